"""Heads and words that several tables share."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from typing import Any

from strategy_tracker.language import Language, Term, message
from strategy_tracker.language.formats import format_date, format_percent
from strategy_tracker.tables.column import Column
from strategy_tracker.vocabulary.fields import field_of

STANDING = Term("現況說明", "现况说明", "Standing")
SLUG = Term("策略編號", "策略编号", "Slug")
UNREAD = Term("無法讀取", "无法读取", "Cannot be read")
"""The head of the column that names what could not be read, so that such a cell is marked."""
EXPECTED = message("Expected")
HEALTH = message("Health")
OVERDUE = message("Overdue")
PROGRESS = message("Progress")

STRATEGY_COLUMNS: tuple[Column[Any], ...] = (
    Column("strategy", field_of("strategy", "title"), lambda row: row.strategy.name),
    Column("department", field_of("strategy", "department"), lambda row: row.strategy.department),
    Column("slug", SLUG, lambda row: row.strategy.slug),
)
"""Whose a record is: these stand in every table."""


def in_percent(ratio: Fraction | None, language: Language) -> str:
    """Return a ratio in whole percent, '' where there is none."""
    return "" if ratio is None else format_percent(ratio, language)


def days(start: date | None, end: date | None, language: Language) -> str:
    """Return a stretch of days in words, '' where neither end is known."""
    if start is None and end is None:
        return ""
    first, last = (format_date(day, language) if day is not None else "" for day in (start, end))
    return f"{first} ~ {last}".strip()
