"""The shape of values: statuses, choices, percentages, quantities."""

from __future__ import annotations

from strategy_tracker.language import message
from strategy_tracker.rules.rule import Family, Rule, Severity
from strategy_tracker.values.relative_values import WITH_A_DAY

STATUS_UNKNOWN = Rule(
    name="status-unknown",
    family=Family.SHAPE,
    severity=Severity.ERROR,
    what=message("Reports a status that is none of the five."),
    why=message(
        "A task whose status cannot be read is missing from the counts of done, late and open tasks."
    ),
    message=message("「{text}」 is no status."),
    hint=message("Write one of not started, in progress, done, delayed, cancelled."),
    suggestion_hint=message(
        "Did you mean 「{suggestion}」? The five are not started, in progress, done, delayed, cancelled; "
        "whatever else there is to say belongs in 「note」."
    ),
    bad="關鍵任務:\n  - 完成狀態: 差不多了\n",
    good="關鍵任務:\n  - 完成狀態: 進行中\n",
)

CADENCE_UNKNOWN = Rule(
    name="cadence-unknown",
    family=Family.SHAPE,
    severity=Severity.ERROR,
    what=message("Reports a tracking cadence that is none of the known ones."),
    why=message("Without a cadence nobody is reminded when an update is due."),
    message=message("「{text}」 is no tracking cadence."),
    hint=message("Write one of daily, weekly, biweekly, monthly, or none."),
    suggestion_hint=message("Did you mean 「{suggestion}」? Or daily, weekly, biweekly, monthly, none."),
    bad="跟蹤頻率: 看情況\n",
    good="跟蹤頻率: 每周\n",
)

CHOICE_UNKNOWN = Rule(
    name="choice-unknown",
    family=Family.SHAPE,
    severity=Severity.ERROR,
    what=message("Reports a word that is none of those which a KPI's setting admits."),
    why=message("The KPI would be computed in another way than its author meant."),
    message=message("「{text}」 is none of the choices of 「{field}」."),
    hint=message("The choices of each field are listed on the page of fields."),
    suggestion_hint=message("Did you mean 「{suggestion}」?"),
    bad="效果指標:\n  - 指標類型: 重要指標\n",
    good="效果指標:\n  - 指標類型: 結果指標\n",
)

BOOLEAN_UNREADABLE = Rule(
    name="boolean-unreadable",
    family=Family.SHAPE,
    severity=Severity.ERROR,
    what=message("Reports a value that is neither yes nor no where one of the two belongs."),
    why=message("A milestone or a closed step would be taken for the opposite."),
    message=message("「{text}」 says neither yes nor no."),
    hint=message("Write true or false."),
    bad="關鍵任務:\n  - 里程碑: 也許\n",
    good="關鍵任務:\n  - 里程碑: 是\n",
)

NUMBER_UNREADABLE = Rule(
    name="number-unreadable",
    family=Family.SHAPE,
    severity=Severity.ERROR,
    what=message("Reports a weight that is no plain number of zero or more."),
    why=message("Weights decide how much a task counts in every sum."),
    message=message("「{text}」 is no plain number."),
    hint=message("Write digits only, such as 2 or 1.5."),
    bad="關鍵任務:\n  - 權重: 很高\n",
    good="關鍵任務:\n  - 權重: 3\n",
)

PERCENT_UNREADABLE = Rule(
    name="percent-unreadable",
    family=Family.SHAPE,
    severity=Severity.ERROR,
    what=message("Reports a percentage from which no single number can be read."),
    why=message("Progress that is no number cannot be compared with the plan."),
    message=message("「{text}」 is no percentage."),
    hint=message("Write one number, with or without a percent sign: 60 or 60%."),
    suggestion_hint=message(
        "Did you mean {suggestion}? Write one number; whatever else there is to say belongs in 「note」."
    ),
    bad="關鍵任務:\n  - 當前進度: 過半\n",
    good="關鍵任務:\n  - 當前進度: 60%\n",
)

