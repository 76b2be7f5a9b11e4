"""Columns that follow from the vocabulary: a field that people can write has one without anybody's doing."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Any

from strategy_tracker.language import Language, Term
from strategy_tracker.model import Record, text_of, texts_of
from strategy_tracker.model.record import extra_text
from strategy_tracker.tables.column import Cell, Column
from strategy_tracker.tables.written import joined, typed, unread
from strategy_tracker.vocabulary import words
from strategy_tracker.vocabulary.fields import FIELDS, Field, Kind, field_of

_YES = Term("是", "是", "yes")
_NO = Term("否", "否", "no")
_WORDS: Mapping[Kind, Mapping[str, Sequence[str]]] = {
    Kind.STATUS: words.STATUS_WORDS,
    Kind.CADENCE: words.CADENCE_WORDS,
    Kind.KPI_TYPE: words.KPI_TYPE_WORDS,
    Kind.AGGREGATE: words.AGGREGATE_WORDS,
    Kind.DIRECTION: words.DIRECTION_WORDS,
    Kind.MEASURE: words.MEASURE_WORDS,
}
_TEXT = (Kind.TEXT, Kind.OWNER, Kind.REFERENCE)
_TEXTS = (Kind.TEXTS, Kind.REFERENCES)
_AS_TYPED = (Kind.PERIOD, Kind.QUANTITY)
_SECTIONS = (Kind.RECORD, Kind.RECORDS, Kind.RECORDS_BY_ID)
"""Kinds of records inside a record: they have tables or sections of their own."""
_FIGURES = (Kind.NUMBER, Kind.PERCENT, Kind.STATED_PERCENT, Kind.QUANTITY)


def shown_fields(record: str) -> Iterator[Field]:
    """Yield the fields of a record that a cell can hold; both ends of a period stand in the period's."""
    return (field for field in FIELDS[record] if field.kind not in _SECTIONS and not field.part_of)


def keys_beside(record: str, placed: Collection[str]) -> tuple[str, ...]:
    """Return the keys of a record's fields that have no place yet."""
    return tuple(field.key for field in shown_fields(record) if field.key not in placed)


def field_columns(
    record: str, own: Mapping[str, Column[Any]], hidden: Collection[str] = ()
) -> dict[str, Column[Any]]:
    """Return the columns of a record: its own, and by its kind one for each field that has none there."""
    return {**own, **{key: field_column(record, key) for key in keys_beside(record, (*own, *hidden))}}


def field_column(record: str, key: str) -> Column[Any]:
    """Return the column that shows a field as it was written."""
    field = field_of(record, key)
    is_text = field.kind in _TEXT
    return Column(
        key,
        field,
        (lambda row: text_of(getattr(row.item.record, key)))
        if is_text
        else lambda row: written_cell(row.item.record, field, row.language),
        unread=lambda row: unread_text(row.item.record, field),
        figure=field.kind in _FIGURES,
    )


def unread_text(record: Record, field: Field) -> str:
    """Return what was typed in a field that cannot be read, else ''."""
    if field.kind in (*_TEXTS, Kind.FREE):
        return ""
    return unread(getattr(record, field.key))


def written_cell(record: Record, field: Field, language: Language) -> Cell:
    """Return what was written in a field as a cell's value; as typed where it cannot be read."""
    written = getattr(record, field.key)
    if field.kind is Kind.FREE:
        return extra_text(written)
    if field.kind in _TEXTS:
        return joined(texts_of(written), language)
    if field.kind in _TEXT:
        return text_of(written)
    if written is None or written.value is None or field.kind in _AS_TYPED:
        return typed(written)
    return _value_cell(written.value, field.kind, language)


def _value_cell(value: object, kind: Kind, language: Language) -> Cell:
    if isinstance(value, StrEnum):
        return words.word_in(_WORDS[kind][value.value], language)
    if isinstance(value, bool):
        return (_YES if value else _NO).localize(language)
    if isinstance(value, Decimal | date):
        return value
    raise TypeError(f"no cell shows a {kind}: {value!r}")
