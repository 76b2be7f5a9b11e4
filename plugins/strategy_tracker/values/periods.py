"""Reads periods as people write them: two dates, one side only, or a period with a name of its own."""

from dataclasses import replace
from datetime import date
from functools import lru_cache

from strategy_tracker.vocabulary.patterns import Pattern

from .date_remarks import is_remark, without_remarks
from .date_suggestions import offered
from .dates import TIME_ALONE, DateParts, normalised
from .errors import Unreadable
from .period import (
    DAYS_ASSUMED,
    NO_CONTEXT,
    NO_END,
    REPUBLIC_ASSUMED,
    YEAR_ASSUMED,
    Context,
    Period,
    PeriodReading,
    joined,
)
from .sides import GLOSSED, Side, deadline_of, given, iso_parts, place, plain_day, read_side
from .whole_periods import WholePeriod

_ISO_PAIR = Pattern(r"([0-9]{4}-[0-9]{2}-[0-9]{2}) ?(?:至|到|~|/|–|—) ?([0-9]{4}-[0-9]{2}-[0-9]{2})")
_SEPARATOR = Pattern(r" ?(?:[至到/→―]|~+|–+|—+|-+>?|(?<![a-z])(?:to|until|till?|through)(?![a-z])) ?")
_START_ONLY = Pattern(
    r"(?:(?:from|since|starting(?: on| from)?|自|從|从|由) ?)(?P<date>.+?)(?: ?(?:開始|开始|起|以來|以来))?"
    r"|(?P<later>.+?) ?(?:開始|开始|起|啟動|启动"
    r"|(?:[至到~–—-]|(?<![a-z])to(?![a-z])) ?(?:今|現在|现在|目前|now|present|ongoing|進行中|进行中)?)"
)
_WRAPPING = Pattern(
    r"(?:(?:自|從|从|由|from|between) ?)?(?P<inner>.+?) ?(?:止|為止|为止|期間|期间|之?間|之?间|完成|[內内])?"
)
_ERA = Pattern("民[國国]")
"""Said once, for both sides: 民國113.7.1~113.9.30."""
_BRACKETED = Pattern(r"\((?P<inner>[^()]+)\)")
_INCLUDED = Pattern(r"[含當当日天]+|inclusive")
_START_MARK = Pattern(r" ?(?:起|開始|开始)$")
_INSIDE_A_DATE = Pattern(r"(?<![0-9])[0-9]{4}([-/])[0-9]{1,2}\1[0-9]$")
"""A sign that is that of a date, and no separator: 2024-07-01-15."""
_NAMED_DAY = Pattern("(?<=[雙双])(?:11|12)|618")
_DURATION = Pattern(r"共? ?(?P<days>[0-9]{1,4}) ?(?:天|日|days?)")
_DAY_ONLY = Pattern(r"(?P<day>[0-9]{1,2})(?:[日號号]|, ?(?P<year>[0-9]{4}))?")
_NAMED_MONTH = Pattern("[a-z]{3}")
_MONTH_ONLY = Pattern(r"(?P<month>[0-9]{1,2})")
_SHORTENED = (
    (Pattern(r"((?:^|年)[0-9]{1,2}) ?[-~–—至到] ?([0-9]{1,2})月份?$"), r"\1月-\2月"),
    (Pattern(r"(第[0-9]{1,2}) ?[-~–—至到] ?第?([0-9]{1,2}) ?([周週])$"), r"\1\3-第\2\3"),
    (Pattern(r"((?:w|wk|cw|week)s?) ?([0-9]{1,2}) ?[-~–—至到] ?([0-9]{1,2})$"), r"\1\2-\1\3"),
    (Pattern(r"((?:[0-9]{2,4}年)?[0-9]{1,2}月)([上中])([中下])旬"), r"\1\2旬-\1\3旬"),
    (Pattern(r"^weeks([0-9]{1,2}-)weeks(?=[0-9])"), r"week\1week"),
)
"""7-9月, 第1-2周, W27-28, 9月中下旬: the side that leaves out its 月, 周, W or 旬 is given it."""
_OFFERED = ("period-unreadable", "period-in-words", "period-ambiguous")
_LONGEST_OVER_NEW_YEAR = 183
"""Days: 12月1日-1月31日 goes on into the next year; an end further off is taken for a mistake."""


@lru_cache(maxsize=8192)
def read_period(text: str, context: Context = NO_CONTEXT) -> PeriodReading:
    """Return the period, with notes of what was taken from the context.

    A single date is a period of one day; with 前, 完成, by it is an end only, with 起, from a start only.
    Unreadable: as for dates, period-unreadable, period-in-words, period-end-before-start, period-ambiguous,
    created-unknown.
    """
    if (found := _ISO_PAIR.fullmatch(text)) is not None:
        first, last = plain_day(found[1]), plain_day(found[2])
        if first is not None and last is not None:
            return _ordered(first, last, (), text)
        start, end = (Side(iso_parts(found[side])) for side in (1, 2))
        return _between(start, end, context, text)
    folded = normalised(text)
    if bracketed := _BRACKETED.fullmatch(folded):
        folded = bracketed["inner"].strip()
    try:
        if glossed := GLOSSED.fullmatch(folded):
            return _read_glossed(glossed["main"], glossed["gloss"], context, text)
        return _read(folded, context, text)
    except Unreadable as problem:
        if problem.rule in _OFFERED and (meant := offered(folded, context)):
            problem.values["suggestion"] = meant
        raise


