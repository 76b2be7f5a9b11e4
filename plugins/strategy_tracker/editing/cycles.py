"""When a new strategy runs, and when its tasks do."""

from __future__ import annotations

from datetime import date, timedelta

from strategy_tracker.values import Period
from strategy_tracker.vocabulary.templates import TaskTemplate


def planned(task: TaskTemplate, period: Period | None) -> Period | None:
    """Return the days of a template's task in a period; None where that is open at an end."""
    if period is None or period.start is None or period.end is None:
        return None
    days = (period.end - period.start).days
    first, last = (period.start + timedelta(days * share // 100) for share in (task.start, task.end))
    return Period(first, last)


def usual_period(template: str, day: date) -> Period | None:
    """Return the period that a template is for as seen from a day; None where only its author knows."""
    if template == "annual":
        year = day.year if day.month == 1 else day.year + 1
        return Period(date(year, 1, 1), date(year, 12, 31))
    if template == "quarterly":
        return following(Period(*_quarter(day)))
    ends = {"618": ((5, 20), (6, 20)), "double-eleven": ((10, 20), (11, 15))}
    if template not in ends:
        return None
    first, last = ends[template]
    year = day.year if day <= date(day.year, *first) else day.year + 1
    return Period(date(year, *first), date(year, *last))


def following(period: Period | None) -> Period | None:
    """Return the quarter after a quarter and the year after a year; None for any other period."""
    if period is None or period.start is None or period.end is None:
        return None
    start, end = period.start, period.end
    if (start.month, start.day, end.month, end.day, end.year) == (1, 1, 12, 31, start.year):
        return Period(date(start.year + 1, 1, 1), date(start.year + 1, 12, 31))
    if (start, end) == _quarter(start):
        return Period(*_quarter(end + timedelta(1)))
    return None


def _quarter(day: date) -> tuple[date, date]:
    """Return the first and the last day of the quarter that a day is in."""
    first = date(day.year, (day.month - 1) // 3 * 3 + 1, 1)
    last = date(day.year + 1, 1, 1) if first.month == 10 else date(day.year, first.month + 3, 1)
    return first, last - timedelta(1)
