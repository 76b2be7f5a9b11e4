"""A newcomer who copies what the guide shows has a strategy in which nothing is wrong, at each step."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import guide_tables
import pytest

from strategy_tracker.language import Language
from strategy_tracker.settings import SiteSettings
from strategy_tracker.workspace import Workspace, open_workspace

PAGE = (guide_tables.GUIDE / "first-strategy.md").read_text("utf-8")
LESSONS, _, COMPLETE = PAGE.partition("<!-- complete -->")
_BLOCK = re.compile(r"^```yaml\n(.*?)^```$", re.MULTILINE | re.DOTALL)
HEAD, GOAL, TASKS, KPIS, TRACKED, RETROSPECTIVE = _BLOCK.findall(LESSONS)
FIRST = HEAD + GOAL + TASKS + KPIS
_UNTOUCHED = "    當前進度: 0\n    完成狀態: 未開始\n    前置任務: T001\n"


def opened(folder: Path, text: str, as_of: date) -> Workspace:
    (folder / "strategies").mkdir(exist_ok=True)
    (folder / "strategies" / "2025-q4-new-product.md").write_text(text, "utf-8")
    settings = SiteSettings(history="files", cache=False)
    return open_workspace(folder, settings, Language.TRADITIONAL, as_of)


def complaints(workspace: Workspace) -> list[str]:
    """Return what is found beside warnings of tracking."""
    found = [one for one in workspace.findings.all if not one.alert]
    return [f"{one.place.line} {one.rule} {one.message.localize(Language.TRADITIONAL)}" for one in found]


def test_the_first_steps_give_three_tasks_and_two_kpis_that_pass_the_check(tmp_path: Path) -> None:
    workspace = opened(tmp_path, FIRST, date(2025, 9, 20))
    assert complaints(workspace) == []
    (strategy,) = workspace.tracked.strategies
    assert ([task.id for task in strategy.tasks], [kpi.id for kpi in strategy.kpis]) == (
        ["T001", "T002", "T003"],
        ["K001", "K002"],
    )


def done(text: str, task: str, actual: str) -> str:
    """Return a strategy whose task is finished, as the guide for task owners says it."""
    head, found, tail = text.partition(f"任務編號: {task}\n")
    assert found
    own, dash, others = tail.partition("  - 任務編號")
    own = re.sub(r"    (?:實際起止時間|當前進度|完成狀態): .*\n", "", own, flags=re.MULTILINE)
    lines = own.split("\n", 3)
    lines.insert(3, f"    實際起止時間: {actual}\n    當前進度: 100\n    完成狀態: 已完成")
    return "".join((head, found, "\n".join(lines), dash, others))


def test_so_do_the_later_steps(tmp_path: Path) -> None:
    assert FIRST.count(_UNTOUCHED) == 1
    tracked = FIRST.replace(_UNTOUCHED, f"{TRACKED}    前置任務: T001\n")
    tracked = done(tracked, "T001", "2025-10-01至2025-10-18")
    assert complaints(opened(tmp_path, tracked, date(2025, 11, 18))) == []
    closed = done(done(tracked, "T002", "2025-10-25至2025-12-19"), "T003", "2025-11-01至2025-12-15")
    assert closed.endswith("---\n")
    closed = f"{closed.removesuffix('---' + chr(10))}{RETROSPECTIVE}---\n"
    reached = closed.replace("當前值: 0萬元", "當前值: 300萬元").replace("當前值: 20%", "當前值: 30%")
    workspace = opened(tmp_path, reached, date(2026, 1, 8))
    assert complaints(workspace) == []
    assert workspace.tracked.strategies[0].record.retrospective is not None


def test_the_complete_example_passes_the_check(tmp_path: Path) -> None:
    (complete,) = _BLOCK.findall(COMPLETE)
    workspace = opened(tmp_path, complete, date(2026, 1, 8))
    assert complaints(workspace) == []
    (strategy,) = workspace.tracked.strategies
    retrospective = strategy.record.retrospective
    assert retrospective is not None
    assert all((retrospective.highlights, retrospective.problems, retrospective.improvements))
    assert retrospective.next_steps
    assert [round(float(kpi.ratio or 0), 2) for kpi in strategy.kpis] == [0.94, 1.1]


@pytest.mark.parametrize("step", ["目標", "任務", "指標", "跟蹤", "復盤"])
def test_each_step_of_the_work_has_a_picture_with_its_words(step: str) -> None:
    part = re.split(r"^## ", LESSONS, flags=re.MULTILINE)
    (lesson,) = (one for one in part if one.partition("\n")[0].endswith(f"、{step}"))
    pictures = re.findall(r"!\[([^\]]{15,})\]\(\.\./assets/(step-[a-z]+\.webp)\)", lesson)
    assert len(pictures) == 1
    assert (guide_tables.ROOT / "docs" / "assets" / pictures[0][1]).stat().st_size < 80_000
