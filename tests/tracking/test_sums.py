"""Sums of tasks, what is known of a progress by day, how far a forecast may be off, and bands in order."""

from datetime import date
from fractions import Fraction

import pytest
from records import tracked_one

from strategy_tracker.settings.tracking import WorkCalendar
from strategy_tracker.tracking import TrackingSettings, roll_up, together
from strategy_tracker.tracking.forecast import forecast_doubt
from strategy_tracker.tracking.rollups import known_days, progress_by_day

QUARTER = "period: 2026-07-01 to 2026-09-30\n"
LOG = {"2026-07-03": "tasks: {T1: {progress: 20}}", "2026-07-06": "tasks: {T1: {progress: 60}}"}


@pytest.mark.parametrize(
    ("task", "updates", "shares", "known"),
    [
        ("progress: 40", {}, "0 0 0 0 40", ""),
        ("progress: 40, updated: 2026-07-05", {}, "0 0 40 40 40", "5"),
        ("progress: 40, updated: 2026-07-09", {}, "0 0 0 0 40", "9"),
        ("status: 已完成, actual: 2026-07-01 to 2026-07-05", {}, "0 0 100 100 100", "5"),
        ("status: 已完成, updated: 2026-07-04, actual: 2026-07-01 to 2026-07-07", {}, "0 0 0 100 100", "7"),
        ("progress: 0", LOG, "0 20 20 60 60", "3 6"),
        ("progress: 40, updated: 2026-07-07", LOG, "0 20 20 60 40", "3 6"),
        ("status: 已完成, actual: 2026-07-01 to 2026-07-05", LOG, "0 20 60 60 60", "3 6 5"),
        ("progress: 0, updated: 2026-07-09", LOG, "0 20 20 60 0", "3 6 9"),
    ],
)
def test_a_progress_is_that_of_the_last_day_of_which_it_is_known(
    task: str, updates: dict[str, str], shares: str, known: str
) -> None:
    as_of = date(2026, 7, 9)
    text = f"{QUARTER}tasks: [{{id: T1, planned: 2026-07-01 to 2026-07-10, {task}}}]"
    (found,) = tracked_one(text, as_of, updates).tasks
    days = [date(2026, 7, day) for day in (1, 3, 5, 8, 9)]
    assert " ".join(str(share * 100) for share in progress_by_day(found, days, as_of)) == shares
    assert " ".join(str(day.day) for day in known_days(found, as_of)) == known


def test_how_far_a_forecast_may_be_off() -> None:
    start, finish = date(2026, 7, 1), date(2026, 8, 10)  # 40 days
    assert forecast_doubt(start, finish, Fraction(1, 2)) == 2
    assert forecast_doubt(start, finish, Fraction(1)) == 1
    assert forecast_doubt(None, finish, Fraction(1)) == 0
    assert forecast_doubt(start, finish, None) == 0
    assert forecast_doubt(start, finish, Fraction(0)) == 0


def test_sums_count_each_task_where_it_belongs() -> None:
    text = QUARTER + "tasks: [{}]".format(
        ", ".join(
            f"{{id: T{number}, {facts}}}"
            for number, facts in enumerate(
                (
                    "planned: 2026-07-01 to 2026-07-10, status: 已完成, actual: 2026-07-01 to 2026-07-12",
                    "planned: 2026-07-01 to 2026-07-10, status: 已完成, actual: 2026-07-01 to 2026-07-10",
                    "planned: 2026-07-01 to 2026-07-10, status: 已完成",
                    "planned: 2026-07-01 to 2026-07-20, status: 已完成, actual: 2026-07-01 to 2026-07-12",
                    "planned: 2026-07-01 to 2026-07-10, progress: 50",
                    "planned: 2026-07-01 to 2026-07-15, progress: 90",
                    "planned: 2026-07-01 to 2026-07-30, progress: 10",
                    "planned: 2026-07-01 to 2026-07-10, progress: 50, status: 已取消",
                    "progress: 30",
                    "planned: 2026-07-10 to 2026-07-30, status: 進行中",
                )
            )
        )
    )
    sums = tracked_one(text, date(2026, 7, 15)).sums
    assert (sums.tasks, sums.done, sums.open) == (9, 4, 5)
    assert (sums.overdue, sums.due_soon, sums.lagging) == (1, 1, 2)
    assert (sums.late_done, sums.was_due, sums.on_time, sums.finish_unknown) == (1, 4, 1, 1)
    assert sums.unplanned == 2
    assert roll_up(()).unplanned == 0


def test_the_sums_of_groups_together_are_those_of_all_their_tasks() -> None:
    planned = "planned: 2026-07-0{0} to 2026-07-1{0}"
    given = (
        f"weight: 3, progress: 33, {planned.format(1)}",
        f"weight: 0.5, progress: 7, {planned.format(2)}",
        f"progress: 50, {planned.format(3)}",
        f"progress: 無, {planned.format(4)}",
        "weight: 2, progress: 20",
    )
    text = ", ".join(f"{{id: T{number}, {facts}}}" for number, facts in enumerate(given))
    tasks = tracked_one(f"{QUARTER}tasks: [{text}]", date(2026, 7, 8)).tasks
    sums = roll_up(tasks)
    assert len({sums.weight, sums.achieved, sums.planned_weight, sums.planned_value, sums.earned_value}) == 5
    for place in range(len(tasks) + 1):
        assert together([roll_up(tasks[:place]), roll_up(tasks[place:])]) == sums
    assert together(roll_up([task]) for task in tasks) == sums
    assert together(()) == roll_up(())
    assert isinstance(together(()).earned_value, Fraction)


@pytest.mark.parametrize(
    ("settings", "is_wrong"),
    [
        ({}, False),
        ({"kpi_met": 70}, False),
        ({"kpi_met": 70, "kpi_watch": 70}, False),
        ({"kpi_met": 70, "kpi_watch": 71}, True),
        ({"kpi_watch": 101}, True),
        ({"kpi_ahead": 80}, False),
        ({"kpi_ahead": 80, "kpi_pace": 80}, False),
        ({"kpi_ahead": 80, "kpi_pace": 81}, True),
        ({"kpi_pace": 100}, False),
    ],
)
def test_bands_have_their_order(settings: dict[str, int], is_wrong: bool) -> None:
    if is_wrong:
        with pytest.raises(ValueError, match="is above"):
            TrackingSettings.model_validate(settings)
    else:
        assert TrackingSettings.model_validate(settings).calendar is WorkCalendar.ALL_DAYS
