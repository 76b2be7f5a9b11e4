"""Reading files: which there are, whether they can be opened, and their bytes."""

from __future__ import annotations

from strategy_tracker.language import message
from strategy_tracker.rules.rule import Family, Rule, Severity

WHOLE = (
    "---\n策略名稱: 線上推廣策略\n制定部門: 市場營銷部\n制定日期: 2024-06-15\n策略負責人: 趙*\n"
    "目標周期: 2024-07-01至2024-09-30\n核心目標: Q3實現線上銷售額500萬元\n關鍵任務:\n  - 任務編號: T001\n"
    "    任務描述: 發布3篇產品種草文\n    負責人: 王*\n    計劃起止時間: 2024-07-15至2024-08-15\n"
    "    實際起止時間: 2024-07-15開始\n    當前進度: 60\n    完成狀態: 進行中\n    更新日期: 2024-07-31\n"
    "效果指標:\n  - 指標編號: K001\n    指標名稱: 線上銷售額\n    目標值: 500萬元\n    當前值: 420萬元\n"
    "    數據來源: 電商平台後台\n    更新日期: 2024-07-31\n---\n\n背景說明。\n"
)
"""A sound file, for examples of what befalls a file as a whole."""
"""A file that keeps every rule on 2024-08-01, the day on which the examples are looked at."""

FOLDER_MISSING = Rule(
    name="folder-missing",
    family=Family.READING,
    severity=Severity.ERROR,
    what=message("Reports that the folder of strategies does not exist."),
    why=message("A site without a single strategy would look as if there were nothing to track."),
    message=message("The folder of strategies does not exist."),
    hint=message("Create the folder, or set its name in the plugin's settings."),
    bad=">>> ../elsewhere/2024-q3.md\n" + WHOLE,
    good=">>> 2024-q3.md\n" + WHOLE,
)

NOT_ON_RECORD_YET = Rule(
    name="not-on-record-yet",
    family=Family.READING,
    severity=Severity.ERROR,
    what=message("Reports that the branch had none of the files to be looked at on the day asked for."),
    why=message("Nothing was looked at; a report without findings would say that all is well."),
    message=message("On {day} the branch had none of these {count} files; none was looked at."),
    hint=message("They are not committed: leave out the day."),
    suggestion_hint=message("They are there from {suggestion} on: name that day or a later one."),
    bad=">>> 2024-q3.md\n" + WHOLE,
    good=">>> 2024-q3.md\n" + WHOLE,
    limits=message("The example breaks the rule where the file was first committed after the day asked for."),
)

FILE_UNREADABLE = Rule(
    name="file-unreadable",
    family=Family.READING,
    severity=Severity.ERROR,
    what=message("Reports a file that cannot be opened."),
    why=message("A strategy that cannot be opened is missing from every sum and every page."),
    message=message("The file cannot be opened: {reason}."),
    hint=message("Check that the file exists and that the build may read it."),
    bad=">>> 2024-q3.md\n" + WHOLE,
    good=">>> 2024-q3.md\n" + WHOLE,
    limits=message("The example breaks the rule where the file is a link that leads nowhere."),
)

FILE_NOT_READ = Rule(
    name="file-not-read",
    family=Family.READING,
    severity=Severity.WARNING,
    what=message("Reports a file that was probably meant to be a strategy, but whose name says otherwise."),
    why=message("Only files that end in `.md` are read; what stands in others is on no page."),
    message=message("This file is not read, because its name does not end in `.md`."),
    hint=message("Rename it so that it ends in `.md`, or take it out of the folder of strategies."),
    bad=">>> 2024-q3.md\n" + WHOLE + ">>> 2024-q4.md.txt\n" + WHOLE,
    good=">>> 2024-q3.md\n" + WHOLE,
)

FILE_NAME_UNUSABLE = Rule(
    name="file-name-unusable",
    family=Family.READING,
    severity=Severity.ERROR,
    what=message("Reports a file's name that cannot be shown or be part of an address."),
    why=message("Nobody could open the page, or tell from a message which file is meant."),
    message=message("The file's name contains characters that cannot be shown."),
    hint=message("Rename the file: letters, digits, Chinese characters, hyphens."),
    bad=">>> 2024-q3\x07.md\n" + WHOLE,
    good=">>> 2024-q3.md\n" + WHOLE,
)

FILE_TOO_LARGE = Rule(
    name="file-too-large",
    family=Family.READING,
    severity=Severity.ERROR,
    what=message("Reports a file that is too large to be a record."),
    why=message("A file of this size is something else than a record, and would hold up every build."),
    message=message("The file is too large for a record: at most 1,024 KB are read."),
    hint=message("Move pictures and raw data to files of their own and link them; split a very long plan."),
    bad=WHOLE,
    good=WHOLE,
    limits=message("The example breaks the rule where its body goes on for more than 1,024 KB."),
)

ENCODING_NOT_UTF8 = Rule(
    name="encoding-not-utf8",
    family=Family.READING,
    severity=Severity.ERROR,
    what=message("Reports a file that is saved in another encoding than UTF-8, and names it."),
    why=message("Read in the wrong encoding, Chinese text becomes other characters without any error."),
    message=message("The file is not UTF-8 but probably {encoding}."),
    hint=message("Save it again as UTF-8 (in the editor's “Save as” dialog or “Save with encoding”)."),
    bad=WHOLE,
    good=WHOLE,
    limits=message("The name of the encoding is a guess from the commonest characters."),
)

ENCODING_BROKEN = Rule(
    name="encoding-broken",
    family=Family.READING,
    severity=Severity.ERROR,
    what=message("Reports bytes that are text in no encoding that is known here."),
    why=message("Part of the text is destroyed; nobody can tell which part."),
    message=message("From here on the file is not text in any known encoding."),
    hint=message("Restore the file from its last good version, and save it as UTF-8."),
    bad=WHOLE,
    good=WHOLE,
    limits=message("The example breaks the rule where single bytes of it were overwritten."),
)

INVISIBLE_CHARACTER = Rule(
    name="invisible-character",
    family=Family.READING,
    severity=Severity.ERROR,
    what=message(
        "Reports control characters, zero-width spaces and marks that turn the reading order around."
    ),
    why=message("Nobody sees them, yet they make two equal words differ, or show another text than is read."),
    message=message("There is an invisible character here ({character})."),
    hint=message("Delete it: remove the character before and behind the place, and type them again."),
    bad="策略名稱: 線上\u200b推廣策略\n",
    good="策略名稱: 線上推廣策略\n",
)

RULES: tuple[Rule, ...] = (
    FOLDER_MISSING,
    NOT_ON_RECORD_YET,
    FILE_UNREADABLE,
    FILE_NOT_READ,
    FILE_NAME_UNUSABLE,
    FILE_TOO_LARGE,
    ENCODING_NOT_UTF8,
    ENCODING_BROKEN,
    INVISIBLE_CHARACTER,
)
