"""The period that a deck is about: a week, a month or a cycle."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from strategy_tracker.language import Language
from strategy_tracker.language.formats import format_date, format_month
from strategy_tracker.values import Unreadable, read_period

_DAY = timedelta(days=1)
_WEEK = timedelta(days=7)
_LONGEST_MONTH = 31


class Span(StrEnum):
    """The lengths that a meeting looks back on."""

    WEEK = "week"
    MONTH = "month"
    CYCLE = "cycle"


@dataclass(frozen=True, slots=True)
class BriefPeriod:
    """The days from start to end, both included, and the cycle's name as it was asked for."""

    span: Span
    start: date
    end: date
    name: str = ""

    @property
    def next_end(self) -> date:
        """The last day of the next period of the same kind: as many whole months, else as many days."""
        if self.start.day == 1 and (self.end + _DAY).day == 1:
            months = (self.end.year - self.start.year) * 12 + self.end.month - self.start.month + 1
            last = self.end
            for _ in range(months):
                last = month_with(last + _DAY).end
            return last
        return self.end + (self.end - self.start) + _DAY

    @property
    def file_name(self) -> str:
        """What the period is called in the name of a file."""
        if self.span is Span.MONTH:
            return f"{self.start:%Y-%m}"
        return f"{self.start}" if self.span is Span.WEEK else f"{self.start}-{self.end}"

    def label(self, language: Language) -> str:
        """Return the period as people of the language call it."""
        if self.span is Span.MONTH:
            return format_month(self.start, language)
        days = f"{format_date(self.start, language)} – {format_date(self.end, language)}"
        return self.name or days


def week_with(day: date) -> BriefPeriod:
    """Return the week of a day, from Monday to Sunday."""
    monday = day - timedelta(days=day.weekday())
    return BriefPeriod(Span.WEEK, monday, monday + _WEEK - _DAY)


def month_with(day: date) -> BriefPeriod:
    """Return the month of a day."""
    first = day.replace(day=1)
    after = (first + timedelta(days=_LONGEST_MONTH)).replace(day=1)
    return BriefPeriod(Span.MONTH, first, after - _DAY)


def before(period: BriefPeriod) -> BriefPeriod:
    """Return the week or month before one."""
    last = period.start - _DAY
    return month_with(last) if period.span is Span.MONTH else week_with(last)


def read_month(text: str) -> BriefPeriod | None:
    """Return the month that a text names, as in 2025-08 or 2025年8月; None for anything else."""
    found = read_cycle(text)
    if found is None or found.start.day != 1:
        return None
    month = month_with(found.start)
    return month if month.end == found.end else None


def read_cycle(text: str) -> BriefPeriod | None:
    """Return the period that a text gives, as in 2025-Q3; None where it has no two ends."""
    try:
        period = read_period(text).period
    except Unreadable:
        return None
    if period.start is None or period.end is None:
        return None
    return BriefPeriod(Span.CYCLE, period.start, period.end, text.strip())
