"""What a column of a table is."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Generic, TypeVar

from strategy_tracker.language import Language, Localizable
from strategy_tracker.language.formats import format_date, format_number
from strategy_tracker.tracking import Level, TrackedStrategy

Cell = str | int | Decimal | date | None
"""A str is text and never anything else, whatever it looks like; None is an empty cell."""
Order = str | int | Decimal | Fraction | date | None
"""What rows are sorted by: of one type within a column. None comes last, whichever way."""
Item = TypeVar("Item")


@dataclass(frozen=True, slots=True)
class Row(Generic[Item]):
    """A record of a tracked portfolio, the strategy it belongs to, and the language of its words.

    `of` is None for what belongs to no strategy, as a person does.
    """

    of: TrackedStrategy | None
    item: Item
    language: Language

    @property
    def strategy(self) -> TrackedStrategy:
        """The strategy that the record belongs to; a ValueError where it belongs to none."""
        if self.of is None:
            raise ValueError("this record belongs to no strategy")
        return self.of


def nothing_unread(row: Row[Item]) -> str:
    """Return '': the column holds nothing that is read from a text."""
    return ""


def no_judgement(row: Row[Item]) -> Level | None:
    """Return None: the column says nothing about how good it is."""
    return None


@dataclass(frozen=True, slots=True)
class Column(Generic[Item]):
    """A column of a table.

    key      stays the same in all languages: the name in addresses, in views, and of the site's own cells
    head     what stands above it
    value    its cell for a program: text, a number or a day
    words    its cell for a reader, '' for nothing; where not given, the value as the language prints it
    sort     what it is sorted by; where not given, its value
    unread   what was typed in it and cannot be read, '' where all could be
    level    how good it is, for the colour; None where it is no judgement
    figure   whether it holds figures, which stand flush right
    also     further names by which a view may call it
    """

    key: str
    head: Localizable
    value: Callable[[Row[Item]], Cell]
    words: Callable[[Row[Item]], str] | None = None
    sort: Callable[[Row[Item]], Order] | None = None
    unread: Callable[[Row[Item]], str] = nothing_unread
    level: Callable[[Row[Item]], Level | None] = no_judgement
    figure: bool = False
    also: tuple[str, ...] = ()

    def text(self, row: Row[Item]) -> str:
        """Return the cell in words; '' where it is empty, and what was typed where it cannot be read."""
        unread = self.unread(row)
        if unread:
            return unread
        return self.words(row) if self.words is not None else printed(self.value(row), row.language)

    def order(self, row: Row[Item]) -> Order:
        """Return what the row is sorted by; what cannot be read is sorted as nothing."""
        if self.sort is not None:
            return self.sort(row)
        value = self.value(row)
        is_empty = isinstance(value, str) and not value
        return None if is_empty or self.unread(row) else value

    def names(self) -> Iterator[str]:
        """Yield the names by which a view may call the column: its key, and its head in each language."""
        yield self.key
        yield from self.also
        for language in Language:
            yield self.head.localize(language)
            yield self.head.localize(language).removesuffix("%")


def column_of_trouble(
    key: str, head: Localizable, count: Callable[[Item], int], level: Level
) -> Column[Item]:
    """Return a column with how many there are of what should not be: it has `level` where there are any."""
    return Column(
        key,
        head,
        lambda row: count(row.item),
        level=lambda row: level if count(row.item) else None,
        figure=True,
    )


def columns_by_key(*columns: Column[Item]) -> dict[str, Column[Item]]:
    """Return columns by their keys, in the order given."""
    return {column.key: column for column in columns}


def printed(cell: Cell, language: Language) -> str:
    """Return a cell's value as the language prints it."""
    if cell is None or isinstance(cell, str):
        return cell or ""
    return format_date(cell, language) if isinstance(cell, date) else format_number(cell, language)


@dataclass(frozen=True, slots=True)
class Percent:
    """A name with the % that the form puts behind it."""

    name: Localizable

    def localize(self, language: Language) -> str:
        """Return the name in `language`."""
        return f"{self.name.localize(language)}%"
