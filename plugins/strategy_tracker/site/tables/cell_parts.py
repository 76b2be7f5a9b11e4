"""What the cells of all tables are put together from.

Pieces of HTML are put together in f-strings: `+` would escape a text that stands beside a `Markup`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date

from markupsafe import Markup

from strategy_tracker.language import Language, Message, message
from strategy_tracker.language.formats import NONE, format_date, format_day
from strategy_tracker.model import Place, Record, Written
from strategy_tracker.site.addresses import anchor
from strategy_tracker.site.html import html_of, safe_link
from strategy_tracker.site.parts.bars import Bars
from strategy_tracker.site.parts.cells import NOTHING, Cells
from strategy_tracker.site.parts.record_links import RecordLinks
from strategy_tracker.tables.column import Column, Item, Row
from strategy_tracker.vocabulary.fields import Kind, field_of

_ISO_DAY = re.compile(r"(?<![\w-])\d{4}-\d{2}-\d{2}(?![\w-])", re.ASCII)


@dataclass(frozen=True, slots=True)
class CellParts:
    """Words, links and drawings in the site's language, as seen from a page one folder below its root.

    `edit_link` returns a link to where a record's line is edited, given its place and its name.
    """

    language: Language
    cells: Cells
    bars: Bars
    links: RecordLinks
    edit_link: Callable[[Place, str], str]

    def text(self, column: Column[Item], row: Row[Item]) -> str:
        """Return a cell's text with its addresses as links; what cannot be read as typed, and marked."""
        unread = column.unread(row)
        if unread:
            return self.cells.unread(unread)
        text = column.text(row)
        return safe_link(text).replace("\n", Markup("<br>")) if text else NOTHING

    def words(self, text: Message) -> str:
        """Return a message in the site's language, escaped."""
        return html_of(text.localize(self.language))

    def day(self, day: date | None) -> str:
        """Return a day, or a dash."""
        return NONE if day is None else format_date(day, self.language)

    def short_day(self, day: date) -> str:
        """Return a day without its year."""
        return format_day(day, self.language)

    def own_link(self, kind: str, typed: Written[str] | None, identifier: str) -> str:
        """Return a record's id as a link to its own row, whose address a click copies."""
        if typed is None or not identifier:
            return self.cells.typed(typed)
        place, title = anchor(kind, identifier), self.words(message("Copy the link"))
        return f'<a class="st-copy" href="#{place}" title="{title}">{self.cells.typed(typed)}</a>'

    def named(self, name: str, html: str) -> str:
        """Return a small line: a name and what it is."""
        return small(f"{html_of(name)}{self.words(message(': '))}{html}")

    def listed(self, items: Iterable[str]) -> str:
        """Return several pieces of HTML in a row."""
        return str(self.words(message(", "))).join(items)

    def details(self, kind: str, keys: Iterable[str], record: Record) -> str:
        """Return a small line for each of some fields of a record that was written; tasks as links."""
        lines = []
        for key in keys:
            field, written = field_of(kind, key), getattr(record, key)
            if isinstance(written, tuple) and field.kind is Kind.REFERENCES:
                html = self.listed(_task_of_this_page(item.value or "") for item in written)
            else:
                html = self.cells.as_written(record, key)
            if html:
                lines.append(self.named(field.label.localize(self.language), html))
        return "".join(lines)

    def days(self, start: date | None, end: date | None) -> str:
        """Return a stretch of days, an end on each line."""
        return f"{self.day(start)}<br>{self.day(end)}" if start is not None else self.day(end)


def whole_days(html: str) -> str:
    """Return a typed period whose days do not break at their hyphens; a text with links stays as it is."""
    return html if "<" in html else _ISO_DAY.sub(r'<span class="st-nowrap">\g<0></span>', html)


def small(html: str, *, late: bool = False) -> str:
    """Return a small line below what a cell says."""
    return f'<div class="st-small{" st-late" if late else ""}">{html}</div>'


def _task_of_this_page(identifier: str) -> str:
    return f'<a href="#{anchor("task", identifier)}">{html_of(identifier)}</a>'