PERCENT_OUT_OF_RANGE = Rule(
    name="percent-out-of-range",
    family=Family.SHAPE,
    severity=Severity.ERROR,
    what=message("Reports progress below 0 or above 100 percent."),
    why=message("Nothing is more than done; such a number distorts every sum it enters."),
    message=message("The progress 「{text}」 is not between 0 and 100 percent."),
    hint=message("Write the share of the work that is done; more than was planned is 100."),
    bad="關鍵任務:\n  - 當前進度: 120\n",
    good="關鍵任務:\n  - 當前進度: 60\n",
)

QUANTITY_WITHOUT_NUMBER = Rule(
    name="quantity-without-number",
    family=Family.SHAPE,
    severity=Severity.WARNING,
    what=message("Reports a target or value in words alone."),
    why=message(
        "Without a number nobody can say whether the target was reached; such a KPI is never scored."
    ),
    message=message("「{text}」 has no number, so this KPI is not scored."),
    hint=message("Write a number with its unit: $5M, ≥90%, +20%."),
    bad="效果指標:\n  - 目標值: 顯著提升\n",
    good="效果指標:\n  - 目標值: 提升至520萬元\n",
)

QUANTITY_UNREADABLE = Rule(
    name="quantity-unreadable",
    family=Family.SHAPE,
    severity=Severity.ERROR,
    what=message("Reports a target or value whose digits make no number that can be read."),
    why=message("A slip of the keyboard would change the result, and a guess could be wrong."),
    message=message("No quantity can be read from 「{text}」."),
    hint=message("Write a number with its unit: $5M, ≥90%, +20%."),
    bad="效果指標:\n  - 目標值: 1,2345元\n",
    good="效果指標:\n  - 目標值: 12,345元\n",
)

RATE_UNCLEAR = Rule(
    name="rate-unclear",
    family=Family.SHAPE,
    severity=Severity.ERROR,
    what=message("Reports a value that leaves open how often something is done, or for each of what."),
    why=message("「每隔3天」 is every third day to some and every fourth to others, and the sums differ."),
    message=message("From 「{text}」 it is not clear how often, or for each of what."),
    hint=message("Write it behind the number: 2 posts per 3 days, 3 events per store."),
    bad="效果指標:\n  - 目標值: 每隔3天2篇\n    當前值: 1篇/3天\n",
    good="效果指標:\n  - 目標值: 2篇/3天\n    當前值: 1篇/3天\n",
)

SPREADSHEET_TEXT = Rule(
    name="spreadsheet-text",
    family=Family.SHAPE,
    severity=Severity.ERROR,
    what=message("Reports an error value or a formula of a spreadsheet in place of a number."),
    why=message("#DIV/0! says that the spreadsheet had no number; the 0 in it is none either."),
    message=message("「{text}」 is an error value or a formula of a spreadsheet, not a number."),
    hint=message("Mend the cell in the spreadsheet and type the number that it shows, or none."),
    bad="效果指標:\n  - 當前值: '#DIV/0!'\n",
    good="效果指標:\n  - 當前值: 無\n",
)

QUANTITY_SEVERAL = Rule(
    name="quantity-several",
    family=Family.SHAPE,
    severity=Severity.ERROR,
    what=message("Reports a value with several different quantities."),
    why=message("Which of them counts would be a guess."),
    message=message("「{text}」 names several quantities."),
    hint=message(
        "Keep one. A target goes in 「target」, a value of before in 「baseline」, a day in 「updated」; "
        "what else is measured is a KPI of its own."
    ),
    bad="效果指標:\n  - 目標值: 銷售額500萬元，訂單2萬單\n",
    good="效果指標:\n  - 目標值: 500萬元\n",
)

