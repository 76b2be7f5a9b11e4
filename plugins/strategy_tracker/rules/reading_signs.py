"""Reading the front matter's YAML: brackets, dashes, commas and what else YAML takes for signs."""

from __future__ import annotations

from strategy_tracker.language import message
from strategy_tracker.rules.rule import Family, Rule, Severity

_TASK = (
    "任務編號: T001, 任務描述: 發布3篇產品種草文, 負責人: 王*, 計劃起止時間: 2024-07-15至2024-08-15, "
    "實際起止時間: 2024-07-15開始, 當前進度: 60, 完成狀態: 進行中, 更新日期: 2024-07-31"
)
_ON_ONE_LINE = (
    "---\n策略名稱: 線上推廣策略\n制定部門: 市場營銷部\n制定日期: 2024-06-15\n策略負責人: 趙*\n"
    "目標周期: 2024-07-01至2024-09-30\n核心目標: Q3實現線上銷售額500萬元\n"
    f"關鍵任務:\n  - {{{_TASK}}}\n"
    "效果指標:\n  - {指標編號: K001, 指標名稱: 線上銷售額, 目標值: 1500萬元, 當前值: 1200萬元, "
    "數據來源: 電商平台後台, 更新日期: 2024-07-31}\n---\n"
)
"""A file with its task and its KPI on one line each, in which nothing is wrong on 2024-08-01."""

YAML_BRACKET_NOT_CLOSED = Rule(
    name="yaml-bracket-not-closed",
    family=Family.READING,
    severity=Severity.ERROR,
    what=message("Reports a bracket that is opened in a value and not closed."),
    why=message("Everything up to the next closing bracket, fields included, would belong to this value."),
    message=message("A bracket is opened here and not closed."),
    hint=message("Close the bracket, or put the value in quotes if it is text."),
    suggestion_hint=message("Write it like this: {mended}"),
    bad="標籤: [新品, 抖音\n",
    good="標籤: [新品, 抖音]\n",
)

YAML_FULL_WIDTH_COMMA = Rule(
    name="yaml-full-width-comma",
    family=Family.READING,
    severity=Severity.ERROR,
    what=message("Reports a full-width comma between the items of a list in brackets."),
    why=message("YAML then sees one item where several were meant."),
    message=message("The comma is full-width (，)."),
    hint=message("Type a plain comma and a space between the items."),
    suggestion_hint=message("Write it like this: {mended}"),
    bad='標籤: ["新品"，"抖音"]\n',
    good="標籤: [新品, 抖音]\n",
)

YAML_SIGN_ENDS_VALUE = Rule(
    name="yaml-sign-ends-value",
    family=Family.READING,
    severity=Severity.ERROR,
    what=message("Reports a comma or a bracket inside a value that stands between { } or [ ]."),
    why=message("There such a sign ends the value: of 1,200 only 1 is left, and 200 becomes a field's name."),
    message=message("Inside brackets the sign 「{character}」 ends the value."),
    hint=message("Put the value in quotes."),
    suggestion_hint=message("Put the value in quotes: {mended}"),
    bad=_ON_ONE_LINE.replace("1200萬元", "1,200萬元"),
    good=_ON_ONE_LINE.replace("1200萬元", '"1,200萬元"'),
)

YAML_COMMA_MISSING = Rule(
    name="yaml-comma-missing",
    family=Family.READING,
    severity=Severity.ERROR,
    what=message("Reports two fields between { } without a comma between them."),
    why=message("The second field would be part of the first one's value."),
    message=message("There is no comma before 「{text}」."),
    hint=message("Type a plain comma and a space between the fields."),
    suggestion_hint=message("Write it like this: {mended}"),
    bad=_ON_ONE_LINE.replace(", 負責人", " 負責人"),
    good=_ON_ONE_LINE,
)

