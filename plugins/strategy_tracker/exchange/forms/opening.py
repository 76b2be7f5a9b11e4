"""Opening what people send: workbooks by whatever program, and CSV in the encodings that Excel saves."""

from __future__ import annotations

import csv
import io
import re
import warnings
import zipfile
import zlib
from collections.abc import Iterable
from datetime import date, datetime, time
from math import isfinite
from typing import Any

from strategy_tracker.exchange.file_text import looks_like_formula
from strategy_tracker.exchange.forms.cell_values import number_text, percent_text
from strategy_tracker.exchange.forms.grid import MOST_COLUMNS, MOST_ROWS, Note, Sheet
from strategy_tracker.exchange.forms.labels import how_many_labels
from strategy_tracker.exchange.forms.layout import BASE_SHEET
from strategy_tracker.language import Message, message

_LARGEST = 20_000_000
_LARGEST_UNPACKED = 200_000_000
_OLD_EXCEL = b"\xd0\xcf\x11\xe0"
_ESCAPE = re.compile("_x([0-9A-Fa-f]{4})_")
_LITERAL = re.compile(r'"([^"]*)"|\[\$([^\]-]*)(?:-[^\]]*)?\]|\\\\(.)')
_NUMBER = re.compile(r"-?[0-9]{1,15}(?:\.[0-9]{1,15})?")
_ENCODINGS = ("gb18030", "big5hkscs")


class UnreadableFormError(Exception):
    """A file is no form that can be read; carries the reason."""

    def __init__(self, reason: Message) -> None:
        super().__init__(reason.template)
        self.reason = reason


def open_sheets(data: bytes, name: str) -> list[Sheet]:
    """Return the sheets of a file; `name` is its own, without the folder. Raises UnreadableFormError."""
    if len(data) > _LARGEST:
        raise UnreadableFormError(message("It is larger than {limit} bytes.", limit=_LARGEST))
    if data.startswith(_OLD_EXCEL):
        reason = message("It is of an old Excel, or locked with a password. Save it as .xlsx, without one.")
        raise UnreadableFormError(reason)
    sheets = _workbook_sheets(data) if data.startswith(b"PK") else [_csv_sheet(data, name)]
    for sheet in sheets:
        if sheet.name != BASE_SHEET:
            sheet.fill_dittos()
    return sheets


def _workbook_sheets(data: bytes) -> list[Sheet]:
    from openpyxl import load_workbook  # here: a sixth of the time that every other command takes to start

    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            unpacked = sum(entry.file_size for entry in archive.infolist())
        if unpacked > _LARGEST_UNPACKED:
            raise UnreadableFormError(
                message("Unpacked it is larger than {limit} bytes.", limit=_LARGEST_UNPACKED)
            )
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # openpyxl tells of looks that it does not keep
            values = load_workbook(io.BytesIO(data), data_only=True)
            formulas = load_workbook(io.BytesIO(data))
    except (zipfile.BadZipFile, KeyError, ValueError, TypeError, AttributeError, OSError, EOFError,
            SyntaxError, IndexError, ArithmeticError, RuntimeError, zlib.error) as error:  # fmt: skip
        # What openpyxl raises for a damaged file is of many kinds; a parser's error is a SyntaxError.
        raise UnreadableFormError(message("It is no workbook that can be opened (.xlsx).")) from error
    return [_sheet(sheet, formulas[sheet.title]) for sheet in values.worksheets]


def _sheet(values: Any, formulas: Any) -> Sheet:
    """Return a worksheet; `formulas` is the same one with its formulas in place of their results."""
    sheet = Sheet(values.title, hidden=values.sheet_state != "visible")
    for row in values.iter_rows(
        max_row=min(values.max_row, MOST_ROWS), max_col=min(values.max_column, MOST_COLUMNS)
    ):
        for cell in row:
            if cell.value is None:
                formula = formulas.cell(cell.row, cell.column)
                if formula.data_type == "f":
                    reason = message(
                        "A formula without its result. Open the file in Excel, save it, and send it again."
                    )
                    sheet.notes.append(Note(sheet.place(cell.row, cell.column), str(formula.value), reason))
                continue
            _put(sheet, cell)
    if values.max_row > MOST_ROWS or values.max_column > MOST_COLUMNS:
        beyond = sheet.place(MOST_ROWS + 1, MOST_COLUMNS + 1)
        sheet.notes.append(Note(beyond, "", message("What stands from here on is not read.")))
    for area in values.merged_cells.ranges:
        sheet.merge(area.min_row, area.min_col, area.max_row, area.max_col)
    return sheet


