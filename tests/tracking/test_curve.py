"""Which days an S-curve has, what was planned and earned on them, and from when on something is known."""

from datetime import date, timedelta

import pytest
from records import tracked_one

from strategy_tracker.tracking.curve import curve_days

QUARTER = "period: 2026-07-01 to 2026-09-30\n"


def curve(text: str, as_of: date, updates: dict[str, str] | None = None, **settings: object) -> list[str]:
    """Each point as `month-day planned earned`, in percent."""
    points = tracked_one(text, as_of, updates, **settings).curve
    return [
        f"{point.day:%m-%d} {float(point.planned) * 100:g}"
        + ("" if point.earned is None else f" {float(point.earned) * 100:g}")
        for point in points
    ]


@pytest.mark.parametrize(
    ("days", "as_of", "steps"),
    [
        (0, None, [0]),
        (7, None, [0, 7]),
        (8, None, [0, 7, 8]),
        (15, 9, [0, 7, 9, 14, 15]),
        (7 * 54, None, [*range(0, 7 * 54 + 1, 7)]),
        (7 * 54 + 1, None, [*range(0, 7 * 54 + 1, 14), 7 * 54 + 1]),
        (10, 0, [0, 7, 10]),
        (10, 10, [0, 7, 10]),
        (10, 11, [0, 7, 10]),
        (10, -1, [0, 7, 10]),
    ],
)
def test_days_are_a_week_apart_and_more_where_they_are_many(
    days: int, as_of: int | None, steps: list[int]
) -> None:
    start = date(2026, 7, 1)
    today = start + timedelta(days=as_of) if as_of is not None else date(2020, 1, 1)
    found = curve_days(start, start + timedelta(days=days), today)
    assert [(day - start).days for day in found] == steps


def test_it_covers_the_period_and_all_plans_and_ends_the_day_after() -> None:
    text = "period: 2026-07-05 to 2026-07-10\ntasks: [{}, {}]".format(
        "{id: T1, planned: 2026-07-01 to 2026-07-04, progress: 50, weight: 3}",
        "{id: T2, planned: 2026-07-08 to 2026-07-15, progress: 0, updated: 2026-07-02}",
    )
    # Nothing is known of T1 before 07-12, of T2 since 07-02.
    assert curve(text, date(2026, 7, 12)) == [
        "07-01 0", "07-02 18.75 0", "07-08 75 0", "07-12 87.5 37.5", "07-15 96.875", "07-16 100",
    ]  # fmt: skip


def test_it_goes_on_as_long_as_something_happens_after_the_plan() -> None:
    task = "{id: T1, planned: 2026-07-01 to 2026-07-03, status: 已完成, actual: 2026-07-01 to 2026-07-20}"
    text = f"period: 2026-07-01 to 2026-07-03\ntasks: [{task}]"
    assert curve(text, date(2026, 7, 25)) == [
        "07-01 0", "07-08 100", "07-15 100", "07-20 100 100",
    ]  # fmt: skip


def test_a_plan_of_one_day_and_one_that_has_only_an_end() -> None:
    text = "period: 2026-07-01 to 2026-07-07\ntasks: [{}, {}, {}]".format(
        "{id: T1, planned: 2026-07-04 to 2026-07-04, progress: 0, updated: 2026-07-01}",
        "{id: T2, planned: by 2026-07-08, progress: 0, weight: 0}",
        "{id: T3, planned: by 2026-06-30, progress: 100, status: 進行中, updated: 2026-07-01}",
    )
    assert curve(text, date(2026, 7, 1)) == ["07-01 50 50", "07-08 100", "07-09 100"]


def test_working_days_alone_are_planned() -> None:
    task = "{id: T1, planned: 2024-03-07 to 2024-03-12, progress: 10, updated: 2024-03-07}"
    text = f"period: 2024-03-07 to 2024-03-12\ntasks: [{task}]"
    assert curve(text, date(2024, 3, 11), calendar="TW") == ["03-07 0 10", "03-11 50 10", "03-13 100"]


@pytest.mark.parametrize(
    "text",
    [
        "period: 無\ntasks: [{id: T1, planned: 2026-07-01 to 2026-07-10, progress: 10}]",
        "period: 2026-07-01開始\ntasks: [{id: T1, planned: 2026-07-01 to 2026-07-10, progress: 10}]",
        "period: 2026-07-10前\ntasks: [{id: T1, planned: 2026-07-01 to 2026-07-10, progress: 10}]",
        QUARTER + "tasks: [{id: T1, planned: 2026-07-01 to 2026-07-10, progress: 10, weight: 0}]",
        QUARTER + "tasks: [{id: T1, planned: {start: 2026-07-01}, progress: 10}]",
        QUARTER + "tasks: [{id: T1, planned: 2026-07-01 to 2026-07-10, status: 進行中}]",
        QUARTER + "tasks: [{id: T1, planned: 2026-07-01 to 2026-07-10, progress: 9, status: 已取消}]",
    ],
)
def test_without_a_period_or_work_there_is_none(text: str) -> None:
    assert curve(text, date(2026, 7, 5)) == []


def test_a_period_of_one_day_has_a_curve() -> None:
    text = "period: 2026-07-01 to 2026-07-01\ntasks: [{id: T1, planned: by 2026-07-01, progress: 10}]"
    assert curve(text, date(2026, 7, 1)) == ["07-01 0 10", "07-02 100"]
