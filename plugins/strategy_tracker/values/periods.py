"""Reads periods as people write them: two dates, one side only, or a period with a name of its own."""

import re
from dataclasses import replace
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from .dates import DateParts, dated, normalised, read_date_parts
from .errors import Unreadable
from .period import Period, PeriodReading
from .whole_periods import WholePeriod, placed, read_whole_period

_ISO_PAIR = re.compile(r"([0-9]{4}-[0-9]{2}-[0-9]{2}) ?(?:至|到|~|/|–|—) ?([0-9]{4}-[0-9]{2}-[0-9]{2})")
_SEPARATOR = re.compile(r" ?(?:[至到/→―]|~+|–+|—+|-+>?|(?<![a-z])(?:to|until|till?|through)(?![a-z])) ?")
_DONE_BY = r"(?:完成|交付|提交|上線|上线|結束|结束|截止|止)?"
_END_AFTER = re.compile(
    r"(?:(?:不晚於|不晚于|不遲於|不迟于|於|于|在) ?)?"
    rf"(?P<date>.+?) ?(?:之?前|以前) ?{_DONE_BY}"
)
_END_BEFORE = re.compile(
    r"(?:(?:no later than|not later than|by(?: the)?(?: end of)?|before|until|till?|due(?: on| by)?"
    r"|截止到?至?|截至|不晚於|不晚于|不遲於|不迟于|[於于在]))[ :]*(?P<date>.+?) ?(?:完成|截止|止)?"
)
_END_ONLY = re.compile(r"(?P<date>.+?) ?(?:完成|截止|為止|为止|止|交付|上線|上线|結束|结束)")
_START_ONLY = re.compile(
    r"(?:(?:from|since|starting(?: on| from)?|自|從|从|由) ?)(?P<date>.+?)(?: ?(?:開始|开始|起|以來|以来))?"
    r"|(?P<later>.+?) ?(?:開始|开始|起|啟動|启动"
    r"|(?:[至到~–—-]|(?<![a-z])to(?![a-z])) ?(?:今|現在|现在|目前|now|present|ongoing|進行中|进行中)?)"
)
_WRAPPING = re.compile(
    r"(?:(?:自|從|从|由|from|between) ?)?(?P<inner>.+?) ?(?:止|為止|为止|期間|期间|之間|之间|完成)?"
)
_START_MARK = re.compile(r" ?(?:起|開始|开始)$")
_DAY_ONLY = re.compile(r"(?P<day>[0-9]{1,2})(?:[日號号]|, ?(?P<year>[0-9]{4}))?")
_MONTH_ONLY = re.compile(r"(?P<month>[0-9]{1,2})")
_MONTHS = re.compile(r"((?:^|年)[0-9]{1,2}) ?[-~–—至到] ?([0-9]{1,2})月份?$")
"""7-9月, where the first month leaves out its 月."""
_LONGEST_OVER_NEW_YEAR = 183
"""Days: 12月1日-1月31日 goes on into the next year; an end further off is taken for a mistake."""


class _Side(NamedTuple):
    """One side of a period: a date, or a period with a name."""

    date: DateParts | None = None
    whole: WholePeriod | None = None

    @property
    def year(self) -> int | None:
        return self.date.year if self.date else self.whole.year if self.whole else None

    def in_year(self, year: int) -> "_Side":
        if self.date:
            return _Side(date=replace(self.date, year=year))
        return _Side(whole=replace(self.whole, year=year) if self.whole else None)


@lru_cache(maxsize=8192)
def read_period(text: str, within: Period | None = None) -> PeriodReading:
    """Return the period; a missing year comes from `within` and is said to be assumed.

    A single date is a period of one day; with 前, 完成, by it is an end only, with 起, from a start only.
    Unreadable: as for dates, period-unreadable, period-end-before-start, period-ambiguous.
    """
    if (found := _ISO_PAIR.fullmatch(text)) is not None:
        start, end = (_exact(found[side], text) for side in (1, 2))
        return PeriodReading(_ordered(start, end, text), year_assumed=False)
    folded = _MONTHS.sub(r"\1月-\2月", normalised(text))
    for reader in (_read_single, _read_one_side, _read_pair):
        if (reading := reader(folded, within, text)) is not None:
            return reading
    raise _reason(folded, text)


def _reason(folded: str, text: str) -> Unreadable:
    """Return what is wrong: with the text as a date, or with one of its sides as a date."""
    cuts = [0, *(end for found in _SEPARATOR.finditer(folded) for end in found.span()), len(folded)]
    for start, end in ((0, len(folded)), *((0, cut) for cut in cuts), *((cut, len(folded)) for cut in cuts)):
        try:
            read_date_parts(folded[start:end], text)
        except Unreadable as problem:
            if problem.rule != "date-unreadable":
                return problem
    return Unreadable("period-unreadable", text=text)


def _exact(iso: str, text: str) -> date:
    year, month, day = (int(part) for part in iso.split("-"))
    return dated(DateParts(year, month, day), None, text).date


