"""A task's warnings: the same in its alert, its health, its row and its files."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from records import tracked_one

from strategy_tracker.exchange.portfolio.task import publish_task
from strategy_tracker.language import Language
from strategy_tracker.site.parts.cells import Cells
from strategy_tracker.tables.column import Row
from strategy_tracker.tables.tasks import TASKS
from strategy_tracker.tracking import AlertKind, Level, TrackedStrategy
from strategy_tracker.tracking.task_warnings import LEVELS, behind, in_short

AS_OF = date(2026, 7, 16)
DAYS = st.dates(date(2026, 6, 20), date(2026, 8, 10))


def strategy_of(*tasks: str) -> TrackedStrategy:
    lines = "".join(f"  - {{id: T00{number}, owner: 王*, {task}}}\n" for number, task in enumerate(tasks, 1))
    text = f"period: 2026-06-20 to 2026-09-30\ntasks:\n{lines}"
    return tracked_one(text, AS_OF)


@given(
    ends=st.tuples(DAYS, DAYS),
    progress=st.sampled_from(["", "progress: 0, ", "progress: 40, ", "progress: 100, "]),
    status=st.sampled_from(["", "未開始", "進行中", "阻塞", "暫停", "有風險", "已完成", "已取消", "？"]),
    waits=st.booleans(),
)
def test_an_alert_and_the_health_have_the_tasks_own_warnings(
    ends: tuple[date, date], progress: str, status: str, waits: bool
) -> None:
    start, end = sorted(ends)
    more = f'status: "{status}", ' if status else ""
    more += "depends_on: [T002], " if waits else ""
    strategy = strategy_of(
        f"{progress}{more}planned: {start} to {end}", "progress: 0, planned: 2026-06-20 to 2026-06-30"
    )
    task = strategy.tasks[0]
    alerts = [alert for alert in strategy.alerts if alert.subject == "T001"]
    assert [reason.kind for alert in alerts for reason in alert.reasons] == list(task.warnings)
    assert [LEVELS[kind] for kind in task.warnings] == sorted(map(LEVELS.__getitem__, task.warnings))[::-1]
    for alert in alerts:
        assert [reason.level for reason in alert.reasons] == [LEVELS[kind] for kind in task.warnings]
        assert task.health.level in (alert.level, Level.UNKNOWN)
    if task.health.level in (Level.BAD, Level.WATCH):
        assert task.warnings


@pytest.mark.parametrize(
    ("task", "kinds"),
    [
        ("planned: 2026-07-01 to 2026-07-10, progress: 0", ["overdue", "lagging", "stale"]),
        ("planned: 2026-07-10 to 2026-07-18, progress: 0", ["lagging", "not-started", "due-soon"]),
        ("planned: 2026-07-15 to 2026-09-18, progress: 0", ["not-started"]),
        ("planned: 2026-07-01 to 2026-07-10, progress: 0, status: 已取消", []),
        ("planned: 2026-07-01 to 2026-07-10, progress: 100, status: 已完成", []),
    ],
)
def test_a_task_reads_the_same_on_pages_in_files_and_in_alerts(task: str, kinds: list[str]) -> None:
    strategy = strategy_of(task)
    (tracked,) = strategy.tasks
    names = [AlertKind(kind).term.hant for kind in kinds]
    row = Row(strategy, tracked, Language.TRADITIONAL)
    flags = Cells(Language.TRADITIONAL).flags(tracked)
    assert [reason.kind for alert in strategy.alerts for reason in alert.reasons] == kinds
    assert list(publish_task(tracked, None, Language.TRADITIONAL)["warnings"]) == kinds
    assert TASKS["warnings"].text(row) == "、".join(names)
    assert flags.count("st-pill--") == len(kinds)
    assert ("該開始未開始" in flags) == ("not-started" in kinds)


def test_overdue_by_no_working_day_names_the_day() -> None:
    friday = AS_OF - timedelta(days=6)
    text = f"tasks:\n  - {{id: T001, progress: 80, planned: {friday} to {friday}}}\n"
    strategy = tracked_one(text, friday + timedelta(days=1), calendar="TW")
    (task,) = strategy.tasks
    assert task.overdue
    assert not task.late_days
    assert in_short(task, AlertKind.OVERDUE).localize(Language.ENGLISH) == "Was due on 10 Jul 2026"
    assert "Was due" in strategy.alerts[0].reason.localize(Language.ENGLISH)


def test_what_is_due_today_is_not_due_in_no_days() -> None:
    (task,) = strategy_of(f"progress: 90, planned: 2026-07-01 to {AS_OF}").tasks
    assert task.health.reason.localize(Language.ENGLISH) == "Due today"


@pytest.mark.parametrize(
    ("task", "words"),
    [
        ("planned: 2026-07-01 to 2026-07-30, progress: 2.25, updated: 2026-07-15", ["47.8 points behind"]),
        ("planned: 2026-07-01 to 2026-07-10, progress: 90, updated: 2026-07-15", ["Overdue by 6 days"]),
        ("planned: 2026-07-01 to 2026-07-18, progress: 90, updated: 2026-07-15", ["Due in 2 days"]),
        ("planned: 2026-07-01 to 2026-07-16, progress: 95, updated: 2026-07-15", ["Due today"]),
        ("planned: 2026-07-15 to 2026-09-18, progress: 0", ["Not started"]),
        ("planned: 2026-07-01 to 2026-09-20, progress: 50, updated: 2026-07-08", ["No update for 8 days"]),
        (
            "planned: 2026-07-01 to 2026-09-20, progress: 50, updated: 2026-07-15, depends_on: [T002, T003]",
            ["Waits for T002, T003"],
        ),
        ("planned: 2026-07-01 to 2026-09-20, progress: 50, updated: 2026-07-15, status: 阻塞", ["Blocked"]),
        ("planned: 2026-07-01 to 2026-09-20, progress: 50, updated: 2026-07-15, status: 暫停", ["On hold"]),
        ("planned: 2026-07-01 to 2026-09-20, progress: 50, updated: 2026-07-15, status: 有風險", ["At risk"]),
        ("planned: 2026-07-01 to 2026-09-20, progress: 50, updated: 2026-07-15", []),
    ],
)
def test_a_warning_in_a_few_words(task: str, words: list[str]) -> None:
    late = "progress: 0, updated: 2026-07-15, planned: 2026-06-20 to 2026-06-30"
    found = strategy_of(task, late, late).tasks[0]
    assert [in_short(found, kind).localize(Language.ENGLISH) for kind in found.warnings] == words


def test_nothing_is_behind_of_which_one_side_is_not_known() -> None:
    tasks = strategy_of(
        "progress: 10", "planned: 2026-07-01 to 2026-07-10, status: 進行中", "progress: 10"
    ).tasks
    assert [behind(task) for task in tasks] == [0, 0, 0]
