"""Tables as an Excel workbook."""

from __future__ import annotations

import io
import os
from collections.abc import Iterable
from datetime import date, datetime, time
from itertools import islice
from pathlib import Path
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter
from openpyxl.writer.excel import ExcelWriter
from wcwidth import wcswidth

from strategy_tracker.exchange.columns import Cell
from strategy_tracker.exchange.tables import Table
from strategy_tracker.exchange.text import workbook_text

_ZIP_DATE = (1980, 1, 1, 0, 0, 0)
_NARROWEST, _WIDEST = 8, 48
_ROWS_MEASURED = 200
_DATE_FORMAT = "yyyy-mm-dd"
_BOLD = Font(bold=True)
_SPECIAL = frozenset("=#")
_EXCEL_BEGINS = date(1900, 3, 1)  # before it, Excel counts a 29 February 1900 that never was
_FORBIDDEN_IN_TITLES = str.maketrans(dict.fromkeys("[]:*?/\\", " "))


class _FixedArchive(ZipFile):
    """A ZIP archive in which nothing depends on when or where it was written."""

    def writestr(
        self,
        zinfo_or_arcname: str | ZipInfo,
        data: Any,
        compress_type: int | None = None,
        compresslevel: int | None = None,
    ) -> None:
        """Add data under a name."""
        name = zinfo_or_arcname if isinstance(zinfo_or_arcname, str) else zinfo_or_arcname.filename
        entry = ZipInfo(name, _ZIP_DATE)
        entry.compress_type = ZIP_DEFLATED
        entry.create_system = 3  # the same whatever the system
        super().writestr(entry, data, compress_type, compresslevel)

    def write(
        self,
        filename: str | os.PathLike[str],
        arcname: str | os.PathLike[str] | None = None,
        compress_type: int | None = None,
        compresslevel: int | None = None,
    ) -> None:
        """Add a file's content under a name."""
        name = str(filename if arcname is None else arcname)
        self.writestr(name, Path(filename).read_bytes(), compress_type, compresslevel)


def workbook(tables: Iterable[Table], as_of: date) -> bytes:
    """Return a workbook with one sheet per table: bold frozen heads, filters, real dates and numbers.

    Every text is a text cell, so that none can become a formula. The document's own dates are `as_of`;
    equal tables give equal bytes.
    """
    book = Workbook(write_only=True)
    book.properties.creator = "strategy-tracker"
    day = datetime.combine(as_of, time())
    book.properties.created = book.properties.modified = day
    for table in tables:
        _add_sheet(book, table)
    output = io.BytesIO()
    ExcelWriter(book, _FixedArchive(output, "w", ZIP_DEFLATED)).save()
    return output.getvalue()


def _add_sheet(book: Workbook, table: Table) -> None:
    # The stubs know less of a sheet that is only written than it can do.
    sheet: Any = book.create_sheet(table.title.translate(_FORBIDDEN_IN_TITLES)[:31])
    sheet.freeze_panes = "A2"
    sheet.auto_filter.ref = f"A1:{get_column_letter(len(table.headers))}{len(table.rows) + 1}"
    for number, width in enumerate(_widths(table), 1):
        sheet.column_dimensions[get_column_letter(number)].width = width
    sheet.append([_head(sheet, header) for header in table.headers])
    for row in table.rows:
        sheet.append([_content(sheet, cell) for cell in row])


def _head(sheet: Any, text: str) -> Any:
    cell = _text_cell(sheet, text)
    cell.font = _BOLD
    return cell


def _content(sheet: Any, cell: Cell) -> object:
    """Return what `append` takes for a cell; a plain value is much cheaper than a cell of its own."""
    if cell is None or cell == "":
        return None
    if isinstance(cell, str):
        text = workbook_text(cell)
        return _text_cell(sheet, text) if text[0] in _SPECIAL else text
    if isinstance(cell, date):
        return _date_cell(sheet, cell)
    return cell


def _text_cell(sheet: Any, text: str) -> Any:
    """Return a cell that is text even where it begins like a formula or an error value."""
    cell: Any = WriteOnlyCell(sheet, text)
    cell.data_type = "s"
    return cell


def _date_cell(sheet: Any, day: date) -> Any:
    if day < _EXCEL_BEGINS:
        return day.isoformat()
    cell: Any = WriteOnlyCell(sheet)
    cell.value = day
    cell.number_format = _DATE_FORMAT
    return cell


def _widths(table: Table) -> list[int]:
    """Return the width of each column in characters, from its head and its first rows."""
    widths = [_width(header) for header in table.headers]
    for row in islice(table.rows, _ROWS_MEASURED):
        widths = [max(width, _width(cell)) for width, cell in zip(widths, row, strict=True)]
    return [min(max(width + 2, _NARROWEST), _WIDEST) for width in widths]


def _width(cell: Cell) -> int:
    """Return how many half-width characters a cell takes; text with control characters by its length."""
    if cell is None:
        return 0
    text = str(cell)[:_WIDEST]
    return max(wcswidth(text), len(text))
