"""Fields that have no place of their own in a published record: as written, by their keys."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Annotated

from pydantic import Field

from strategy_tracker.exchange.portfolio.parts import Number
from strategy_tracker.model import Record, Written, texts_of
from strategy_tracker.tables.written import typed

Value = str | bool | Number | date | tuple[str, ...]
OtherFields = Annotated[
    dict[str, Value],
    Field(description="Fields that were written and have no key of their own here, by their keys."),
]


def other_fields(record: Record, keys: Collection[str]) -> dict[str, Value]:
    """Return those of the fields that were written and can be read."""
    found = {key: _value(getattr(record, key)) for key in keys}
    return {key: value for key, value in found.items() if value is not None}


def _value(written: tuple[Written[str], ...] | Written[object] | None) -> Value | None:
    if isinstance(written, tuple):
        return texts_of(written) or None
    if written is None or written.value is None:
        return None
    if isinstance(written.value, StrEnum):
        return written.value.value
    return written.value if isinstance(written.value, bool | Decimal | date) else typed(written)
