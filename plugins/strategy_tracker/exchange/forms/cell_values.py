"""Texts as cells of a workbook and back: dates as dates, percentages as percentages, all else as text."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal

from strategy_tracker.source.typed_values import read_value
from strategy_tracker.tables.numbers import plain
from strategy_tracker.values import NO_CONTEXT, Unreadable
from strategy_tracker.vocabulary.fields import Field, Kind

DATE_FORMAT = "yyyy-mm-dd"
_PERCENT = re.compile(r"-?[0-9]{1,9}(?:\.[0-9]{1,4})?%")
_FIRST_DAY = date(1900, 3, 1)  # before it, Excel counts a 29 February 1900 that never was

CellValue = str | Decimal | date


def cell_value(field: Field, text: str) -> tuple[CellValue, str]:
    """Return what a cell holds for a text, and its number format; text where it is no single value."""
    if field.kind is Kind.DATE and (day := _day(text)) is not None:
        return day, DATE_FORMAT
    is_percent = field.kind in (Kind.PERCENT, Kind.STATED_PERCENT)
    if is_percent or (field.kind is Kind.QUANTITY and _PERCENT.fullmatch(text)):
        percent = _percent(field.kind, text)
        if percent is not None:
            return percent / 100, percent_format(percent)
    return text, "@"


def _day(text: str) -> date | None:
    try:
        day, notes = read_value(Kind.DATE, text, NO_CONTEXT)
    except Unreadable:
        return None
    return day if isinstance(day, date) and not notes and day >= _FIRST_DAY else None


def _percent(kind: Kind, text: str) -> Decimal | None:
    if kind is Kind.QUANTITY:
        return Decimal(text.removesuffix("%"))
    try:
        value, _ = read_value(kind, text, NO_CONTEXT)
    except Unreadable:
        return None
    return value if isinstance(value, Decimal) and abs(value) < 1_000_000 else None


def percent_format(percent: Decimal) -> str:
    """Return the format that shows all digits of a percentage, up to four behind the point."""
    digits = len(plain(percent).partition(".")[2])
    return f"0.{'0' * min(digits, 4)}%" if digits else "0%"


def number_text(value: float | Decimal) -> str:
    """Return a number as a spreadsheet shows it: with its 15 significant digits, without an exponent."""
    return plain(Decimal(f"{value:.15g}"))


def percent_text(value: float | Decimal) -> str:
    """Return a cell's number as a percentage: 0.84 is 84%."""
    return f"{plain(Decimal(f'{value:.15g}') * 100)}%"
