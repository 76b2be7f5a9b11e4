"""Calendar values: a period, and what reading a date or a period returns."""

from dataclasses import dataclass
from datetime import date
from typing import NamedTuple


@dataclass(frozen=True, slots=True)
class Period:
    """Days from start to end, both included; a side that was not given is None."""

    start: date | None
    end: date | None

    def days(self) -> int | None:
        """Return the number of days, both ends counted; None while a side is open."""
        if self.start is None or self.end is None:
            return None
        return (self.end - self.start).days + 1


class DateReading(NamedTuple):
    """A date, and whether its year was supplied by the surrounding period instead of the text."""

    date: date
    year_assumed: bool


class PeriodReading(NamedTuple):
    """A period, and whether a year in it was supplied by something other than the text at that place."""

    period: Period
    year_assumed: bool
