"""Calendar values: a period, what reading returns, and what a reader knows beside the text."""

from dataclasses import dataclass
from datetime import date, tzinfo
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


@dataclass(frozen=True, slots=True)
class Context:
    """What the text of a date leaves to the record and the site around it.

    period   the strategy's: gives a missing year or month, and what its weeks are counted from
    created  the day on which the strategy was made: 即日起 begins on it
    zone     the site's time zone, in which a moment of another zone is a day; None: the day as it was typed
    """

    period: Period | None = None
    created: date | None = None
    zone: tzinfo | None = None


NO_CONTEXT = Context()


class DateReading(NamedTuple):
    """A date, and the names of the rules that say what was taken from elsewhere than the text."""

    date: date
    notes: tuple[str, ...] = ()


class PeriodReading(NamedTuple):
    """A period, and the names of the rules that say what was taken from elsewhere than the text."""

    period: Period
    notes: tuple[str, ...] = ()


YEAR_ASSUMED = "year-assumed"
REPUBLIC_ASSUMED = "republic-year-assumed"
DAYS_ASSUMED = "days-assumed"
NO_END = "date-says-no-end"


def told(notes: tuple[str, ...]) -> tuple[str, ...]:
    """Return the notes that a reader needs: who is told the days is told their year with them."""
    return (DAYS_ASSUMED, *(set(notes) & {NO_END})) if DAYS_ASSUMED in notes else notes


def joined(*notes: tuple[str, ...]) -> tuple[str, ...]:
    """Return the notes of several sides, each once."""
    return tuple(dict.fromkeys(note for some in notes for note in some))
