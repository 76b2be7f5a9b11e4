"""Tasks by status and by the day due: bounded, the most urgent first, nothing lost without a word."""

from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path

import pytest

from strategy_tracker.language import Language
from strategy_tracker.settings import SiteSettings
from strategy_tracker.site.parts.board import board_of
from strategy_tracker.site.parts.month_calendar import calendar_of, months_around
from strategy_tracker.tracking import TrackedTask
from strategy_tracker.values import Status
from strategy_tracker.workspace import open_workspace

MOST = 3
AS_OF = date(2025, 8, 18)


@pytest.fixture(scope="module")
def tasks() -> list[TrackedTask]:
    root, settings = Path(__file__).parents[2], SiteSettings(history=False)
    workspace = open_workspace(root, settings, Language.TRADITIONAL, AS_OF, alerts=False)
    return list(workspace.tracked.tasks)


def test_columns_follow_a_task_s_life_and_count_all(tasks: list[TrackedTask]) -> None:
    board = board_of(tasks, MOST)
    assert [column.status for column in board] == [
        Status.NOT_STARTED,
        Status.IN_PROGRESS,
        Status.DELAYED,
        Status.DONE,
        Status.CANCELLED,
    ]
    for column in board:
        assert column.total == sum(task.status is column.status for task in tasks)
        assert len(column.tasks) == min(MOST, column.total)
        assert column.more == column.total - len(column.tasks)


def test_the_worst_open_tasks_come_first_and_what_was_done_last(tasks: list[TrackedTask]) -> None:
    by_status = {column.status: column.tasks for column in board_of(tasks, 100)}
    levels = [task.health.level for task in by_status[Status.IN_PROGRESS]]
    assert levels == sorted(levels, reverse=True)
    ended = [task.actual_end or task.planned_end for task in by_status[Status.DONE]]
    assert ended == sorted(ended, key=lambda day: day or date.min, reverse=True)


def test_there_is_no_column_for_cancelled_tasks_where_none_is() -> None:
    assert Status.CANCELLED not in {column.status for column in board_of(())}


def test_each_task_is_on_its_day_or_counted(tasks: list[TrackedTask]) -> None:
    calendar = calendar_of(tasks, months_around(AS_OF), 1)
    on_days = 0
    for month in calendar.months:
        days = [day for week in month.weeks for day in week]
        assert days[0].day.weekday() == 0
        assert [two.day - one.day for one, two in pairwise(days)] == [timedelta(days=1)] * (len(days) - 1)
        assert all(task.planned_end == day.day for day in days for task in day.tasks)
        assert month.total == sum(len(day.tasks) + day.more for day in days)
        on_days += month.total
    counted = sum(task.counts for task in tasks)
    assert on_days + calendar.before + calendar.after + calendar.undated == counted


def test_the_month_of_the_day_comes_first() -> None:
    months = months_around(date(2025, 12, 31))
    assert [f"{month:%Y-%m}" for month in months] == [
        "2025-12", "2026-01", "2026-02", "2026-03", "2026-04", "2025-11",
    ]  # fmt: skip


@pytest.mark.parametrize("day", [date.min, date.max])
def test_at_the_ends_of_the_calendar_there_may_be_no_months(day: date) -> None:
    assert all(date.min < month < date.max for month in months_around(day))
    assert calendar_of((), months_around(day)).before == 0
