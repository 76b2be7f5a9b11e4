"""Forms and the strategies that they hold."""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from openpyxl import Workbook, load_workbook

from strategy_tracker.editing.expected import Value
from strategy_tracker.exchange.forms.importing import Form, difference_of, read_form
from strategy_tracker.exchange.forms.items import Item, items_of
from strategy_tracker.exchange.forms.writing import form_workbook
from strategy_tracker.language import Language
from strategy_tracker.model import Portfolio, Strategy
from strategy_tracker.settings import SiteSettings
from strategy_tracker.source.reading import read_strategy, read_text
from strategy_tracker.tracking import TrackedPortfolio, TrackedStrategy, track

AS_OF = date(2025, 8, 15)
ROOT = Path(__file__).parents[2]
FORM = ROOT / "tests" / "data" / "form-zh-Hant.md"


def strategy_of(data: bytes, slug: str = "x") -> Strategy:
    return read_strategy(read_text(data, f"{slug}.md"), slug, f"{slug}.md")


def tracked(*strategies: Strategy) -> TrackedPortfolio:
    return track(Portfolio(strategies, (), {}), AS_OF, SiteSettings().tracking, {})


def tracked_one(data: bytes, slug: str = "x") -> TrackedStrategy:
    return tracked(strategy_of(data, slug)).strategies[0]


def exported(data: bytes, slug: str = "x", language: Language = Language.TRADITIONAL) -> bytes:
    return form_workbook([tracked_one(data, slug)], AS_OF, language)


def values(items: Sequence[Item]) -> dict[str, dict[str, Value]]:
    return {item.key: dict(item.values) for item in items}


def held(data: bytes) -> dict[str, dict[str, Value]]:
    """What a strategy's file holds, as texts."""
    return values(items_of(tracked_one(data)))


def sheet_of(rows: Sequence[Sequence[Any]], *merged: str, formats: Mapping[str, str] | None = None) -> bytes:
    """A workbook with one sheet 表1, as people make it."""
    return book_of({"表1": rows}, *merged, formats=formats)


def book_of(
    sheets: Mapping[str, Sequence[Sequence[Any]]], *merged: str, formats: Mapping[str, str] | None = None
) -> bytes:
    book = Workbook()
    book.remove(book.worksheets[0])
    for title, rows in sheets.items():
        sheet = book.create_sheet(title)
        for row in rows:
            sheet.append(list(row))
    first = book.worksheets[0]
    for area in merged:
        first.merge_cells(area)
    for place, pattern in (formats or {}).items():
        first[place].number_format = pattern
    return saved(book)


def saved(book: Workbook) -> bytes:
    output = io.BytesIO()
    book.save(output)
    return output.getvalue()


def changed(form: bytes, **cells: Any) -> bytes:
    """A form with other values in some cells of its first sheet."""
    book = load_workbook(io.BytesIO(form))
    for place, value in cells.items():
        book.worksheets[0][place] = value
    return saved(book)


def found_in(form: Form) -> list[tuple[str, dict[str, str]]]:
    """The records on a form in their order: their lists, and their texts."""
    return [
        (item.list_key or item.kind, {key: value.text for key, value in item.values.items() if value.text})
        for share in form.shares
        for item in share.items
    ]


def noted(form: Form) -> list[str]:
    return [note.place for note in form.notes]


__all__ = ["difference_of", "read_form"]
