"""The head row of a table that people made: which record it is of, and which field each column holds."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from strategy_tracker.exchange.forms.grid import SheetCell
from strategy_tracker.exchange.forms.labels import field_labelled, is_slug_label, other_heads
from strategy_tracker.vocabulary.fields import FIELDS, Field, Kind, folded_name

_FEWEST = 3
_SURELY = 6
_SHARE = 0.6


@dataclass(frozen=True, slots=True)
class Head:
    """A table's head: its kind of record, its columns' fields, what is no field, and how many rows it has."""

    kind: str
    columns: dict[int, Field]
    unknown: tuple[SheetCell, ...] = ()
    slugs: int | None = None
    rows: int = 1
    english: bool = False


def head_of(cells: Sequence[SheetCell], below: Sequence[SheetCell]) -> Head | None:
    """Return the head that a row is, None where it is none; `below` is the next row, which may belong to it.

    A head has at least three labels of a task or a KPI, one of them its id or its name, and little else.
    """
    found = [_head(kind, cells, below) for kind in ("task", "kpi")]
    heads = [head for head in found if head is not None]
    return max(heads, key=lambda head: len(head.columns), default=None)


def _head(kind: str, cells: Sequence[SheetCell], below: Sequence[SheetCell]) -> Head | None:
    columns: dict[int, Field] = {}
    unknown: list[SheetCell] = []
    slugs = None
    taken: set[str] = set()
    labels = _with_second_row(kind, cells, below)
    for cell, field in labels:
        if is_slug_label(cell.text):
            slugs = cell.column
        elif field is None or field.key in taken:
            unknown.append(cell)
        else:
            taken.add(field.key)
            columns[cell.column] = field
    if len(columns) < _FEWEST or not taken & {"id", "description", "name"}:
        return None
    if len(columns) < _SURELY and len(columns) < _SHARE * len(labels):
        return None
    rows = 2 if any(cell.row != cells[0].row for cell, _ in labels) else 1
    english = all(cell.text.isascii() for cell, _ in labels)
    return Head(kind, columns, tuple(unknown), slugs, rows, english)


def _with_second_row(
    kind: str, cells: Sequence[SheetCell], below: Sequence[SheetCell]
) -> list[tuple[SheetCell, Field | None]]:
    """Return the cells that name columns with their fields: 計劃 above 開始 and 結束 names two."""
    found: list[tuple[SheetCell, Field | None]] = []
    for cell in cells:
        own = field_labelled(kind, cell.text)
        inner = [one for one in below if cell.column <= one.column < cell.column + cell.width]
        fields = [_inner_field(kind, own, cell.text, one.text) for one in inner if not one.covered]
        if cell.width > 1 and fields and all(field is not None for field in fields):
            found += zip([one for one in inner if not one.covered], fields, strict=True)
        else:
            found.append((cell, own))
    return found


def _inner_field(kind: str, outer: Field | None, above: str, text: str) -> Field | None:
    """Return the field of a column whose name is one of several below a common one."""
    end = field_labelled("period", text)
    if outer is not None and outer.kind is Kind.PERIOD and end is not None:
        part = f"{outer.key}.{end.key}"
        return next((field for field in FIELDS[kind] if field.part_of == part), None)
    return field_labelled(kind, above + text) or field_labelled(kind, text)


def other_head(cells: Sequence[SheetCell]) -> dict[str, int] | None:
    """Return the columns of the table of further fields by what they hold; None for any other row."""
    table = other_heads()
    found = {table[folded_name(cell.text)]: cell.column for cell in cells if folded_name(cell.text) in table}
    return found if set(found) == {"record", "field", "text"} else None
