import csv
import io
from datetime import date, datetime
from pathlib import Path
from xml.etree import ElementTree as ET
from zipfile import ZipFile

import pytest
from exchange_samples import FORM_DAY, FORMULA, tracked_examples, tracked_hostile
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook

from strategy_tracker.exchange.csv_files import csv_file, csv_rows
from strategy_tracker.exchange.file_text import CELL_LIMIT, clean, csv_text, looks_like_formula, shortened
from strategy_tracker.exchange.tables import Table, kpis_of, tasks_of
from strategy_tracker.exchange.xlsx_files import workbook
from strategy_tracker.language import Language
from strategy_tracker.model import Portfolio
from strategy_tracker.tracking import TrackedPortfolio, track
from strategy_tracker.vocabulary.units import unit_term

ENGLISH = Language.ENGLISH


def table_csv(table: Table) -> bytes:
    return b"".join(csv_file(table.headers, [csv_rows(table.rows).encode()]))


def test_the_columns_begin_as_the_form_does() -> None:
    nothing = track(Portfolio((), (), {}), FORM_DAY)
    tasks = tasks_of(nothing.strategies, Language.TRADITIONAL)
    kpis = kpis_of(nothing.strategies, Language.TRADITIONAL)
    assert tasks.headers[:12] == (
        "任務編號", "任務描述", "負責人", "計劃起止時間", "實際起止時間", "當前進度%", "完成狀態", "存在問題",
        "解決方案", "備註", "策略名稱", "制定部門",
    )  # fmt: skip
    assert kpis.headers[:10] == (
        "指標編號", "指標名稱", "指標說明", "目標值", "當前值", "達成率%", "數據來源", "更新日期",
        "策略名稱", "制定部門",
    )  # fmt: skip
    assert tasks_of(nothing.strategies, Language.SIMPLIFIED).headers[0] == "任务编号"
    for table in (tasks, kpis):
        assert len(set(table.keys)) == len(table.keys) == len(table.headers)


def record(table: Table, name: str) -> dict[str, object]:
    return next(dict(zip(table.keys, row, strict=True)) for row in table.rows if row[0] == name)


def test_cells_are_numbers_and_dates() -> None:
    task = record(tasks_of(tracked_examples().strategies, ENGLISH), "T001")
    assert (task["progress"], task["late_days"], task["planned_end"]) == (100, 5, date(2024, 8, 15))
    assert task["planned"] == "2024-07-15至2024-08-15"
    kpi = record(kpis_of(tracked_examples().strategies, ENGLISH), "K002")
    assert (kpi["attainment"], kpi["variance_number"], kpi["target"]) == (80, -7, "35%")


def test_units_are_in_the_language_of_the_site() -> None:
    named = [
        unit_term(unit, typed) for unit, typed in (("小時", "h"), ("篇", "posts"), ("週", "週"), ("間", "間"))
    ]
    assert [term.localize(ENGLISH) for term in named] == ["hours", "posts", "weeks", "間"]
    assert [term.localize(Language.SIMPLIFIED) for term in named] == ["小时", "篇", "周", "間"]
    units = {language: {row["unit"] for row in as_records(language)} for language in Language}
    assert "RMB" in units[ENGLISH]
    assert "元" not in units[ENGLISH]
    assert "元" in units[Language.TRADITIONAL]


def as_records(language: Language) -> list[dict[str, object]]:
    table = kpis_of(tracked_examples().strategies, language)
    return [dict(zip(table.keys, row, strict=True)) for row in table.rows]


def rows_of(data: bytes) -> list[list[str]]:
    assert data.startswith(b"\xef\xbb\xbf")
    return list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")))


def test_csv_is_read_back() -> None:
    table = kpis_of(tracked_examples().strategies, ENGLISH)
    rows = rows_of(table_csv(table))
    assert tuple(rows[0]) == table.headers
    assert len(rows) == len(table.rows) + 1
    assert rows[2][table.keys.index("variance_number")] == "-7"
    assert table_csv(table).count(b"\r\n") >= len(rows)


def test_csv_holds_no_formula(tmp_path: Path) -> None:
    tracked = tracked_hostile(tmp_path)
    table = tasks_of(tracked.strategies, ENGLISH)
    rows = rows_of(table_csv(table))
    first = dict(zip(table.keys, rows[1], strict=True))
    assert first["description"] == "'" + FORMULA
    assert first["id"] == "'+1"
    assert first["owner"] == "'@SUM(1+1)"
    assert first["problem"] == "'-2+3"
    assert first["department"] == "'＝1+1"
    assert first["late_days"] == "20"
    assert len(first["note"]) == CELL_LIMIT
    assert rows_of(table_csv(kpis_of(tracked.strategies, ENGLISH)))[1][1] == "'\"=1+1"
    assert all(len(row) == len(table.keys) for row in rows)


