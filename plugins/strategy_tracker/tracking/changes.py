"""What changed when: update records and committed versions as one dated log, per task and KPI."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from itertools import pairwise

from strategy_tracker.model import Record, Strategy, Written
from strategy_tracker.values import Status
from strategy_tracker.vocabulary.fields import Field, field_of


class Origin(StrEnum):
    """Where an entry of the log comes from."""

    COMMIT = "commit"
    UPDATE = "update"


@dataclass(frozen=True, slots=True)
class Snapshot:
    """A strategy as it stood after a commit. The first one known is no change, only a beginning."""

    day: date
    author: str
    commit: str
    strategy: Strategy


@dataclass(frozen=True, slots=True)
class Change:
    """One field of one task or KPI that was changed on a day; texts as they were typed."""

    day: date
    author: str
    record: str
    id: str
    field: Field
    before: Written[object] | None
    after: Written[object] | None
    origin: Origin
    commit: str = ""


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


def changes_of(strategy: Strategy, snapshots: Sequence[Snapshot], as_of: date) -> tuple[Change, ...]:
    """Return the log of a strategy up to `as_of`, oldest first; commits of a day before its meeting."""
    found = [*_committed(snapshots), *_recorded(strategy)]
    return tuple(sorted((change for change in found if change.day <= as_of), key=lambda change: change.day))


def _by_id(records: Iterable[Record]) -> dict[str, Record]:
    """Return records by id; the first of several with one id stands for them."""
    found: dict[str, Record] = {}
    for record in records:
        name = getattr(record, "id", None)
        if isinstance(name, Written) and name.value:
            found.setdefault(name.value, record)
    return found


def _committed(snapshots: Sequence[Snapshot]) -> Iterator[Change]:
    """Yield what changed between each version and the one before it."""
    for before, after in pairwise(snapshots):
        for record, fields in (("task", _TASK_FIELDS), ("kpi", _KPI_FIELDS)):
            old = _by_id(getattr(before.strategy, f"{record}s"))
            for name, new in _by_id(getattr(after.strategy, f"{record}s")).items():
                if name not in old or new == old[name]:
                    continue
                yield from _differences(record, name, old[name], new, fields, after)


def _differences(
    record: str, name: str, old: Record, new: Record, fields: Sequence[str], after: Snapshot
) -> Iterator[Change]:
    for key in fields:
        was, now = getattr(old, key), getattr(new, key)
        if _meaning(was) != _meaning(now):
            field = field_of(record, key)
            yield Change(after.day, after.author, record, name, field, was, now, Origin.COMMIT, after.commit)


def _meaning(written: Written[object] | None) -> object:
    """Return what a text means, so that 60 and 60% are no change."""
    if written is None:
        return None
    return written.value if written.value is not None else None


def _recorded(strategy: Strategy) -> Iterator[Change]:
    """Yield what each update record set; the value before is the last one recorded."""
    last: dict[tuple[str, str, str], Written[object]] = {}
    for update in strategy.updates:
        day = update.date.value if update.date else None
        if day is None:
            continue
        author = (update.author.value if update.author else None) or ""
        for record, records in (("task", update.tasks), ("kpi", update.kpis)):
            for item in records:
                for key in _recorded_fields(item):
                    now = getattr(item, key)
                    name = item.id.value or ""
                    field = field_of(record, "current" if key == "value" else key)
                    before = last.get((record, name, key))
                    last[record, name, key] = now
                    if before is None or _meaning(before) != _meaning(now):
                        yield Change(day, author, record, name, field, before, now, Origin.UPDATE)


def _recorded_fields(item: Record) -> list[str]:
    skipped = {"id", "place", "path", "extra"}
    return [key for key in type(item).model_fields if key not in skipped and getattr(item, key) is not None]


@dataclass(frozen=True, slots=True)
class TaskHistory:
    """What the log says of one task."""

    changes: tuple[Change, ...] = ()

    def progress_points(self) -> tuple[tuple[date, Fraction], ...]:
        """Return the days on which the progress was set, with its ratio (1 is complete)."""
        points = []
        for change in self.changes:
            value = change.after.value if change.after is not None else None
            if change.field.key == "progress" and isinstance(value, Decimal):
                points.append((change.day, Fraction(value) / 100))
        return tuple(points)

    def finished_on(self) -> date | None:
        """Return the day on which the task was last set to done, or None."""
        days = [
            change.day
            for change in self.changes
            if change.field.key == "status" and change.after is not None and change.after.value is Status.DONE
        ]
        return days[-1] if days else None

    def planned_ends(self) -> tuple[tuple[date, date, date], ...]:
        """Return each move of the planned end: the day it was moved, from, to."""
        moves = []
        for change in self.changes:
            if change.field.key != "planned" or change.before is None or change.after is None:
                continue
            before = getattr(change.before.value, "end", None)
            after = getattr(change.after.value, "end", None)
            if before is not None and after is not None and before != after:
                moves.append((change.day, before, after))
        return tuple(moves)

    def last_day(self) -> date | None:
        """Return the day of the last entry."""
        return self.changes[-1].day if self.changes else None


def histories(changes: Iterable[Change], record: str) -> Mapping[str, TaskHistory]:
    """Return the log by id of task (`record` is "task") or KPI ("kpi")."""
    found: dict[str, list[Change]] = {}
    for change in changes:
        if change.record == record:
            found.setdefault(change.id, []).append(change)
    return {name: TaskHistory(tuple(entries)) for name, entries in found.items()}
