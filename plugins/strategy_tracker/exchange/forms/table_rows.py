"""The rows below a table's head as records: columns to fields, cells that are one, lines that go on."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from strategy_tracker.exchange.forms.column_values import Scale, cell_text, period_text, scale_of
from strategy_tracker.exchange.forms.grid import Note, SheetCell
from strategy_tracker.exchange.forms.heads import Head
from strategy_tracker.exchange.forms.items import MAIN
from strategy_tracker.language import message
from strategy_tracker.vocabulary.fields import Field, Kind, folded_name
from strategy_tracker.vocabulary.other_names import field_meant

Texts = dict[str, tuple[str, str]]
"""What is said of fields: the text and the place of its cell."""

_SUMS = frozenset({"合計", "合计", "小計", "小计", "總計", "总计", "total", "subtotal", "平均", "average"})
_GOING_ON = (Kind.TEXT, Kind.TEXTS, Kind.REFERENCES, Kind.OWNER)
_WIDE = 3
_NO_RECORD = message("It is no record: it has neither an id nor a name.")


@dataclass(slots=True)
class _Row:
    cells: dict[int, SheetCell]
    origin: str | None
    more: dict[int, list[SheetCell]] = field(default_factory=dict)


@dataclass(slots=True)
class TableRows:
    """Gathers the rows of one table."""

    head: Head
    sheet: str
    rows: list[_Row] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.notes += [self._unknown(cell) for cell in self.head.unknown]

    def _unknown(self, cell: SheetCell) -> Note:
        taken = [known.key for known in self.head.columns.values()]
        meant = field_meant(self.head.kind, cell.text, taken)
        if meant is None:
            return Note(cell.place, cell.text, message("No field is called so; the column is not taken."))
        reason = message(
            "No field is called so; the column is not taken. Is it 「{field}」? Name it so.", field=meant
        )
        return Note(cell.place, cell.text, reason)

    def row(self, cells: Sequence[SheetCell], origin: str | None) -> None:
        """Take a row below the head."""
        own = [cell for cell in cells if not cell.covered]
        names = {
            column for column, known in self.head.columns.items() if known.key in ("id", MAIN[self.head.kind])
        }
        by_column = {cell.column: cell for cell in cells}
        named = [by_column[column] for column in names if column in by_column]
        if origin is None and self._is_remark(own, named):
            self.notes += [Note(cell.place, cell.text, _NO_RECORD) for cell in own]
        elif named and all(cell.covered for cell in named) and self.rows and origin is None:
            self._go_on(own)
        else:
            self._stray(own)
            self.rows.append(
                _Row({column: by_column[column] for column in self._known() & set(by_column)}, origin)
            )

    def _known(self) -> set[int]:
        return {*self.head.columns, *([self.head.slugs] if self.head.slugs is not None else [])}

    def _is_remark(self, own: Sequence[SheetCell], named: Sequence[SheetCell]) -> bool:
        """Tell whether a row between the records is none: a sum, a note, something without a name."""
        if not named or folded_name(own[0].text) in _SUMS:
            return True
        known = self.head.columns.get(own[0].column)
        return len(own) == 1 and (own[0].width >= _WIDE or known is None or known.key == "id")

    def _go_on(self, own: Sequence[SheetCell]) -> None:
        """Take a further row of a record whose name spans several."""
        row = self.rows[-1]
        for cell in own:
            known = self.head.columns.get(cell.column)
            first = row.cells.get(cell.column)
            if known is not None and first is None:
                row.cells[cell.column] = cell
            elif known is not None and known.kind in _GOING_ON:
                row.more.setdefault(cell.column, []).append(cell)
            elif first is None or cell.text != first.text:
                self.notes.append(
                    Note(cell.place, cell.text, message("This record has another value already."))
                )

    def _stray(self, own: Sequence[SheetCell]) -> None:
        """Note the cells that stand below no head; those below an unknown one are told with it."""
        told = self._known() | {cell.column for cell in self.head.unknown}
        below_none = message("Its column has no name.")
        self.notes += [Note(cell.place, cell.text, below_none) for cell in own if cell.column not in told]

    def records(self) -> Iterator[tuple[str, str, str, str | None, str | None, Texts]]:
        """Yield each record: its kind, list, place, mark, slug, and its texts by field."""
        scales = {
            column: scale_of([row.cells[column] for row in self.rows if column in row.cells])
            for column in self.head.columns
        }
        list_key = f"{self.head.kind}s"
        for row in self.rows:
            cells = {
                known: row.cells[column] for column, known in self.head.columns.items() if column in row.cells
            }
            by_field = {known: scales[column] for column, known in self.head.columns.items()}
            values, notes = self.texts(cells, english=self.head.english, scales=by_field)
            self.notes += notes
            for column, more in row.more.items():
                key = self.head.columns[column].key
                text, place = values[key]
                values[key] = ("\n".join([text, *(cell.text.strip() for cell in more)]), place)
            for known in self.head.columns.values():
                if not known.part_of and known not in cells and known.key not in values:
                    values[known.key] = ("", self._place(row))
            slug = row.cells[self.head.slugs].text.strip() if self.head.slugs in row.cells else None
            yield self.head.kind, list_key, self._place(row), row.origin, slug, values

    def _place(self, row: _Row) -> str:
        return min(row.cells.values(), key=lambda cell: cell.column).place

    @staticmethod
    def texts(
        cells: Mapping[Field, SheetCell], *, english: bool, scales: Mapping[Field, Scale] | None = None
    ) -> tuple[Texts, list[Note]]:
        """Return what cells say of their fields, a period's two ends as one, and what may mean two things."""
        values: Texts = {}
        notes: list[Note] = []
        ends: dict[str, dict[str, tuple[str, str]]] = {}
        for known, cell in cells.items():
            text, note = cell_text(known, cell, (scales or {}).get(known) or scale_of([cell]))
            if note is not None:
                notes.append(note)
            elif known.part_of:
                period, _, end = known.part_of.partition(".")
                ends.setdefault(period, {})[end] = (text, cell.place)
            else:
                values[known.key] = (text, cell.place)
        for period, both in ends.items():
            start, end = (both.get(name, ("", ""))[0] for name in ("start", "end"))
            place = next(iter(both.values()))[1]
            if period not in values and (start or end):
                values[period] = (period_text(period, start, end, english=english), place)
        return values, notes