def _ordered(start: date, end: date, text: str) -> Period:
    if end < start:
        raise Unreadable(
            "period-end-before-start",
            text=text,
            start=start.isoformat(),
            end=end.isoformat(),
            suggestion=f"{end.isoformat()}~{start.isoformat()}",
        )
    return Period(start, end)


def _read_side(folded: str) -> _Side | None:
    whole = read_whole_period(folded)
    if whole is not None:
        return _Side(whole=whole)
    try:
        return _Side(date=read_date_parts(folded, folded))
    except Unreadable:
        return None


def _placed(side: _Side, within: Period | None, text: str) -> PeriodReading:
    """Return the days of one side on the calendar."""
    if side.date is not None:
        day, assumed = dated(side.date, within, text)
        return PeriodReading(Period(day, day), assumed)
    reading = placed(side.whole, within) if side.whole else None
    if reading is None:
        raise Unreadable("date-without-year", text=text)
    return reading


def _read_single(folded: str, within: Period | None, text: str) -> PeriodReading | None:
    side = _read_side(folded)
    return None if side is None else _placed(side, within, text)


def _read_one_side(folded: str, within: Period | None, text: str) -> PeriodReading | None:
    for form, before in ((_END_AFTER, True), (_END_BEFORE, folded.startswith("before")), (_END_ONLY, False)):
        found = form.fullmatch(folded)
        side = _read_side(found["date"]) if found else None
        if side is not None:
            end = _end_of(side, within, text, before=before)
            return PeriodReading(Period(None, end.period.end), end.year_assumed)
    found = _START_ONLY.fullmatch(folded)
    side = _read_side(found["date"] or found["later"]) if found else None
    if side is None:
        return None
    start = _placed(side, within, text)
    return PeriodReading(Period(start.period.start, None), start.year_assumed)


def _end_of(side: _Side, within: Period | None, text: str, *, before: bool) -> PeriodReading:
    """Return the placed end; "before July" may mean before it begins or ends, and is refused."""
    reading = _placed(side, within, text)
    if before and side.whole and not side.whole.kind.endswith("_end") and reading.period.end:
        raise Unreadable("period-ambiguous", text=text, suggestion=f"{reading.period.end.isoformat()}前")
    return reading


def _read_pair(folded: str, within: Period | None, text: str) -> PeriodReading | None:
    wrapped = _WRAPPING.fullmatch(folded)
    inner = wrapped["inner"] if wrapped else folded
    readings: list[tuple[_Side, _Side]] = []
    for separator in _SEPARATOR.finditer(inner):
        start = _read_side(_START_MARK.sub("", inner[: separator.start()]))
        end = None if start is None else _read_end(inner[separator.end() :], start)
        if start is not None and end is not None and (start, end) not in readings:
            readings.append((start, end))
    if not readings:
        return None
    if len(readings) > 1:
        raise Unreadable("period-ambiguous", text=text, suggestion="")
    return _between(*readings[0], within, text)


def _read_end(folded: str, start: _Side) -> _Side | None:
    """Return the end of a period, completed with what the start gave: 7月1日-15日, 2024-07~09."""
    if start.date is not None and (found := _DAY_ONLY.fullmatch(folded)):
        year = int(found["year"]) if found["year"] else start.date.year
        return _Side(date=DateParts(year, start.date.month, int(found["day"])))
    if start.whole is not None and start.whole.kind == "month" and (found := _MONTH_ONLY.fullmatch(folded)):
        month = int(found["month"])
        return _Side(whole=WholePeriod("month", month, start.whole.year)) if 1 <= month <= 12 else None
    return _read_side(folded)


def _between(start: _Side, end: _Side, within: Period | None, text: str) -> PeriodReading:
    if start.year is None and end.year is not None:
        last = _last_day(end, text)
        first = _first_day(start.in_year(end.year), text)
        earlier = first > last
        if earlier:
            first = _first_day(start.in_year(end.year - 1), text)
        return PeriodReading(_ordered(first, last, text), year_assumed=earlier)
    placed_start = _placed(start, within, text)
    first = _given(placed_start.period.start)
    if end.year is not None:
        return PeriodReading(_ordered(first, _last_day(end, text), text), placed_start.year_assumed)
    last = _last_day(end.in_year(first.year), text)
    if last >= first:
        return PeriodReading(Period(first, last), placed_start.year_assumed)
    if first.year < date.max.year:
        later = _last_day(end.in_year(first.year + 1), text)
        if (later - first).days < _LONGEST_OVER_NEW_YEAR:
            return PeriodReading(Period(first, later), year_assumed=True)
    return PeriodReading(_ordered(first, last, text), placed_start.year_assumed)


def _first_day(side: _Side, text: str) -> date:
    return _given(_placed(side, None, text).period.start)


def _last_day(side: _Side, text: str) -> date:
    return _given(_placed(side, None, text).period.end)


def _given(day: date | None) -> date:
    """Return the day; both sides of a placed date or named period are always given."""
    if day is None:
        raise Unreadable("period-unreadable")
    return day
