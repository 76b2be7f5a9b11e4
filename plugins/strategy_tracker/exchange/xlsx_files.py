"""Tables as an Excel workbook.

Rows are written as XML here and not by a library. A table of 20,000 tasks is half a million cells, for which
openpyxl takes 4 seconds, XlsxWriter in its fastest mode 2, and this module half a second. What
these tables need of the format is small: text, numbers, days, one bold row. openpyxl, which writes the record
form (see `forms`), reads every workbook back in the tests.
"""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from functools import lru_cache
from itertools import chain, islice
from unicodedata import east_asian_width
from xml.sax.saxutils import escape
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from strategy_tracker.exchange.file_text import workbook_text
from strategy_tracker.exchange.tables import Table
from strategy_tracker.exchange.workbook_parts import BOLD, DATE, parts, sheet_path, worksheet
from strategy_tracker.tables.column import Cell
from strategy_tracker.tables.numbers import plain

_COMPRESSION = 2  # a third of the time of the usual 6, for a quarter more bytes
_ZIP_DATE = (1980, 1, 1, 0, 0, 0)
_NARROWEST, _WIDEST = 8, 48
ROWS_MEASURED = 200
"""From so many rows a sheet knows the widths of its columns."""
FIRST_ROW = 2
"""The row below the head."""
_EXCEL_BEGINS = date(1900, 3, 1)  # before it, Excel counts a 29 February 1900 that never was
_DAY_ZERO = date(1899, 12, 30)
_ONE_DAY = timedelta(days=1)
_FORBIDDEN_IN_TITLES = str.maketrans(dict.fromkeys("[]:*?/\\", " "))


def workbook(tables: Iterable[Table], as_of: date) -> bytes:
    """Return a workbook with one sheet per table: bold frozen heads, filters, real dates and numbers.

    Every text is a text cell, so that none can become a formula. The document's own dates are `as_of`;
    equal tables give equal bytes.
    """
    return workbook_of(
        [Sheet(table, len(table.rows), [sheet_rows(table.rows, FIRST_ROW).encode()]) for table in tables],
        as_of,
    )


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet whose rows are written: its table's heads and first rows, how many there are, and their XML."""

    table: Table
    count: int
    rows: Iterable[bytes]


def workbook_of(sheets: Sequence[Sheet], as_of: date) -> bytes:
    """Return a workbook as `workbook` does, given the rows of its sheets as `sheet_rows` writes them."""
    ends = [(letters(len(sheet.table.headers)), sheet.count + 1) for sheet in sheets]
    titles = [workbook_text(sheet.table.title.translate(_FORBIDDEN_IN_TITLES))[:31] for sheet in sheets]
    output = io.BytesIO()
    with ZipFile(output, "w", compresslevel=_COMPRESSION) as archive:
        for path, content in parts(titles, [f"$A$1:${column}${row}" for column, row in ends], as_of):
            _add(archive, path, [content.encode()])
        for number, (sheet, (column, row)) in enumerate(zip(sheets, ends, strict=True), 1):
            rows = chain([_head(sheet.table.headers).encode()], sheet.rows)
            _add(archive, sheet_path(number), worksheet(_widths(sheet.table), rows, f"A1:{column}{row}"))
    return output.getvalue()


def _add(archive: ZipFile, path: str, pieces: Iterable[bytes]) -> None:
    """Add a part to the archive, in which nothing depends on when or where it was written.

    It is compressed piece by piece: a sheet of 20,000 rows is tens of megabytes.
    """
    entry = ZipInfo(path, _ZIP_DATE)
    entry.create_system = 3  # the same whatever the system
    entry.compress_type = ZIP_DEFLATED
    with archive.open(entry, "w") as part:
        for piece in pieces:
            part.write(piece)


def _head(headers: Sequence[str]) -> str:
    """Return the XML of a table's head."""
    head = "".join(
        f'<c r="{letters(number)}1" s="{BOLD}"{_text(text)}' for number, text in enumerate(headers, 1)
    )
    return f'<row r="1">{head}</row>'


def sheet_rows(rows: Sequence[Sequence[Cell]], first: int) -> str:
    """Return the XML of some rows of a table, of which the first is row `first`; empty cells are left out."""
    columns = [letters(number) for number in range(1, len(rows[0]) + 1)] if rows else []
    written = []
    for number, row in enumerate(rows, first):
        cells = "".join(
            f'<c r="{column}{number}"{_text(cell) if isinstance(cell, str) else _number(cell)}'
            for column, cell in zip(columns, row, strict=True)
            if cell or cell == 0
        )
        written.append(f'<row r="{number}">{cells}</row>')
    return "".join(written)


def _number(cell: int | Decimal | date) -> str:
    """Return the XML of a number's or a day's cell, from behind its place on."""
    if isinstance(cell, date):
        return _day(cell)
    return f"><v>{plain(cell) if isinstance(cell, Decimal) else cell}</v></c>"


@lru_cache(maxsize=4096)
def _text(text: str) -> str:
    """Return a text cell's XML from behind its place on.

    It is text even where it begins like a formula or an error value.
    """
    shown = workbook_text(text)
    space = ' xml:space="preserve"' if shown != shown.strip() or "\n" in shown else ""
    return f' t="inlineStr"><is><t{space}>{escape(shown)}</t></is></c>'


def _day(day: date) -> str:
    """Return a day as Excel counts it; one that it cannot count is text."""
    if day < _EXCEL_BEGINS:
        return _text(day.isoformat())
    return f' s="{DATE}"><v>{(day - _DAY_ZERO) // _ONE_DAY}</v></c>'


def letters(number: int) -> str:
    """Return a column's letters, counted from 1: A, Z, AA."""
    letters = ""
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def _widths(table: Table) -> Sequence[int]:
    """Return the width of each column in characters, from its head and its first rows."""
    widths = [_width(header) for header in table.headers]
    for row in islice(table.rows, ROWS_MEASURED):
        widths = [max(width, _width(cell)) for width, cell in zip(widths, row, strict=True)]
    return [min(max(width + 2, _NARROWEST), _WIDEST) for width in widths]


def _width(cell: Cell) -> int:
    """Return how many half-width characters a cell takes."""
    if cell is None:
        return 0
    return sum(2 if east_asian_width(sign) in "WF" else 1 for sign in str(cell)[:_WIDEST])
