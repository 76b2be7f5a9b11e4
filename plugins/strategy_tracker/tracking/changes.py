"""What changed when: update records and committed versions as one dated log."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from strategy_tracker.model import (
    KpiUpdate,
    Record,
    Snapshot,
    Strategy,
    Update,
    Written,
    by_id,
    text_of,
    value_of,
)
from strategy_tracker.vocabulary.fields import FIELDS, Field, Kind, field_of


class Origin(StrEnum):
    """Where an entry of the log comes from."""

    COMMIT = "commit"
    UPDATE = "update"


@dataclass(frozen=True, slots=True)
class Change:
    """One field of one task, KPI or next step that was changed on a day; texts as they were typed.

    `record` is "task", "kpi" or "step"; a next step has its words for an id. `day` is that of the commit or
    the meeting. `value_of` is the day that a KPI's new value is of, where its record says so. `before` is
    None for the first value that update records have.
    """

    day: date
    author: str
    record: str
    id: str
    field: Field
    before: Written[object] | None
    after: Written[object] | None
    origin: Origin
    commit: str = ""
    value_of: date | None = None


_TASK_FIELDS = (
    "owner",
    "planned",
    "actual",
    "progress",
    "status",
    "problem",
    "solution",
    "note",
    "description",
)
_KPI_FIELDS = ("target", "current", "source", "cause", "action", "name")
_FIELDS = {"task": _TASK_FIELDS, "kpi": _KPI_FIELDS}


def changes_of(
    strategy: Strategy, snapshots: Sequence[Snapshot], as_of: date, committed: Iterable[Change]
) -> tuple[Change, ...]:
    """Return the log of a strategy up to `as_of`, oldest first; commits of a day before its meeting.

    `committed` are the changes between its committed versions (see `committed_changes`).

    Both tell of one course of things: the value before a change is the last one that either set. What a
    commit or a meeting finds as it was is no change; but a KPI's value for another day is.
    """
    entries = [*committed, *_recorded(strategy, as_of)]
    if not entries:
        return ()
    last = _planned_in_files(strategy, snapshots, as_of)
    beginnings = _beginnings(snapshots, as_of)
    log = []
    for change in sorted(entries, key=lambda entry: entry.day):
        key = (change.record, change.id, change.field.key)
        known = last.get(key) or _begun(beginnings.get(key[:2]), change)
        last[key] = change
        if known is None:
            log.append(change)
        elif _is_news(known, change):
            log.append(replace(change, before=known.after))
    return tuple(log)


def _is_news(known: Change, change: Change) -> bool:
    """Tell whether a change sets another value, or the same value of a KPI for another day."""
    is_other_day = None not in (known.value_of, change.value_of) and known.value_of != change.value_of
    return is_other_day or value_of(known.after) != value_of(change.after)


def dated(snapshots: Sequence[Snapshot], as_of: date) -> Iterator[tuple[date, Snapshot]]:
    """Yield the versions up to `as_of`, each with its day; the days of a history never go back."""
    return ((snapshot.day, snapshot) for snapshot in snapshots if snapshot.day <= as_of)


def _planned_in_files(
    strategy: Strategy, snapshots: Sequence[Snapshot], as_of: date
) -> dict[tuple[str, str, str], Change]:
    """Return the plans, as their files have them, of tasks of which no committed version is known.

    From these a meeting's new dates are a move. They are no entries of the log.
    """
    committed = set().union(*(one.by_id["task"] for _, one in dated(snapshots, as_of)))
    field = field_of("task", "planned")
    return {
        ("task", name, field.key): Change(date.min, "", "task", name, field, None, planned, Origin.COMMIT)
        for name, task in by_id(strategy.tasks).items()
        if name not in committed and (planned := getattr(task, "planned", None)) is not None
    }


_Beginnings = Mapping[tuple[str, str], tuple[date, Record]]


def _beginnings(snapshots: Sequence[Snapshot], as_of: date) -> _Beginnings:
    """Return each task and KPI as the first version that has it has it, with that one's day."""
    found: dict[tuple[str, str], tuple[date, Record]] = {}
    for day, snapshot in dated(snapshots, as_of):
        for kind, records in snapshot.by_id.items():
            for name, record in records.items():
                found.setdefault((kind, name), (day, record))
    return found


def _begun(beginning: tuple[date, Record] | None, change: Change) -> Change | None:
    """Return the value with which the field of a change begins; None where nothing was committed by then.

    It is no entry of the log.
    """
    if beginning is None or beginning[0] > change.day:
        return None
    (day, record), key = beginning, change.field.key
    own_day = value_day(record, day) if key == "current" else None
    return replace(change, day=day, before=None, after=getattr(record, key), value_of=own_day)