@pytest.mark.parametrize(
    "text",
    [
        "=1", "+1", "-1", "@a", "＝1", "＋1", "－1", "＠a", "﹣1", "\t1", "\r1", "\n=1",
        " =1", "\u3000=1", "\ufeff=1", '"=1', "' =1", "「=1」",
    ],
)  # fmt: skip
def test_formulas_get_an_apostrophe(text: str) -> None:
    assert csv_text(text).startswith("'")


@pytest.mark.parametrize("text", ["", "a=1", "1-2", "−7 個百分點", "增長20%", "王*", "≥90%"])
def test_other_text_stays_as_it_is(text: str) -> None:
    assert csv_text(text) == text


@given(st.text())
def test_no_text_in_csv_begins_like_a_formula(text: str) -> None:
    written = csv_text(text)
    assert written.startswith("'") or not looks_like_formula(written)


@given(st.text())
def test_clean_text_fits_xml(text: str) -> None:
    element = ET.Element("a")
    element.text = clean(text)
    assert (ET.fromstring(ET.tostring(element, encoding="utf-8")).text or "") == clean(text)  # noqa: S314


@given(st.text(alphabet="長𠮷a"), st.integers(min_value=2, max_value=20))
def test_shortened_counts_as_excel_does(text: str, limit: int) -> None:
    short = shortened(text, limit)
    assert len(short.encode("utf-16-le")) <= limit * 2
    assert short == text or (short.endswith("…") and text.startswith(short[:-1]))


def both(tracked: TrackedPortfolio) -> bytes:
    return workbook([tasks_of(tracked.strategies, ENGLISH), kpis_of(tracked.strategies, ENGLISH)], FORM_DAY)


def test_workbook_is_read_back() -> None:
    book = load_workbook(io.BytesIO(both(tracked_examples())))
    tasks, kpis = book.worksheets
    assert (tasks.title, kpis.title) == ("Key tasks", "KPIs")
    assert tasks.freeze_panes == "A2"
    assert tasks.auto_filter.ref == tasks.dimensions
    table = tasks_of(tracked_examples().strategies, ENGLISH)
    cells = dict(zip(table.keys, tasks[2], strict=True))
    assert cells["planned_end"].value == datetime(2024, 8, 15)  # noqa: DTZ001
    assert cells["planned_end"].is_date
    assert (cells["progress"].value, cells["progress"].data_type) == (100, "n")
    assert tasks["A1"].font.bold
    assert tasks.column_dimensions["B"].width > tasks.column_dimensions["A"].width


def test_workbook_holds_no_formula(tmp_path: Path) -> None:
    data = both(tracked_hostile(tmp_path))
    book = load_workbook(io.BytesIO(data))
    texts = [cell for sheet in book.worksheets for row in sheet.iter_rows() for cell in row]
    assert {cell.data_type for cell in texts} <= {"s", "n", "d", "inlineStr"}
    values = [cell.value for cell in texts if isinstance(cell.value, str)]
    assert FORMULA in values
    assert max(len(value) for value in values) == CELL_LIMIT
    assert "_x005F_x0041_, #N/A" in values
    with ZipFile(io.BytesIO(data)) as archive:
        assert b"<f>" not in archive.read("xl/worksheets/sheet1.xml")


def test_error_values_and_controls_are_text() -> None:
    table = Table("t:[]", ("a", "b"), ("a", "b"), (("#N/A", "x\x00\x0b\ud800y"), ("=", "_x000D_")))
    sheet = load_workbook(io.BytesIO(workbook([table], FORM_DAY))).worksheets[0]
    assert [[cell.value for cell in row] for row in sheet.iter_rows(min_row=2)] == [
        ["#N/A", "x\ufffd\n\ufffdy"],
        ["=", "_x005F_x000D_"],
    ]
    assert {cell.data_type for row in sheet.iter_rows() for cell in row} == {"s"}


def test_two_workbooks_are_the_same() -> None:
    assert both(tracked_examples()) == both(tracked_examples())
    with ZipFile(io.BytesIO(both(tracked_examples()))) as archive:
        assert {entry.date_time[0] for entry in archive.infolist()} == {1980}
        assert b"2024-09-30T00:00:00Z</dcterms:modified>" in archive.read("docProps/core.xml")
