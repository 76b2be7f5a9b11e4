"""The one reader of a day or of days with a name: what stands alone, and on either side of a period."""

from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache

from strategy_tracker.vocabulary.patterns import Pattern

from .dates import NEVER, DateParts, dated, normalised, read_date_parts
from .errors import Unreadable
from .period import NO_CONTEXT, Context, DateReading, Period, PeriodReading
from .whole_periods import WholePeriod, placed, read_whole_period

_ISO = Pattern(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


@dataclass(frozen=True, slots=True)
class Side:
    """A date, or days with a name, as the text says them: the year may still be missing."""

    said: DateParts | WholePeriod

    @property
    def whole(self) -> WholePeriod | None:
        """The days with a name; None for a date."""
        return self.said if isinstance(self.said, WholePeriod) else None

    @property
    def kind(self) -> str:
        """What it is: a date, or the kind of its name."""
        return self.said.kind if isinstance(self.said, WholePeriod) else "date"

    @property
    def year(self) -> int | None:
        """The year that the text gives."""
        return self.said.year

    @property
    def is_never(self) -> bool:
        """Whether it is the year that programs write for no end."""
        return self.year == NEVER

    def in_year(self, year: int) -> "Side":
        """Return it with a year; a week of the plan has its own way to one."""
        return self if self.kind in ("plan_week", "created") else Side(replace(self.said, year=year))

    def in_month(self, month: int) -> "Side":
        """Return 月底, 下旬 and 季末 as those of a month; what names its own month keeps it."""
        whole = self.whole
        if whole is None or whole.number is not None or whole.kind == "created":
            return self
        return Side(replace(whole, number=(month + 2) // 3 if whole.kind == "quarter_end" else month))


def iso_parts(text: str) -> DateParts:
    """Return the parts of a date that is written in ISO 8601's extended format."""
    year, month, day = (int(part) for part in text.split("-"))
    return DateParts(year, month, day)


def read_side(folded: str, text: str) -> Side | None:
    """Return what a normalised text says of a day or of named days; None where it says nothing of either.

    Unreadable where it is a date of which nobody can be sure: such a text is never read as anything else.
    """
    whole = read_whole_period(folded)
    said = read_date_parts(folded, text) if whole is None else whole
    return None if said is None else Side(said)


def place(side: Side, context: Context, text: str) -> PeriodReading:
    """Return the days of one side on the calendar."""
    if isinstance(side.said, WholePeriod):
        return placed(side.said, context, text)
    reading = dated(side.said, context, text)
    return PeriodReading(Period(reading.date, reading.date), reading.notes)


@lru_cache(maxsize=8192)
def read_date(text: str, context: Context = NO_CONTEXT) -> DateReading:
    """Return the date, with notes of what was taken from the context.

    Of 9月中旬, which is ten days, it is the last. Unreadable: date-unreadable, date-ambiguous,
    date-not-on-calendar, date-without-year, date-year-too-short, date-year-implausible, date-says-no-end.
    """
    if _ISO.fullmatch(text):
        return dated(iso_parts(text), context, text)
    side = read_side(normalised(text).removesuffix("完成").rstrip(), text)
    if side is None or not (side.kind in ("date", "third") or side.kind.endswith("_end")):
        raise Unreadable("date-unreadable", text=text)
    reading = place(side, context, text)
    return DateReading(given(reading.period.end), reading.notes)


def given(day: date | None) -> date:
    """Return the day; both sides of placed days are always given."""
    if day is None:
        raise Unreadable("period-unreadable", text="")
    return day
