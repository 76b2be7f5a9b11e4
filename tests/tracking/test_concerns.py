"""What a status itself says is wrong: the task is in progress, and somebody is told."""

from __future__ import annotations

from datetime import date

import pytest
from records import tracked_one

from strategy_tracker.language import Language
from strategy_tracker.tracking import AlertKind, Level, TrackedStrategy
from strategy_tracker.values import Status

HEAD = "period: 2026-07-01 to 2026-09-30\nowner: 趙*\ntasks:\n"
OWN = (AlertKind.BLOCKED, AlertKind.ON_HOLD, AlertKind.AT_RISK)
ON_PLAN = "owner: 王*, planned: 2026-07-01 to 2026-07-30, progress: 50, updated: 2026-07-15"


def with_status(status: str, more: str = "") -> TrackedStrategy:
    text = f'{HEAD}  - {{id: T001, {ON_PLAN}, status: "{status}"{more}}}\n'
    return tracked_one(text, date(2026, 7, 16))


@pytest.mark.parametrize(
    ("status", "kind", "level"),
    [
        ("阻塞", AlertKind.BLOCKED, Level.BAD),
        ("⏸️ Blocked", AlertKind.BLOCKED, Level.BAD),
        ("暫停", AlertKind.ON_HOLD, Level.WATCH),
        ("At risk", AlertKind.AT_RISK, Level.WATCH),
    ],
)
def test_a_status_that_says_what_is_wrong(status: str, kind: AlertKind, level: Level) -> None:
    strategy = with_status(status, ", problem: 設備故障")
    (task,) = strategy.tasks
    (alert,) = [alert for alert in strategy.alerts if alert.kind in OWN]
    assert task.status is Status.IN_PROGRESS
    assert (task.health.level, alert.kind, alert.level, alert.owner) == (level, kind, level, "王*")
    assert task.health.reason.localize(Language.ENGLISH) == f"Its status is 「{status}」: 設備故障"


def test_a_status_that_says_nothing_of_it() -> None:
    strategy = with_status("進行中")
    assert strategy.tasks[0].health.level is Level.GOOD
    assert not strategy.alerts


def test_a_word_and_a_predecessor_that_say_blocked_are_one_warning() -> None:
    text = (
        HEAD + "  - {id: T001, owner: 李*, planned: 2026-07-01 to 2026-07-10, progress: 90}\n"
        f"  - {{id: T002, {ON_PLAN}, status: 阻塞, depends_on: [T001]}}\n"
        f"  - {{id: T003, {ON_PLAN}, status: 暫停, depends_on: [T001]}}\n"
    )
    alerts = tracked_one(text, date(2026, 7, 16)).alerts
    found = [(alert.subject, one) for alert in alerts for one in alert.reasons if one.kind in OWN]
    assert sorted((subject, one.kind.value, one.owner) for subject, one in found) == [
        ("T002", "blocked", "李*"),
        ("T003", "blocked", "李*"),
        ("T003", "on-hold", "王*"),
    ]


def test_a_done_task_is_not_held_up_by_what_its_file_still_says() -> None:
    updates = {"2026-07-15": "tasks: {T001: {status: done, progress: 100}}"}
    strategy = tracked_one(f"{HEAD}  - {{id: T001, {ON_PLAN}, status: 阻塞}}\n", date(2026, 7, 16), updates)
    assert strategy.tasks[0].concern is None


def test_own_fields_of_an_update_stand_beside_those_of_the_task() -> None:
    updates = {
        "2026-07-15": "tasks: {T001: {extra: {級別: A}}}",
        "2026-07-14": "tasks: {T001: {extra: {級別: 舊, 預算: 3萬}}}",
    }
    text = f"{HEAD}  - {{id: T001, {ON_PLAN}, extra: {{優先級: P1, 級別: C}}}}\n"
    strategy = tracked_one(text, date(2026, 7, 16), updates)
    assert strategy.tasks[0].record.extra == {"優先級": "P1", "級別": "A"}