YAML_BRACKET_UNPAIRED = Rule(
    name="yaml-bracket-unpaired",
    family=Family.READING,
    severity=Severity.ERROR,
    what=message("Reports a closing bracket that closes nothing, or another kind than was opened."),
    why=message("YAML cannot tell where the value or the record ends."),
    message=message("No opening bracket belongs to 「{text}」."),
    hint=message("Close each bracket once, with one of its own kind."),
    suggestion_hint=message("Write it like this: {mended}"),
    bad="標籤: [新品, 抖音]]\n",
    good="標籤: [新品, 抖音]\n",
)

YAML_BRACES_MISSING = Rule(
    name="yaml-braces-missing",
    family=Family.READING,
    severity=Severity.ERROR,
    what=message("Reports several fields of a record on one line without { } around them."),
    why=message("YAML takes all that stands behind the first colon for one value."),
    message=message("Several fields stand on this line without braces around them."),
    hint=message("Put braces around the fields, or each field on a line of its own."),
    suggestion_hint=message("Write it like this: {mended}"),
    bad=_ON_ONE_LINE.replace(f"{{{_TASK}}}", _TASK),
    good=_ON_ONE_LINE,
)

YAML_LIST_SIGN = Rule(
    name="yaml-list-sign",
    family=Family.READING,
    severity=Severity.ERROR,
    what=message("Reports items of a list that begin with a bullet, a long dash or a number."),
    why=message("YAML takes such lines for one text that goes on."),
    message=message("「{text}」 begins no item of a list here."),
    hint=message("Type a plain hyphen and a space."),
    suggestion_hint=message("Type a plain hyphen and a space: {mended}"),
    bad="標籤:\n  • 新品\n  • 抖音\n",
    good="標籤:\n  - 新品\n  - 抖音\n",
)

YAML_NO_BREAK_SPACE = Rule(
    name="yaml-no-break-space",
    family=Family.READING,
    severity=Severity.ERROR,
    what=message("Reports no-break spaces, as Word writes them, where YAML needs plain ones."),
    why=message("They look like spaces and are none: the field behind them is lost."),
    message=message("There is a no-break space here, as Word and chat programs write it."),
    hint=message("Replace it with a plain space."),
    suggestion_hint=message("Replace it with a plain space: {mended}"),
    bad="標籤:\u00a0抖音\n",
    good="標籤: 抖音\n",
)

YAML_QUOTE_INSIDE = Rule(
    name="yaml-quote-inside",
    family=Family.READING,
    severity=Severity.ERROR,
    what=message("Reports a quote or an apostrophe inside quotes of the same kind."),
    why=message("The value ends at it, and what follows cannot be read."),
    message=message("The sign {character} ends the value here, in the middle of the text."),
    hint=message("Put quotes of the other kind round the whole value."),
    suggestion_hint=message("Put quotes of the other kind round the whole value: {mended}"),
    bad="策略名稱: 'Draft the user's next 3 replies'\n",
    good='策略名稱: "Draft the user\'s next 3 replies"\n',
)

YAML_LIST_ON_KEY_LINE = Rule(
    name="yaml-list-on-key-line",
    family=Family.READING,
    severity=Severity.ERROR,
    what=message("Reports a list that begins on the line of its field's name."),
    why=message("A list with dashes begins on the line below; YAML cannot read it otherwise."),
    message=message("The list begins on the line of its field's name."),
    hint=message(
        "Begin the list on the next line, indented by two spaces; or write it in brackets: [launch, video]."
    ),
    suggestion_hint=message("Write it like this: {mended}"),
    bad="標籤: - 新品\n  - 抖音\n",
    good="標籤:\n  - 新品\n  - 抖音\n",
)

YAML_DASH_MISPLACED = Rule(
    name="yaml-dash-misplaced",
    family=Family.READING,
    severity=Severity.ERROR,
    what=message(
        "Reports a list dash before a field that belongs to the record above, or none where a list goes on."
    ),
    why=message("The dash begins a new record: the fields behind it are torn from theirs."),
    message=message("The dash at the beginning of this line does not fit its neighbours."),
    hint=message("Put a dash only before the first field of each record."),
    suggestion_hint=message("Write it like this: {mended}"),
    bad="標籤: [新品]\n- 跟蹤頻率: 每周\n",
    good="標籤: [新品]\n跟蹤頻率: 每周\n",
)

