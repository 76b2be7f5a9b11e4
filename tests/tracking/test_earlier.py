"""The records as they were known on an earlier day, from committed versions or from the files alone."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

from records import strategy_of, tracked

from strategy_tracker.model import Snapshot, Strategy
from strategy_tracker.tracking.known_earlier import as_known_on
from strategy_tracker.values import Status

TEXT = """
period: 2025-07-01至2025-09-30
tasks:
  - {id: T001, planned: 2025-07-01至2025-08-31, progress: 60, updated: 2025-08-15, problem: 缺貨}
  - {id: T002, planned: 2025-07-01至2025-08-05, actual: 2025-07-02至2025-08-12, progress: 100, status: 已完成}
  - {id: T003, planned: 2025-07-01至2025-07-20, actual: 2025-07-02至2025-07-18, progress: 100, status: 已完成}
  - {id: T004, planned: 2025-07-01至2025-08-31, progress: 30, status: 進行中}
  - {id: T005, planned: 2025-08-12至2025-08-31, actual: 2025-08-13開始, progress: 10, status: 進行中}
  - {id: T006, planned: 2025-08-11至2025-08-20, actual: 2025-08-11至2025-08-20, progress: 100, status: 已完成}
kpis:
  - {id: K001, name: 銷售額, target: 100萬元, current: 60萬元, updated: 2025-08-14, source: 後台}
  - {id: K002, name: 訂單數, target: 100件, current: 30件, updated: 2025-08-11, source: 後台}
"""
THEN = date(2025, 8, 11)


def known(strategy: Strategy, *snapshots: Snapshot) -> Strategy:
    found = as_known_on(strategy, snapshots, THEN)
    assert found is not None
    return found


def test_what_a_file_says_of_a_later_day_was_not_known() -> None:
    updates = {"2025-08-04": "tasks: {T001: {progress: 40}}", "2025-08-15": "tasks: {T001: {progress: 55}}"}
    (then,) = tracked(known(strategy_of(TEXT, updates=updates)), as_of=THEN).strategies
    standing = {task.id: (task.progress, task.status) for task in then.tasks}
    assert standing["T001"] == (Fraction(2, 5), Status.IN_PROGRESS)
    assert standing["T002"] == (None, Status.IN_PROGRESS)
    assert standing["T003"] == (1, Status.DONE)
    assert standing["T004"] == (Fraction(3, 10), Status.IN_PROGRESS)
    assert standing["T005"] == (0, Status.NOT_STARTED)
    assert [task.id for task in then.tasks if task.overdue] == ["T002"]
    assert then.tasks[4].actual_start is None
    assert then.tasks[1].actual_start == date(2025, 7, 2)
    assert then.tasks[5].actual_start == THEN
    assert [kpi.current_text for kpi in then.kpis] == ["", "30件"]
    assert then.tasks[0].record.problem is None


def test_with_versions_the_last_one_up_to_the_day_counts() -> None:
    def version(day: date, progress: int) -> Snapshot:
        text = f"tasks: [{{id: T001, progress: {progress}}}]"
        return Snapshot(day, "王*", f"{progress}", strategy_of(text))

    versions = [version(date(2025, 8, 4), 20), version(THEN, 30), version(date(2025, 8, 12), 60)]
    (task,) = known(strategy_of(TEXT), *versions).tasks
    assert task.progress is not None
    assert task.progress.value == 30
    assert as_known_on(strategy_of(TEXT), versions[2:], THEN) is None
