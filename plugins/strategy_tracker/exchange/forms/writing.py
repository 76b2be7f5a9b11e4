"""The record form as a workbook: the four sections that people know, ready to be filled in and printed."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from datetime import date
from io import BytesIO

from openpyxl import Workbook

from strategy_tracker.exchange.file_text import workbook_text
from strategy_tracker.exchange.forms import layout
from strategy_tracker.exchange.forms.form_sheet import FormSheet, put_text
from strategy_tracker.exchange.forms.items import Item, items_of
from strategy_tracker.exchange.packing import packed
from strategy_tracker.language import Language
from strategy_tracker.tracking import TrackedStrategy

_FORBIDDEN_IN_TITLES = str.maketrans(dict.fromkeys("[]:*?/\\", " "))


def form_workbook(strategies: Iterable[TrackedStrategy], as_of: date, language: Language) -> bytes:
    """Return a workbook with the form of each strategy on a sheet of its own.

    A hidden column says which record each row is of, and a hidden sheet what the files said, so that a later
    import can tell who has changed what. Every text is text, whatever it begins with. Equal strategies give
    equal bytes. Raises NotOnFormError for a text that no cell can hold.
    """
    book = Workbook()
    book.remove(book.worksheets[0])
    book.properties.creator = "strategy-tracker"
    base = [["slug", "key", "kind", "field", "form", "text"]]
    for strategy in strategies:
        items = items_of(strategy)
        sheet = book.create_sheet(_sheet_title(strategy.record.name, book.sheetnames))
        FormSheet(sheet, strategy.slug, items, language).write(as_of)
        base += _base(strategy.slug, items)
    hidden = book.create_sheet(layout.BASE_SHEET)
    hidden.sheet_state = "hidden"
    for number, row in enumerate(base, 1):
        for column, text in enumerate(row, 1):
            put_text(hidden.cell(number, column), text)
    output = BytesIO()
    book.save(output)
    return packed(output.getvalue(), as_of)


def _base(slug: str, items: Iterable[Item]) -> list[list[str]]:
    """Return the rows of the hidden sheet: every value that the form was written from."""
    return [
        [slug, item.key, item.kind, key, "" if isinstance(value, str) else "list",
         value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)]
        for item in items
        for key, value in (item.values.items() or [("", "")])
    ]  # fmt: skip


def _sheet_title(name: str, taken: Sequence[str]) -> str:
    """Return a sheet's name: at most 31 characters, without signs that Excel forbids, and no second time."""
    plain = workbook_text(name.translate(_FORBIDDEN_IN_TITLES)).strip("' ")[:28] or "1"
    folded = {title.casefold() for title in taken}
    number, title = 1, plain
    while title.casefold() in folded or title.casefold() in ("history", layout.BASE_SHEET):
        number += 1
        title = f"{plain[:26]} {number}"
    return title
