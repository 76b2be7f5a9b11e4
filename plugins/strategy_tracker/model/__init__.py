"""What was written, typed: records, the places they come from, and the problems found in them."""

from strategy_tracker.model.history import Snapshot
from strategy_tracker.model.place import Place, Problem, Written
from strategy_tracker.model.records import (
    Entry,
    Goal,
    Initiative,
    Kpi,
    KpiUpdate,
    Portfolio,
    Reading,
    Record,
    Retrospective,
    Scope,
    SourceFile,
    StepUpdate,
    Strategy,
    Task,
    TaskUpdate,
    Text,
    Update,
)

__all__ = [
    "Entry",
    "Goal",
    "Initiative",
    "Kpi",
    "KpiUpdate",
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
]
