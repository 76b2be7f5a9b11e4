"""The shape of records: fields that are missing, unknown or of another kind, values that cannot be read."""

from __future__ import annotations

from strategy_tracker.language import message
from strategy_tracker.rules.rule import Family, Rule, Severity

FIELD_MISSING = Rule(
    name="field-missing",
    family=Family.SHAPE,
    severity=Severity.ERROR,
    what=message("Reports a required field that is missing or empty."),
    why=message("A task without an owner, dates or progress cannot be tracked, and nobody notices."),
    message=message("「{field}」 is missing."),
    hint=message("Add a line 「{field}: …」 to this record."),
    suggestion_hint=message("The line 「{empty}」 is there, but empty: write its value behind the colon."),
    bad="關鍵任務:\n  - 任務編號: T001\n    任務描述: 發布3篇產品種草文\n",
    good=(
        "關鍵任務:\n  - 任務編號: T001\n    任務描述: 發布3篇產品種草文\n    負責人: 王*\n"
        "    計劃起止時間: 2024-07-15至2024-08-15\n    當前進度: 0\n    完成狀態: 未開始\n"
    ),
)

UNKNOWN_FIELD = Rule(
    name="unknown-field",
    family=Family.SHAPE,
    severity=Severity.ERROR,
    what=message("Reports a field name that no record has."),
    why=message("What stands under a misspelt name would be lost without anybody noticing."),
    message=message("There is no field 「{text}」 here."),
    hint=message("Fields of your own go below 「extra」."),
    suggestion_hint=message("Did you mean 「{suggestion}」? Fields of your own go below 「extra」."),
    bad="策略名字: 線上推廣策略\n",
    good="策略名稱: 線上推廣策略\n",
)

WRONG_TYPE = Rule(
    name="wrong-type",
    family=Family.SHAPE,
    severity=Severity.ERROR,
    what=message("Reports a list or mapping where one text belongs, and the other way round."),
    why=message("What is written in another shape than expected cannot be put in its place."),
    message=message("「{field}」 takes {expected}."),
    hint=message(
        "Compare with the record form: one value stands behind the colon, a record's fields below it."
    ),
    suggestion_hint=message("Write it like this, and fill in what is still empty:\n{meant}"),
    bad="策略名稱:\n  - 線上推廣\n  - 新品\n",
    good="策略名稱: 線上推廣\n",
)

FIELDS_WRAPPED = Rule(
    name="fields-wrapped",
    family=Family.SHAPE,
    severity=Severity.ERROR,
    what=message("Reports fields that stand below a name around them: 策略:, 基本信息:."),
    why=message("A record's fields begin at its own left edge; a name around them is one field more."),
    message=message("The fields below 「{text}」 need no name above them."),
    hint=message("Delete this line, and move the lines below it to its left edge."),
    suggestion_hint=message(
        "Delete this line, and move the lines below it to its left edge; the first is then: {mended}"
    ),
    bad="策略:\n  標籤: [新品]\n  跟蹤頻率: 每周\n",
    good="標籤: [新品]\n跟蹤頻率: 每周\n",
)

TABLE_IN_FIELDS = Rule(
    name="table-in-fields",
    family=Family.SHAPE,
    severity=Severity.ERROR,
    what=message("Reports a table among the fields, pasted from a spreadsheet or written with | signs."),
    why=message("The fields have a line each; a table there is read by guessing, or not at all."),
    message=message("A table stands here where each field has a line of its own."),
    hint=message("Write each field on a line of its own, or save the table as an Excel file and import it."),
    suggestion_hint=message("Write it like this:\n{mended}"),
    bad="核心目標:\n  | 目標編號 | 目標 |\n  |---|---|\n  | G1 | Q3實現線上銷售額500萬元 |\n",
    good="核心目標:\n  - 目標編號: G1\n    目標: Q3實現線上銷售額500萬元\n",
    limits=message(
        "Only a table whose head names the fields is read as it stands; of others the texts are shown."
    ),
)

DATES_DISAGREE = Rule(
    name="dates-disagree",
    family=Family.SHAPE,
    severity=Severity.ERROR,
    what=message("Reports a date given twice with different days: 截止日期 beside 計劃起止時間."),
    why=message("One of the two was moved and the other forgotten; which of them holds would be a guess."),
    message=message("「{field}」 is {text}, but 「{whole}」 in line {line} is {stated}."),
    hint=message("Keep one of the two; until then 「{whole}」 counts."),
    bad="關鍵任務:\n  - 計劃起止時間: 2024-07-15至2024-08-15\n    截止日期: 2024-08-20\n",
    good="關鍵任務:\n  - 計劃起止時間: 2024-07-15至2024-08-15\n",
)

DITTO = Rule(
    name="ditto-mark",
    family=Family.SHAPE,
    severity=Severity.WARNING,
    what=message("Reports 同上, 〃 and the like, which stand for what is written above."),
    why=message("What stands above changes with every sorting; in a list of records there is no above."),
    message=message("「{text}」 is no value; 「{field}」 counts as empty."),
    hint=message("Write out what is meant."),
    bad="關鍵任務:\n  - 負責人: 王*\n  - 負責人: 同上\n",
    good="關鍵任務:\n  - 負責人: 王*\n  - 負責人: 王*\n",
)

RULES: tuple[Rule, ...] = (
    FIELD_MISSING,
    UNKNOWN_FIELD,
    WRONG_TYPE,
    FIELDS_WRAPPED,
    TABLE_IN_FIELDS,
    DATES_DISAGREE,
    DITTO,
)
