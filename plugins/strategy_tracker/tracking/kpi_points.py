"""The values of a KPI over time, and the one in force."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from strategy_tracker.model import Kpi, text_of, value_of
from strategy_tracker.tracking.changes import Origin, value_day
from strategy_tracker.tracking.history import RecordHistory
from strategy_tracker.values import Aggregate, Quantity, shown, total_of


@dataclass(frozen=True, slots=True)
class Point:
    """One value of a KPI on a day, with the target that was in force, and where it comes from."""

    day: date
    quantity: Quantity
    text: str
    source: str
    target: Quantity | None = None
    extra: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Unread:
    """What was typed for a KPI's value and cannot be read, and the day it is of where that is known."""

    day: date | None
    text: str


def is_summed(kpi: Kpi) -> bool:
    """Tell whether a KPI's value is the sum of its readings; without any, its current value is a total."""
    return kpi.aggregate is not None and kpi.aggregate.value is Aggregate.SUM and bool(kpi.readings)


def points_of(kpi: Kpi, history: RecordHistory, as_of: date) -> tuple[Point, ...]:
    """Return all values known by `as_of`, oldest first, one for each day.

    They come from the committed versions, the update records, the readings and the KPI's own current value.
    Of several for one day, the later in this list counts. A committed value is of the day that its record
    names, else of the commit's. A current value without a date is of the day of the newest value known, but
    an update record is always newer than it. Where readings are added up, current values are totals and no
    points.
    """
    source = text_of(kpi.source)
    found: dict[date, Point] = {}
    committed = [] if is_summed(kpi) else _committed(history, source)
    for point in (*committed, *_recorded(history, source)):
        found[point.day] = point
    for reading in kpi.readings:
        day = value_of(reading.date)
        if day is not None and reading.value is not None and reading.value.value is not None:
            text = (value_of(reading.source)) or source
            target = value_of(reading.target)
            found[day] = Point(day, reading.value.value, reading.value.text, text, target, reading.extra)
    own = None if is_summed(kpi) else _own(kpi, history, found, source, as_of)
    if own is not None:
        present = found.get(own.day)
        if present is None or present.quantity != own.quantity:
            found[own.day] = replace(own, target=present.target if present else None)
    return tuple(found[day] for day in sorted(found) if day <= as_of)


def _committed(history: RecordHistory, source: str) -> list[Point]:
    """Return the values that the log has from commits; one found the same again is of its day too."""
    points = []
    first = history.beginning
    if first is not None and isinstance(first.record, Kpi):
        written = first.record.current
        if written is not None and written.value is not None:
            day = value_day(first.record, first.day)
            points.append(Point(day, written.value, written.text, source))
    for change in history.changes:
        quantity = value_of(change.after)
        is_value = change.origin is Origin.COMMIT and change.field.key == "current"
        if is_value and isinstance(quantity, Quantity) and change.after is not None:
            points.append(Point(change.value_of or change.day, quantity, change.after.text, source))
    for day, record in history.repeated:
        if record.current is not None and record.current.value is not None:
            points.append(Point(day, record.current.value, record.current.text, source))
    return points


def _recorded(history: RecordHistory, source: str) -> list[Point]:
    """Return the values of the update records; one found the same again is of its day too."""
    points = []
    for day, reading in history.readings:
        if reading.value is not None and reading.value.value is not None:
            own = (value_of(reading.source)) or source
            points.append(Point(day, reading.value.value, reading.value.text, own, extra=reading.extra))
    return points


def _own(
    kpi: Kpi, history: RecordHistory, found: dict[date, Point], source: str, as_of: date
) -> Point | None:
    """Return the KPI's own current value with its day; None where it has none, or a newer record sets it."""
    if kpi.current is None or kpi.current.value is None:
        return None
    day = value_of(kpi.updated)
    if day is None:
        if history.recorded:
            return None
        day = max((known for known in found if known <= as_of), default=as_of)
    return Point(day, kpi.current.value, kpi.current.text, source)


def in_force(kpi: Kpi, points: Sequence[Point]) -> tuple[Quantity | None, str, date | None, str]:
    """Return the value in force with its text, day and source: the last one, or the sum of the readings.

    Readings whose units do not agree with the last one's have no sum.
    """
    if not points:
        return None, "", None, ""
    last = points[-1]
    if not is_summed(kpi):
        return last.quantity, last.text, last.day, last.source
    total = total_of([point.quantity for point in points])
    if total is None:
        return None, "", None, ""
    return total, shown(total.number, total), last.day, last.source


def unread_after(kpi: Kpi, history: RecordHistory, day: date | None, as_of: date) -> Unread | None:
    """Return the newest value that cannot be read, unless the value in force, of `day`, is newer.

    Of one day the readable one counts. A sum lacks whichever of its readings cannot be read.
    """
    found: list[Unread] = []
    for change in history.changes:
        is_record = change.origin is Origin.UPDATE and change.field.key == "current"
        if is_record and change.after is not None and change.after.unreadable:
            found.append(Unread(change.day, change.after.text))
    found.extend(
        Unread(value_of(reading.date), reading.value.text)
        for reading in kpi.readings
        if reading.value is not None and reading.value.unreadable
    )
    if not is_summed(kpi) and kpi.current is not None and kpi.current.unreadable:
        updated = value_of(kpi.updated)
        if updated is not None or not history.recorded:
            found.append(Unread(updated, kpi.current.text))
    known = [one for one in found if one.day is None or one.day <= as_of]
    newer = [one for one in known if is_summed(kpi) or day is None or one.day is None or one.day > day]
    return max(newer, key=lambda one: one.day or date.max, default=None)
