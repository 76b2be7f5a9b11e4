"""What makes a class a record, and what all records share: their place, and fields of a team's own."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import TypeVar, dataclass_transform

from strategy_tracker.model.place import Place, Written
from strategy_tracker.vocabulary.fields import field_of

Text = Written[str]
Made = TypeVar("Made")


@dataclass_transform(kw_only_default=True, frozen_default=True, field_specifiers=(field,))
def record(made: type[Made]) -> type[Made]:
    """Make a class one of records: a frozen dataclass; readers, not records, judge what a file says."""
    return dataclass(frozen=True, slots=True, kw_only=True)(made)


@record
class Record:
    """What all records share: where they stand, and the path that names them (`tasks[3]`)."""

    place: Place
    path: str = ""
    extra: Mapping[str, object] = field(default_factory=dict)

    def place_of(self, field: str) -> Place:
        """Return the place of a field's value, or of the record where the field was not written."""
        value = getattr(self, field)
        if isinstance(value, tuple):
            value = value[0] if value else None
        place = getattr(value, "place", None)
        return place if isinstance(place, Place) else self.place


def extra_lines(extra: Mapping[str, object]) -> Iterator[tuple[object, str]]:
    """Yield the name and the text of each own field; one without a name has that of 擴展字段 itself."""
    for name, value in extra.items():
        yield (field_of("task", "extra").label if name == "extra" else name), extra_text(value)


def extra_text(value: object) -> str:
    """Return a value of any shape as one text: 華東、華南 for a list, 華東: 3; 華南: 5 for a mapping.

    What is inside another, and could be taken for a part of it, stands in brackets.
    """
    if isinstance(value, Mapping):
        return "; ".join(f"{name}: {_inside(inner, Mapping)}" for name, inner in value.items())
    if isinstance(value, list | tuple):
        return "、".join(_inside(item, Mapping, list, tuple) for item in value)
    return str(value)


def _inside(value: object, *bracketed: type) -> str:
    return f"({extra_text(value)})" if isinstance(value, bracketed) else extra_text(value)
