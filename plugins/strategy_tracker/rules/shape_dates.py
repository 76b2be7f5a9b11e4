"""The shape of dates and periods."""

from __future__ import annotations

from strategy_tracker.language import message
from strategy_tracker.rules.rule import Family, Rule, Severity

DATE_UNREADABLE = Rule(
    name="date-unreadable",
    family=Family.SHAPE,
    severity=Severity.ERROR,
    what=message("Reports a text that is no date."),
    why=message("Without a date there is no due day, no lag and no reminder."),
    message=message("「{text}」 is no date."),
    hint=message("Write the day as 2024-07-15 or 2024年7月15日."),
    bad="制定日期: 年中\n",
    good="制定日期: 2024年6月15日\n",
)

DATE_AMBIGUOUS = Rule(
    name="date-ambiguous",
    family=Family.SHAPE,
    severity=Severity.ERROR,
    what=message("Reports a date that may mean two different days."),
    why=message(
        "07/08/2024 is July in one country and August in another; a guess would be wrong half the time."
    ),
    message=message("「{text}」 may mean several days."),
    hint=message("Write the day as 2024-07-15."),
    suggestion_hint=message("Write which one is meant: {suggestion}."),
    bad="制定日期: 06/05/2024\n",
    good="制定日期: 2024-06-05\n",
)

DATE_NOT_ON_CALENDAR = Rule(
    name="date-not-on-calendar",
    family=Family.SHAPE,
    severity=Severity.ERROR,
    what=message("Reports a day that is on no calendar, such as 31 June."),
    why=message("Programs that correct such a day in silence move deadlines."),
    message=message("There is no such day as 「{text}」."),
    hint=message("Check year, month and day."),
    suggestion_hint=message("Check the day; the last one of that month is {suggestion}."),
    bad="制定日期: 2024-06-31\n",
    good="制定日期: 2024-06-30\n",
)

DATE_WITHOUT_YEAR = Rule(
    name="date-without-year",
    family=Family.SHAPE,
    severity=Severity.ERROR,
    what=message("Reports a date without a year where the strategy's period gives none either."),
    why=message("The same words would mean another day every year."),
    message=message("「{text}」 names no year, and nothing else gives one."),
    hint=message("Write the year, as in 2024-07-15; or give the strategy a period with years."),
    bad="目標周期: 7月1日至9月30日\n",
    good="目標周期: 2024年7月1日至9月30日\n",
)

DATE_YEAR_TOO_SHORT = Rule(
    name="date-year-too-short",
    family=Family.SHAPE,
    severity=Severity.ERROR,
    what=message("Reports a year of two or three digits that may be counted in two ways."),
    why=message("113 is a year of the Republic to some readers and a slip of the pen to others."),
    message=message("The year in 「{text}」 is too short to be sure of."),
    hint=message("Write the year with four digits, or with 民國 before it."),
    suggestion_hint=message("Write the year in full: {suggestion}? Or put 民國 before it."),
    bad="制定日期: 24-06-15\n",
    good="制定日期: 民國113年6月15日\n",
)

YEAR_ASSUMED = Rule(
    name="year-assumed",
    family=Family.SHAPE,
    severity=Severity.INFO,
    what=message("Says which year was taken for a date that was written without one."),
    why=message("A year that was not written is never taken in silence."),
    message=message("「{text}」 has no year; it is taken for {value}, from the strategy's period."),
    hint=message("Write the year, so that nobody has to look for it."),
    bad="關鍵任務:\n  - 計劃起止時間: 7月15日至8月15日\n",
    good="關鍵任務:\n  - 計劃起止時間: 2024年7月15日至8月15日\n",
)

PERIOD_UNREADABLE = Rule(
    name="period-unreadable",
    family=Family.SHAPE,
    severity=Severity.ERROR,
    what=message("Reports a text that is no period."),
    why=message("Without a start and an end nobody can say how far a task should be."),
    message=message("「{text}」 is no period."),
    hint=message("Write it as 2024-07-15至2024-08-15, or 2024-07-20前完成."),
    bad="關鍵任務:\n  - 計劃起止時間: 盡快\n",
    good="關鍵任務:\n  - 計劃起止時間: 2024-07-15至2024-08-15\n",
)

PERIOD_AMBIGUOUS = Rule(
    name="period-ambiguous",
    family=Family.SHAPE,
    severity=Severity.ERROR,
    what=message("Reports a period that may mean different days."),
    why=message("A deadline that two people read differently is missed by one of them."),
    message=message("「{text}」 may mean different periods."),
    hint=message("Write both days in full: 2024-07-15至2024-08-15."),
    suggestion_hint=message("Did you mean {suggestion}? Write the day in full."),
    bad="關鍵任務:\n  - 計劃起止時間: before August 2024\n",
    good="關鍵任務:\n  - 計劃起止時間: by 2024-08-31\n",
)

PERIOD_END_BEFORE_START = Rule(
    name="period-end-before-start",
    family=Family.SHAPE,
    severity=Severity.ERROR,
    what=message("Reports a period that ends before it begins."),
    why=message("Its length would be negative, and with it everything that is computed from it."),
    message=message("The period 「{text}」 ends before it begins."),
    hint=message("Swap the two days, or correct the year."),
    suggestion_hint=message("Did you mean {suggestion}?"),
    bad="關鍵任務:\n  - 計劃起止時間: 2024-08-15至2024-07-15\n",
    good="關鍵任務:\n  - 計劃起止時間: 2024-07-15至2024-08-15\n",
)

RULES: tuple[Rule, ...] = (
    DATE_UNREADABLE,
    DATE_AMBIGUOUS,
    DATE_NOT_ON_CALENDAR,
    DATE_WITHOUT_YEAR,
    DATE_YEAR_TOO_SHORT,
    YEAR_ASSUMED,
    PERIOD_UNREADABLE,
    PERIOD_AMBIGUOUS,
    PERIOD_END_BEFORE_START,
)
