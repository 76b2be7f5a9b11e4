"""Reads days that have a name of their own: 2024年Q3, 下半年, 2024年7月, 9月中旬, 月底, 第2周, W27, 即日."""

import calendar
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date

from strategy_tracker.vocabulary.patterns import Pattern

from .dates import (
    FIRST_YEAR,
    LAST_YEAR,
    MONTH_NAME,
    MONTH_NAMES,
    REPUBLIC,
    check_year,
    full_year,
    known_sides,
)
from .errors import Unreadable
from .numerals import read_chinese_number
from .period import DAYS_ASSUMED, REPUBLIC_ASSUMED, YEAR_ASSUMED, Context, Period, PeriodReading, joined
from .weeks import calendar_week, plan_week

_ERA_YEAR = rf"(?:{REPUBLIC})?(?P<year>[0-9]{{1,4}})"
_YEAR = rf"{_ERA_YEAR}(?:年度?)?[ ,/.-]?"
_YEAR_AFTER = r"(?:[ ,/-]*(?P<later>[0-9]{4})年?)?"
_PART = r"(?P<number>[1-4一二三四])"
_MONTH = rf"(?:{_ERA_YEAR}年)?(?P<number>[0-9]{{1,2}})月份?"
_PARTS = {
    **dict.fromkeys(("上旬", "初", "early"), (1, 10)), **dict.fromkeys(("中旬", "中", "mid"), (11, 20)),
    **dict.fromkeys(("下旬", "late"), (21, 31)), "上半": (1, 15), "下半": (16, 31),
}  # fmt: skip
"""The first and last day of a part of a month; a shorter month ends on its own last day."""
_FORMS = tuple(
    (kind, Pattern(pattern))
    for kind, pattern in (
        ("quarter", rf"(?:{_YEAR})?q(?P<number>[1-4])(?:季度?)?"),
        ("quarter", rf"q(?P<number>[1-4]){_YEAR_AFTER}"),
        ("quarter", rf"(?:{_YEAR})?第? ?{_PART} ?季度?"),
        ("half", rf"(?:{_YEAR})?(?P<number>[上下])半年度?"),
        ("half", rf"(?:{_YEAR})?h(?P<number>[12])"),
        ("half", rf"h(?P<number>[12]){_YEAR_AFTER}"),
        ("month", _MONTH),
        ("month", r"(?P<year>[0-9]{4}|1[0-9]{2})[-/.](?P<number>[0-9]{1,2})"),
        ("month", rf"{MONTH_NAME}{_YEAR_AFTER}"),
        ("month", rf"(?P<year>[0-9]{{4}})[ -]{MONTH_NAME}"),
        ("year", rf"{_ERA_YEAR}(?:年度?|年? ?全年度?)"),
        ("year", r"(?P<year>(?:19|20|21)[0-9]{2}|9999)"),
        ("year_end", rf"(?:{_ERA_YEAR})?年?年度?[底末终終]"),
        ("year_end", r"(?:the )?(?:end of|year[- ]end|eoy)(?: the year)?(?: ?(?P<year>[0-9]{4}))?"),
        ("quarter_end", rf"(?:{_YEAR})?(?:第? ?{_PART} ?季度?|q(?P<quarter>[1-4])) ?(?:[底末]|end)"),
        ("quarter_end", r"(?:季度?[底末]|(?:the )?end of (?:the )?quarter|eoq)"),
        ("month_end", rf"{_MONTH}[底末]"),
        ("month_end", rf"(?:the )?end of {MONTH_NAME}{_YEAR_AFTER}"),
        ("month_end", r"月[底末]|(?:the )?(?:end of (?:the )?month|month[- ]end|eom)"),
        ("part", rf"{_MONTH}(?:(?P<part>上旬|中旬|下旬|初|中)|(?P<half>[上下]半)[個个]?月)"),
        ("part", r"(?P<part>上旬|中旬|下旬)|月(?P<bare>初|中)"),
        ("part", rf"(?P<part>early|mid|late)[- ]{MONTH_NAME}{_YEAR_AFTER}"),
        ("week", rf"(?:{_ERA_YEAR}(?:年|[ -])?)?(?:w|wk|cw)[ -]?(?P<number>[0-9]{{1,2}})"),
        ("week", rf"{_ERA_YEAR}年 ?第(?P<number>[0-9]{{1,2}}) ?[周週]"),
        ("plan_week", r"第(?P<number>[0-9]{1,2}) ?[周週]|week ?(?P<counted>[0-9]{1,2})"),
        ("created", r"即日|即時|即时|now|(?:effective )?immediately"),
    )
)
_YEAR_SHORT = Pattern(r"[0-9]{2}(?:年|[ -]?(?=[qh第上下])).+")
_LENGTH = {"quarter": 3, "quarter_end": 3, "half": 6, "year": 12, "year_end": 12}
"""Months; what is not listed lies in one."""


@dataclass(frozen=True, slots=True)
class WholePeriod:
    """Named days: their kind, their place in the year, and the year where the text gives one.

    `number` is None where the text leaves it to the context (月底); `part` is the first and last day of 上旬.
    """

    kind: str
    number: int | None
    year: int | None
    part: tuple[int, int] | None = None
    republic: bool = False

    def in_year(self, year: int) -> Period:
        """Return the days in a year; calendar weeks are those of ISO 8601."""
        number = self.number or 1
        if self.kind == "week":
            return calendar_week(year, number)
        length = _LENGTH.get(self.kind, 1)
        last_month = number * length
        end = date(year, last_month, calendar.monthrange(year, last_month)[1])
        if self.kind.endswith("_end"):
            return Period(end, end)
        if self.part is not None:
            first, last = self.part
            return Period(date(year, last_month, first), date(year, last_month, min(last, end.day)))
        return Period(date(year, last_month - length + 1, 1), end)

    @property
    def is_day(self) -> bool:
        """Whether the name is that of one day."""
        return self.kind.endswith("_end") or self.kind == "created"


