"""What several published records share: each shape, and how it is filled.

A published record is a dictionary whose keys are declared: there are hundreds of thousands of them, and a
dictionary is what an encoder takes fastest. The type checker holds them complete, the schema describes them.
"""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Annotated, Any, Literal

from pydantic import Field, WithJsonSchema
from typing_extensions import TypedDict

from strategy_tracker.language import Language
from strategy_tracker.model import Place, Record, Written, texts_of, value_of
from strategy_tracker.tables.written import typed
from strategy_tracker.tracking import (
    Health,
    Level,
)
from strategy_tracker.values import Period, Quantity
from strategy_tracker.vocabulary.fields import Field as KnownField

Number = Annotated[Decimal, WithJsonSchema({"type": "number"})]
"""A decimal number that is a number in JSON too (pydantic alone would print a string)."""


LanguageTag = Literal["zh-Hant", "zh-Hans", "en"]


LevelName = Literal["unknown", "good", "watch", "bad"]


CadenceName = Literal["daily", "weekly", "biweekly", "monthly", "none"]


Extra = Annotated[dict[str, Any], Field(description="The team's own fields, as typed.")]


LEVELS: dict[Level, LevelName] = {
    Level.UNKNOWN: "unknown",
    Level.GOOD: "good",
    Level.WATCH: "watch",
    Level.BAD: "bad",
}


class PublishedPlace(TypedDict):
    """The line of the file on which a record begins."""

    file: Annotated[str, Field(description="Path relative to the project's folder, with forward slashes.")]
    line: Annotated[int, Field(description="Line, counted from 1.")]


def place(where: Place) -> PublishedPlace:
    """Return the start of a place."""
    return PublishedPlace(file=where.file, line=where.line)


class PublishedHealth(TypedDict):
    """How something stands, and why."""

    level: Annotated[LevelName, Field(description="unknown means that there is no data; it is never good.")]
    reason: Annotated[str, Field(description="The reason in the site's language.")]


def health(of: Health, language: Language) -> PublishedHealth:
    """Return a health with its reason in words."""
    return PublishedHealth(level=LEVELS[of.level], reason=of.reason.localize(language))


class PublishedPeriod(TypedDict):
    """A stretch of days, both ends included."""

    start: Annotated[date | None, Field(description="First day.")]
    end: Annotated[date | None, Field(description="Last day.")]
    text: Annotated[str, Field(description="What was typed.")]


def period(written: Written[Period] | None) -> PublishedPeriod:
    """Return a period as it was typed and read."""
    value = value_of(written)
    return PublishedPeriod(
        start=value.start if value else None,
        end=value.end if value else None,
        text=written.text if written else "",
    )


class PublishedQuantity(TypedDict):
    """An amount as it was typed and as it is meant."""

    text: Annotated[str, Field(description="What was typed.")]
    number: Annotated[
        Number | None,
        Field(description="The number in base units, exact (420萬元 is 4200000); a range's lower bound."),
    ]
    high: Annotated[
        Number | None, Field(description="A range's upper bound, a score's full marks, a ratio's left side.")
    ]
    start: Annotated[Number | None, Field(description="Where a change begins: 15 in 從15%降至10%.")]
    unit: Annotated[
        str | None, Field(description="The canonical base unit (元, %, 小時); null where none was typed.")
    ]
    comparator: Annotated[
        str | None, Field(description="How the number is meant: =, >=, <=, range, increase_by …")
    ]


def quantity(value: Quantity | None, typed: str) -> PublishedQuantity:
    """Return a quantity with its text."""
    return PublishedQuantity(
        text=typed,
        number=value.number if value else None,
        high=value.high if value else None,
        start=value.start if value else None,
        unit=value.unit if value else None,
        comparator=value.comparator.value if value else None,
    )


class PublishedUnread(TypedDict):
    """A value that was typed and could not be read."""

    field: Annotated[str, Field(description="The field's key: status, progress, current …")]
    text: Annotated[str, Field(description="What was typed.")]


def unread_values(fields: list[tuple[KnownField, str]]) -> tuple[PublishedUnread, ...]:
    """Return fields that could not be read, with what was typed."""
    return tuple(PublishedUnread(field=known.key, text=typed) for known, typed in fields)


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