def _read(folded: str, context: Context, text: str) -> PeriodReading:
    for shortened, full in _SHORTENED:
        folded = shortened.sub(full, folded)
    for reader in (_read_single, _read_one_side, _read_pair):
        if (reading := reader(folded, context, text)) is not None:
            return reading if _ERA.search(folded) is None else _without_note(reading, REPUBLIC_ASSUMED)
    if (bare := without_remarks(folded)) not in ("", folded) and not _is_in_words(bare):
        return _as_said(_read(bare, context, text))
    if _is_in_words(folded):
        raise Unreadable("period-in-words", text=text)
    raise Unreadable("period-unreadable", text=text)


def _as_said(reading: PeriodReading) -> PeriodReading:
    """Return a reading that leaves words of its text out, which is said."""
    return PeriodReading(reading.period, joined(reading.notes, (DAYS_ASSUMED,)))


def _without_note(reading: PeriodReading, name: str) -> PeriodReading:
    return PeriodReading(reading.period, tuple(note for note in reading.notes if note != name))


def _read_glossed(main: str, gloss: str, context: Context, text: str) -> PeriodReading:
    """Return a period with a remark, or one that is said twice where both are the same: Q2（4月-6月）."""
    if _is_in_words(main) and not _is_in_words(gloss):
        return _as_said(_read(gloss.strip(), context, text))  # 預熱期（5.20-5.31）
    reading = _read(main, context, text)
    if _INCLUDED.fullmatch(gloss):
        return reading
    if counted := _DURATION.fullmatch(gloss):
        if reading.period.days() != int(counted["days"]):
            raise Unreadable("period-ambiguous", text=text, suggestion="")
        return reading
    if is_remark(gloss):
        return _as_said(reading)
    if _is_in_words(gloss):
        raise Unreadable("period-unreadable", text=text)
    again = _read(gloss.strip(), replace(context, period=reading.period), text).period
    if again != reading.period:
        days = [_shown(side) for side in (reading.period, again)]
        raise Unreadable("period-ambiguous", text=text, suggestion=" / ".join(days))
    return reading


def _shown(period: Period) -> str:
    """Return a period as one would write it."""
    start, end = period.start or "", period.end or ""
    return f"{end}" if start == end else f"{end}前" if not start else f"{start}~{end}"


def _read_single(folded: str, context: Context, text: str) -> PeriodReading | None:
    side = read_side(folded, text)
    return None if side is None or side.kind == "created" else place(side, context, text)


def _read_one_side(folded: str, context: Context, text: str) -> PeriodReading | None:
    if (deadline := deadline_of(folded, text)) is not None:
        end = _end_of(deadline.side, context, text, before=deadline.before)
        return PeriodReading(Period(None, end.period.end), end.notes)
    found = _START_ONLY.fullmatch(folded)
    side = read_side(found["date"] or found["later"], text) if found else None
    if side is None:
        return None
    start = place(side, context, text)
    return PeriodReading(Period(start.period.start, None), start.notes)


def _end_of(side: Side, context: Context, text: str, *, before: bool) -> PeriodReading:
    """Return the placed end; "before July" may mean before it begins or ends, and is refused."""
    reading = place(side, context, text)
    if before and not side.is_day and reading.period.end:
        raise Unreadable("period-ambiguous", text=text, suggestion=f"{reading.period.end.isoformat()}前")
    return reading


def _read_pair(folded: str, context: Context, text: str) -> PeriodReading | None:
    wrapped = _WRAPPING.fullmatch(folded)
    inner = wrapped["inner"] if wrapped else folded
    read_side(inner, text)  # a date of which nobody can be sure is not cut into two
    readings: list[tuple[Side, Side]] = []
    refused: list[Unreadable] = []
    for separator in _SEPARATOR.finditer(inner):
        if _INSIDE_A_DATE.search(inner[: separator.end() + 1]):
            continue
        before, after = _START_MARK.sub("", inner[: separator.start()]), inner[separator.end() :]
        try:
            start = read_side(before, text)
            end = read_side(after, text) if start is None else _read_end(after, start, text)
            if start is None and end is not None:
                start = _read_day_of_month(before, end, after)
            if (half := _half_in_words(before, start, after, end, context, text)) is not None:
                return half
        except Unreadable as problem:
            refused.append(problem)
            continue
        if start is None or end is None or _is_date_cut_in_two(start, end) or (start, end) in readings:
            continue
        readings.append((start, end))
    if len(readings) == 1:
        return _between(*readings[0], context, text)
    if readings:
        raise Unreadable("period-ambiguous", text=text, suggestion="")
    if refused:
        raise refused[0]
    return None


