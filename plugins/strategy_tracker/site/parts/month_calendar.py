"""Tasks by the day on which they are due, a month at a time."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from strategy_tracker.tracking import TrackedTask

BEFORE, AFTER = 1, 4
"""How many months before and after that of `as_of` are shown where nobody names any."""
ON_A_DAY = 4
"""How many tasks a day shows where nobody says otherwise."""


@dataclass(frozen=True, slots=True)
class CalendarDay:
    """A day with the first of the tasks due, milestones first, and how many more there are."""

    day: date
    in_month: bool
    tasks: Sequence[TrackedTask]
    more: int


@dataclass(frozen=True, slots=True)
class CalendarMonth:
    """A month as rows of seven days from Monday on; `total` tasks are due in it."""

    first: date
    total: int
    weeks: Sequence[Sequence[CalendarDay]]

    @property
    def name(self) -> str:
        """The month as in 2025-08, by which addresses and filters name it."""
        return f"{self.first:%Y-%m}"


@dataclass(frozen=True, slots=True)
class MonthCalendar:
    """Some months, and how many tasks are due before, after, and on no day that is known."""

    months: Sequence[CalendarMonth]
    before: int
    after: int
    undated: int


def months_around(day: date) -> list[date]:
    """Return the first days of the months that are shown around a day: its own, those after, those before.

    There are none in the first and last year of the calendar.
    """
    own = day.year * 12 + day.month - 1
    numbers = [*range(own, own + AFTER + 1), *range(own - BEFORE, own)]
    known = (divmod(number, 12) for number in numbers)
    return [date(year, month + 1, 1) for year, month in known if date.min.year < year < date.max.year]


def calendar_of(tasks: Iterable[TrackedTask], months: Sequence[date], most: int = ON_A_DAY) -> MonthCalendar:
    """Return the months, named by their first days, with the tasks that are not cancelled."""
    by_day: dict[date, list[TrackedTask]] = {}
    before, after, undated = 0, 0, 0
    wanted = list(dict.fromkeys(months))
    earliest = min(wanted, default=date.max)
    for task in tasks:
        due = task.planned_end
        if not task.counts:
            continue
        if due is None:
            undated += 1
        elif due.replace(day=1) in wanted:
            by_day.setdefault(due, []).append(task)
        elif due < earliest:
            before += 1
        else:
            after += 1
    return MonthCalendar([_month(first, by_day, most) for first in wanted], before, after, undated)


def _month(first: date, by_day: dict[date, list[TrackedTask]], most: int) -> CalendarMonth:
    weeks = []
    monday = first - timedelta(days=first.weekday())
    while (monday.year, monday.month) <= (first.year, first.month):
        weeks.append([_day(monday + timedelta(days=number), first, by_day, most) for number in range(7)])
        monday += timedelta(days=7)
    total = sum(len(found) for day, found in by_day.items() if day.replace(day=1) == first)
    return CalendarMonth(first, total, weeks)


def _day(day: date, first: date, by_day: dict[date, list[TrackedTask]], most: int) -> CalendarDay:
    in_month = day.month == first.month
    found = sorted(by_day.get(day, ()), key=_first_shown) if in_month else []
    return CalendarDay(day, in_month, found[:most], max(len(found) - most, 0))


def _first_shown(task: TrackedTask) -> tuple[bool, bool, int, str, str]:
    return not task.is_milestone, not task.open, -task.health.level, task.slug, task.id
