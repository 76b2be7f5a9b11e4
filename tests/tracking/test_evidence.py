"""What makes a strategy off track, what only to be watched, and which part is named first."""

from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest
from records import tracked_one

from strategy_tracker.language import Language
from strategy_tracker.tracking import AlertKind, Level, TrackingSettings
from strategy_tracker.tracking.rollups import speed_level

AS_OF = date(2026, 8, 15)
HEAD = "period: 2026-07-01 to 2026-09-30\nowner: 趙*\n"


def fine(count: int, first: int = 50) -> list[str]:
    """Tasks of which half of the time is over and half of the work is done."""
    return [
        f"{{id: T{first + number:03}, planned: 2026-08-05 to 2026-08-24, progress: 50, updated: 2026-08-14}}"
        for number in range(count)
    ]


def health(tasks: list[str], kpis: str = "[]", as_of: date = AS_OF) -> tuple[Level, str, list[str]]:
    text = f"{HEAD}tasks: [{', '.join(tasks)}]\nkpis: {kpis}\n"
    found = tracked_one(text, as_of).health
    return found.level, found.reason.localize(Language.ENGLISH), [part.subject for part in found.parts]


LAGGING = "{{id: {}, planned: 2026-08-05 to 2026-08-24, progress: {}, updated: 2026-08-14, weight: {}}}"
OVERDUE = "{{id: {}, planned: 2026-08-01 to 2026-08-{:02}, progress: 90, updated: 2026-08-14, milestone: {}}}"


def test_bad_parts_alone_are_to_be_watched_the_gravest_first() -> None:
    tasks = [
        OVERDUE.format("T001", 12, "no"),
        LAGGING.format("T002", 20, 1),
        OVERDUE.format("T003", 9, "no"),
        LAGGING.format("T004", 30, 2),
        LAGGING.format("T005", 30, 1),
        "{id: T006, planned: 2026-08-14 to 2026-08-31, progress: 0, status: 未開始, weight: 9}",
        *fine(20),
    ]
    level, reason, parts = health(tasks)
    assert level is Level.WATCH
    assert parts == ["T004", "T003", "T001", "T002", "T005", "T006"]
    assert reason == "T004: Expected 50%, actual 30%, 20 points behind; 5 more"


@pytest.mark.parametrize(("weight", "level"), [("2.9", Level.WATCH), ("3", Level.BAD)])
def test_much_of_the_weighted_work(weight: str, level: Level) -> None:
    found, reason, _ = health([LAGGING.format("T001", 30, weight), *fine(7)])
    assert found is level
    assert ("30% of the work is overdue or lagging (alarming from 30%)" in reason) is (level is Level.BAD)


def test_where_nothing_is_late_no_share_of_late_work_is_alarming() -> None:
    text = f"{HEAD}tasks: [{', '.join(fine(2))}]"
    assert tracked_one(text, AS_OF, health_work=0).health.level is Level.GOOD


@pytest.mark.parametrize(("milestone", "level"), [("no", Level.WATCH), ("yes", Level.BAD)])
def test_a_milestone_overdue(milestone: str, level: Level) -> None:
    found, reason, _ = health([OVERDUE.format("T001", 14, milestone), *fine(9)])
    assert found is level
    assert reason == ("Milestone T001 is 1 day late" if level is Level.BAD else "T001: Overdue by 1 day")


def steady(progress: int, count: int = 10, end: str = "2026-08-24") -> list[str]:
    return [
        f"{{id: T{number}, planned: 2026-08-05 to {end}, progress: {progress}, updated: 2026-08-14}}"
        for number in range(count)
    ]


@pytest.mark.parametrize(("progress", "level"), [(40, Level.GOOD), (39, Level.BAD)])
def test_spi_below_its_threshold(progress: int, level: Level) -> None:
    found, reason, _ = health(steady(progress))
    assert found is level
    if level is Level.BAD:
        assert reason == "SPI 0.78, below 0.8"


@pytest.mark.parametrize(
    ("spi", "level"),
    [
        (None, Level.UNKNOWN),
        ("1", Level.GOOD),
        ("0.99", Level.WATCH),
        ("0.7", Level.WATCH),
        ("0.69", Level.BAD),
        ("0.695", Level.BAD),
    ],
)
def test_figures_and_bars_judge_spi_by_the_same_setting(spi: str | None, level: Level) -> None:
    settings = TrackingSettings(health_spi=Decimal(70))
    assert speed_level(Fraction(spi) if spi else None, settings) is level


def test_a_milder_spi_counts_where_the_work_so_ends_after_the_period() -> None:
    last = "{id: T099, planned: 2026-08-16 to 2026-09-29, updated: 2026-08-14, progress: 0, status: 未開始}"
    found, reason, _ = health([*steady(44), last])
    assert found is Level.BAD
    assert reason == "at the speed so far (SPI 0.88) T099 ends on 6 Oct 2026, after the period"
    assert health([*steady(45), last])[0] is Level.GOOD  # just at the milder threshold


def test_an_spi_of_the_first_days_means_nothing() -> None:
    early = [
        "{id: T001, planned: 2026-08-13 to 2026-09-30, progress: 0, status: 進行中, updated: 2026-08-14}",
    ]
    assert health(early)[0] is Level.GOOD


SALES = "{{id: K001, name: Sales, type: {}, target: 100, current: 30, updated: 2026-08-15, aggregate: sum}}"


@pytest.mark.parametrize(("kind", "level"), [("process", Level.WATCH), ("result", Level.BAD)])
def test_a_result_kpi_behind_its_pace(kind: str, level: Level) -> None:
    found, reason, _ = health(fine(5), f"[{SALES.format(kind)}]")
    assert found is level
    assert reason == "Sales: 30% of its target after 50% of the time, read on 15 Aug 2026 (pace 60%)"


def test_one_alert_has_all_reasons_and_asks_only_for_what_is_missing() -> None:
    def actions(more: str) -> list[str]:
        task = "{id: T001, planned: 2026-07-10 to 2026-08-10, progress: 20, status: 進行中" + more + "}"
        (alert,) = tracked_one(f"{HEAD}tasks: [{task}]", AS_OF).alerts
        assert [one.kind for one in alert.reasons] == [
            AlertKind.OVERDUE, AlertKind.LAGGING, AlertKind.STALE,
        ]  # fmt: skip
        return [one.action.localize(Language.ENGLISH) for one in alert.reasons[:2]]

    assert actions("") == [
        "Finish it, or agree a new date and write down why",
        "Say what holds it up and what will close the gap",
    ]
    assert actions(", problem: 缺人") == [
        "Finish it, or agree a new date and write down what will be done about the problem",
        "Say what will close the gap",
    ]
    assert actions(", solution: 外包") == [
        "Finish it, or agree a new date and write down why",
        "Say what holds it up",
    ]
    assert actions(", problem: 缺人, solution: 外包") == [
        "Finish it, or agree a new date",
        "Carry out the written solution, or agree a new date",
    ]
