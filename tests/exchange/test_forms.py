"""The record form in Excel: what a strategy holds goes onto it, comes back, and looks like the paper form."""

from __future__ import annotations

import io
import shutil
import subprocess
from pathlib import Path

import pytest
from form_samples import AS_OF, FORM, ROOT, changed, exported, held, tracked_one
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from strategy_tracker.exchange.forms.applying import new_file_text
from strategy_tracker.exchange.forms.comparing import Difference, NewItem
from strategy_tracker.exchange.forms.form_sheet import NotOnFormError
from strategy_tracker.exchange.forms.importing import Form, difference_of, read_form
from strategy_tracker.exchange.forms.writing import form_workbook
from strategy_tracker.language import Language
from strategy_tracker.values import is_ditto, is_nothing

EXAMPLES = [
    ROOT / "strategies" / name
    for name in ("2025-618-promotion.md", "2025-q3-summer-cold-brew/index.md", "2025-sea-market-entry.md")
]
"""The longest, one with updates beside it, and one for other countries."""


def compared(form: bytes | Form, now: bytes) -> Difference:
    """What a form of one strategy says otherwise than a file."""
    read = form if isinstance(form, Form) else read_form(form, "form.xlsx")
    (share,) = read.shares
    return difference_of(share, tracked_one(now, share.slug or "x"), read.base.get(share.slug or ""), None)


def is_empty(difference: Difference) -> bool:
    return not (difference.changes or difference.conflicts or difference.new or difference.twice)


def made_anew(form: bytes | Form, language: Language = Language.TRADITIONAL) -> bytes:
    """The file of a strategy that only the form has."""
    read = form if isinstance(form, Form) else read_form(form, "form.xlsx")
    (share,) = read.shares
    return new_file_text(difference_of(share, None, read.base.get("x"), None).new, language)[0].encode()


@pytest.mark.parametrize("path", [FORM, *EXAMPLES], ids=lambda path: path.relative_to(ROOT).as_posix())
def test_a_form_says_what_the_file_says_and_makes_it_anew(path: Path) -> None:
    data = path.read_bytes()
    form = read_form(exported(data), "form.xlsx")
    assert is_empty(compared(form, data))
    assert form.notes == []
    anew = made_anew(form)
    assert held(anew) == held(data)


@pytest.mark.parametrize("language", Language)
def test_a_form_in_any_language_is_read(language: Language) -> None:
    data = FORM.read_bytes()
    form = exported(data, language=language)
    assert is_empty(compared(form, data))
    assert held(made_anew(form, language)) == held(data)


TEXTS = st.text(
    st.sampled_from("甲乙,、：:#-*@%=+<&\"'_x041 12.\n") | st.characters(exclude_categories=["C", "Z"]),
    min_size=1,
    max_size=30,
).filter(lambda text: text.strip() == text and not is_nothing(text) and not is_ditto(text))
TASKS = st.fixed_dictionaries(
    {},
    optional={
        "note": TEXTS,
        "problem": TEXTS,
        "progress": st.sampled_from(["0", "60", "33.5%", "１００％", "一半", "120"]),
        "planned": st.sampled_from(["2024-07-01至2024-08-01", "2024/7/1", "7月底", "2024-07-20前完成"]),
        "status": st.sampled_from(["✅ 已完成", "進行中", "快好了"]),
        "deliverables": st.lists(TEXTS, min_size=1, max_size=3).map(tuple),
        "weight": st.sampled_from(["2", "0.5"]),
        "extra/渠道": TEXTS,
    },
)


@settings(max_examples=25)
@given(st.lists(TASKS, min_size=1, max_size=3), st.lists(TEXTS, max_size=3))
def test_no_text_is_lost_on_the_way(tasks: list[dict[str, str]], steps: list[str]) -> None:
    items = [NewItem("strategy", "", {"title": "甲"}, {}, "", "")]
    for number, task in enumerate(tasks, 1):
        values = {"id": f"T{number}", "description": "乙", **task}
        items.append(NewItem("task", "tasks", values, {}, "", f"tasks/T{number}"))
    for number, text in enumerate(steps, 1):
        key = f"retrospective/next_steps/{number}"
        items.append(NewItem("entry", "retrospective/next_steps", {"text": text}, {}, "", key))
    data = new_file_text(items, Language.TRADITIONAL)[0].encode()
    form = read_form(exported(data), "form.xlsx")
    assert is_empty(compared(form, data))
    assert held(made_anew(form)) == held(data)


def test_a_ditto_mark_of_the_file_does_not_become_what_stands_above_it() -> None:
    first = "{id: T1, note: 甲, extra: {渠道: 乙}}"
    marks = "{id: T2, note: 同上, problem: '\"', deliverables: [〃], extra: {渠道: 同上, 門店: '\"'}}"
    data = f"---\ntitle: x\ntasks: [{first}, {marks}]\n---\n".encode()
    form = exported(data)
    assert is_empty(compared(form, data))
    own = {"extra/渠道": '"同上"', "extra/門店": '"\\""'}
    assert held(made_anew(form))["tasks/T2"] == {"id": "T2", **own}
    rows = load_workbook(io.BytesIO(form)).worksheets[0].iter_rows(max_col=1)
    row = next(cell.row for (cell,) in rows if cell.value == "T2")
    (change,) = compared(changed(form, **{f"J{row}": "丙"}), data).changes
    assert (change.key, change.after) == ("note", "丙")


