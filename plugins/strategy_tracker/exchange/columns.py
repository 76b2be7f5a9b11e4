"""What a column of a published table is, and the cells that several of them share."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Generic, TypeVar

from strategy_tracker.language import Language, Localizable, Term
from strategy_tracker.model import Written
from strategy_tracker.tracking import TrackedStrategy
from strategy_tracker.vocabulary.fields import Field

UNREAD = Term("無法讀取", "无法读取", "Cannot be read")
"""The head of the column that names what could not be read, so that such a cell is marked."""

Cell = str | int | Decimal | date | None
Item = TypeVar("Item")
Value = TypeVar("Value")


@dataclass(frozen=True, slots=True)
class Row(Generic[Item]):
    """A tracked task or KPI, the strategy it belongs to, and the language of its words."""

    strategy: TrackedStrategy
    item: Item
    language: Language


@dataclass(frozen=True, slots=True)
class Column(Generic[Item]):
    """A column: its key, which stays the same in all languages, its head, and its cell of a row."""

    key: str
    head: Localizable
    cell: Callable[[Row[Item]], Cell]


@dataclass(frozen=True, slots=True)
class Percent:
    """A field's name with the % that the form puts behind it."""

    field: Field

    def localize(self, language: Language) -> str:
        """Return the name in `language`."""
        return f"{self.field.localize(language)}%"


def word(words: Mapping[str, Sequence[str]], value: str, language: Language) -> str:
    """Return a value's name; its words begin with the names in 繁體, 简体 and English."""
    hant, hans, english = words[value][:3]
    return Term(hant, hans, english).localize(language)


def typed(written: Written[Value] | None) -> str:
    """Return what was typed, readable or not; '' where that means nothing (無, -)."""
    is_something = written is not None and (written.value is not None or written.unreadable)
    return written.text if written is not None and is_something else ""


def joined(items: Sequence[str], language: Language) -> str:
    """Return several texts in one cell."""
    return (", " if language is Language.ENGLISH else "、").join(items)
