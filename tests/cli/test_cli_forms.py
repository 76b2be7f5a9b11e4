"""`export` and `import`: the form out, filled in, and back; conflicts and bad values are refused by name."""

from __future__ import annotations

import io
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from cli_runs import SOUND, run
from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet

FILE = "strategies/sound.md"
PROGRESS, STATUS, PROBLEM = "F10", "G10", "H10"


def text(project: Path) -> str:
    return (project / FILE).read_text("utf-8")


def fill_in(project: Path, **cells: Any) -> None:
    """Export the form of the sound strategy and change cells of it."""
    assert run("export", "sound", "-o", "form.xlsx", "--force").exit_code == 0
    book = load_workbook(project / "form.xlsx")
    for place, value in cells.items():
        book.worksheets[0][place] = value
    book.save(project / "form.xlsx")


def rearrange(project: Path, change: Callable[[Worksheet], None]) -> None:
    """Move rows or columns of the form; openpyxl would leave cells that are one where they were."""
    book = load_workbook(project / "form.xlsx")
    sheet = book.worksheets[0]
    for area in list(sheet.merged_cells.ranges):
        sheet.unmerge_cells(str(area))
    change(sheet)
    book.save(project / "form.xlsx")


def imported(*arguments: str) -> tuple[int, str]:
    result = run("import", "form.xlsx", *arguments)
    return result.exit_code, result.output


def test_only_what_the_sheet_changes_is_written(project: Path) -> None:
    fill_in(project, **{PROGRESS: 0.8, PROBLEM: "缺貨: 2天 # 急", "I10": "補貨"})
    code, said = imported()
    assert code == 0
    assert f"線上推廣策略!{PROGRESS}  T001 Progress: 60 → 80%" in said
    assert text(project) == SOUND.replace("進度%: 60", "進度%: 80").replace(
        "存在問題: 無", "存在問題: '缺貨: 2天 # 急'"
    ).replace("解決方案: 無", "解決方案: 補貨")


def test_an_untouched_form_changes_nothing(project: Path) -> None:
    fill_in(project)
    assert imported() == (0, "It says so already; nothing to change.\n")
    assert text(project) == SOUND


def test_a_dry_run_shows_the_change_and_writes_nothing(project: Path) -> None:
    fill_in(project, **{PROGRESS: 0.8})
    code, said = imported("--dry-run")
    assert (code, "+    當前進度%: 80" in said, text(project)) == (0, True, SOUND)


def test_what_both_sides_have_changed_is_refused_by_name(project: Path) -> None:
    fill_in(project, **{PROGRESS: 0.8, PROBLEM: "缺貨", "I10": "補貨"})
    meanwhile = SOUND.replace("進度%: 60", "進度%: 70")
    (project / FILE).write_text(meanwhile, "utf-8")
    code, said = imported()
    assert code == 1
    assert "T001 Progress: the form began with 「60」, the file says 「70」 now, the sheet 「80%」" in said
    assert text(project) == meanwhile
    assert imported("--prefer", "file")[0] == 0
    assert "進度%: 70" in text(project)
    assert "存在問題: 缺貨" in text(project)
    fill_in(project, **{PROGRESS: 0.9})
    (project / FILE).write_text(SOUND, "utf-8")
    assert imported("--prefer", "sheet")[0] == 0
    assert "進度%: 90" in text(project)


def test_what_only_the_file_has_changed_stays(project: Path) -> None:
    fill_in(project, **{PROBLEM: "缺貨", "I10": "補貨"})
    (project / FILE).write_text(SOUND.replace("進度%: 60", "進度%: 70"), "utf-8")
    assert imported()[0] == 0
    assert "進度%: 70" in text(project)
    assert "存在問題: 缺貨" in text(project)


def test_what_makes_the_file_worse_is_refused_with_its_cell(project: Path) -> None:
    fill_in(project, **{PROGRESS: "快好了", STATUS: "已完成"})
    code, said = imported()
    assert code == 1
    assert "[percent-unreadable]" in said
    assert f"線上推廣策略!{PROGRESS}" in said.split("Nothing was written.")[0]
    assert text(project) == SOUND


