"""Dates along an axis: which of them get a tick, and what it says."""

from dataclasses import dataclass
from datetime import date

DAYS_OF_A_MONTH = 30
_DAY_STEPS = (1, 2, 7, 14)
_MONTH_STEPS = (1, 2, 3, 6, 12, 24, 60, 120, 240, 600, 1200, 6000, 12000)
_WEEK = 7


@dataclass(frozen=True, slots=True)
class DateNames:
    """How an axis writes dates: twelve month names, and patterns with {year}, {month}, {day}, {name}."""

    months: tuple[str, ...] = tuple(f"{month}月" for month in range(1, 13))
    day: str = "{month}/{day}"
    year: str = "{year}"

    def day_text(self, day: date) -> str:
        """Return the day without its year."""
        return self.day.format(year=day.year, month=day.month, day=day.day, name=self.months[day.month - 1])

    def year_text(self, year: int) -> str:
        """Return the year."""
        return self.year.format(year=year)


@dataclass(frozen=True, slots=True)
class Tick:
    """A place on the axis: its day, what it says, and the year where that is new."""

    ordinal: int
    text: str
    year: str


def _by_days(first: int, last: int, step: int) -> list[int]:
    # Ordinal 1 is a Monday: weeks begin on Mondays, and every second week is the same on all charts.
    begin = first if step < _WEEK else first + (1 - first) % step
    return list(range(begin, last + 1, step))


def _by_months(first: date, last: date, step: int) -> list[int]:
    begin = first.year * 12 + first.month - 1 + (first.day > 1)
    begin += -begin % step
    end = last.year * 12 + last.month - 1
    # Year 9999 is the calendar's last.
    return [
        date(month // 12, month % 12 + 1, 1).toordinal()
        for month in range(begin, min(end, 9999 * 12 + 11) + 1, step)
    ]


def date_ticks(first: date, last: date, most: int, names: DateNames) -> list[Tick]:
    """Return at most about so many ticks: days, Mondays, or the first days of months and years."""
    low, high = first.toordinal(), last.toordinal()
    days = high - low
    for step in _DAY_STEPS:
        if days <= step * most:
            return _named(_by_days(low, high, step), names, by_month=False)
    for step in _MONTH_STEPS:
        if days <= step * DAYS_OF_A_MONTH * most:
            ordinals = _by_months(first, last, step)
            if ordinals:
                return _named(ordinals, names, by_month=step < _MONTH_STEPS[4])
            break
    return _named([low], names, by_month=False)


def _named(ordinals: list[int], names: DateNames, *, by_month: bool) -> list[Tick]:
    ticks = []
    year = 0
    whole_years = len(ordinals) > 1 and ordinals[1] - ordinals[0] > 360
    for ordinal in ordinals:
        day = date.fromordinal(ordinal)
        if whole_years:
            ticks.append(Tick(ordinal, names.year_text(day.year), ""))
            continue
        text = names.months[day.month - 1] if by_month else names.day_text(day)
        ticks.append(Tick(ordinal, text, "" if day.year == year else names.year_text(day.year)))
        year = day.year
    return ticks


def mondays(first: date, last: date) -> list[int]:
    """Return the Mondays in the range, as ordinals."""
    return _by_days(first.toordinal(), last.toordinal(), _WEEK)