def _put(sheet: Sheet, cell: Any) -> None:
    """Put a cell of a worksheet into a sheet as what it shows."""
    value, row, column = cell.value, cell.row, cell.column
    if isinstance(value, bool):
        sheet.put(row, column, "true" if value else "false")
    elif isinstance(value, int | float) and isfinite(value):
        percent = "%" in re.sub(r'"[^"]*"', "", cell.number_format or "")
        text = percent_text(value) if percent else _with_signs(number_text(value), cell.number_format or "")
        sheet.put(row, column, text, number=float(value), percent=percent)
    elif isinstance(value, datetime):
        midnight = value.time() == time()
        text = value.date().isoformat() if midnight else value.isoformat(" ", "minutes")
        sheet.put(row, column, text, day=value.date() if midnight else None)
    elif isinstance(value, date):
        sheet.put(row, column, value.isoformat(), day=value)
    else:
        sheet.put(row, column, _ESCAPE.sub(lambda match: chr(int(match[1], 16)), str(value)))


def _with_signs(number: str, number_format: str) -> str:
    """Return a number with the words that its format puts around it: 420萬元 of the format 0"萬元"."""
    pattern = number_format.partition(";")[0]
    digits = re.search(r"[0#?]", _LITERAL.sub(lambda match: " " * len(match[0]), pattern))
    if digits is None:
        return number
    around = ["", ""]
    for match in _LITERAL.finditer(pattern):
        around[match.start() > digits.start()] += match[1] or match[2] or match[3] or ""
    return f"{around[0].strip()}{number}{around[1].strip()}"


def _csv_sheet(data: bytes, name: str) -> Sheet:
    text = decoded(data)
    sheet = Sheet(name)
    try:
        rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(text)))
    except csv.Error as error:
        raise UnreadableFormError(message("It is neither a workbook nor a text.")) from error
    for number, row in enumerate(rows[:MOST_ROWS], 1):
        for column, cell in enumerate(row[:MOST_COLUMNS], 1):
            plain = cell[1:] if cell.startswith("'") and looks_like_formula(cell[1:]) else cell
            stripped = plain.strip()
            number_value = (
                float(stripped) if re.fullmatch(r"-?[0-9]{1,15}(\.[0-9]{1,15})?", stripped) else None
            )
            sheet.put(number, column, plain, number=number_value)
    if len(rows) > MOST_ROWS:
        sheet.notes.append(
            Note(sheet.place(MOST_ROWS + 1, 1), "", message("What stands from here on is not read."))
        )
    return sheet


def decoded(data: bytes) -> str:
    """Return the text of a CSV file: UTF-8, UTF-16, else GBK or Big5, whichever gives more labels."""
    if b"\x00" in data[:200] or data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        try:
            return data.decode("utf-16")
        except UnicodeDecodeError as error:
            raise UnreadableFormError(message("It is neither a workbook nor a text.")) from error
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        pass
    texts = [text for encoding in _ENCODINGS if (text := _decoded(data, encoding)) is not None]
    if not texts:
        raise UnreadableFormError(message("Its encoding is unknown. Save it as CSV UTF-8, or as .xlsx."))
    return max(texts, key=lambda text: how_many_labels(_parts(text)))


def _decoded(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        return None


def _parts(text: str) -> Iterable[str]:
    return re.split(r"[,;\t\r\n\"]", text[:20_000])


def _delimiter(text: str) -> str:
    """Return what parts the cells of a CSV file: the one that the lines with most parts have."""
    lines = text.splitlines()[:50]
    return max((",", "\t", ";"), key=lambda sign: max((line.count(sign) for line in lines), default=0))
