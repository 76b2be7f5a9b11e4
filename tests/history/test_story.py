"""What a quarter of commits says on several days."""

from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
import yaml
from git_repository import Repository
from story import opened, tell

from strategy_tracker.history.repository import Completeness
from strategy_tracker.tracking import Change
from strategy_tracker.tracking.portfolio import TrackedStrategy

CASES: list[dict[str, Any]] = yaml.safe_load(Path(__file__).with_name("story.yaml").read_text("utf-8"))


@pytest.fixture(scope="module")
def repository(tmp_path_factory: pytest.TempPathFactory) -> Repository:
    return tell(tmp_path_factory.mktemp("story") / "work")


@pytest.fixture(params=CASES, ids=lambda case: str(case["as_of"]))
def case(request: pytest.FixtureRequest) -> dict[str, Any]:
    return dict(request.param)


@pytest.fixture
def strategy(case: dict[str, Any], repository: Repository) -> TrackedStrategy:
    (found,) = opened(repository, str(case["as_of"])).tracked.strategies
    return found


def percent(value: object) -> Fraction | None:
    return None if value is None else Fraction(str(value)) / 100


def in_words(change: Change) -> str:
    before = change.before.text if change.before else ""
    after = change.after.text if change.after else ""
    start = f"{change.day} {change.author} {change.origin} {change.id} {change.field.key}"
    return f"{start} {before} → {after}"


def test_curve(case: dict[str, Any], strategy: TrackedStrategy) -> None:
    points = {point.day: (point.planned, point.earned) for point in strategy.curve}
    for day, (first, second, earned) in case.get("curve", {}).items():
        planned = (Fraction(first, 30) + 3 * Fraction(second, 70)) / 4
        assert points[day] == (planned, percent(earned)), day


def test_tasks(case: dict[str, Any], strategy: TrackedStrategy) -> None:
    names = ("slips", "slip_days", "baseline_end", "planned_end", "actual_end", "late_days", "last_update")
    for name, wanted in case["tasks"].items():
        task = strategy.task(name)
        assert task is not None
        assert task.progress == percent(wanted["progress"])
        for attribute in (*names, "stale_days"):
            assert getattr(task, attribute) == wanted[attribute], (name, attribute)
        points = {day: progress * 100 for day, progress in task.history.progress_points}
        assert points == wanted["points"], name


def test_kpi_points(case: dict[str, Any], strategy: TrackedStrategy) -> None:
    assert {point.day: point.text for point in strategy.kpis[0].points} == case["kpi_points"]


def test_log(case: dict[str, Any], strategy: TrackedStrategy) -> None:
    if "log" in case:
        assert [in_words(change) for change in strategy.changes] == case["log"]


def test_which_records_are_shown(case: dict[str, Any], repository: Repository) -> None:
    workspace = opened(repository, str(case["as_of"]))
    note = workspace.history
    assert (note.completeness, note.broken) == (Completeness.COMPLETE, 0)
    assert note.as_committed is case["as_committed"]
    assert next(iter(workspace.tracked.source.sources)) == case["file"]
    assert {problem.place.file for problem in workspace.tracked.source.problems} <= {case["file"]}


def test_the_same_twice(case: dict[str, Any], repository: Repository, strategy: TrackedStrategy) -> None:
    (again,) = opened(repository, str(case["as_of"])).tracked.strategies
    assert again == strategy
