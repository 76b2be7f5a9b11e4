"""Opening a file that may be a form: its size, its encoding, and cells that hold neither text nor number."""

from __future__ import annotations

from datetime import date

import pytest
from form_samples import saved
from openpyxl import Workbook

from strategy_tracker.exchange.forms import opening
from strategy_tracker.exchange.forms.grid import MOST_COLUMNS, MOST_ROWS, Sheet
from strategy_tracker.exchange.forms.opening import UnreadableFormError, open_sheets
from strategy_tracker.language import Language


def opened(data: bytes, name: str = "form.csv") -> Sheet:
    (sheet,) = open_sheets(data, name)
    return sheet


def refused(data: bytes) -> str:
    with pytest.raises(UnreadableFormError) as raised:
        open_sheets(data, "form.xlsx")
    return raised.value.reason.localize(Language.ENGLISH)


def test_a_file_larger_than_any_form_is_not_even_opened(monkeypatch: pytest.MonkeyPatch) -> None:
    data = saved(Workbook())
    monkeypatch.setattr(opening, "_LARGEST_UNPACKED", 10)
    assert refused(data) == "Unpacked it is larger than 10 bytes."
    monkeypatch.setattr(opening, "_LARGEST", len(data) - 1)
    assert refused(data) == f"It is larger than {len(data) - 1:,} bytes."


def test_bytes_of_no_encoding_are_refused() -> None:
    assert refused(b"\xff\xff\xff\xff") == "Its encoding is unknown. Save it as CSV UTF-8, or as .xlsx."
    assert refused(b"\xff\xfea") == "It is neither a workbook nor a text."


def test_what_stands_beyond_the_last_row_that_is_read_is_told() -> None:
    sheet = opened(b"a\n" * (MOST_ROWS + 1))
    assert [(note.place, note.reason.template) for note in sheet.notes] == [
        (f"form.csv!A{MOST_ROWS + 1}", "What stands from here on is not read.")
    ]
    assert opened(b"a\n" * 3).notes == []


def test_what_stands_beyond_the_last_column_that_is_read_is_told() -> None:
    book = Workbook()
    book.worksheets[0].cell(1, MOST_COLUMNS).value = "a"
    assert opened(saved(book), "form.xlsx").notes == []
    book.worksheets[0].cell(2, MOST_COLUMNS + 1).value = "b"
    assert [note.reason.template for note in opened(saved(book), "form.xlsx").notes] == [
        "What stands from here on is not read."
    ]


def test_a_day_that_is_written_as_one_is_a_day() -> None:
    book = Workbook(iso_dates=True)
    book.worksheets[0].append([date(2024, 7, 1), True])
    sheet = opened(saved(book), "form.xlsx")
    assert [(cell.text, cell.day) for row in sheet.rows() for cell in row] == [
        ("2024-07-01", date(2024, 7, 1)),
        ("true", None),
    ]