def _is_in_words(folded: str) -> bool:
    """Tell whether a text says when without naming a day: 持續, TBD, 盡快, 上線前, 雙11後."""
    bare = _NAMED_DAY.sub("", folded)
    return any(letter.isalpha() for letter in folded) and not any(letter.isdigit() for letter in bare)


def _half_in_words(
    before: str, start: Side | None, after: str, end: Side | None, context: Context, text: str
) -> PeriodReading | None:
    """Return a period of which one side is in words, such as 7月1日至待定; None where it is none."""
    if start is not None and end is None and _is_in_words(after):
        placed = place(start, context, text)
        return PeriodReading(Period(placed.period.start, None), placed.notes)
    if start is None and end is not None and _is_in_words(before):
        placed = place(end, context, text)
        return PeriodReading(Period(None, placed.period.end), joined(placed.notes, (DAYS_ASSUMED,)))
    return None


def _is_date_cut_in_two(start: Side, end: Side) -> bool:
    """Tell whether the sides are a year and what lies in it: 2024/07-01 is a date with two kinds of signs."""
    if start.kind == "year" and end.kind != "year":
        return end.year is None
    return end.kind == "year" and start.kind != "year" and start.year is None and not end.is_never


def _read_end(folded: str, start: Side, text: str) -> Side | None:
    """Return the end of a period, completed with what the start gave: 7月1日-15日, 2024-07~09, 9:00-17:00."""
    if isinstance(start.said, DateParts):
        if TIME_ALONE.fullmatch(folded):
            return start
        if found := _DAY_ONLY.fullmatch(folded):
            year = int(found["year"]) if found["year"] else start.year
            return Side(replace(start.said, year=year, day=int(found["day"]), moment=None))
    elif start.said.kind == "month" and (found := _MONTH_ONLY.fullmatch(folded)):
        month = int(found["month"])
        return Side(WholePeriod("month", month, start.year)) if 1 <= month <= 12 else None
    end = read_side(folded, text)
    if end is None and (deadline := deadline_of(folded, text)) is not None:
        open_end = deadline.before and not deadline.side.is_day
        return None if open_end else _read_end(deadline.typed, start, text)
    return None if end is None or end.kind == "created" else end


def _read_day_of_month(folded: str, end: Side, after: str) -> Side | None:
    """Return the start of 5-20 May 2026, which leaves out what the end gives."""
    found = _DAY_ONLY.fullmatch(folded)
    if found is None or not isinstance(end.said, DateParts) or not _NAMED_MONTH.search(after):
        return None
    return Side(replace(end.said, day=int(found["day"]), moment=None))


def _between(start: Side, end: Side, context: Context, text: str) -> PeriodReading:
    if end.is_never:
        alone = place(start, context, text)
        return PeriodReading(Period(alone.period.start, None), joined(alone.notes, (NO_END,)))
    if start.year is None and end.year is not None and start.in_year(end.year) != start:
        return _from_the_end(start, end, context, text)
    begun = place(start, context, text)
    first = given(begun.period.start)
    end = end.in_month(first.month)
    if end.year is not None or end.kind == "plan_week":
        ended = place(end, context, text)
        return _ordered(first, given(ended.period.end), joined(begun.notes, ended.notes), text)
    return _from_the_start(begun, end, context, text)


def _from_the_end(start: Side, end: Side, context: Context, text: str) -> PeriodReading:
    """Return a period of which only the end has a year: the start is in the same one or the one before."""
    ended = place(end, context, text)
    last = given(ended.period.end)
    month = given(ended.period.start).month
    for year in (last.year, last.year - 1):
        begun = place(start.in_month(month).in_year(year), context, text)
        if given(begun.period.start) <= last:
            break
    assumed = (YEAR_ASSUMED,) if year != last.year else ()
    return _ordered(given(begun.period.start), last, joined(begun.notes, ended.notes, assumed), text)


def _from_the_start(begun: PeriodReading, end: Side, context: Context, text: str) -> PeriodReading:
    """Return a period of which the end has no year: it is in that of the start, or soon after New Year."""
    first = given(begun.period.start)
    ended = place(end.in_year(first.year), context, text)
    last = given(ended.period.end)
    if last < first:
        later = place(end.in_year(first.year + 1), context, text)
        if (given(later.period.end) - first).days < _LONGEST_OVER_NEW_YEAR:
            notes = joined(begun.notes, later.notes, (YEAR_ASSUMED,))
            return PeriodReading(Period(first, later.period.end), notes)
    return _ordered(first, last, joined(begun.notes, ended.notes), text)


def _ordered(start: date, end: date, notes: tuple[str, ...], text: str) -> PeriodReading:
    if end < start:
        raise Unreadable(
            "period-end-before-start",
            text=text,
            start=start.isoformat(),
            end=end.isoformat(),
            suggestion=f"{end.isoformat()}~{start.isoformat()}",
        )
    return PeriodReading(Period(start, end), notes)
