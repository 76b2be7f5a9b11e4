"""One strategy's form on a sheet: the four sections that people know, ready to be filled in and printed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from math import ceil
from unicodedata import east_asian_width

from openpyxl.cell import Cell, MergedCell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.pagebreak import Break
from openpyxl.worksheet.worksheet import Worksheet

from strategy_tracker.exchange.file_text import CELL_LIMIT, workbook_text
from strategy_tracker.exchange.forms import layout
from strategy_tracker.exchange.forms.cell_values import CellValue, cell_value
from strategy_tracker.exchange.forms.items import OWN, Item, field_known, shown
from strategy_tracker.language import Language, Localizable, Message, message
from strategy_tracker.vocabulary.fields import ENTRY_LISTS, Field, field_of
from strategy_tracker.vocabulary.words import STATUS_WORDS, word_in

_THIN = Side(style="thin", color="808080")
_BORDER = Border(_THIN, _THIN, _THIN, _THIN)
_LABEL_FILL = PatternFill("solid", fgColor="E8EEF4")
_SECTION_FILL = PatternFill("solid", fgColor="C9D6E3")

_POINTS_A_LINE = 13
_HIGHEST = 400
_NARROW = 30
_CENTRED = frozenset({"id", "owner", "status", "target", "current"})
_FREE_TASKS, _FREE_KPIS = 2, 1


class NotOnFormError(Exception):
    """A strategy cannot be written on a form; carries the reason."""

    def __init__(self, reason: Message) -> None:
        super().__init__(reason.template)
        self.reason = reason


def put_text(cell: Cell | MergedCell, text: str) -> None:
    """Put a text into a cell, as text and nothing else."""
    shown_text = workbook_text(text)
    if len(text.encode("utf-16-le", "replace")) // 2 > CELL_LIMIT:
        raise NotOnFormError(
            message("A text of more than {limit} characters fits into no cell: 「{text}」", limit=CELL_LIMIT,
                    text=text[:20] + "…")
        )  # fmt: skip
    if isinstance(cell, MergedCell):  # never: a row's cells are made one after they are filled
        raise TypeError(cell.coordinate)
    cell.value = shown_text
    cell.data_type = "s"
    cell.quotePrefix = shown_text[:1] in ("=", "+", "-", "@")


@dataclass(slots=True)
class FormSheet:
    """Writes one strategy's form from the top of a sheet down."""

    sheet: Worksheet
    slug: str
    items: Sequence[Item]
    language: Language
    row: int = 0

    def write(self, as_of: date) -> None:
        """Write the whole form."""
        self._page()
        self._next(layout.DECORATION)
        self._text(layout.WHOLE_ROW, layout.TITLE.localize(self.language), bold=True, size=16, centred=True)
        self._next(layout.DECORATION)
        words = layout.SOURCE.localize(self.language).format(slug=self.slug, day=as_of.isoformat())
        self._text(layout.WHOLE_ROW, words, size=8, colour="606060")
        self._basics()
        self._table("tasks", "task", layout.TASK_COLUMNS, _FREE_TASKS)
        self._table("kpis", "kpi", layout.KPI_COLUMNS, _FREE_KPIS)
        self._retrospective()
        self._others()
        self.sheet.print_area = f"A1:{get_column_letter(len(layout.WIDTHS))}{self.row}"

    def _page(self) -> None:
        """Set the sheet up for A4 on its side, as wide as the paper."""
        sheet = self.sheet
        for number, width in enumerate(layout.WIDTHS, 1):
            sheet.column_dimensions[get_column_letter(number)].width = width
        sheet.column_dimensions[get_column_letter(layout.MARKS)].hidden = True
        sheet.page_setup.orientation = "landscape"
        sheet.page_setup.paperSize = 9  # A4
        sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
        if sheet.sheet_properties.pageSetUpPr is not None:
            sheet.sheet_properties.pageSetUpPr.fitToPage = True
        sheet.page_margins.left = sheet.page_margins.right = 0.4
        sheet.page_margins.top, sheet.page_margins.bottom = 0.4, 0.7
        sheet.page_margins.footer = 0.3
        sheet.print_options.horizontalCentered = True
        if sheet.oddFooter is not None and sheet.oddFooter.center is not None:
            sheet.oddFooter.center.text = "&P / &N"
        sheet.sheet_view.showGridLines = False

    def _next(self, key: str) -> None:
        """Begin a row that is of a record."""
        self.row += 1
        put_text(self.sheet.cell(self.row, layout.MARKS), layout.mark(self.slug, key))

    def _section(self, name: str) -> None:
        self._next(layout.DECORATION)
        title = layout.SECTIONS[name].localize(self.language)
        self._text(layout.WHOLE_ROW, title, bold=True, size=11, fill=_SECTION_FILL, border=True)

    def _basics(self) -> None:
        self._section("strategy")
        values = self.items[0].values
        for keys in layout.BASICS:
            self._next("")
            for key, (label, span) in zip(keys, layout.LABELS_AND_VALUES, strict=False):
                field = field_of("strategy", key)
                self._label((label, label), field)
                whole = span if len(keys) > 1 else (span[0], len(layout.WIDTHS))
                self._value(whole, field, values.get(key))
        self._entries("goal", "goals", field_of("strategy", "goals"))

    def _entries(self, kind: str, list_key: str, label: Field) -> None:
        """Write a list of sentences in a row each, the first with the list's name; an empty one has a row."""
        main = {"goal": "statement", "entry": "text"}[kind]
        found = [item for item in self.items if item.list_key == list_key and item.kind == kind]
        for number, item in enumerate(found):
            self._next(item.key)
            self._label((1, 1), label if not number else "")
            self._value((2, len(layout.WIDTHS)), field_of(kind, main), item.values.get(main))
        if not found:
            self._next("")
            self._label((1, 1), label)
            self._value((2, len(layout.WIDTHS)), field_of(kind, main), None)

    def _table(self, key: str, kind: str, columns: Mapping[str, tuple[int, int]], free: int) -> None:
        """Write a table of records, with empty rows for further ones."""
        self._section(key)
        self._next(layout.DECORATION)
        for name, span in columns.items():
            self._label(span, field_of(kind, name))
        first = self.row + 1
        for item in self.items:
            if item.kind == kind:
                self._next(item.key)
                self._record(kind, columns, item.values)
        for _ in range(free):
            self.row += 1
            self._record(kind, columns, {})
        if "status" in columns:
            self._choices(columns["status"][0], first, list(STATUS_WORDS.values()))

    def _record(
        self, kind: str, columns: Mapping[str, tuple[int, int]], values: Mapping[str, str | tuple[str, ...]]
    ) -> None:
        for name, span in columns.items():
            self._value(span, field_of(kind, name), values.get(name))

    def _choices(self, column: int, first: int, words: Iterable[Sequence[str]]) -> None:
        """Let the cells of a column be chosen from a list; other words are asked about, not forbidden."""
        listed = ",".join(word_in(one, self.language) for one in words)
        choices = DataValidation(type="list", formula1=f'"{listed}"', allow_blank=True, errorStyle="warning")
        letter = get_column_letter(column)
        choices.add(f"{letter}{first}:{letter}{self.row}")
        self.sheet.add_data_validation(choices)

    def _retrospective(self) -> None:
        self._section("retrospective")
        for key in ENTRY_LISTS:
            self._entries("entry", f"retrospective/{key}", field_of("retrospective", key))

    def _others(self) -> None:
        """Write what the four sections have no place for: record, field and content."""
        rows = [
            (item, key, value)
            for item in self.items
            for key, value in item.values.items()
            if key not in layout.ON_FORM.get(item.kind, frozenset())
        ]
        if not rows:
            return
        self.sheet.row_breaks.append(Break(self.row))
        self._section("other")
        self._next(layout.DECORATION)
        for name, span in layout.OTHER_COLUMNS.items():
            self._label(span, layout.OTHER_HEADS[name])
        for item, key, value in rows:
            self._next(item.key)
            field = field_known(item.kind, key)
            called = field.localize(self.language)
            name = f"{called}：{key.removeprefix(OWN)}" if key.startswith(OWN) else called
            self._text(layout.OTHER_COLUMNS["record"], self._name(item), border=True)
            self._text(layout.OTHER_COLUMNS["field"], name, border=True)
            self._value(layout.OTHER_COLUMNS["text"], field, value)

    def _name(self, item: Item) -> str:
        """Return what people call a record: the words of its key."""
        words = [layout.WHOLE.localize(self.language)] if not item.key else []
        kind = "strategy"
        for part in item.key.split("/") if item.key else ():
            try:
                field = field_of(kind, part)
            except KeyError:
                words.append(part)
                continue
            kind = field.record
            if part not in ("tasks", "kpis", "retrospective"):
                words.append(field.localize(self.language))
        return " ".join(words)

    def _label(self, span: tuple[int, int], label: Localizable | str) -> None:
        words = label if isinstance(label, str) else label.localize(self.language)
        self._text(span, words, bold=True, fill=_LABEL_FILL, border=True, centred=True)

    def _value(self, span: tuple[int, int], field: Field, value: str | tuple[str, ...] | None) -> None:
        """Put a record's value into a cell."""
        text = shown(value) if value is not None else ""
        held, number_format = cell_value(field, text) if text else ("", "@")
        narrow = sum(layout.WIDTHS[span[0] - 1 : span[1]]) < _NARROW
        centred = narrow and (not isinstance(held, str) or field.key in _CENTRED)
        self._text(span, held, border=True, number_format=number_format, centred=centred)

    def _text(
        self,
        span: tuple[int, int],
        value: CellValue,
        *,
        bold: bool = False,
        size: int = 9,
        fill: PatternFill | None = None,
        border: bool = False,
        centred: bool = False,
        colour: str = "000000",
        number_format: str = "General",
    ) -> None:
        """Put a value into the cells of a row from a column to another, as one."""
        cell = self.sheet.cell(self.row, span[0])
        if isinstance(value, str):
            if value:
                put_text(cell, value)
        else:
            cell.value = value
        cell.number_format = number_format
        cell.font = Font(name="Microsoft JhengHei", size=size, bold=bold, color=colour)
        horizontal = "center" if centred else "left"
        cell.alignment = Alignment(horizontal=horizontal, vertical="center", wrap_text=True)
        for column in range(span[0], span[1] + 1):
            one = self.sheet.cell(self.row, column)
            if border:
                one.border = _BORDER
            if fill is not None:
                one.fill = fill
        if span[1] > span[0]:
            self.sheet.merge_cells(
                start_row=self.row, end_row=self.row, start_column=span[0], end_column=span[1]
            )
        width = sum(layout.WIDTHS[span[0] - 1 : span[1]]) * 9 / size
        self._make_room(str(value), width, size)

    def _make_room(self, text: str, width: float, size: int) -> None:
        """Make the row as high as a text needs: no program does that by itself for cells made one."""
        lines = sum(max(1, ceil(_half_widths(line) / max(width * 1.15 - 1, 2))) for line in text.split("\n"))
        needed = min(lines * _POINTS_A_LINE * size / 9 + 5, _HIGHEST)
        row = self.sheet.row_dimensions[self.row]
        row.height = max(row.height or 0, needed)


def _half_widths(text: str) -> int:
    return sum(2 if east_asian_width(sign) in "WFA" else 1 for sign in text)
