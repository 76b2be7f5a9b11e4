"""What the reader asks of nodes, names and values."""

from __future__ import annotations

from collections.abc import Mapping as Table
from functools import lru_cache

from strategy_tracker.model import (
    Entry,
    Goal,
    Initiative,
    Kpi,
    KpiUpdate,
    Person,
    Place,
    Reading,
    Record,
    Retrospective,
    Scope,
    StepUpdate,
    Task,
    TaskUpdate,
    Written,
)
from strategy_tracker.source.front_matter.nodes import Mapping, Node, Sequence
from strategy_tracker.values import is_nothing
from strategy_tracker.values.folded_text import without_invisible
from strategy_tracker.vocabulary.fields import FIELDS, Field, folded_name

LONGEST_KEY = 60

RECORDS: Table[str, type[Record]] = {
    "scope": Scope,
    "goal": Goal,
    "initiative": Initiative,
    "task": Task,
    "kpi": Kpi,
    "reading": Reading,
    "entry": Entry,
    "retrospective": Retrospective,
    "task_update": TaskUpdate,
    "kpi_update": KpiUpdate,
    "step_update": StepUpdate,
    "person": Person,
}
"""The classes of the records that stand inside others."""


@lru_cache(maxsize=4096)
def looked_up(name: str) -> str:
    """Return a name as `names_of` has it; invisible characters make no difference."""
    return folded_name(without_invisible(name)) if len(name) <= LONGEST_KEY else name


def head(node: Mapping) -> Place:
    """Return the place that stands for a whole mapping: its first key."""
    return node.entries[0][0].place if node.entries else node.place


def holding(record: str) -> Field:
    """Return the field that holds records of a kind, whose name people know."""
    return next(known for fields in FIELDS.values() for known in fields if known.record == record)


def items(node: Node) -> list[Node]:
    """Return the items of a list, none of anything else."""
    return node.items if isinstance(node, Sequence) else []


def is_absent(value: object) -> bool:
    """Tell whether a required field is missing: not written, or written as nothing."""
    if isinstance(value, Written):
        return value.value is None and is_nothing(value.text)
    return value is None or value == ()


def place_of(value: object) -> Place | None:
    """Return where a value was written, None where it was not."""
    return value.place if isinstance(value, Written) else None
