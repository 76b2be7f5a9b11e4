"""Reading files: encodings, sizes, and the front matter as a whole."""

from __future__ import annotations

from strategy_tracker.language import message
from strategy_tracker.rules.rule import Family, Rule, Severity

_WHOLE = (
    "---\n策略名稱: 線上推廣策略\n制定部門: 市場營銷部\n制定日期: 2024-06-15\n策略負責人: 趙*\n"
    "目標周期: 2024-07-01至2024-09-30\n核心目標: Q3實現線上銷售額500萬元\n關鍵任務:\n  - 任務編號: T001\n"
    "    任務描述: 發布3篇產品種草文\n    負責人: 王*\n    計劃起止時間: 2024-07-15至2024-08-15\n"
    "    實際起止時間: 2024-07-15開始\n    當前進度: 60\n    完成狀態: 進行中\n    更新日期: 2024-07-31\n"
    "效果指標:\n  - 指標編號: K001\n    指標名稱: 線上銷售額\n    目標值: 500萬元\n    當前值: 420萬元\n"
    "    數據來源: 電商平台後台\n    更新日期: 2024-07-31\n---\n\n背景說明。\n"
)
"""A file that keeps every rule on 2024-08-01, the day on which the examples are looked at."""

FOLDER_MISSING = Rule(
    name="folder-missing",
    family=Family.READING,
    severity=Severity.ERROR,
    what=message("Reports that the folder of strategies does not exist."),
    why=message("A site without a single strategy would look as if there were nothing to track."),
    message=message("The folder of strategies does not exist."),
    hint=message("Create the folder, or set its name in the plugin's settings."),
    bad=">>> ../elsewhere/2024-q3.md\n" + _WHOLE,
    good=">>> 2024-q3.md\n" + _WHOLE,
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
    bad=">>> 2024-q3.md\n" + _WHOLE,
    good=">>> 2024-q3.md\n" + _WHOLE,
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
    bad=">>> 2024-q3.md\n" + _WHOLE,
    good=">>> 2024-q3.md\n" + _WHOLE,
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
    bad=">>> 2024-q3.md\n" + _WHOLE + ">>> 2024-q4.md.txt\n" + _WHOLE,
    good=">>> 2024-q3.md\n" + _WHOLE,
)

