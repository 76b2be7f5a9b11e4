"""Forms that people made: labels are found wherever they stand; what cannot be placed is told by its cell."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from form_samples import book_of, found_in, noted, sheet_of, strategy_of
from form_samples import tracked as tracked_portfolio
from hypothesis import given, settings
from hypothesis import strategies as st

from strategy_tracker.exchange.forms.applying import new_file_text
from strategy_tracker.exchange.forms.comparing import Side
from strategy_tracker.exchange.forms.importing import Form, difference_of, read_form
from strategy_tracker.exchange.forms.opening import UnreadableFormError
from strategy_tracker.language import Language

HEAD = ["編號", "任務描述", "負責人", "計劃起止時間", "當前進度", "完成狀態"]


def read(data: bytes, name: str = "form.xlsx") -> Form:
    return read_form(data, name)


def tasks(form: Form) -> list[dict[str, str]]:
    return [values for key, values in found_in(form) if key == "tasks"]


def column(head: str, *cells: Any, formats: dict[str, str] | None = None) -> list[str]:
    """What the cells of one column are read as."""
    rows: list[list[Any]] = [
        ["編號", "任務描述", "負責人", head],
        *([f"T{n}", "甲", "王*", cell] for n, cell in enumerate(cells)),
    ]
    return [next((text for key, text in task.items() if key not in ("id", "description", "owner")), "")
            for task in tasks(read(sheet_of(rows, formats=formats)))]  # fmt: skip


@pytest.mark.parametrize(
    "head",
    [
        ["編號", "任務描述", "負責人", "當前進度%", "完成狀態"],
        ["编号", "任务描述", "负责人", "当前进度（%）", "完成状态*"],
        ["ID", "Task", "Owner", "Progress", "Status"],
        ["任務\n編號", " 任務描述 ：", "主負責人", "進度", "狀態"],
    ],
)
def test_labels_in_either_script_or_english(head: list[str]) -> None:
    form = read(sheet_of([["市場部周報"], [], [*head], ["T1", "甲", "王*", "60%", "進行中"]]))
    assert tasks(form) == [
        {"id": "T1", "description": "甲", "owner": "王*", "progress": "60%", "status": "進行中"}
    ]
    assert noted(form) == ["表1!A1"]


def test_columns_in_any_order_and_dates_in_two() -> None:
    rows: list[list[Any]] = [
        ["狀態", "計劃時間", None, "任務", "負責人"],
        [None, "開始", "結束"],
        ["進行中", date(2026, 1, 5), "2026/3/1", "甲", "王*"],
        ["未開始", None, date(2026, 3, 1), "乙", "同上"],
    ]
    form = read(sheet_of(rows, "B1:C1", "A1:A2", "D1:D2", "E1:E2"))
    assert [(task["planned"], task["owner"]) for task in tasks(form)] == [
        ("2026-01-05至2026/3/1", "王*"),
        ("2026-03-01前完成", "王*"),
    ]


def test_cells_that_are_one_and_rows_between() -> None:
    rows: list[list[Any]] = [
        HEAD,
        ["T1", "甲", "王*", "2026-01-01至2026-02-01", 0.5, "進行中"],
        ["T2", "乙", None, "2026-01-01至2026-02-01", 0.25, "進行中"],
        [],
        ["小計", None, None, None, 0.375],
        ["註：每週一更新"],
        ["T3", "丙", "李*", "2026-01-01至2026-02-01", 1, "已完成", "？"],
    ]
    form = read(sheet_of(rows, "C2:C3", "A6:F6"))
    assert [(task["id"], task["owner"], task["progress"]) for task in tasks(form)] == [
        ("T1", "王*", "50%"), ("T2", "王*", "25%"), ("T3", "李*", "100%"),
    ]  # fmt: skip
    assert noted(form) == ["表1!A5", "表1!E5", "表1!A6", "表1!G7"]


def test_a_record_over_several_rows() -> None:
    rows: list[list[Any]] = [
        [*HEAD, "備註"],
        ["T1", "甲", "王*", "", "60%", "進行中", "一"],
        [None, None, None, "", None, "延期", "二"],
    ]
    form = read(sheet_of(rows, "A2:A3", "B2:B3"))
    assert [(task["note"], task["status"]) for task in tasks(form)] == [("一\n二", "進行中")]
    assert noted(form) == ["表1!F3"]


def test_percentages_as_fractions_as_numbers_and_as_percentages() -> None:
    assert column("進度", 0.84, 1, 0) == ["84%", "100%", "0"]
    assert column("進度", 84, 1, 33.5) == ["84", "1", "33.5"]
    assert column("進度", 0.84, 0.07, formats={"D2": "0%", "D3": "0.0%"}) == ["84%", "7%"]
    assert column("進度", "84%", "84％", "八成") == ["84%", "84％", "八成"]
    assert column("進度", 0.24691357800000002) == ["24.6913578%"]


def test_a_percentage_that_may_be_two_things_is_not_taken() -> None:
    form = read(
        sheet_of([["編號", "任務", "負責人", "進度"], ["T1", "甲", "王*", 0.5], ["T2", "乙", "王*", 60]])
    )
    assert [task.get("progress") for task in tasks(form)] == [None, "60"]
    assert noted(form) == ["表1!D2"]


def test_dates_as_dates_as_serial_numbers_and_as_text() -> None:
    assert column("更新日期", 45488, date(2024, 7, 15), "2024年7月15日", "20240715") == [
        "2024-07-15", "2024-07-15", "2024年7月15日", "20240715",
    ]  # fmt: skip
    assert column("計劃起止時間", "2024-07-15\n2024-08-15", "2024-07-15\n至2024-08-15", 45488) == [
        "2024-07-15至2024-08-15", "2024-07-15至2024-08-15", "2024-07-15",
    ]  # fmt: skip


def test_the_units_that_a_format_shows_are_read() -> None:
    rows: list[list[Any]] = [["指標名稱", "目標值", "當前值"], ["銷售額", 500, 420.5], ["客單價", 99, 88]]
    formats = {"B2": '0"萬元"', "C2": '#,##0.0"萬元"', "B3": '"NT$"#,##0', "C3": "General"}
    kpis = [values for key, values in found_in(read(sheet_of(rows, formats=formats))) if key == "kpis"]
    assert [(kpi["target"], kpi["current"]) for kpi in kpis] == [("500萬元", "420.5萬元"), ("NT$99", "88")]


def test_the_four_sections_as_people_lay_them_out() -> None:
    rows: list[list[Any]] = [
        ["策略名稱：甲", None, "制定部門", "市場部", "制定日期", date(2025, 12, 20)],
        ["核心目標", "1. 乙\n2、丙"],
        ["四、復盤總結"],
        ["執行亮點", "丁"],
        [None, "戊"],
        ["存在問題", "(1) 己\n(2) 庚"],
        ["審批人：", "張總"],
    ]
    form = read(sheet_of(rows))
    assert found_in(form) == [
        ("strategy", {"title": "甲", "department": "市場部", "created": "2025-12-20"}),
        ("goals", {"statement": "乙"}),
        ("goals", {"statement": "丙"}),
        ("retrospective/highlights", {"text": "丁"}),
        ("retrospective/highlights", {"text": "戊"}),
        ("retrospective/problems", {"text": "己"}),
        ("retrospective/problems", {"text": "庚"}),
    ]
    assert noted(form) == ["表1!A7", "表1!B7"]


def test_sheets_without_a_name_belong_to_the_strategy_before() -> None:
    one, two = [["策略名稱", "甲"]], [["策略名稱", "乙"]]
    more = [["編號", "任務", "負責人"], ["T1", "丙", "王*"]]
    form = read(book_of({"a": one, "b": more, "c": two, "d": more}))
    assert [(share.title, [item.kind for item in share.items]) for share in form.shares] == [
        ("甲", ["strategy", "task"]), ("乙", ["strategy", "task"]),
    ]  # fmt: skip


def test_a_column_with_slugs_tells_whose_each_row_is() -> None:
    rows = [["編號", "任務", "負責人", "策略編號"], ["T1", "甲", "王*", "a"], ["T1", "乙", "王*", "b"]]
    assert [(share.slug, len(share.items)) for share in read(sheet_of(rows)).shares] == [("a", 1), ("b", 1)]


def test_a_formula_without_its_result_is_told() -> None:
    form = read(sheet_of([HEAD, ["T1", "甲", "王*", None, "=1-0.4", "進行中"]]))
    assert noted(form) == ["表1!E2"]


def test_texts_that_begin_like_formulas_stay_texts() -> None:
    data = "編號,任務,負責人,備註\nT1,甲,王*,'=1+1\nT2,乙,王*,-2\nT3,丙,王*,@某人\n".encode()
    assert [task["note"] for task in tasks(read(data, "表.csv"))] == ["=1+1", "-2", "@某人"]


@pytest.mark.parametrize("sign", [",", ";", "\t"])
def test_csv_parted_by_any_sign(sign: str) -> None:
    data = "\r\n".join(
        sign.join(row) for row in (["編號", "任務", "負責人"], ["T1", '"甲\n乙"', "王*"])
    ).encode()
    assert tasks(read(data, "表.csv")) == [{"id": "T1", "description": "甲\n乙", "owner": "王*"}]


def test_a_column_that_is_no_field_is_told_with_the_one_that_may_be_meant() -> None:
    form = read(sheet_of([[*HEAD, "執行人", "怪欄"], ["T1", "甲", "王*", "", "60%", "進行中", "李*", "x"]]))
    assert noted(form) == ["表1!G1", "表1!H1"]


@pytest.mark.parametrize("data", [b"", b"PK", b"\xd0\xcf\x11\xe0", b"1,2\n3,4\n"])
def test_what_is_no_form_is_refused(data: bytes) -> None:
    with pytest.raises(UnreadableFormError):
        read(data)


WORDS = st.sampled_from(
    [
        "編號",
        "任務描述",
        "負責人",
        "當前進度",
        "指標名稱",
        "目標值",
        "更新日期",
        "策略名稱",
        "核心目標",
        "執行亮點",
        "存在問題",
        "四、復盤總結",
        "所屬",
        "欄位",
        "內容",
        "同上",
        "T001",
        "甲",
        "0.5",
        "合計",
        "tracker:x#tasks/T001",
        "tracker:x#",
        "tracker:x#goals/1",
        "tracker:x#retrospective/zzz/1",
        "tracker:x#-",
        "tracker:x#kpis",
        "備註：乙",
        "1.丙\n2.丁",
    ]
)
CELLS = st.none() | WORDS | st.sampled_from([1, 0.5, 45488, date(2024, 7, 1), True])


@settings(max_examples=60)
@given(st.lists(st.lists(CELLS, max_size=6), max_size=8), st.sampled_from(list(Side)))
def test_whatever_is_on_a_sheet_is_read_or_refused(rows: list[list[Any]], side: Side) -> None:
    data = "---\ntitle: 甲\ngoals: 乙\ntasks:\n  - id: T001\n    progress: 5\n---\n".encode()
    tracked = tracked_portfolio(strategy_of(data))
    try:
        form = read(sheet_of(rows))
    except UnreadableFormError:
        return
    for share in form.shares:
        new_file_text(difference_of(share, None, None, None).new, Language.TRADITIONAL)
        difference = difference_of(share, tracked.strategies[0], None, side)
        assert difference.conflicts == []
