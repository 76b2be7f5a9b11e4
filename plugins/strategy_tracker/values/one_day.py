"""Reads one day where one is wanted: a date, or days with a name by their last one."""

from __future__ import annotations

from functools import lru_cache

from strategy_tracker.vocabulary.patterns import Pattern

from .date_remarks import is_remark, without_remarks
from .date_suggestions import last_day_offered
from .dates import dated, normalised
from .errors import Unreadable
from .period import DAYS_ASSUMED, NO_CONTEXT, Context, DateReading, joined
from .periods import read_period
from .sides import GLOSSED, Side, deadline_of, given, iso_parts, place, plain_day, read_side

_ISO = Pattern(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


@lru_cache(maxsize=8192)
def read_date(text: str, context: Context = NO_CONTEXT) -> DateReading:
    """Return the date, with notes of what was taken from the context.

    Of 9月中旬, which is ten days, it is the last. Unreadable: date-unreadable, date-ambiguous,
    date-not-on-calendar, date-without-year, date-year-too-short, date-year-implausible, date-says-no-end.
    """
    if _ISO.fullmatch(text):
        day = plain_day(text)
        return DateReading(day) if day is not None else dated(iso_parts(text), context, text)
    folded = normalised(text)
    side = read_side(folded.removesuffix("完成").rstrip(), text)
    framed = side is None
    if side is None:
        side = _framed_side(folded, text)
    if side is None or not (side.kind in ("date", "part") or side.kind.endswith("_end")):
        meant = _last_day(side, context, text) or last_day_offered(folded, context) or _end_of(text, context)
        raise Unreadable("date-unreadable", text=text, suggestion=meant)
    reading = place(side, context, text)
    notes = joined(reading.notes, (DAYS_ASSUMED,)) if framed else reading.notes
    return DateReading(given(reading.period.end), notes)


def _framed_side(folded: str, text: str) -> Side | None:
    """Return the day of a text that says more of it: 7月20日前, 截至7月20日, 約7月20日, 7月20日（預計）."""
    if (deadline := deadline_of(folded, text)) is not None:
        return deadline.side if deadline.side.is_day or not deadline.before else None
    glossed = GLOSSED.fullmatch(folded)
    if glossed is not None and is_remark(glossed["gloss"]):
        return read_side(glossed["main"], text)
    return read_side(without_remarks(folded), text)


def _end_of(text: str, context: Context) -> str:
    """Return the end of a period, where one day is wanted; '' for none."""
    try:
        end = read_period(text, context).period.end
    except Unreadable:
        return ""
    return end.isoformat() if end is not None else ""


def _last_day(side: Side | None, context: Context, text: str) -> str:
    """Return the last of several days, where one is wanted: 2024-07-31 of 2024年7月; '' for none."""
    if side is None or side.kind == "created":
        return ""
    try:
        return given(place(side, context, text).period.end).isoformat()
    except Unreadable:
        return ""
