"""The shape of dates and periods."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypeGuard

from strategy_tracker.language import message
from strategy_tracker.model import Problem, Written
from strategy_tracker.rules.rule import Family, Rule, Severity
from strategy_tracker.tracking import TrackedPortfolio
from strategy_tracker.values import Period, says_no_end

DATE_UNREADABLE = Rule(
    name="date-unreadable",
    family=Family.SHAPE,
    severity=Severity.ERROR,
    what=message("Reports a text that is no date."),
    why=message("Without a date there is no due day, no lag and no reminder."),
    message=message("「{text}」 is no date."),
    hint=message("Write the day as 2024-07-15 or 15 July 2024."),
    suggestion_hint=message("One day is wanted here. Did you mean {suggestion}?"),
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
    suggestion_hint=message("Write the year: {suggestion}? The other dates then take theirs from it."),
    bad="目標周期: 7月1日至9月30日\n",
    good="目標周期: 2024年7月1日至9月30日\n",
)

DATE_YEAR_TOO_SHORT = Rule(
    name="date-year-too-short",
    family=Family.SHAPE,
    severity=Severity.ERROR,
    what=message("Reports a year of too few digits to be sure of."),
    why=message("24 is the year 2024 to some readers, a day or a year of the Republic to others."),
    message=message("The year in 「{text}」 is too short to be sure of."),
    hint=message("Write the year with four digits, or with 民國 before it."),
    suggestion_hint=message("Write the year in full: {suggestion}? Or put 民國 before it."),
    bad="制定日期: 24-06-15\n",
    good="制定日期: 民國113年6月15日\n",
)

DATE_YEAR_IMPLAUSIBLE = Rule(
    name="date-year-implausible",
    family=Family.SHAPE,
    severity=Severity.ERROR,
    what=message("Reports a year in which no plan can have a day."),
    why=message("One wrong digit would stretch a chart over centuries and make every share of time zero."),
    message=message("The year in 「{text}」 does not lie between {first} and {last}."),
    hint=message("Correct the year."),
    bad="關鍵任務:\n  - 計劃起止時間: 0204-07-15至2024-08-15\n",
    good="關鍵任務:\n  - 計劃起止時間: 2024-07-15至2024-08-15\n",
)

DATE_SAYS_NO_END = Rule(
    name="date-says-no-end",
    family=Family.SHAPE,
    severity=Severity.WARNING,
    what=message("Reports a date in the year 9999, which programs write for “no end”."),
    why=message("What never ends is never late, and nobody can say how far it should be."),
    message=message("「{text}」 stands for no day; it is taken for “no end”."),
    hint=message("Write the day by which it is to be done, as in 2024-07-15 to 2024-08-15."),
    bad="關鍵任務:\n  - 計劃起止時間: 2024-07-15至9999-12-31\n",
    good="關鍵任務:\n  - 計劃起止時間: 2024-07-15至2024-08-15\n",
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

REPUBLIC_YEAR_ASSUMED = Rule(
    name="republic-year-assumed",
    family=Family.SHAPE,
    severity=Severity.INFO,
    what=message("Says which year was taken for one of three digits."),
    why=message("113 is read as a year of the Republic; who meant another one sees it here."),
    message=message("「{text}」 is taken for a year of the Republic: {value}."),
    hint=message("Write 民國 before it, or the year with four digits."),
    bad="制定日期: 113年6月15日\n",
    good="制定日期: 民國113年6月15日\n",
)

DAYS_ASSUMED = Rule(
    name="days-assumed",
    family=Family.SHAPE,
    severity=Severity.INFO,
    what=message("Says which days were taken for words such as mid-May, month-end, week 2 or “from today”."),
    why=message("People count such days in more than one way."),
    message=message("「{text}」 is taken for {value}."),
    hint=message("Write the days, so that everybody counts the same."),
    bad="關鍵任務:\n  - 計劃起止時間: 2024年8月中旬\n",
    good="關鍵任務:\n  - 計劃起止時間: 2024-08-11至2024-08-20\n",
)

CREATED_UNKNOWN = Rule(
    name="created-unknown",
    family=Family.SHAPE,
    severity=Severity.ERROR,
    what=message("Reports “from today” in a strategy that does not say on which day it was made."),
    why=message("“From today” begins on another day for everyone who reads it."),
    message=message("Nobody can tell from which day on 「{text}」 runs."),
    hint=message("Write the day, or give the strategy its 「created」."),
    bad="制定日期: 無\n關鍵任務:\n  - 計劃起止時間: 即日起至8月15日\n",
    good="關鍵任務:\n  - 計劃起止時間: 2024-07-15至2024-08-15\n",
)

PERIOD_IN_WORDS = Rule(
    name="period-in-words",
    family=Family.SHAPE,
    severity=Severity.WARNING,
    what=message("Reports a period in words that name no day, such as ongoing, ASAP or “before launch”."),
    why=message(
        "Such a task has no dates: it is never due, never late, and in no sum of what should be done."
    ),
    message=message("「{text}」 names no day, so this has no dates and can never be late."),
    hint=message("Keep the words in the note, and write the days here: 2024-07-15 to 2024-08-15."),
    suggestion_hint=message(
        "Keep the words in the note, and write the days here. Did you mean {suggestion}?"
    ),
    bad="關鍵任務:\n  - 計劃起止時間: 上線前\n",
    good="關鍵任務:\n  - 計劃起止時間: 2024-07-15至2024-08-15\n",
)


def _without_end(portfolio: TrackedPortfolio) -> Iterator[Problem]:
    told = {(problem.place.file, problem.path) for problem in portfolio.source.problems}
    for strategy in portfolio.strategies:
        planned = [
            (f"{task.record.path}.planned", task.record.planned) for task in strategy.tasks if task.counts
        ]
        for path, written in (("period", strategy.record.period), *planned):
            # An end that is written but cannot be read has its own finding.
            if _is_open(written) and (written.place.file, f"{path}.end") not in told:
                yield Problem("period-without-end", written.place, path, written.text)


def _is_open(written: Written[Period] | None) -> TypeGuard[Written[Period]]:
    """Tell whether a period has no end; the year 9999 is the reader's to report."""
    if written is None or written.value is None or says_no_end(written.text):
        return False
    return written.value.end is None