FILE_TOO_LARGE = Rule(
    name="file-too-large",
    family=Family.READING,
    severity=Severity.ERROR,
    what=message("Reports a file that is too large to be a record."),
    why=message("A file of this size is something else than a record, and would hold up every build."),
    message=message("The file is too large for a record: at most 1,024 KB are read."),
    hint=message("Move pictures and raw data to files of their own and link them; split a very long plan."),
    bad=_WHOLE,
    good=_WHOLE,
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
    bad=_WHOLE,
    good=_WHOLE,
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
    bad=_WHOLE,
    good=_WHOLE,
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

FRONT_MATTER_MISSING = Rule(
    name="front-matter-missing",
    family=Family.READING,
    severity=Severity.ERROR,
    what=message("Reports a file that does not begin with front matter."),
    why=message("Without front matter there is nothing to track; the strategy would be an empty card."),
    message=message("The file does not begin with a line of three hyphens (---)."),
    hint=message(
        "Put the fields at the head of the file, between two lines of ---; or begin the file's name with “_”."
    ),
    bad=">>> 2024-q3.md\n# 線上推廣策略\n\n背景說明。\n",
    good=_WHOLE,
)

FRONT_MATTER_FENCE_WRONG = Rule(
    name="front-matter-fence-wrong",
    family=Family.READING,
    severity=Severity.ERROR,
    what=message("Reports a line that was meant to open or close the front matter, but is not ---."),
    why=message("Dashes that an editor has replaced look the same to people, and end nothing."),
    message=message("「{text}」 does not open or close the front matter."),
    hint=message("Type three plain hyphens (---) at the beginning of the line, and nothing else on it."),
    bad=_WHOLE.replace("---\n\n", "———\n\n"),
    good=_WHOLE,
)

MERGE_CONFLICT = Rule(
    name="merge-conflict",
    family=Family.READING,
    severity=Severity.ERROR,
    what=message("Reports the marks that Git leaves where two people changed the same lines."),
    why=message("Both versions stand in the file, and nobody has decided which one holds."),
    message=message("A conflict was committed that nobody has resolved (lines {first} to {last})."),
    hint=message("Keep one of the two versions, and delete the lines of <<<<<<<, ======= and >>>>>>>."),
    bad=_WHOLE.replace(
        "    當前進度: 60\n", "<<<<<<< HEAD\n    當前進度: 60\n=======\n    當前進度: 80\n>>>>>>> update\n"
    ),
    good=_WHOLE,
)

FRONT_MATTER_NOT_CLOSED = Rule(
    name="front-matter-not-closed",
    family=Family.READING,
    severity=Severity.ERROR,
    what=message("Reports front matter without a closing line."),
    why=message("Without it the whole file counts as fields, or none of it."),
    message=message("The front matter that begins on line {opened} is not closed."),
    hint=message("Add a line of three hyphens (---) behind the last field."),
    bad=_WHOLE.replace("---\n\n背景說明。\n", ""),
    good=_WHOLE,
)

FRONT_MATTER_EMPTY = Rule(
    name="front-matter-empty",
    family=Family.READING,
    severity=Severity.ERROR,
    what=message("Reports front matter without any field."),
    why=message("A strategy without fields cannot be tracked."),
    message=message("There is no field between the two lines of ---."),
    hint=message("Fill in the record form; `strategy-tracker new strategy` writes a skeleton."),
    bad="---\n---\n\n背景說明。\n",
    good=_WHOLE,
)

FRONT_MATTER_NOT_FIELDS = Rule(
    name="front-matter-not-fields",
    family=Family.READING,
    severity=Severity.ERROR,
    what=message("Reports front matter that is a text or a list instead of fields."),
    why=message("Without names in front of them, values mean nothing."),
    message=message("The front matter holds no fields but a text or a list."),
    hint=message("Write each field as “name: value” on a line of its own."),
    bad="---\n- 線上推廣策略\n- 市場營銷部\n---\n",
    good=_WHOLE,
)

UPDATE_WITHOUT_DATE = Rule(
    name="update-without-date",
    family=Family.READING,
    severity=Severity.ERROR,
    what=message("Reports a tracking record that names no day."),
    why=message("Records apply in the order of their dates; one without a date has no place in the history."),
    message=message("This tracking record has no date."),
    hint=message("Add “date: 2024-07-15”, or name the file after the day: updates/2024-07-15.md."),
    bad=">>> 2024-q3/index.md\n" + _WHOLE + ">>> 2024-q3/updates/weekly.md\n---\n記錄人: 趙*\n---\n",
    good=">>> 2024-q3/index.md\n" + _WHOLE + ">>> 2024-q3/updates/2024-07-15.md\n---\n記錄人: 趙*\n---\n",
)

RETROSPECTIVE_TWICE = Rule(
    name="retrospective-twice",
    family=Family.READING,
    severity=Severity.ERROR,
    what=message("Reports a strategy with a retrospective both in its file and in one of its own."),
    why=message("Only one of the two can be shown; what stands in the other would be lost."),
    message=message("There is a second retrospective in {other}; that one is left out."),
    hint=message("Put both together in one place."),
    bad=(
        ">>> 2024-q3/index.md\n"
        + _WHOLE.replace("---\n\n", "復盤總結:\n  執行亮點: 詳情頁點擊率提升12%\n---\n\n")
        + ">>> 2024-q3/retrospective.md\n---\n執行亮點: 老客復購率達40%\n---\n"
    ),
    good=(
        ">>> 2024-q3/index.md\n"
        + _WHOLE
        + ">>> 2024-q3/retrospective.md\n---\n執行亮點: 老客復購率達40%\n---\n"
    ),
)

FRONT_MATTER_CLOSED_EARLY = Rule(
    name="front-matter-closed-early",
    family=Family.READING,
    severity=Severity.ERROR,
    what=message("Reports a line of --- between the fields."),
    why=message("Everything below it counts as the page's text, and is not tracked."),
    message=message("The front matter ends here, but the field 「{field}」 stands below."),
    hint=message("Delete this line, so that only the last --- closes the front matter."),
    bad=_WHOLE.replace("關鍵任務:", "---\n關鍵任務:"),
    good=_WHOLE,
)

FILE_NAME_UNUSABLE = Rule(
    name="file-name-unusable",
    family=Family.READING,
    severity=Severity.ERROR,
    what=message("Reports a file's name that cannot be shown or be part of an address."),
    why=message("Nobody could open the page, or tell from a message which file is meant."),
    message=message("The file's name contains characters that cannot be shown."),
    hint=message("Rename the file: letters, digits, Chinese characters, hyphens."),
    bad=">>> 2024-q3\x07.md\n" + _WHOLE,
    good=">>> 2024-q3.md\n" + _WHOLE,
)

BODY_NOT_CONVERTED = Rule(
    name="body-not-converted",
    family=Family.READING,
    severity=Severity.WARNING,
    what=message("Reports text below the fields that the site cannot convert, and shows as it was typed."),
    why=message(
        "Thousands of open brackets, lists sixty levels deep, or a text that an extension cannot take would "
        "stop the whole site."
    ),
    message=message("The text below the fields is shown as it was typed. From here on, {cause}"),
    hint=message(
        "Close the brackets, put the text between two lines of ```, make lists flatter, "
        "part it by empty lines, or move what is very long to an attachment."
    ),
    suggestion_hint=message(
        "Write this paragraph more simply. Where that does not help, tell whoever looks after the site: "
        "{error}"
    ),
    bad=_WHOLE + "[" * 5000 + "\n",
    good=_WHOLE + "[附件](附件.pdf)\n",
    limits=message(
        "At which texts an extension of the site's Markdown fails is known only when the site is built; "
        "`check` does not run them."
    ),
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
    FRONT_MATTER_MISSING,
    FRONT_MATTER_FENCE_WRONG,
    FRONT_MATTER_NOT_CLOSED,
    MERGE_CONFLICT,
    FRONT_MATTER_CLOSED_EARLY,
    FRONT_MATTER_EMPTY,
    FRONT_MATTER_NOT_FIELDS,
    UPDATE_WITHOUT_DATE,
    RETROSPECTIVE_TWICE,
    BODY_NOT_CONVERTED,
)
