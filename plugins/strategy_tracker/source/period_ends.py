"""Periods whose two ends were typed as fields of their own: 開始日期 and 截止日期 for 計劃起止時間."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import Any

from strategy_tracker.model import Problem, Written
from strategy_tracker.source.node_access import is_absent
from strategy_tracker.values import Period
from strategy_tracker.vocabulary.fields import FIELDS, Field, field_of

_ENDS = {
    record: tuple(known for known in fields if known.part_of)
    for record, fields in FIELDS.items()
    if any(known.part_of for known in fields)
}


def join_ends(values: dict[str, Any], record: str, path: str) -> Iterator[Problem]:
    """Put the ends that a record's values hold into the periods that they belong to.

    A period typed as well counts before its ends, which fill in what it leaves open; an end that is another
    day than the period says is a problem, at its own place.
    """
    given: dict[str, dict[str, tuple[Field, Written[Period]]]] = {}
    for known in _ENDS.get(record, ()):
        written = values.pop(known.key, None)
        if isinstance(written, Written) and not is_absent(written):
            period, _, end = known.part_of.partition(".")
            given.setdefault(period, {})[end] = (known, written)
    for period, ends in given.items():
        whole = values.get(period)
        if isinstance(whole, Written) and isinstance(whole.value, Period):
            values[period], problems = _filled_in(whole, ends, field_of(record, period), path)
        else:
            values[period], problems = _joined(ends, period, path)
        yield from problems


def _day(ends: dict[str, tuple[Field, Written[Period]]], end: str) -> date | None:
    """Return the day of one end, None where it was not written or could not be read."""
    found = ends.get(end)
    return getattr(found[1].value, end) if found is not None and found[1].value is not None else None


def _joined(
    ends: dict[str, tuple[Field, Written[Period]]], period: str, path: str
) -> tuple[Written[Period], list[Problem]]:
    """Return the period between two ends, at the place of the later one, which is what mostly moves."""
    start, end = _day(ends, "start"), _day(ends, "end")
    texts = [ends[name][1].text if name in ends else "" for name in ("start", "end")]
    place = (ends.get("end") or ends["start"])[1].place
    text = " – ".join(texts).strip()
    if start is not None and end is not None and end < start:
        return Written(text, None, place), [
            Problem("period-end-before-start", place, f"{path}{period}", text)
        ]
    found = None if start is None and end is None else Period(start, end)
    return Written(text, found, place), []


def _filled_in(
    whole: Written[Period], ends: dict[str, tuple[Field, Written[Period]]], field: Field, path: str
) -> tuple[Written[Period], list[Problem]]:
    """Return a typed period with the end that it leaves open, and a problem for each that is another day."""
    problems = []
    period = whole.value or Period(None, None)
    for name, (known, written) in ends.items():
        day, stated = _day(ends, name), getattr(period, name)
        if day is None:
            continue
        if stated is None:
            period = replace(period, **{name: day})
        elif stated != day:
            values = {"field": known, "whole": field, "stated": whole.text, "line": whole.place.line}
            problems.append(
                Problem("dates-disagree", written.place, f"{path}{known.key}", written.text, values)
            )
    if period.start is not None and period.end is not None and period.end < period.start:
        place = next(iter(ends.values()))[1].place
        return whole, [*problems, Problem("period-end-before-start", place, f"{path}{field.key}", whole.text)]
    return (whole if period == whole.value else replace(whole, value=period)), problems
