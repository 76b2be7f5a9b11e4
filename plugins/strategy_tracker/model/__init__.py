"""What was written, typed: records, the places they come from, and the problems found in them."""

from strategy_tracker.model.history import Snapshot, by_id
from strategy_tracker.model.people import People, Person
from strategy_tracker.model.place import Place, Problem, Written, text_of, texts_of, value_of
from strategy_tracker.model.rebuilding import rebuilt
from strategy_tracker.model.record import Record, Text
from strategy_tracker.model.records import (
    Entry,
    Goal,
    Initiative,
    Kpi,
    KpiUpdate,
    Portfolio,
    Reading,
    Retrospective,
    Scope,
    SourceFile,
    StepUpdate,
    Strategy,
    Task,
    TaskUpdate,
    Update,
)

__all__ = [
    "Entry",
    "Goal",
    "Initiative",
    "Kpi",
    "KpiUpdate",
    "People",
    "Person",
    "Place",
    "Portfolio",
    "Problem",
    "Reading",
    "Record",
    "Retrospective",
    "Scope",
    "Snapshot",
    "SourceFile",
    "StepUpdate",
    "Strategy",
    "Task",
    "TaskUpdate",
    "Text",
    "Update",
    "Written",
    "by_id",
    "rebuilt",
    "text_of",
    "texts_of",
    "value_of",
]
