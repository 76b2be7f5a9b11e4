"""The one reader of a day or of days with a name: what stands alone, and on either side of a period."""

from dataclasses import dataclass, replace
from datetime import date
from typing import NamedTuple

from strategy_tracker.vocabulary.patterns import Pattern

from .dates import FIRST_YEAR, LAST_YEAR, NEVER, DateParts, dated, read_date_parts
from .errors import Unreadable
from .period import Context, Period, PeriodReading
from .whole_periods import WholePeriod, placed, read_whole_period

GLOSSED = Pattern(r"(?P<main>[^()]+?) ?\((?P<gloss>[^()]+)\)")
_DONE_BY = r"(?:完成|交付|提交|上線|上线|結束|结束|截止|止)?"
_END_AFTER = Pattern(
    r"(?:(?:不晚於|不晚于|不遲於|不迟于|於|于|在) ?)?"
    rf"(?P<date>.+?) ?(?:下班|[當当][天日])?(?:之?前|以前) ?{_DONE_BY}"
)
_END_BEFORE = Pattern(
    r"(?:(?:no later than|not later than|by(?: the)?(?: end of)?|before|until|[至到~]|till?|due(?: on| by)?"
    r"|(?:數據|数据)?(?:截止到?至?|截至)|不晚於|不晚于|不遲於|不迟于|[於于在]))[ :]*"
    r"(?P<date>.+?) ?(?:完成|截止|止)?"
)
_END_ONLY = Pattern(r"(?P<date>.+?) ?(?:完成|截止|為止|为止|止|交付|上線|上线|結束|结束)")


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
    def is_day(self) -> bool:
        """Whether it is one day rather than several."""
        return self.whole is None or self.whole.is_day

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


def plain_day(text: str) -> date | None:
    """Return a date of that format; None where no plan has such a day, and reading its parts tells why.

    Nearly all days are written so, and read by Python itself in a tenth of the time.
    """
    try:
        day = date.fromisoformat(text)
    except ValueError:
        return None
    return day if FIRST_YEAR <= day.year <= LAST_YEAR else None


def read_side(folded: str, text: str) -> Side | None:
    """Return what a normalised text says of a day or of named days; None where it says nothing of either.

    Unreadable where it is a date of which nobody can be sure: such a text is never read as anything else.
    """
    whole = read_whole_period(folded, text)
    said = read_date_parts(folded, text) if whole is None else whole
    return None if said is None else Side(said)


class Deadline(NamedTuple):
    """An end that a text gives: what it says of the day, as it was typed, and whether it is 前, "before"."""

    side: Side
    typed: str
    before: bool


def deadline_of(folded: str, text: str) -> Deadline | None:
    """Return the end that a normalised text gives (7月20日前, 截至7月20日, by 20 July); None for none."""
    for form in (_END_AFTER, _END_BEFORE, _END_ONLY):
        found = form.fullmatch(folded)
        side = read_side(found["date"], text) if found else None
        if found is not None and side is not None and side.kind != "created":
            return Deadline(side, found["date"], form is _END_AFTER or folded.startswith("before"))
    return None


def place(side: Side, context: Context, text: str) -> PeriodReading:
    """Return the days of one side on the calendar."""
    if isinstance(side.said, WholePeriod):
        return placed(side.said, context, text)
    reading = dated(side.said, context, text)
    return PeriodReading(Period(reading.date, reading.date), reading.notes)


def given(day: date | None) -> date:
    """Return the day; both sides of placed days are always given."""
    if day is None:
        raise Unreadable("period-unreadable", text="")
    return day
