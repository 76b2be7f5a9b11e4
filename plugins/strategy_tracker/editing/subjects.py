"""What an update is of: a task, a KPI or a next step, found by its id or its words, with its fields."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from itertools import chain

from strategy_tracker.editing.edits import Edit
from strategy_tracker.editing.expected import Value
from strategy_tracker.editing.new_records import NewRecord
from strategy_tracker.model import Record, Strategy
from strategy_tracker.tracking.changes import RECORDED
from strategy_tracker.tracking.loop import STEPS
from strategy_tracker.vocabulary.fields import folded_name


@dataclass(frozen=True, slots=True)
class Subject:
    """A record of a strategy that is updated. `kind` is task, kpi or entry; `name` its id, or its words."""

    strategy: Strategy
    record: Record
    kind: str
    name: str

    @property
    def root(self) -> str:
        """What the file with the record holds as a whole."""
        return "strategy" if self.record.place.file == self.strategy.file else "retrospective"

    def edits(self, values: Mapping[str, Value]) -> list[Edit]:
        """Return the changes that set fields in the record's own file."""
        return [Edit(self.record, key, value) for key, value in values.items()]

    def new_record(self, day: date, author: str, values: Mapping[str, Value]) -> NewRecord:
        """Return the update record that sets fields; a field that records do not have is a KeyError."""
        renamed = {_IN_RECORDS.get((self.kind, key), key): value for key, value in values.items()}
        for key in renamed:
            if key not in _TAKEN[self.kind]:
                raise KeyError(key)
        if self.kind == "entry":
            return NewRecord(day, author, steps=[{"text": self.name, **renamed}])
        items = {self.name: renamed}
        return (
            NewRecord(day, author, tasks=items) if self.kind == "task" else NewRecord(day, author, kpis=items)
        )

    def recorded_on(self, field: str) -> date | None:
        """Return the last day of the strategy's update records that set a field of the task."""
        if self.kind != "task":
            return None
        days = [
            update.date.value
            for update in self.strategy.updates
            for task in update.tasks
            if task.id.value == self.name and getattr(task, field, None) is not None
            and update.date is not None and update.date.value is not None
        ]  # fmt: skip
        return max(days, default=None)

    @property
    def recorded_fields(self) -> frozenset[str]:
        """The fields of a task that update records of the strategy have set, on whatever day."""
        return frozenset(key for key in RECORDED["task"] if self.recorded_on(key) is not None)


# What a field of a file is called in update records, where that is not the same.
_IN_RECORDS = {("kpi", "current"): "value", ("kpi", "updated"): "date"}
_TAKEN = {
    "task": frozenset(RECORDED["task"]),
    "kpi": frozenset((*RECORDED["kpi"], "date")),
    "entry": frozenset(RECORDED["step"]),
}


def subjects_of(strategy: Strategy) -> list[Subject]:
    """Return all that can be updated in a strategy: tasks, KPIs, then what its retrospective left to do."""
    found = [
        Subject(strategy, record, kind, record.id.value)
        for kind, records in (("task", strategy.tasks), ("kpi", strategy.kpis))
        for record in records
        if record.id is not None and record.id.value
    ]
    retrospective = strategy.retrospective
    entries = chain(*(getattr(retrospective, name) for name in STEPS)) if retrospective is not None else ()
    return found + [
        Subject(strategy, entry, "entry", entry.text.value)
        for entry in entries
        if entry.text is not None and entry.text.value
    ]


def subject_named(strategy: Strategy, name: str) -> Subject | None:
    """Return what is called by an id or by a step's words; case, width and spaces make no difference."""
    folded = folded_name(name)
    for subject in subjects_of(strategy):
        if folded_name(subject.name) == folded:
            return subject
    return None
