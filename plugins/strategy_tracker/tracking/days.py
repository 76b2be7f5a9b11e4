"""Counting days: all of them, or the working days of a country."""

from __future__ import annotations

from datetime import date, timedelta
from functools import cache
from itertools import accumulate

from strategy_tracker.settings.tracking import WorkCalendar


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
        return _working_days(self.calendar, start, end)

    def elapsed(self, start: date, as_of: date) -> int:
        """Return the full days that have passed since `start`: none yet on the day itself."""
        return self.between(start, as_of - timedelta(days=1)) if as_of > start else 0

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


# Outside of these years nobody has decreed holidays; working days are those from Monday to Friday.
_FIRST, _LAST = date(1990, 1, 1), date(2100, 12, 31)


def _working_days(calendar: WorkCalendar, start: date, end: date) -> int:
    """Return the working days from `start` to `end`, both included."""
    count = 0
    if start < _FIRST:
        count += _weekdays(start, min(end, _FIRST - timedelta(days=1)))
    if end > _LAST:
        count += _weekdays(max(start, _LAST + timedelta(days=1)), end)
    start, end = max(start, _FIRST), min(end, _LAST)
    if end < start:
        return count
    count += sum(_working_days_of_year(calendar, year)[-1] for year in range(start.year, end.year))
    count -= _working_days_of_year(calendar, start.year)[start.timetuple().tm_yday - 1]
    return count + _working_days_of_year(calendar, end.year)[end.timetuple().tm_yday]


def _weekdays(start: date, end: date) -> int:
    """Return the days from Monday to Friday from `start` to `end`, both included."""
    weeks, rest = divmod((end - start).days + 1, 7)
    return weeks * 5 + sum((start.weekday() + offset) % 7 < 5 for offset in range(rest))


@cache
def _working_days_of_year(calendar: WorkCalendar, year: int) -> tuple[int, ...]:
    """Return how many of a year's days until its first, second … are working days, beginning with none."""
    import holidays  # a large library that most sites have no need of

    country = holidays.country_holidays(calendar.value, years=year)
    first, length = date(year, 1, 1), (date(year, 12, 31) - date(year, 1, 1)).days + 1
    working = (country.is_working_day(first + timedelta(days=offset)) for offset in range(length))
    return tuple(accumulate(working, initial=0))
