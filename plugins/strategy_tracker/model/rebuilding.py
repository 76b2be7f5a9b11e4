"""Records made anew, part by part: other places, other objects for the same values."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import fields
from functools import cache
from typing import Any, TypeVar

from strategy_tracker.model.place import Written
from strategy_tracker.model.record import Record

Value = TypeVar("Value")
Writing = Callable[[Written[Any]], Written[Any]]
_UNCHANGED = frozenset({type(None), str, bool, int})
Own = Callable[[Record], Mapping[str, object]]


def rebuilt(value: Value, written: Writing, own: Own) -> Value:
    """Return a record, or a part of one, made anew; records are trees.

    `written` makes each of the values that it has, also those inside its parts. `own` gives by name what else
    a record, or one inside it, has of its own: its place at least.
    """
    made: Any = value
    if isinstance(value, Written):
        made = written(value)
    elif isinstance(value, Record):
        kind: type = type(value)
        parts = {name: getattr(value, name) for name in _names(kind)}
        for name, part in parts.items():
            if part.__class__ not in _UNCHANGED:  # most fields of most records are not written
                parts[name] = rebuilt(part, written, own)
        made = kind(**{**parts, **own(value)})
    elif isinstance(value, tuple):
        made = tuple(rebuilt(one, written, own) for one in value)
    elif isinstance(value, Mapping):
        made = {key: rebuilt(one, written, own) for key, one in value.items()}
    return made  # type: ignore[no-any-return]


@cache
def _names(kind: type) -> tuple[str, ...]:
    return tuple(field.name for field in fields(kind) if field.name != "place")
