"""What the files said when a form was written from them: its hidden sheet."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping

from strategy_tracker.editing.expected import Value
from strategy_tracker.exchange.forms.grid import Sheet
from strategy_tracker.exchange.forms.items import Item

Base = Mapping[str, Mapping[str, Item]]
"""By slug and by key, the records as the form was written from them."""


def read_base(sheets: Iterable[Sheet], name: str) -> Base:
    """Return what the hidden sheet of a workbook holds; nothing where it has none."""
    found: dict[str, dict[str, Item]] = {}
    for sheet in sheets:
        if sheet.name != name:
            continue
        for row in sorted(sheet.cells)[1:]:
            texts = {column: cell.text for column, cell in sheet.cells[row].items()}
            slug, key, kind, field, form, text = (texts.get(column, "") for column in range(1, 7))
            items = found.setdefault(slug, {})
            values: dict[str, Value] = dict(items[key].values) if key in items else {}
            if field:
                values[field] = _value(form, text)
            items[key] = Item(key, kind, values)
    return found


def _value(form: str, text: str) -> Value:
    if form != "list":
        return text
    try:
        return tuple(str(item) for item in json.loads(text))
    except (ValueError, TypeError):
        return text