@pytest.mark.parametrize("text", ["=1+1", "+1", "-2+3", "@SUM(A1)", "=cmd|'/c calc'!A1", "_x0041_", "#N/A"])
def test_no_text_becomes_a_formula(text: str) -> None:
    data = (
        f"---\ntitle: x\ntasks:\n  - id: T1\n    note: '{text.replace(chr(39), chr(39) * 2)}'\n---\n".encode()
    )
    form = exported(data)
    book = load_workbook(io.BytesIO(form))
    types = {
        cell.data_type
        for sheet in book
        for row in sheet.iter_rows()
        for cell in row
        if cell.value is not None
    }
    assert "f" not in types
    assert is_empty(compared(form, data))


def test_the_form_is_that_on_paper() -> None:
    book = load_workbook(io.BytesIO(exported(FORM.read_bytes())))
    sheet = book.worksheets[0]
    assert (sheet.page_setup.orientation, sheet.page_setup.paperSize, sheet.page_setup.fitToWidth) == (
        "landscape", 9, 1,
    )  # fmt: skip
    assert sheet.print_area == "'2024年Q3新品「XX系列」線上推廣策略'!$A$1:$J$30"
    column = [str(sheet.cell(row, 1).value or "") for row in range(1, sheet.max_row + 1)]
    sections = [text for text in column if text[1:2] == "、"]
    assert sections == ["一、基本信息", "二、關鍵任務", "三、效果指標", "四、復盤總結"]
    assert [sheet.cell(9, number).value for number in range(1, 11)] == [
        "任務編號", "任務描述", "負責人", "計劃起止時間", "實際起止時間", "當前進度", "完成狀態", "存在問題",
        "解決方案", "備註",
    ]  # fmt: skip
    assert (sheet["F10"].value, sheet["F10"].number_format) == (1, "0%")
    assert (sheet["G5"].value.date().isoformat(), sheet["G5"].number_format) == ("2024-06-15", "yyyy-mm-dd")
    assert (sheet["H17"].value, sheet["H17"].number_format) == (0.84, "0%")
    (choices,) = sheet.data_validations.dataValidation
    assert choices.formula1 == '"未開始,進行中,已完成,延期,已取消"'
    assert "G10" in choices.sqref
    assert sheet.column_dimensions["K"].hidden
    assert [one.title for one in book.worksheets if one.sheet_state == "hidden"] == ["_tracker"]


def test_the_same_strategies_give_the_same_bytes() -> None:
    assert exported(FORM.read_bytes()) == exported(FORM.read_bytes())


def test_a_text_that_no_cell_can_hold_is_refused() -> None:
    data = f"---\ntitle: x\ntasks: [{{id: T1, note: {'長' * 33_000}}}]\n---\n".encode()
    with pytest.raises(NotOnFormError):
        exported(data)


def test_each_strategy_has_a_sheet_of_its_own() -> None:
    one = tracked_one("---\ntitle: 甲/乙[1]\ntasks: []\n---\n".encode(), "a")
    other = tracked_one("---\ntitle: 甲 乙 1\ntasks: []\n---\n".encode(), "b/c#d")
    form = form_workbook([one, other], AS_OF, Language.TRADITIONAL)
    assert load_workbook(io.BytesIO(form)).sheetnames == ["甲 乙 1", "甲 乙 1 2", "_tracker"]
    assert [share.slug for share in read_form(form, "form.xlsx").shares] == ["a", "b/c#d"]


def test_libreoffice_opens_recalculates_and_saves_the_form(tmp_path: Path) -> None:
    data = (ROOT / "strategies" / "2025-q3-summer-cold-brew" / "index.md").read_bytes()
    form = exported(data)
    rows = load_workbook(io.BytesIO(form)).worksheets[0].iter_rows(max_col=1)
    row = next(cell.row for (cell,) in rows if cell.value == "T002")
    (tmp_path / "form.xlsx").write_bytes(changed(form, **{f"F{row}": "=1-0.4", f"H{row}": "=1+1"}))
    program = shutil.which("soffice")
    assert program is not None, "LibreOffice (Debian: libreoffice-calc-nogui) is missing"
    profile = f"-env:UserInstallation=file://{tmp_path}/profile"
    command = [
        program,
        profile,
        "--headless",
        "--convert-to",
        "xlsx",
        "--outdir",
        str(tmp_path / "out"),
        str(tmp_path / "form.xlsx"),
    ]
    subprocess.run(command, check=True, capture_output=True, timeout=240)
    difference = compared((tmp_path / "out" / "form.xlsx").read_bytes(), data)
    said = {(change.item.key, change.key): change.after for change in difference.changes}
    assert said == {("tasks/T002", "progress"): "60%", ("tasks/T002", "problem"): "2"}
    assert not difference.conflicts
    assert not difference.new