def committed_changes(snapshots: Sequence[Snapshot], as_of: date) -> Iterator[Change]:
    """Yield what changed in the file between each version and the one before it.

    A record that a version lacks is compared with the last version that had it: moved away and restored it
    is the same record. Up to an earlier day they are the first of those up to a later one.
    """
    last: dict[tuple[str, str], Record] = {}
    for day, snapshot in dated(snapshots, as_of):
        for kind, records in snapshot.by_id.items():
            for name, new in records.items():
                old = last.get((kind, name))
                last[kind, name] = new
                if old is not None and old is not new and not snapshot.boundary:
                    yield from _differences(kind, name, old, new, snapshot, day)


def _differences(
    kind: str, name: str, old: Record, new: Record, snapshot: Snapshot, day: date
) -> Iterator[Change]:
    for key in _FIELDS[kind]:
        was, now = getattr(old, key), getattr(new, key)
        if value_of(was) != value_of(now):
            own_day = value_day(new, day) if key == "current" else None
            yield Change(
                day, snapshot.author, kind, name, field_of(kind, key), was, now, Origin.COMMIT,
                snapshot.commit, own_day,
            )  # fmt: skip


def value_day(kpi: Record, day: date) -> date:
    """Return the day that a recorded KPI value is of: the record's own date where it is not after `day`."""
    updated = value_of(getattr(kpi, "date" if isinstance(kpi, KpiUpdate) else "updated", None))
    return updated if isinstance(updated, date) and updated <= day else day


def _recorded(strategy: Strategy, as_of: date) -> Iterator[Change]:
    """Yield what each update record set; the value before is the last one recorded."""
    last: dict[tuple[str, str, str], Written[object]] = {}
    for day, update in recorded_by(strategy, as_of):
        author = text_of(update.author)
        for record, name, item in _items(update):
            own_day = value_day(item, day) if record == "kpi" else None
            for key in RECORDED[record]:
                now = _written(getattr(item, key))
                if now is None:
                    continue
                field = field_of(*_NAMED.get((record, key), (record, key)))
                before = last.get((record, name, key))
                last[record, name, key] = now
                if before is None or value_of(before) != value_of(now):
                    yield Change(
                        day, author, record, name, field, before, now, Origin.UPDATE, "",
                        own_day if key == "value" else None,
                    )  # fmt: skip


def _set_by_meetings(record: str, *named_by: str) -> tuple[str, ...]:
    """Return the fields of an update's record that say something new, without those that say of what."""
    shown = (field for field in FIELDS[record] if not field.part_of and field.kind is not Kind.FREE)
    return tuple(field.key for field in shown if field.key not in named_by)


RECORDED: Mapping[str, tuple[str, ...]] = {
    "task": _set_by_meetings("task_update"),
    "kpi": _set_by_meetings("kpi_update", "date"),
    "step": _set_by_meetings("step_update", "text", "strategy"),
}
"""The fields that update records set. The day of a KPI's value is told with the value."""
_NAMED = {
    ("kpi", "value"): ("kpi", "current"),
    ("step", "done"): ("entry", "done"),
    ("step", "carried_to"): ("entry", "carried_to"),
}


def _items(update: Update) -> Iterator[tuple[str, str, Record]]:
    """Yield what an update record speaks of: kind, id or words, and what it says."""
    for record, items in (("task", update.tasks), ("kpi", update.kpis)):
        for item in items:
            yield record, item.id.value or "", item
    for step in update.next_steps:
        if step.text is not None and step.text.value:
            yield "step", step.text.value, step


def _written(value: object) -> Written[object] | None:
    """Return a field's value as one text; a list of references is one text in the log."""
    if isinstance(value, tuple):
        text = "、".join(one.text for one in value)
        return Written(text, text, value[0].place) if value else None
    return value if isinstance(value, Written) and is_said(value) else None


def is_said(written: Written[object] | None) -> bool:
    """Tell whether a field of an update record was filled in; one that is left empty says nothing."""
    return written is not None and written.text != ""


def recorded_by(strategy: Strategy, as_of: date) -> list[tuple[date, Update]]:
    """Return the update records up to `as_of` in date order; those without a date are left out."""
    found = [(value_of(update.date), update) for update in strategy.updates]
    known = [(day, update) for day, update in found if isinstance(day, date) and day <= as_of]
    return sorted(known, key=lambda one: one[0])


def edited_fields(
    record: Record, name: str, kind: str, snapshots: Sequence[Snapshot], changes: Iterable[Change]
) -> Mapping[str, date]:
    """Return since which day each field of a record has the value that its own file has.

    That is the day of the last commit that changed it; date.max for what differs from the last committed
    version, as it was typed after all that is on record. Fields that were never changed are left out.
    `changes` are the committed ones.
    """
    found = {
        change.field.key: change.day for change in changes if change.record == kind and change.id == name
    }
    if snapshots:
        committed = snapshots[-1].by_id[kind].get(name)
        if committed is not None:
            for key in _FIELDS[kind]:
                if value_of(getattr(committed, key)) != value_of(getattr(record, key)):
                    found[key] = date.max
    return found
