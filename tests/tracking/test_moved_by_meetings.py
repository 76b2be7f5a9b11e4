"""A meeting that sets other dates moves the plan; what the file says is what it was moved from."""

from __future__ import annotations

from datetime import date

from records import tracked_one

PLAN = """period: 2026-07-01 to 2026-09-30
tasks:
  - {id: T001, description: 拍攝短視頻12條, planned: 2026-07-01 to 2026-07-20, progress: 20, status: 進行中}
"""
UPDATES = {
    "2026-07-10": "tasks: {T001: {planned: 2026-07-01 to 2026-07-25}}",
    "2026-07-17": "tasks: {T001: {計劃起止時間: 2026-07-01至2026-08-04, 當前進度: 40}}",
    "2026-07-18": "tasks: {T001: {planned: 2026-07-01 to 2026-08-04}}",
    "2026-07-19": "tasks: {T001: {planned: 改天再說}}",
}


def test_the_dates_of_the_last_meeting_are_the_plan_and_the_files_are_the_baseline() -> None:
    strategy = tracked_one(PLAN, date(2026, 7, 18), UPDATES)
    (task,) = strategy.tasks
    assert (task.planned_end, task.baseline_end) == (date(2026, 8, 4), date(2026, 7, 20))
    assert (task.slips, task.slip_days) == (2, 15)
    moves = [
        (change.day, change.before.text if change.before else None)
        for change in strategy.changes
        if change.field.key == "planned"
    ]
    assert moves == [
        (date(2026, 7, 10), "2026-07-01 to 2026-07-20"),
        (date(2026, 7, 17), "2026-07-01 to 2026-07-25"),
    ]


def test_before_the_meeting_the_plan_is_the_files() -> None:
    (task,) = tracked_one(PLAN, date(2026, 7, 9), UPDATES).tasks
    assert (task.planned_end, task.baseline_end, task.slips) == (date(2026, 7, 20), None, 0)


def test_dates_that_cannot_be_read_move_nothing() -> None:
    (task,) = tracked_one(PLAN, date(2026, 7, 19), {"2026-07-19": UPDATES["2026-07-19"]}).tasks
    assert (task.slips, task.slip_days) == (0, 0)
