"""What is pasted below a list's name: tables are read, sentences are shown as the lines to write."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from test_form import meaning, read

from strategy_tracker.language import Language
from strategy_tracker.model import Problem, Strategy
from strategy_tracker.rules import Severity, rule_named
from strategy_tracker.rules.rule import finding_of
from strategy_tracker.source.front_matter.pasted_tables import MOST_CELLS, cells_of

FORM = (Path(__file__).parents[1] / "data" / "form-zh-Hant.md").read_text("utf-8")
_TASKS = re.compile(r"關鍵任務:\n(?P<records>(?:  .*\n)+)")


def records_of(form: str) -> list[dict[str, str]]:
    """Return the form's tasks as the texts of their fields."""
    found = _TASKS.search(form)
    assert found is not None
    items = re.split(r"^  - ", found["records"], flags=re.MULTILINE)[1:]
    return [dict(line.strip().split(": ", 1) for line in item.splitlines()) for item in items]


def with_tasks(rows: str) -> str:
    return _TASKS.sub(lambda _: f"關鍵任務:\n{rows}", FORM)


def piped(cells: list[str]) -> str:
    return f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in cells)} |"


def as_table(records: list[dict[str, str]], style: str) -> str:
    """Return records as a table of Markdown, or as a spreadsheet copies it."""
    keys = list(records[0])
    rows = [keys, *([record.get(key, "") for key in keys] for record in records)]
    if style == "tabs":
        return "".join("\t".join(row) + "\n" for row in rows)
    lines = [piped(row) for row in rows]
    return "".join(f"{line}\n" for line in (lines[0], piped(["---"] * len(keys)), *lines[1:]))


def serious(problems: list[Problem]) -> list[Problem]:
    return [problem for problem in problems if rule_named(problem.rule).severity is Severity.ERROR]


def hint_of(problem: Problem) -> str:
    """Return the lines that a problem's hint shows below its words."""
    rule = rule_named(problem.rule)
    hint = finding_of(rule, problem, rule.severity).hint.localize(Language.TRADITIONAL)
    return hint.partition("\n")[2]


def tasks(strategy: Strategy) -> object:
    return meaning(strategy.tasks)


@pytest.mark.parametrize("style", ["pipes", "tabs"])
def test_a_table_with_a_head_means_the_records_and_its_hint_writes_them(style: str) -> None:
    meant, _ = read(FORM)
    strategy, problems = read(with_tasks(as_table(records_of(FORM), style)))
    assert tasks(strategy) == tasks(meant)
    (problem,) = serious(problems)
    mended, left = read(with_tasks(hint_of(problem) + "\n"))
    assert tasks(mended) == tasks(meant)
    assert serious(left) == []


TEXT = st.text(st.sampled_from("甲乙 AB12,:#[]{}&*!|>%@'\"\\-"), min_size=1, max_size=12).map(str.strip)


@example(["\\|"])
@given(st.lists(TEXT.filter(lambda text: text not in ("", "-", "N/A")), min_size=1, max_size=3))
def test_no_sign_in_a_cell_changes_what_it_says(notes: list[str]) -> None:
    records = [{"任務編號": f"T{number}", "備註": note} for number, note in enumerate(notes)]
    table = as_table(records, "pipes") if "\\" not in "".join(notes) else as_table(records, "tabs")
    strategy, problems = read(with_tasks(table))
    assert [task.note.text for task in strategy.tasks if task.note] == notes
    shown = hint_of(next(one for one in problems if one.rule == "table-in-fields"))
    mended, problems = read(with_tasks(shown + "\n"))
    assert [task.note.text for task in mended.tasks if task.note] == notes
    assert "table-in-fields" not in [one.rule for one in problems]


@pytest.mark.parametrize("style", ["pipes", "tabs"])
def test_values_in_a_table_stand_where_they_were_typed(style: str) -> None:
    content = with_tasks(as_table(records_of(FORM), style))
    lines = content.split("\n")
    strategy, _ = read(content)
    for task in strategy.tasks:
        for written in (task.id, task.description, task.owner, task.planned, task.status):
            assert written is not None
            line = lines[written.place.line - 1]
            assert line[written.place.column - 1 :].startswith(written.text)


