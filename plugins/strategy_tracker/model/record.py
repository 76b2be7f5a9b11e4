"""What makes a class a record, and what all records share."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TypeVar, dataclass_transform

from strategy_tracker.model.place import Place, Written

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
