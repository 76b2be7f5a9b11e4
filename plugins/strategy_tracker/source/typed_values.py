"""From typed text to values, by kind of field. The parsers themselves are in `strategy_tracker.values`."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from decimal import Decimal, InvalidOperation

from strategy_tracker.values import (
    Context,
    Unreadable,
    fold_width,
    read_aggregate,
    read_boolean,
    read_cadence,
    read_date,
    read_direction,
    read_kpi_type,
    read_measure,
    read_percent,
    read_period,
    read_quantity,
    read_stated_percent,
    read_status,
)
from strategy_tracker.values.relative_values import WITH_A_DAY, value_and_day
from strategy_tracker.vocabulary.fields import Kind

# A comma between digits belongs to a number: 5,000份.
_LIST_SEPARATORS = re.compile(r"[、;；\n]|(?<!\d)[，,]|[，,](?!\d{3})")
_NUMBER = re.compile(r"\+?\d{1,9}(\.\d{1,6})?")


def _read_weight(text: str) -> Decimal:
    """Return a plain number of zero or more."""
    folded = fold_width(text).strip()
    if not (folded.isascii() and _NUMBER.fullmatch(folded)):
        raise Unreadable("number-unreadable", text=text)
    try:
        return Decimal(folded)
    except InvalidOperation as error:  # pragma: no cover - the pattern admits nothing else
        raise Unreadable("number-unreadable", text=text) from error


_READERS: Mapping[Kind, Callable[[str], object]] = {
    Kind.QUANTITY: read_quantity,
    Kind.PERCENT: read_percent,
    Kind.STATED_PERCENT: read_stated_percent,
    Kind.NUMBER: _read_weight,
    Kind.BOOLEAN: read_boolean,
    Kind.STATUS: read_status,
    Kind.CADENCE: read_cadence,
    Kind.KPI_TYPE: read_kpi_type,
    Kind.AGGREGATE: read_aggregate,
    Kind.DIRECTION: read_direction,
    Kind.MEASURE: read_measure,
}


def read_value(kind: Kind, text: str, context: Context) -> tuple[object, tuple[str, ...]]:
    """Return a text's value, and the rules that say what of it comes from the context.

    Raises Unreadable.
    """
    if kind is Kind.DATE:
        return read_date(text, context)
    if kind is Kind.PERIOD:
        return read_period(text, context)
    if kind is Kind.QUANTITY and (parts := value_and_day(text)) is not None:
        return read_quantity(parts.value), (WITH_A_DAY,)
    reader = _READERS.get(kind)
    return (reader(text) if reader is not None else " ".join(text.split())), ()


def split_list(text: str) -> list[str]:
    """Return the items of a list that was typed in one line: 主視覺、長圖; an address stays whole."""
    if "://" in text:
        return [text.strip()]
    return [item.strip() for item in _LIST_SEPARATORS.split(text) if item.strip()]