def read_whole_period(folded: str, text: str) -> WholePeriod | None:
    """Return the named period of a normalised text; None where it is none. `text` is what was typed.

    Unreadable "date-year-too-short": 25年7月, 25Q2.
    """
    for kind, form in _FORMS:
        if (found := form.fullmatch(folded)) and (whole := _whole_period(kind, found.groupdict())):
            return whole
    if (found := _YEAR_SHORT.fullmatch(folded)) and read_whole_period(f"20{folded}", text):
        raise Unreadable("date-year-too-short", text=text, suggestion=f"20{folded}".upper())
    return None


def _whole_period(kind: str, found: dict[str, str | None]) -> WholePeriod | None:
    number = _number(kind, found)
    if number is not None and not 1 <= number <= _highest(kind):
        return None
    part = _PARTS.get(found.get("part") or found.get("half") or found.get("bare") or "")
    typed_year = found.get("year") or found.get("later")
    if typed_year is None:
        return WholePeriod(kind, number, None, part)
    year, republic = full_year(typed_year, republic=found.get("republic") is not None)
    return None if year is None else WholePeriod(kind, number, year, part, republic)


def _highest(kind: str) -> int:
    return 53 if kind.endswith("week") else 12 // _LENGTH.get(kind, 1)


def _number(kind: str, found: dict[str, str | None]) -> int | None:
    if name := found.get("name"):
        return MONTH_NAMES[name]
    typed = found.get("number") or found.get("quarter") or found.get("counted")
    if typed is None:
        return 1 if kind in ("year", "year_end") else None
    if typed in "上下":
        return 1 if typed == "上" else 2
    return int(typed) if typed.isascii() else read_chinese_number(typed)


def placed(whole: WholePeriod, context: Context, text: str) -> PeriodReading:
    """Return the named period on the calendar, with what it does not say from the context.

    Unreadable: date-without-year, date-ambiguous, date-not-on-calendar, created-unknown.
    """
    if whole.kind == "created":
        if context.created is None:
            raise Unreadable("created-unknown", text=text)
        return PeriodReading(Period(context.created, context.created), (DAYS_ASSUMED,))
    if whole.kind == "plan_week":
        return plan_week(whole.number or 1, context.period, text)
    vague = (DAYS_ASSUMED,) if whole.part is not None else ()
    if whole.year is not None:
        check_year(whole.year, text)
        notes = (REPUBLIC_ASSUMED,) if whole.republic else ()
        return PeriodReading(_in_year(whole, whole.year, text), joined(notes, vague))
    known = known_sides(context)
    if not known:
        raise Unreadable("date-without-year", text=text)
    first, last = known[0], known[-1]
    near = sorted({year for side in known for year in (side.year - 1, side.year, side.year + 1)})
    if whole.number is None:
        return _only_one(whole, near, first, last, text)
    candidates = list(_in_years(whole, near))
    if not candidates:
        raise Unreadable("date-not-on-calendar", text=text, suggestion="")
    nearest = min(candidates, key=lambda period: _gap(period, first, last))
    if whole.kind == "week" and _gap(nearest, first, last)[0]:
        _refuse_week_of_plan(nearest, whole.number or 1, context, text)
    return PeriodReading(nearest, joined((YEAR_ASSUMED,), vague))


def _in_years(whole: WholePeriod, years: Iterable[int]) -> Iterator[Period]:
    for year in years:
        if FIRST_YEAR <= year <= LAST_YEAR:
            with suppress(ValueError):  # a year without a week 53
                yield whole.in_year(year)


def _refuse_week_of_plan(week: Period, number: int, context: Context, text: str) -> None:
    """Raise where W2 of a plan that runs from July can only be meant as its second week, or is a mistake."""
    counted = plan_week(number, context.period, text).period
    days = [f"{period.start}~{period.end}" for period in (counted, week)]
    raise Unreadable("date-ambiguous", text=text, suggestion=" / ".join(days))


def _in_year(whole: WholePeriod, year: int, text: str) -> Period:
    try:
        return whole.in_year(year)
    except ValueError as error:  # a year without a week 53
        raise Unreadable("date-not-on-calendar", text=text, suggestion="") from error


def _only_one(whole: WholePeriod, near: list[int], first: date, last: date, text: str) -> PeriodReading:
    """Return the one month's (or quarter's) end or third that lies in the context's period."""
    candidates = [
        period
        for year in near
        for number in range(1, _highest(whole.kind) + 1)
        if (period := replace(whole, number=number).in_year(year))
        and period.start is not None
        and first <= period.start <= last
    ]
    if len(candidates) != 1:
        days = [period.end.isoformat() for period in candidates[:3] if period.end is not None]
        raise Unreadable("date-ambiguous", text=text, suggestion=" / ".join(days))
    return PeriodReading(candidates[0], (DAYS_ASSUMED,))


def _gap(period: Period, first: date, last: date) -> tuple[int, int]:
    """Return how far the period lies outside the two days, then minus how many days lie inside."""
    if period.start is None or period.end is None:
        return (0, 0)
    outside = max((first - period.end).days, (period.start - last).days, 0)
    inside = (min(period.end, last) - max(period.start, first)).days
    return (outside, -inside)