YAML_NO_SPACE_AFTER_DASH = Rule(
    name="yaml-no-space-after-dash",
    family=Family.READING,
    severity=Severity.ERROR,
    what=message("Reports a list dash without a space behind it."),
    why=message("Without the space the dash is part of the text, and the list is none."),
    message=message("There is no space behind the dash."),
    hint=message("Type a space behind the dash."),
    bad="關鍵任務:\n  -任務編號: T001\n    任務描述: 發布3篇產品種草文\n",
    good="關鍵任務:\n  - 任務編號: T001\n",
)

YAML_COMMENT_IN_VALUE = Rule(
    name="yaml-comment-in-value",
    family=Family.READING,
    severity=Severity.ERROR,
    what=message("Reports a # in a value that cuts the rest of it off as a comment."),
    why=message("What stands behind it is lost without a word."),
    message=message("What stands behind # is a comment, and not part of the value."),
    hint=message("Put the whole value in quotes if the # belongs to it."),
    suggestion_hint=message("Write it like this: {mended}"),
    bad="策略名稱: 話題 #夏日冷泡茶# 推廣\n",
    good='策略名稱: "話題 #夏日冷泡茶# 推廣"\n',
)

YAML_MERGE_KEY = Rule(
    name="yaml-merge-key",
    family=Family.READING,
    severity=Severity.ERROR,
    what=message("Reports YAML's merge key (<<)."),
    why=message("A record is to be read as it stands; values from elsewhere would surprise its readers."),
    message=message("The merge key << takes values from elsewhere."),
    hint=message("Write the fields out."),
    bad="<<: {策略名稱: 線上推廣策略}\n",
    good="策略名稱: 線上推廣策略\n",
)

YAML_TOO_MANY_VALUES = Rule(
    name="yaml-too-many-values",
    family=Family.READING,
    severity=Severity.ERROR,
    what=message("Reports front matter with more values than any record has."),
    why=message("Such a file is broken, or made to hold up the build."),
    message=message("There are more than {limit} values in the front matter."),
    hint=message("Keep raw data in a file of its own and link it."),
    bad="擴展字段: [數據]\n",
    good="擴展字段: [數據]\n",
    limits=message("The example breaks the rule where the list goes on for more than 200,000 values."),
)

YAML_ESCAPE_UNKNOWN = Rule(
    name="yaml-escape-unknown",
    family=Family.READING,
    severity=Severity.ERROR,
    what=message("Reports a backslash in double quotes with a letter behind it that means nothing."),
    why=message(
        "In double quotes a backslash begins a sign such as a line break; any other stops the reading."
    ),
    message=message("The backslash here begins no sign that YAML knows."),
    hint=message("Use single quotes, or double the backslash."),
    suggestion_hint=message("Write it like this: {mended}"),
    bad='標籤: "新品\\抖音"\n',
    good="標籤: '新品\\抖音'\n",
)

RULES: tuple[Rule, ...] = (
    YAML_BRACKET_NOT_CLOSED,
    YAML_FULL_WIDTH_COMMA,
    YAML_SIGN_ENDS_VALUE,
    YAML_COMMA_MISSING,
    YAML_BRACKET_UNPAIRED,
    YAML_BRACES_MISSING,
    YAML_LIST_SIGN,
    YAML_NO_BREAK_SPACE,
    YAML_QUOTE_INSIDE,
    YAML_LIST_ON_KEY_LINE,
    YAML_DASH_MISPLACED,
    YAML_NO_SPACE_AFTER_DASH,
    YAML_COMMENT_IN_VALUE,
    YAML_MERGE_KEY,
    YAML_TOO_MANY_VALUES,
    YAML_ESCAPE_UNKNOWN,
)
