"""A table as HTML: heads, rows, sort keys for the tools above it, names of the cells for phones."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction
from functools import partial
from typing import Any, Generic

from markupsafe import Markup

from strategy_tracker.site.html import html_of
from strategy_tracker.site.parts.cells import cell_labels
from strategy_tracker.site.parts.rows import fitted
from strategy_tracker.site.tables.cell_parts import CellParts
from strategy_tracker.tables.column import Column, Item, Order, Row


@dataclass(frozen=True, slots=True)
class Look(Generic[Item]):
    """How a column looks where it is more than its text.

    html   the cell's HTML, with links as from a page one folder below the site's root; None for its text
    kind   the classes of its cells
    head   the classes of its head
    plain  what a download has in the cell, where that is not the text that is seen
    tools  whether the tools above the table know the column
    days   whether it is a stretch of days: two cells of a downloaded file
    amount the number and the unit of what is seen, parted by a blank: two cells too; '' where it has none
    """

    html: Callable[[Row[Item]], str] | None = None
    kind: str = ""
    head: str = ""
    plain: Callable[[Row[Item]], str] | None = None
    tools: bool = True
    days: bool = False
    amount: Callable[[Row[Item]], str] | None = None


_FIGURE: Look[Any] = Look(kind="st-num", head="st-num")
_TEXT: Look[Any] = Look()


@dataclass(frozen=True, slots=True)
class Head:
    """A column's head; `key` is '' where the tools do not know the column.

    `type` is what a downloaded file has in it: "days", "amount", "figure", or '' for texts and single days.
    `strategy` is the slug of the strategy that the head leads to, '' where it is no link.
    """

    key: str
    words: str
    kind: str
    type: str
    strategy: str = ""


class HtmlTable(Generic[Item]):
    """Some columns of a record's table as HTML."""

    def __init__(
        self,
        columns: Sequence[Column[Item]],
        looks: Mapping[str, Look[Item]],
        parts: CellParts,
        *,
        row_head: str,
        facts: Callable[[Row[Item]], Mapping[str, str]] | None,
    ) -> None:
        """Take the columns in their order, and by key how they look.

        `row_head` is the key of the column that names a row; `facts` are what filters compare, and become
        the row's attributes `data-st-…`; None where there are no tools above the table.
        """
        self._facts = facts
        plain = (_FIGURE if column.figure else _TEXT for column in columns)
        shown = [(column, looks.get(column.key, look)) for column, look in zip(columns, plain, strict=True)]
        self._cells = [
            cell_maker(column, look, parts, is_head=column.key == row_head, tools=facts is not None)
            for column, look in shown
        ]
        words = [column.head.localize(parts.language) for column in columns]
        self.style = cell_labels(words)
        self.heads = [
            Head(column.key if look.tools else "", word, look.head, _type(column, look))
            for (column, look), word in zip(shown, words, strict=True)
        ]

    def row(self, row: Row[Item], identifier: str = "") -> str:
        """Return a row's HTML, with links as from a page one folder below the site's root."""
        name = f' id="{identifier}"' if identifier else ""
        facts = self._facts(row) if self._facts is not None else {}
        known = "".join(f' data-st-{key}="{html_of(text)}"' for key, text in facts.items() if text)
        return f"<tr{name}{known}>{''.join([cell(row) for cell in self._cells])}</tr>\n"


@dataclass(frozen=True, slots=True)
class ShownTable:
    """A table on a page: its heads, what it is called, and by which name the tools find it.

    Its rows are made while they are read, once: those of all tasks are long.
    """

    heads: Sequence[Head]
    style: str
    rows: Iterable[str]
    label: str
    kind: str = ""
    name: str = ""

    def rows_for(self, current: str) -> Iterator[Markup]:
        """Yield the rows with their links as from the page `current`."""
        return (fitted(row, current) for row in self.rows)


def cell_maker(
    column: Column[Item], look: Look[Item], parts: CellParts, *, is_head: bool = False, tools: bool = False
) -> Callable[[Row[Item]], str]:
    """Return what makes a column's cells, with what the tools above the table need where there are any."""
    tag, scope = ("th", ' scope="row"') if is_head else ("td", "")
    start = f"<{tag}{scope}" + (f' class="{look.kind}"' if look.kind else "")
    plain, amount, end = look.plain, look.amount, f"</{tag}>"
    html = look.html or partial(parts.text, column)

    if not tools or not look.tools:
        return lambda row: f"{start}>{html(row)}{end}"

    def cell(row: Row[Item]) -> str:
        sort = _sort_attribute(column, row)
        said = f' data-st-text="{html_of(plain(row))}"' if plain is not None else ""
        counted = f' data-st-amount="{html_of(text)}"' if amount is not None and (text := amount(row)) else ""
        return f"{start}{sort}{said}{counted}>{html(row)}{end}"

    return cell


def _type(column: Column[Any], look: Look[Any]) -> str:
    if look.days:
        return "days"
    if look.amount is not None:
        return "amount"
    return "figure" if column.figure else ""


def _sort_attribute(column: Column[Item], row: Row[Item]) -> str:
    """Return the attribute by which the tools sort a cell; '' where they sort it by its text."""
    order = column.order(row)
    if order is None:
        return ' data-st-sort=""' if column.sort is not None or column.unread(row) else ""
    return "" if isinstance(order, str) else f' data-st-sort="{sort_text(order)}"'


def sort_text(order: Order) -> str:
    """Return a sort key as the tools read it: a day as ISO, a count, a ratio in ten thousandths, a text."""
    if isinstance(order, str):
        return order
    if isinstance(order, date):
        return order.isoformat()
    if isinstance(order, int):
        return str(int(order))
    if not isinstance(order, Decimal | Fraction):
        return ""
    above, below = order.as_integer_ratio()
    scaled = abs(above) * 10_000 // below
    return str(-scaled if above < 0 else scaled)


def iso_days(start: date | None, end: date | None) -> str:
    """Return a stretch of days for a download, the same in all languages; '' where no end is known."""
    return f"{start or ''} ~ {end or ''}" if start or end else ""