def test_a_new_row_becomes_a_task_with_the_next_id(project: Path) -> None:
    fill_in(project, B11="舉辦快閃店2場", C11="李*", D11="2024-08-01至2024-08-31", F11=0, G11="未開始")
    assert imported()[0] == 0
    assert text(project) == SOUND.replace(
        "效果指標:\n",
        "  - 任務編號: T002\n    任務描述: 舉辦快閃店2場\n    負責人: 李*\n"
        "    計劃起止時間: 2024-08-01至2024-08-31\n"
        "    當前進度%: 0\n    完成狀態: 未開始\n效果指標:\n",
    )


def test_a_row_that_was_copied_and_given_an_id_is_a_new_task(project: Path) -> None:
    fill_in(project)
    book = load_workbook(project / "form.xlsx")
    sheet = book.worksheets[0]
    for column in range(1, 12):
        sheet.cell(11, column).value = sheet.cell(10, column).value
    sheet["A11"], sheet["B11"] = "T007", "發布5篇"
    book.save(project / "form.xlsx")
    assert imported()[0] == 0
    assert "  - 任務編號: T007\n    任務描述: 發布5篇\n    負責人: 王*\n" in text(project)
    sheet["A11"] = "T001"
    book.save(project / "form.xlsx")
    code, said = imported()
    assert (code, "It stands on the sheet twice" in said) == (1, True)


def test_a_row_that_is_gone_is_kept_and_told(project: Path) -> None:
    fill_in(project)
    rearrange(project, lambda sheet: sheet.delete_rows(10))
    code, said = imported()
    assert (code, "T001  It is not on the sheet any more. The file keeps it." in said) == (0, True)
    assert text(project) == SOUND


def test_rows_may_be_sorted_and_columns_moved(project: Path) -> None:
    fill_in(project, **{PROGRESS: 0.7})
    rearrange(project, lambda sheet: sheet.insert_cols(3))
    rearrange(project, lambda sheet: sheet.insert_rows(9))
    assert imported()[0] == 0
    assert text(project) == SOUND.replace("進度%: 60", "進度%: 70")


def test_an_emptied_cell_says_that_there_is_nothing(project: Path) -> None:
    (project / FILE).write_text(SOUND.replace("備註: 無", "備註: 甲"), "utf-8")
    fill_in(project, J10=None)
    assert imported()[0] == 0
    assert "備註: 無" in text(project)


def test_what_an_update_record_set_is_recorded(project: Path) -> None:
    folder = project / "strategies" / "sound" / "updates"
    folder.mkdir(parents=True)
    (folder / "2024-07-31.md").write_text("---\ntasks: {T001: {progress: 65}}\n---\n", "utf-8")
    fill_in(project, **{PROGRESS: 0.8})
    code, _ = imported()
    assert (code, text(project)) == (0, SOUND)
    (record,) = (path for path in folder.iterdir() if path.name != "2024-07-31.md")
    assert "T001:\n    當前進度: 80\n" in record.read_text("utf-8")


def test_a_new_reading_of_a_kpi_is_of_today_unless_it_has_a_day(project: Path) -> None:
    fill_in(project, F15="260萬元")
    assert imported()[0] == 0
    of_today = SOUND.replace("200萬元", "260萬元").replace("更新日期: 2024-07-31", "更新日期: 2024-08-01")
    assert text(project) == of_today
    fill_in(project, F15="270萬元", J15=date(2024, 7, 30))
    assert imported()[0] == 0
    assert text(project) == SOUND.replace("200萬元", "270萬元").replace("07-31", "07-30")


def test_a_task_that_says_when_it_was_updated_says_so_anew(project: Path) -> None:
    dated = SOUND.replace("    備註: 無\n", "    備註: 無\n    更新日期: 2024-07-20\n", 1)
    (project / FILE).write_text(dated, "utf-8")
    fill_in(project, C10="李*")
    assert imported()[0] == 0
    assert text(project) == dated.replace("    負責人: 王*", "    負責人: 李*")
    fill_in(project, **{PROGRESS: 0.8})
    assert imported()[0] == 0
    assert "進度%: 80" in text(project)
    assert "更新日期: 2024-08-01" in text(project)


