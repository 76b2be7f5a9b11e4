"""Counting days: all of them, or the working days of a country."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from functools import cache

import holidays

from strategy_tracker.tracking.settings import WorkCalendar


class DayCount:
    """Counts days by a calendar. Both ends count, as people count them."""

    def __init__(self, calendar: WorkCalendar = WorkCalendar.ALL_DAYS) -> None:
        self.calendar = calendar

    def between(self, start: date, end: date) -> int:
        """Return the days from `start` to `end`, both included; 0 where the end is before the start."""
        if end < start:
            return 0
        if self.calendar is WorkCalendar.ALL_DAYS:
            return (end - start).days + 1
        return _working_days_until(self.calendar, end) - _working_days_until(
            self.calendar, start - timedelta(days=1)
        )

    def elapsed(self, start: date, as_of: date) -> int:
        """Return the full days that have passed since `start`: none yet on the day itself."""
        return self.between(start, as_of - timedelta(days=1))

    def nth(self, start: date, count: int) -> date | None:
        """Return the `count`-th counted day from `start` on; `start` itself may be the first.

        None where that is more than a hundred years ahead.
        """
        if not 0 < count < _CENTURY:
            return None
        if self.calendar is WorkCalendar.ALL_DAYS:
            return _later(start, count - 1)
        reach = count
        while (end := _later(start, reach)) is not None and self.between(start, end) < count:
            reach *= 2
        if end is None:
            return None
        low, high = start, end
        while low < high:
            middle = low + (high - low) // 2
            low, high = (
                (low, middle) if self.between(start, middle) >= count else (_later(middle, 1) or high, high)
            )
        return low

    def signed(self, planned: date, actual: date) -> int:
        """Return by how many days `actual` is later than `planned`; negative where it is earlier."""
        if actual >= planned:
            return self.between(planned + timedelta(days=1), actual)
        return -self.between(actual + timedelta(days=1), planned)


_CENTURY = 36_525


def _later(day: date, days: int) -> date | None:
    """Return a day after `day`, or None beyond the calendar or a century ahead."""
    ahead = min(_CENTURY, (date.max - day).days)
    return day + timedelta(days=days) if days <= ahead else None


@cache
def _working_days_of_year(calendar: WorkCalendar, year: int) -> tuple[int, ...]:
    """Return, for each day of a year, how many of the year's days until then are working days."""
    country = holidays.country_holidays(calendar.value, years=[year - 1, year, year + 1])
    day, count, counts = date(year, 1, 1), 0, []
    while day.year == year:
        count += country.is_working_day(day)
        counts.append(count)
        if day == date.max:
            break
        day += timedelta(days=1)
    return tuple(counts)


_FIRST_YEAR = 1990


@cache
def _working_days_before_year(calendar: WorkCalendar, year: int) -> int:
    """Return the working days from 1990 to the end of the year before `year`."""
    return sum(_working_days_of_year(calendar, past)[-1] for past in _years(year))


def _years(year: int) -> Iterable[int]:
    return range(_FIRST_YEAR, year)


def _working_days_until(calendar: WorkCalendar, day: date) -> int:
    """Return the working days from 1990 to `day`; an earlier day counts as none."""
    if day.year < _FIRST_YEAR:
        return 0
    within = _working_days_of_year(calendar, day.year)[day.timetuple().tm_yday - 1]
    return _working_days_before_year(calendar, day.year) + within
