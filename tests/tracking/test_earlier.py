"""The records as they were known on an earlier day, from committed versions or from the files alone."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

import pytest
from records import strategy_of, tracked

from strategy_tracker.model import Snapshot, Strategy, Task
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


def task_then(task: str, day: date = THEN) -> Task:
    strategy = as_known_on(strategy_of(f"tasks: [{{id: T001, {task}}}]"), (), day)
    assert strategy is not None
    return strategy.tasks[0]


@pytest.mark.parametrize(
    ("task", "known"),
    [
        # what the file says of that day or an earlier one was known, with all that stands beside it
        ("progress: 60, updated: 2025-08-11, problem: 缺貨", "60 缺貨"),
        ("progress: 60, updated: 2025-08-12, problem: 缺貨, solution: 補貨", ""),
        ("progress: 60, problem: 缺貨", "60 缺貨"),
        (
            "progress: 100, status: 已完成, actual: 2025-08-01至2025-08-11, updated: 2025-08-12",
            "100 已完成 08-01 08-11",
        ),
        ("progress: 100, status: 已完成, actual: 2025-08-01至2025-08-12", "08-01"),
        ("progress: 100, status: 已完成, updated: 2025-08-12", ""),
        ("progress: 10, status: 進行中, actual: 2025-08-11開始, updated: 2025-08-12", "進行中 08-11"),
        ("progress: 10, status: 進行中, actual: 2025-08-12開始", "not_started"),
        ("progress: 10, actual: 2025-08-12開始", ""),
        ("progress: 10, status: 暫停, updated: 2025-08-12", "暫停"),
        ("progress: 10, actual: 尚未, updated: 2025-08-12", "尚未"),
        ("progress: 90, status: 進行中, actual: {end: 2025-08-11}, updated: 2025-08-12", "進行中 08-11"),
    ],
)
def test_a_task_as_its_file_had_it_on_the_day(task: str, known: str) -> None:
    found = task_then(task)
    period = found.actual.value if found.actual else None
    days = (period.start, period.end) if period else ()
    status = found.status
    said = [
        found.progress.text if found.progress else "",
        (status.text if status.value is not Status.NOT_STARTED else "not_started") if status else "",
        *(f"{day:%m-%d}" for day in days if day is not None),
        found.actual.text if found.actual and not period else "",
        found.problem.text if found.problem else "",
        found.solution.text if found.solution else "",
    ]
    assert " ".join(filter(None, said)) == known


@pytest.mark.parametrize(
    ("kpi", "known"),
    [
        ("current: 60, updated: 2025-08-11, attainment: 60%", "60 60%"),
        ("current: 60, updated: 2025-08-12, attainment: 60%", ""),
        ("current: 60, attainment: 60%", "60 60%"),
        ("current: 60, updated: 改天", "60"),
    ],
)
def test_a_kpi_as_its_file_had_it_on_the_day(kpi: str, known: str) -> None:
    strategy = as_known_on(strategy_of(f"kpis: [{{id: K001, {kpi}}}]"), (), THEN)
    assert strategy is not None
    (found,) = strategy.kpis
    texts = [one.text for one in (found.current, found.attainment) if one is not None]
    assert " ".join(texts) == known


def test_a_strategy_that_was_not_on_record_yet_is_not_known() -> None:
    text = "kpis: [{id: K001, current: 1}]"
    version = Snapshot(date(2025, 8, 12), "王*", "c", strategy_of(text))
    assert as_known_on(strategy_of(text), (version,), date(2025, 8, 11)) is None
    later = Snapshot(date(2025, 8, 13), "王*", "d", strategy_of("kpis: [{id: K001, current: 2}]"))
    for day, known in ((12, version), (13, later), (14, later)):
        found = as_known_on(strategy_of(text), (version, later), date(2025, 8, day))
        assert found is not None
        assert found.kpis == known.strategy.kpis