SENTENCES = {
    "發布10篇筆記 王小明 7/1-7/5": ["任務描述: 發布10篇筆記", "負責人: 王小明", "計劃起止時間: 7/1-7/5"],
    "T007，拍攝3支短視頻，李*，進行中，60%": [
        "任務編號: T007",
        "任務描述: 拍攝3支短視頻",
        "負責人: 李*",
        "當前進度: 60%",
        "完成狀態: 進行中",
    ],
    "發布 10 篇 筆記": ["任務描述: 發布 10 篇 筆記"],
    "王小明 發布10篇筆記": ["任務描述: 發布10篇筆記", "負責人: 王小明"],
    "T001\t直播3場\t7/15-8/15\t王*\t50%\t進行中\t設備故障": [
        "任務編號: T001",
        "任務描述: 直播3場",
        "負責人: 王*",
        "計劃起止時間: 7/15-8/15",
        "當前進度: 50%",
        "完成狀態: 進行中",
        "存在問題: 設備故障",
    ],
    "拍攝視頻 王小明 李四": ["任務描述: 拍攝視頻 王小明 李四"],  # which of the two owns it nobody can tell
    "T001\t直播3場\t王*\t7/15-8/15\t7/15-8/20\t100%\t已完成\t設備故障\t啟用備用設備": [
        "任務編號: T001",
        "任務描述: 直播3場",
        "負責人: 王*",
        "計劃起止時間: 7/15-8/15",
        "實際起止時間: 7/15-8/20",
        "當前進度: 100%",
        "完成狀態: 已完成",
        "存在問題: 設備故障",
        "解決方案: 啟用備用設備",
    ],
}


@pytest.mark.parametrize("text", SENTENCES)
def test_a_sentence_is_shown_as_the_lines_that_it_may_mean(text: str) -> None:
    strategy, problems = read(with_tasks(f"  - {text}\n"))
    assert strategy.tasks == ()
    problem = next(one for one in problems if one.rule == "wrong-type")
    lines = [line.strip().removeprefix("- ") for line in hint_of(problem).split("\n")]
    filled = [line for line in lines if not line.endswith(":")]
    given_id = ["任務編號: T001"] if not any("任務編號" in line for line in SENTENCES[text]) else []
    assert filled == [*given_id, *SENTENCES[text]]
    required = {"任務編號", "任務描述", "負責人", "計劃起止時間", "當前進度", "完成狀態"}
    assert required <= {line.partition(":")[0] for line in lines}


def test_the_lines_shown_are_in_the_names_that_the_file_uses() -> None:
    for key, name in (("关键任务", "任务描述: 发布10篇笔记"), ("tasks", "description: 发布10篇笔记")):
        _, problems = read(f"---\n{key}:\n  - 发布10篇笔记\n---\n")
        assert name in hint_of(next(one for one in problems if one.rule == "wrong-type"))


def test_several_lines_of_text_are_several_records() -> None:
    _, problems = read("---\n關鍵任務:\n  T001 發布10篇筆記\n  T002 拍攝3支短視頻\n---\n")
    shown = hint_of(next(one for one in problems if one.rule == "wrong-type"))
    assert re.findall(r"任務描述: (.*)", shown) == ["發布10篇筆記", "拍攝3支短視頻"]


def test_a_list_of_texts_is_not_also_said_to_be_missing() -> None:
    _, problems = read("---\n關鍵任務:\n  - 發布10篇筆記\n---\n")
    assert "tasks" not in [one.path for one in problems if one.rule == "field-missing"]


def test_an_id_is_shown_that_the_file_does_not_have() -> None:
    _, problems = read("---\n關鍵任務:\n  - 任務編號: T002\n  - 發布10篇筆記\n---\n")
    assert "任務編號: T003" in hint_of(next(one for one in problems if one.rule == "wrong-type"))


def test_a_long_table_is_shown_by_its_beginning() -> None:
    rows = "".join(f"T{number}\t任務{number}\n" for number in range(500))
    _, problems = read(with_tasks(f"任務編號\t任務描述\n{rows}"))
    shown = hint_of(next(one for one in problems if one.rule == "table-in-fields"))
    assert shown.endswith("\n…")
    assert len(shown) < 3000


def test_the_first_texts_of_a_long_list_are_shown_as_records() -> None:
    _, problems = read("---\n關鍵任務:\n" + "  - 發布筆記\n" * 60 + "---\n")
    hints = [hint_of(one) for one in problems if one.rule == "wrong-type"]
    assert [bool(hint) for hint in hints] == [True] * 50 + [False] * 10
    assert "任務編號: T050" in hints[49]


def test_the_first_lines_of_a_long_text_are_shown_as_records() -> None:
    lines = "".join(f"  發布{number}篇\n" for number in range(12))
    _, problems = read(f"---\n關鍵任務:\n{lines}---\n")
    shown = hint_of(next(one for one in problems if one.rule == "wrong-type"))
    assert re.findall(r"任務描述: 發布(.*)篇", shown) == [str(number) for number in range(10)]
    _, problems = read("---\n關鍵任務:\n  發布筆記\n  無\n---\n")
    assert not hint_of(next(one for one in problems if one.rule == "wrong-type"))  # one of them means nothing


def test_a_row_has_no_more_cells_than_a_pasted_table() -> None:
    assert len(cells_of("\t".join("甲" * MOST_CELLS))) == MOST_CELLS
    assert cells_of("\t".join("甲" * (MOST_CELLS + 1))) == []
