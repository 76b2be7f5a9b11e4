"""Reading the parts of a file: its front matter as a whole, what its kind needs, and the text below."""

from __future__ import annotations

from strategy_tracker.language import message
from strategy_tracker.rules.reading_files import WHOLE
from strategy_tracker.rules.rule import Family, Rule, Severity

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
    good=WHOLE,
)

FRONT_MATTER_FENCE_WRONG = Rule(
    name="front-matter-fence-wrong",
    family=Family.READING,
    severity=Severity.ERROR,
    what=message("Reports a line that was meant to open or close the front matter, but is not ---."),
    why=message("Dashes that an editor has replaced look the same to people, and end nothing."),
    message=message("「{text}」 does not open or close the front matter."),
    hint=message("Type three plain hyphens (---) at the beginning of the line, and nothing else on it."),
    bad=WHOLE.replace("---\n\n", "———\n\n"),
    good=WHOLE,
)

MERGE_CONFLICT = Rule(
    name="merge-conflict",
    family=Family.READING,
    severity=Severity.ERROR,
    what=message("Reports the marks that Git leaves where two people changed the same lines."),
    why=message("Both versions stand in the file, and nobody has decided which one holds."),
    message=message("A conflict was committed that nobody has resolved (lines {first} to {last})."),
    hint=message("Keep one of the two versions, and delete the lines of <<<<<<<, ======= and >>>>>>>."),
    bad=WHOLE.replace(
        "    當前進度: 60\n", "<<<<<<< HEAD\n    當前進度: 60\n=======\n    當前進度: 80\n>>>>>>> update\n"
    ),
    good=WHOLE,
)

FRONT_MATTER_NOT_CLOSED = Rule(
    name="front-matter-not-closed",
    family=Family.READING,
    severity=Severity.ERROR,
    what=message("Reports front matter without a closing line."),
    why=message("Without it the whole file counts as fields, or none of it."),
    message=message("The front matter that begins on line {opened} is not closed."),
    hint=message("Add a line of three hyphens (---) behind the last field."),
    bad=WHOLE.replace("---\n\n背景說明。\n", ""),
    good=WHOLE,
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
    good=WHOLE,
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
    good=WHOLE,
)

UPDATE_WITHOUT_DATE = Rule(
    name="update-without-date",
    family=Family.READING,
    severity=Severity.ERROR,
    what=message("Reports a tracking record that names no day."),
    why=message("Records apply in the order of their dates; one without a date has no place in the history."),
    message=message("This tracking record has no date."),
    hint=message("Add “date: 2024-07-15”, or name the file after the day: updates/2024-07-15.md."),
    bad=">>> 2024-q3/index.md\n" + WHOLE + ">>> 2024-q3/updates/weekly.md\n---\n記錄人: 趙*\n---\n",
    good=">>> 2024-q3/index.md\n" + WHOLE + ">>> 2024-q3/updates/2024-07-15.md\n---\n記錄人: 趙*\n---\n",
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
        + WHOLE.replace("---\n\n", "復盤總結:\n  執行亮點: 詳情頁點擊率提升12%\n---\n\n")
        + ">>> 2024-q3/retrospective.md\n---\n執行亮點: 老客復購率達40%\n---\n"
    ),
    good=(
        ">>> 2024-q3/index.md\n"
        + WHOLE
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
    bad=WHOLE.replace("關鍵任務:", "---\n關鍵任務:"),
    good=WHOLE,
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
    bad=WHOLE + "[" * 5000 + "\n",
    good=WHOLE + "[附件](附件.pdf)\n",
    limits=message(
        "At which texts an extension of the site's Markdown fails is known only when the site is built; "
        "`check` does not run them."
    ),
)

RULES: tuple[Rule, ...] = (
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