def test_what_an_update_record_set_of_a_kpi_is_recorded(project: Path) -> None:
    folder = project / "strategies" / "sound" / "updates"
    folder.mkdir(parents=True)
    before = folder / "2024-07-31.md"
    before.write_text("---\nkpis: {K001: {value: 220萬元}}\n---\n", "utf-8")
    fill_in(project, C15="含稅成交額", F15="260萬元")
    assert imported()[0] == 0
    assert text(project) == SOUND.replace("各平台成交額之和", "含稅成交額")
    (record,) = (path for path in folder.iterdir() if path != before)
    assert "K001:\n    數值: 260萬元\n" in record.read_text("utf-8")


def test_what_is_written_below_the_lists_begins_what_is_not_there_yet(project: Path) -> None:
    new = {"A16": "K002", "B16": "會員數", "E16": "2萬人", "I16": "會員系統"}
    fill_in(project, **new, B18="第一週就賣出一半", B21="沿用同一批達人")
    assert imported()[0] == 0
    begun = text(project)
    assert "  - 指標編號: K002\n    指標名稱: 會員數\n    目標值: 2萬人\n    數據來源: 會員系統\n" in begun
    assert "第一週就賣出一半" in begun.split("執行亮點")[1]
    assert "沿用同一批達人" in begun.split("後續計劃")[1]


def table(project: Path, rows: list[list[Any]]) -> None:
    book = Workbook()
    for row in rows:
        book.worksheets[0].append(row)
    book.save(project / "form.xlsx")


ROWS = [["任務", "負責人", "進度", "狀態"], ["發布3篇產品種草文", "王*", "80%", "進行中"]]


def test_a_table_that_does_not_say_what_it_was_made_from_needs_to_be_told_who_wins(project: Path) -> None:
    table(project, ROWS)
    code, said = imported()
    assert (code, "--to SLUG" in said) == (2, True)
    code, said = imported("--to", "sound")
    assert (code, "T001 Progress: the file says 「60」, the sheet 「80%」" in said) == (1, True)
    assert imported("--to", "sound", "--prefer", "sheet")[0] == 0
    assert text(project) == SOUND.replace("進度%: 60", "進度%: 80")


def test_a_table_begins_a_new_strategy_and_says_what_is_missing(project: Path) -> None:
    table(project, ROWS)
    code, said = imported("--to", "2026/new", "--language", "zh-Hant")
    assert code == 0
    assert "[field-missing]" in said
    made = (project / "strategies/2026/new.md").read_text("utf-8")
    assert made.startswith(
        "---\n關鍵任務:\n  - 任務編號: T001\n    任務描述: 發布3篇產品種草文\n    負責人: 王*\n"
    )


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "big5"])
def test_csv_in_the_encodings_that_excel_saves(project: Path, encoding: str) -> None:
    lines = "任務,負責人,進度,狀態\r\n發布3篇產品種草文,王*,0.8,進行中\r\n"
    (project / "form.csv").write_bytes(lines.encode(encoding))
    result = run("import", "form.csv", "--to", "sound", "--prefer", "sheet")
    assert result.exit_code == 0
    assert "form.csv!C2  T001 Progress: 60 → 80%" in result.output
    assert text(project) == SOUND.replace("進度%: 60", "進度%: 80")


@pytest.mark.parametrize(
    "data", [b"", b"PK\x03\x04broken", b"\xd0\xcf\x11\xe0old", b"a,b\n1,2\n", b"\xff\xfe\x00"]
)
def test_what_is_no_form_is_refused(project: Path, data: bytes) -> None:
    (project / "form.xlsx").write_bytes(data)
    code, said = imported("--to", "sound")
    assert (code, "form.xlsx: " in said) == (1, True)


def test_a_form_that_is_there_is_not_written_over(project: Path) -> None:
    (project / "form.xlsx").write_bytes(b"filled in")
    assert run("export", "sound", "-o", "form.xlsx").exit_code == 1
    assert (project / "form.xlsx").read_bytes() == b"filled in"
    assert run("export", "sound", "-o", "form.xls").exit_code == 2
    assert run("export", "none", "-o", "other.xlsx").exit_code == 2
    assert run("export", "sound", "-o", "form.xlsx", "--force").exit_code == 0
    assert load_workbook(io.BytesIO((project / "form.xlsx").read_bytes())).sheetnames[0] == "線上推廣策略"
