"""Reads periods that have a name of their own: 2024年Q3, 第三季度, 下半年, 2024年7月, July 2024, 2024."""

import calendar
import re
from dataclasses import dataclass
from datetime import date

from .dates import MONTH_NAME, MONTH_NAMES, REPUBLIC_OFFSET
from .numerals import read_chinese_number
from .period import Period, PeriodReading

_YEAR = r"(?:(?P<republic>民國|民国) ?)?(?P<year>[0-9]{1,4})(?:年度?)?[ ,/.-]?"
_YEAR_AFTER = r"(?:[ ,/-]*(?P<later>[0-9]{4})年?)?"
_PART = r"(?P<number>[1-4一二三四])"
_FORMS = tuple(
    (kind, re.compile(pattern))
    for kind, pattern in (
        ("quarter", rf"(?:{_YEAR})?q(?P<number>[1-4])(?:季度?)?"),
        ("quarter", rf"q(?P<number>[1-4]){_YEAR_AFTER}"),
        ("quarter", rf"(?:{_YEAR})?第? ?{_PART} ?季度?"),
        ("half", rf"(?:{_YEAR})?(?P<number>[上下])半年度?"),
        ("half", rf"(?:{_YEAR})?h(?P<number>[12])"),
        ("half", rf"h(?P<number>[12]){_YEAR_AFTER}"),
        ("month", r"(?:(?:(?P<republic>民國|民国) ?)?(?P<year>[0-9]{1,4})年)?(?P<number>[0-9]{1,2})月份?"),
        ("month", r"(?P<year>[0-9]{4})[-/.](?P<number>[0-9]{1,2})"),
        ("month", rf"{MONTH_NAME}{_YEAR_AFTER}"),
        ("month", rf"(?P<year>[0-9]{{4}})[ -]{MONTH_NAME}"),
        ("year", r"(?:(?P<republic>民國|民国) ?)?(?P<year>[0-9]{1,4})(?:年度?|年? ?全年度?)"),
        ("year", r"(?P<year>(?:19|20|21)[0-9]{2})"),
        ("year_end", r"(?:(?:(?P<republic>民國|民国) ?)?(?P<year>[0-9]{1,4}))?年[底末]"),
        ("month_end", r"(?:(?P<year>[0-9]{4})年)?(?P<number>[0-9]{1,2})月(?:份)?[底末]"),
    )
)


@dataclass(frozen=True, slots=True)
class WholePeriod:
    """A named period: its kind, its place in the year, and the year where the text gives one."""

    kind: str
    number: int
    year: int | None

    def in_year(self, year: int) -> Period:
        """Return the days of the period in a year."""
        length = {"quarter": 3, "half": 6, "month": 1, "month_end": 1, "year": 12, "year_end": 12}[self.kind]
        last_month = self.number * length
        end = date(year, last_month, calendar.monthrange(year, last_month)[1])
        if self.kind.endswith("_end"):
            return Period(end, end)
        return Period(date(year, last_month - length + 1, 1), end)


def read_whole_period(folded: str) -> WholePeriod | None:
    """Return the named period of a normalised text; None where it is none."""
    for kind, form in _FORMS:
        if found := form.fullmatch(folded):
            return _whole_period(kind, found.groupdict())
    return None


def _whole_period(kind: str, found: dict[str, str | None]) -> WholePeriod | None:
    number = _number(found)
    typed_year = found.get("year") or found.get("later")
    if number is None or (kind.startswith("month") and not 1 <= number <= 12):
        return None
    if typed_year is None:
        return WholePeriod(kind, number, None)
    year = int(typed_year) + (REPUBLIC_OFFSET if found.get("republic") else 0)
    if (not found.get("republic") and len(typed_year) != 4) or not 1 <= year <= 9999:
        return None
    return WholePeriod(kind, number, year)


def _number(found: dict[str, str | None]) -> int | None:
    if name := found.get("name"):
        return MONTH_NAMES[name]
    typed = found.get("number")
    if typed is None:
        return 1
    if typed in "上下":
        return 1 if typed == "上" else 2
    return int(typed) if typed.isascii() else read_chinese_number(typed)


def placed(whole: WholePeriod, within: Period | None) -> PeriodReading | None:
    """Return the named period on the calendar, a missing year from `within`; None without either."""
    if whole.year is not None:
        return PeriodReading(whole.in_year(whole.year), year_assumed=False)
    known = [] if within is None else [side for side in (within.start, within.end) if side is not None]
    if not known:
        return None
    first, last = known[0], known[-1]
    near = {year for side in known for year in (side.year - 1, side.year, side.year + 1)}
    candidates = [whole.in_year(year) for year in sorted(near) if 1 <= year <= 9999]
    nearest = min(candidates, key=lambda period: _gap(period, first, last))
    return PeriodReading(nearest, year_assumed=True)


def _gap(period: Period, first: date, last: date) -> tuple[int, int]:
    """Return how far the period lies outside the two days, then minus how many days lie inside."""
    if period.start is None or period.end is None:
        return (0, 0)
    outside = max((first - period.end).days, (period.start - last).days, 0)
    inside = (min(period.end, last) - max(period.start, first)).days
    return (outside, -inside)
