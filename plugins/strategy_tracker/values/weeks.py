"""Weeks: those of the calendar, and those of a plan, which are counted from its first day."""

from datetime import date, timedelta

from .errors import Unreadable
from .period import DAYS_ASSUMED, Period, PeriodReading


def calendar_week(year: int, number: int) -> Period:
    """Return a week from Monday to Sunday as ISO 8601 numbers them; ValueError where the year has no such."""
    monday = date.fromisocalendar(year, number, 1)
    return Period(monday, monday + timedelta(days=6))


def plan_week(number: int, plan: Period | None, text: str) -> PeriodReading:
    """Return the `number`-th seven days of a plan, the last of them cut off at the plan's end.

    第27周 of a plan that has only thirteen is the calendar's week, where that lies in the plan. Unreadable:
    date-without-year where the plan has no start, date-not-on-calendar where there is no such week.
    """
    if plan is None or plan.start is None:
        raise Unreadable("date-without-year", text=text)
    first = plan.start + timedelta(days=7 * (number - 1))
    if plan.end is None or first <= plan.end:
        last = first + timedelta(days=6)
        return PeriodReading(Period(first, min(last, plan.end) if plan.end else last), (DAYS_ASSUMED,))
    for year in range(plan.start.year, plan.end.year + 1):
        try:
            week = calendar_week(year, number)
        except ValueError:
            continue
        if week.start is not None and week.end is not None and plan.start <= week.end <= plan.end:
            return PeriodReading(week, (DAYS_ASSUMED,))
    raise Unreadable("date-not-on-calendar", text=text, suggestion="")