QUANTITY_FROM_TARGET = Rule(
    name="quantity-from-target",
    family=Family.SHAPE,
    severity=Severity.ERROR,
    what=message("Reports a value that says how far it is from a target, and not what it is."),
    why=message(
        "20% more than the target is 120% of it; taken for 20% it would be scored as a failure, "
        "so it is not scored."
    ),
    message=message("「{text}」 says how far it is from a target, and not what it is."),
    hint=message("Write the number that was reached, such as $600K: how far that is gets computed."),
    suggestion_hint=message("Write {suggestion} alone: how far that is from the target gets computed."),
    bad="效果指標:\n  - 目標值: 500萬元\n    當前值: 超額20%\n",
    good="效果指標:\n  - 目標值: 500萬元\n    當前值: 600萬元\n",
)

VALUE_WITH_DAY = Rule(
    name=WITH_A_DAY,
    family=Family.SHAPE,
    severity=Severity.WARNING,
    what=message("Reports a day that was written beside a value, in the value's own field."),
    why=message("The day of a value has a field of its own; beside the value nothing reads it."),
    message=message("The day in 「{text}」 is not taken for the day of the value, which is {number}."),
    hint=message("Write {number} here, and {day} in 「updated」 or 「date」."),
    bad="效果指標:\n  - 目標值: 500萬元\n    當前值: 420萬元（截至7/31）\n",
    good="效果指標:\n  - 目標值: 500萬元\n    當前值: 420萬元\n    更新日期: 7/31\n",
)

QUANTITY_RANGE_REVERSED = Rule(
    name="quantity-range-reversed",
    family=Family.SHAPE,
    severity=Severity.ERROR,
    what=message("Reports a range whose lower bound is above its upper one."),
    why=message("No value lies inside such a range, so the target could never be reached."),
    message=message("The range 「{text}」 runs from the larger number to the smaller."),
    hint=message("Put the smaller number first; a change from one to the other is “from 15% to 10%”."),
    bad="效果指標:\n  - 目標值: 600萬~500萬元\n",
    good="效果指標:\n  - 目標值: 500萬~600萬元\n    當前值: 420萬元\n",
)

UNIT_UNREADABLE = Rule(
    name="unit-unreadable",
    family=Family.SHAPE,
    severity=Severity.WARNING,
    what=message("Reports a unit that is none."),
    why=message("Numbers without a unit cannot be compared with those that have one."),
    message=message("「{text}」 is no unit."),
    hint=message("Write only the unit, such as hours, % or visits, or write it behind each number."),
    bad="效果指標:\n  - 目標值: 500萬元\n    單位: 30萬元\n",
    good="效果指標:\n  - 目標值: 500\n    單位: 萬元\n",
)

UNIT_DISAGREES = Rule(
    name="unit-disagrees",
    family=Family.SHAPE,
    severity=Severity.ERROR,
    what=message("Reports a value whose own unit is another one than its KPI's 單位."),
    why=message("One of the two is wrong, and the attainment with it."),
    message=message("「{text}」 does not go with the unit 「{unit}」 in line {line}."),
    hint=message("Write the unit once: in 「unit」, or behind the number."),
    bad="效果指標:\n  - 目標值: 500萬元\n    單位: 人次\n",
    good="效果指標:\n  - 目標值: 500萬元\n    單位: 元\n",
)

RULES: tuple[Rule, ...] = (
    UNIT_UNREADABLE,
    UNIT_DISAGREES,
    STATUS_UNKNOWN,
    CADENCE_UNKNOWN,
    CHOICE_UNKNOWN,
    BOOLEAN_UNREADABLE,
    NUMBER_UNREADABLE,
    PERCENT_UNREADABLE,
    PERCENT_OUT_OF_RANGE,
    QUANTITY_WITHOUT_NUMBER,
    QUANTITY_UNREADABLE,
    RATE_UNCLEAR,
    SPREADSHEET_TEXT,
    QUANTITY_SEVERAL,
    QUANTITY_FROM_TARGET,
    VALUE_WITH_DAY,
    QUANTITY_RANGE_REVERSED,
)
