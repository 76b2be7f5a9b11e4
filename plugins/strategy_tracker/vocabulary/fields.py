"""Every field that people can write, and which of them a name means.

The readers, the tables' column heads, the skeletons and the JSON Schema are all made from these tables.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from functools import cache

from strategy_tracker.vocabulary.field import Field, Kind
from strategy_tracker.vocabulary.field_tables import FIELDS

__all__ = ["ENTRY_LISTS", "FIELDS", "Field", "Kind", "field_of", "folded_name", "names_of"]

ENTRY_LISTS = tuple(one.key for one in FIELDS["retrospective"] if one.record == "entry")
"""The lists of a retrospective, in the form's order: highlights, problems, improvements, next steps."""


def folded_name(name: str) -> str:
    """Return a field's name without differences of width, case, spacing and a trailing percent sign."""
    text = unicodedata.normalize("NFKC", name)
    return "".join(text.split()).casefold().removesuffix("%")


@cache
def names_of(record: str) -> Mapping[str, Field]:
    """Return every accepted name of a record's fields, folded, with its field."""
    table: dict[str, Field] = {}
    for field in FIELDS[record]:
        for name in (field.key, field.label.hant, field.label.hans, *field.also):
            table.setdefault(folded_name(name), field)
    return table


@cache
def field_of(record: str, key: str) -> Field:
    """Return a field by its canonical key; an unknown one is a KeyError."""
    return names_of(record)[folded_name(key)]
