"""What the log says of one task or KPI."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from fractions import Fraction

from strategy_tracker.model import Kpi, KpiUpdate, Record, Snapshot, Strategy, Task, value_of
from strategy_tracker.tracking.changes import (
    RECORDED,
    Change,
    dated,
    is_said,
    recorded_by,
    value_day,
)
from strategy_tracker.values import Status


@dataclass(frozen=True, slots=True)
class Beginning:
    """A task or KPI as the first committed version that has it has it."""

    day: date
    record: Record


@dataclass(frozen=True, slots=True)
class RecordHistory:
    """What the log says of one task or KPI.

    `recorded` are the days of the update records that name it, changed or not; `readings` are the values of
    a KPI that update records give, with the day that each is of. `repeated` are the committed versions of a
    KPI that give a later day to the value that it had, with that day. `progress_points` are the days on which
    the progress is known to have been set, with its ratio (1 is complete).
    """

    changes: tuple[Change, ...] = ()
    beginning: Beginning | None = None
    recorded: tuple[date, ...] = ()
    readings: tuple[tuple[date, KpiUpdate], ...] = ()
    repeated: tuple[tuple[date, Kpi], ...] = ()
    progress_points: tuple[tuple[date, Fraction], ...] = field(init=False)

    def __post_init__(self) -> None:
        """Look once for what is asked for of many days."""
        object.__setattr__(self, "progress_points", self._progress_points())

    def _progress_points(self) -> tuple[tuple[date, Fraction], ...]:
        # The first is the first committed version, if it has a progress and no update record was before it.
        points: list[tuple[date, Fraction]] = []
        for change in self.changes:
            number = value_of(change.after) if change.field.key == "progress" else None
            if isinstance(number, Decimal):
                points.append((change.day, Fraction(number) / 100))
        first = self.beginning
        if first is not None and isinstance(first.record, Task):
            value = stated_progress(first.record)
            if value is not None and not (points and points[0][0] <= first.day):
                points.insert(0, (first.day, value))
        return tuple(points)

    def finished_on(self) -> date | None:
        """Return the day from which the task has been done, by its status or a progress of 100; or None."""
        since: date | None = None
        for change in self.changes:
            value = value_of(change.after)
            if change.field.key == "status" and isinstance(value, Status):
                done = value is Status.DONE
            elif change.field.key == "progress" and isinstance(value, Decimal):
                done = value >= 100
            else:
                continue
            since = (since or change.day) if done else None
        return since

    def status_since(self) -> date | None:
        """Return the day on which the status was last changed, by the log; None where it never was."""
        return max((change.day for change in self.changes if change.field.key == "status"), default=None)

    def planned_ends(self) -> tuple[tuple[date, date, date], ...]:
        """Return each move of the planned end: the day it was moved, from, to.

        A version in which the end could not be read is passed over.
        """
        moves = []
        last: date | None = None
        for change in self.changes:
            if change.field.key != "planned":
                continue
            last = last or getattr(value_of(change.before), "end", None)
            after = getattr(value_of(change.after), "end", None)
            if last is not None and after is not None and last != after:
                moves.append((change.day, last, after))
            last = after or last
        return tuple(moves)

    def last_day(self) -> date | None:
        """Return the last day on which somebody recorded how the task stands."""
        days = [change.day for change in self.changes if change.field.key in RECORDED["task"]]
        return max([*days, *self.recorded], default=None)


def stated_progress(task: Task) -> Fraction | None:
    """Return the written progress; where there is none, what done and not started mean.

    One that cannot be read is not known.
    """
    if task.progress is not None and task.progress.value is not None:
        above, below = task.progress.value.as_integer_ratio()
        return Fraction(above, below * 100)
    if task.progress is not None and task.progress.unreadable:
        return None
    status = value_of(task.status)
    if status is Status.DONE:
        return Fraction(1)
    return Fraction(0) if status is Status.NOT_STARTED else None


def _repeated(snapshots: Sequence[Snapshot], as_of: date) -> dict[str, list[tuple[date, Kpi]]]:
    """Return, by KPI, the committed versions that give a later day to the value that it had."""
    last: dict[str, Kpi] = {}
    found: dict[str, list[tuple[date, Kpi]]] = {}
    for day, snapshot in dated(snapshots, as_of):
        for name, new in snapshot.by_id["kpi"].items():
            old = last.get(name)
            if not isinstance(new, Kpi) or old is new:
                continue
            last[name] = new
            if old is None or value_of(old.current) is None or value_of(old.current) != value_of(new.current):
                continue
            before, after = value_of(old.updated), value_of(new.updated)
            if isinstance(after, date) and (not isinstance(before, date) or before < after <= day):
                found.setdefault(name, []).append((value_day(new, day), new))
    return found


def _touched(committed: Iterable[Change]) -> dict[str, list[date]]:
    """Return, by task, the days of the commits that say how it stands, also if a meeting had said it."""
    found: dict[str, list[date]] = {}
    for change in committed:
        if change.record == "task" and change.field.key in RECORDED["task"]:
            found.setdefault(change.id, []).append(change.day)
    return found


def histories(
    strategy: Strategy,
    changes: Iterable[Change],
    snapshots: Sequence[Snapshot],
    kind: str,
    as_of: date,
    committed: Iterable[Change] = (),
) -> Mapping[str, RecordHistory]:
    """Return the log by id of task (`kind` is "task") or KPI ("kpi").

    `committed` are the changes between committed versions; tasks need them.
    """
    logs: dict[str, list[Change]] = {}
    for change in changes:
        if change.record == kind:
            logs.setdefault(change.id, []).append(change)
    beginnings: dict[str, Beginning] = {}
    for day, snapshot in dated(snapshots, as_of):
        records = snapshot.by_id[kind]
        for name in records.keys() - beginnings.keys():
            beginnings[name] = Beginning(day, records[name])
    repeated = _repeated(snapshots, as_of) if kind == "kpi" else {}
    recorded = _touched(committed) if kind == "task" else {}
    readings: dict[str, list[tuple[date, KpiUpdate]]] = {}
    for when, update in recorded_by(strategy, as_of):
        for item in update.tasks if kind == "task" else update.kpis:
            name = item.id.value or ""
            if not any(is_said(getattr(item, key)) for key in RECORDED[kind]):
                continue
            recorded.setdefault(name, []).append(when)
            if isinstance(item, KpiUpdate) and item.value is not None:
                readings.setdefault(name, []).append((value_day(item, when), item))
    return {
        name: RecordHistory(
            tuple(logs.get(name, ())),
            beginnings.get(name),
            tuple(sorted(recorded.get(name, ()))),
            tuple(readings.get(name, ())),
            tuple(repeated.get(name, ())),
        )
        for name in logs.keys() | beginnings.keys() | recorded.keys()
    }
