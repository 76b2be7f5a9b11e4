"""A sheet as the records that it holds, with the place of each value, and what of it could not be placed."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from strategy_tracker.exchange.forms import layout
from strategy_tracker.exchange.forms.grid import Note, Sheet, SheetCell
from strategy_tracker.exchange.forms.heads import head_of, other_head
from strategy_tracker.exchange.forms.items import MAIN, OWN
from strategy_tracker.exchange.forms.labels import field_labelled, form_titles, section_named
from strategy_tracker.exchange.forms.table_rows import TableRows
from strategy_tracker.language import message
from strategy_tracker.vocabulary.fields import ENTRY_LISTS, FIELDS, Field, Kind, field_of, folded_name

NOT_PLACED = message("It stands beside no label and in no column that is known.")
_LIST_MARK = re.compile(r"^\s*(?:[0-9]{1,2}[.、)）]|[(（][0-9]{1,2}[)）]|[-•·●*▪])\s*(?=\S)")
_LABEL_AND_VALUE = re.compile(r"^([^：:\n]{2,20})[：:]\s*(\S.*)$", re.DOTALL)


@dataclass(frozen=True, slots=True)
class FoundValue:
    """What a cell says, and where."""

    text: str
    place: str


@dataclass(slots=True)
class FoundItem:
    """A record on a sheet: which one it came from (None for one without a mark), and its values by field."""

    kind: str
    list_key: str
    place: str
    origin: str | None = None
    slug: str | None = None
    values: dict[str, FoundValue] = field(default_factory=dict)


@dataclass(slots=True)
class FoundSheet:
    """What a sheet holds; `slug` is that of the strategy which it was written from."""

    name: str
    slug: str | None = None
    items: list[FoundItem] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)


def kind_of_key(key: str) -> str | None:
    """Return the kind of record that a key names; None where it names none."""
    kind = "strategy"
    parts = iter(key.split("/") if key else [])
    for part in parts:
        known = next((one for one in FIELDS.get(kind, ()) if one.key == part and one.record), None)
        if known is None:
            return None
        kind = known.record
        if known.kind is Kind.RECORDS and next(parts, None) is None:
            return None
    return kind


def read_sheet(sheet: Sheet) -> FoundSheet:
    """Return what a sheet holds."""
    reader = _SheetReader(FoundSheet(sheet.name, notes=list(sheet.notes)))
    rows = list(sheet.rows())
    skipped = 0
    for number, cells in enumerate(rows):
        below = rows[number + 1] if number + 1 < len(rows) else []
        if skipped:
            skipped -= 1
            continue
        skipped = reader.row(cells, below)
    reader.close()
    return reader.found


@dataclass(slots=True)
class _List:
    """A list of sentences that goes on in the rows below its label."""

    key: str
    kind: str
    column: int | None


@dataclass(slots=True)
class _SheetReader:
    """Goes down a sheet row by row."""

    found: FoundSheet
    table: TableRows | None = None
    others: Mapping[str, int] | None = None
    sentences: _List | None = None
    section: str = ""
    strategy: FoundItem | None = None

    def row(self, cells: Sequence[SheetCell], below: Sequence[SheetCell]) -> int:
        """Take a row; return how many rows below belong to it."""
        origin: str | None = None
        for cell in cells:
            mark = layout.marked(cell.text)
            if mark is not None and not cell.covered:
                self.found.slug = self.found.slug or mark[0]
                known = mark[1] == layout.DECORATION or kind_of_key(mark[1]) is not None
                origin = mark[1] if mark[0] == self.found.slug and known else None
        cells = [cell for cell in cells if layout.marked(cell.text) is None]
        own = [cell for cell in cells if not cell.covered]
        if not own:
            return 0
        head = head_of(own, [cell for cell in below if layout.marked(cell.text) is None])
        if head is not None:
            self.close()
            self.table = TableRows(head, self.found.name)
            self.section = ""
            return head.rows - 1
        others = other_head(own)
        if others is not None:
            self.close()
            self.others = others
            return 0
        named = section_named(own[0].text) if len(own) == 1 else None
        if named is not None and origin in (None, layout.DECORATION):
            self.close()
            self.section = named
        elif origin == layout.DECORATION:
            self._stray(own[1:])
        elif len(own) == 1 and folded_name(own[0].text) in form_titles():
            pass
        elif self.others is not None and origin is not None:
            self._other(cells, origin)
        elif self.table is not None and (origin or not self._label(own[0])):
            self.table.row(cells, origin)
        else:
            self._labels(own, origin)
        return 0

    def close(self) -> None:
        """End the table that is open, so that its records are known."""
        if self.table is not None:
            for kind, list_key, place, origin, slug, values in self.table.records():
                found = {key: FoundValue(text, where) for key, (text, where) in values.items()}
                if origin is not None and kind_of_key(origin) != kind:
                    origin = None  # a row that was copied from another table
                self.found.items.append(FoundItem(kind, list_key, place, origin, slug, found))
            self.found.notes += self.table.notes
        self.table = self.others = self.sentences = None

    def _stray(self, cells: Sequence[SheetCell]) -> None:
        self.found.notes += [Note(cell.place, cell.text, NOT_PLACED) for cell in cells]

    def _label(self, cell: SheetCell) -> tuple[str, Field] | None:
        """Return the record and field that a label is of, outside tables."""
        kinds = ("strategy", "retrospective", "scope")
        for kind in ("retrospective", "strategy", "scope") if self.section == "retrospective" else kinds:
            known = field_labelled(kind, cell.text)
            if known is not None and (not known.record or known.key in ("goals", *ENTRY_LISTS)):
                return kind, known
        return None

    def _labels(self, own: Sequence[SheetCell], origin: str | None) -> None:
        """Take a row of labels with their values beside them, or a further row of a list."""
        if self._label(own[0]) is not None:
            self.close()
        for label, values in self._groups(own):
            if label is None:
                self._more(values, origin)
                continue
            kind, known = label
            if known.kind is Kind.RECORDS:
                key = f"retrospective/{known.key}" if kind == "retrospective" else known.key
                self.sentences = _List(key, known.record, values[0].column if values else None)
                for cell in values:
                    self._entries(cell, origin)
            elif values:
                self.sentences = None
                self._set(kind, known, values[0])
                self._stray(values[1:])
            elif origin == "":
                self._set(kind, known, replace(own[0], text="", number=None, day=None))

    def _groups(self, own: Sequence[SheetCell]) -> Iterator[tuple[tuple[str, Field] | None, list[SheetCell]]]:
        """Yield the labels of a row with the values behind each; what stands before a label has none."""
        label: tuple[str, Field] | None = None
        values: list[SheetCell] = []
        begun = False
        for cell in own:
            both = self._both(cell)
            found = (both[0] if both else None) or self._label(cell)
            if found is None:
                values.append(cell)
                continue
            if begun or values:
                yield label, values
            begun, label, values = True, found, [both[1]] if both else []
        if begun or values:
            yield label, values

    def _both(self, cell: SheetCell) -> tuple[tuple[str, Field], SheetCell] | None:
        """Return the label and the value of a cell that holds both: 制定部門：市場部."""
        match = _LABEL_AND_VALUE.match(cell.text)
        if match is None:
            return None
        label = self._label(SheetCell(match[1], cell.row, cell.column, cell.place))
        return (label, SheetCell(match[2], cell.row, cell.column, cell.place)) if label else None

    def _more(self, cells: Sequence[SheetCell], origin: str | None) -> None:
        """Take cells of a row without a label: further entries of a list, or nothing that is known."""
        for cell in cells:
            alone = len(cells) == 1 and self.sentences is not None
            listed = alone and self.sentences is not None and self.sentences.column in (None, cell.column)
            if listed or (origin and "/" in origin):
                self._entries(cell, origin)
            else:
                self._stray([cell])

    def _entries(self, cell: SheetCell, origin: str | None) -> None:
        """Take one sentence, or several in the lines of one cell."""
        marked = origin if origin and "/" in origin else None
        kind = kind_of_key(marked) if marked else None
        list_key = (
            marked.rpartition("/")[0] if marked and kind else self.sentences.key if self.sentences else ""
        )
        kind = kind or (self.sentences.kind if self.sentences else "entry")
        lines = [cell.text.strip()] if marked else cell.text.replace("\r", "\n").split("\n")
        for line in lines:
            text = line if marked else _LIST_MARK.sub("", line).strip()
            if text:
                value = {MAIN[kind]: FoundValue(text, cell.place)}
                self.found.items.append(FoundItem(kind, list_key, cell.place, marked, None, value))

    def _set(self, kind: str, known: Field, cell: SheetCell) -> None:
        """Take one value of the strategy itself, or of what it has once."""
        key = "" if kind == "strategy" else kind
        item = self._item(key, kind, cell.place)
        values = TableRows.texts({known: cell}, english=False)
        for name, (text, place) in values[0].items():
            item.values[name] = FoundValue(text, place)
        self.found.notes += values[1]

    def _item(self, key: str, kind: str, place: str) -> FoundItem:
        """Return the record of a key; it is begun where the sheet has nothing of it yet."""
        for item in self.found.items:
            if item.origin == key and item.kind == kind:
                return item
        item = FoundItem(kind, key.rpartition("/")[0], place, key)
        self.found.items.append(item)
        return item

    def _other(self, cells: Sequence[SheetCell], origin: str) -> None:
        """Take a row of the table of further fields."""
        columns = self.others or {}
        by_column = {cell.column: cell for cell in cells}
        name, content = by_column.get(columns["field"]), by_column.get(columns["text"])
        kind = kind_of_key(origin)
        if kind is None or name is None:
            self._stray(cells)
            return
        called, _, own = name.text.partition("：")
        known = field_labelled(kind, called)
        place = content.place if content is not None else name.place
        if known is None:
            self._stray([name])
            return
        key = f"{OWN}{own}" if known.kind is Kind.FREE else known.key
        item = self._item(origin, kind, place)
        if content is None or known.kind is Kind.FREE:
            item.values[key] = FoundValue(content.text if content else "", place)
            return
        texts, notes = TableRows.texts({field_of(kind, known.key): content}, english=False)
        self.found.notes += notes
        for one, (text, where) in texts.items():
            item.values[one] = FoundValue(text, where)
        self._stray([cell for cell in cells if cell.column not in columns.values()])