PERIOD_WITHOUT_END = Rule(
    name="period-without-end",
    family=Family.SHAPE,
    severity=Severity.WARNING,
    what=message("Reports a task or strategy that is planned from a day on, without an end."),
    why=message("What has no end is never due and never late, however long it takes."),
    message=message("「{text}」 has no end, so this can never be late."),
    hint=message("Add the day by which it is to be done: 2024-07-15 to 2024-08-15."),
    bad="關鍵任務:\n  - 計劃起止時間: 2024-07-15起\n",
    good="關鍵任務:\n  - 計劃起止時間: 2024-07-15至2024-08-15\n",
    check=_without_end,
    across=True,
)

PERIOD_UNREADABLE = Rule(
    name="period-unreadable",
    family=Family.SHAPE,
    severity=Severity.ERROR,
    what=message("Reports a text that is no period."),
    why=message("Without a start and an end nobody can say how far a task should be."),
    message=message("「{text}」 is no period."),
    hint=message("Write it as 2024-07-15 to 2024-08-15, or by 2024-07-20."),
    suggestion_hint=message("Did you mean {suggestion}? Write the day in full."),
    bad="關鍵任務:\n  - 計劃起止時間: 8月第一周\n",
    good="關鍵任務:\n  - 計劃起止時間: 2024-07-15至2024-08-15\n",
)

PERIOD_AMBIGUOUS = Rule(
    name="period-ambiguous",
    family=Family.SHAPE,
    severity=Severity.ERROR,
    what=message("Reports a period that may mean different days."),
    why=message("A deadline that two people read differently is missed by one of them."),
    message=message("「{text}」 may mean different periods."),
    hint=message("Write both days in full: 2024-07-15 to 2024-08-15."),
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
    DATE_YEAR_IMPLAUSIBLE,
    DATE_SAYS_NO_END,
    CREATED_UNKNOWN,
    YEAR_ASSUMED,
    REPUBLIC_YEAR_ASSUMED,
    DAYS_ASSUMED,
    PERIOD_UNREADABLE,
    PERIOD_IN_WORDS,
    PERIOD_WITHOUT_END,
    PERIOD_AMBIGUOUS,
    PERIOD_END_BEFORE_START,
)
