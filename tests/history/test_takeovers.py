"""A file that served one quarter's plan and then the next is two records."""

from datetime import date
from pathlib import Path

import pytest
from git_repository import Repository
from story import opened, plan

from strategy_tracker.history.takeovers import of_present_record
from strategy_tracker.model import Place, Snapshot, Strategy, Written
from strategy_tracker.tracking import AlertKind
from strategy_tracker.values import Period

PERIODS = {
    "Q2": Period(date(2026, 4, 1), date(2026, 6, 30)),
    "Q3": Period(date(2026, 7, 1), date(2026, 9, 30)),
    "Q3 of 2025": Period(date(2025, 7, 1), date(2025, 9, 30)),
    "Q2 and Q3": Period(date(2026, 4, 1), date(2026, 9, 30)),
    "to 1 July": Period(date(2026, 4, 1), date(2026, 7, 1)),
    "from Q3": Period(date(2026, 7, 1), None),
    "unreadable": None,
}
FILE = "strategies/current.md"
LAST_QUARTER = plan(first="100", first_status="已完成", second="95").replace(
    "2026-07-01至2026-09-30", "2026-04-01至2026-06-30"
)


def snapshot(number: int, period: str) -> Snapshot:
    written = Written(period, PERIODS[period], Place("a.md"))
    return Snapshot(
        date(2026, 7, number), "", str(number), Strategy(place=Place("a.md"), slug="a", period=written)
    )


@pytest.mark.parametrize(
    ("versions", "present", "kept", "took_over"),
    [
        (["Q3", "Q3"], "Q3", "12", False),
        (["Q2", "Q2", "Q3", "Q3"], "Q3", "34", True),
        (["Q2", "Q3"], "Q2", "1", False),  # not committed yet: put back
        (["Q2", "Q2"], "Q3", "", True),
        (["Q2", "Q2 and Q3", "Q3"], "Q3", "123", False),  # extended, then narrowed
        (["Q3", "Q3 of 2025", "Q3"], "Q3", "13", False),  # mistyped for a while
        (["Q2", "Q3 of 2025", "Q3"], "Q3", "3", True),
        (["unreadable", "Q3", "unreadable", "Q3"], "Q3", "1234", False),
        (["Q2", "unreadable", "Q3"], "Q3", "3", True),
        (["Q2", "unreadable"], "Q3", "2", True),
        (["unreadable", "unreadable"], "unreadable", "12", False),
        (["Q3", "Q3"], "unreadable", "12", False),
        (["to 1 July", "Q3"], "Q3", "12", False),  # one day is shared
        (["Q3", "to 1 July"], "to 1 July", "12", False),
        (["Q2", "from Q3"], "from Q3", "2", True),
        ([], "Q3", "", False),
    ],
)
def test_versions_of_the_present_record(
    versions: list[str], present: str, kept: str, took_over: bool
) -> None:
    snapshots = [snapshot(number, period) for number, period in enumerate(versions, 1)]
    found = of_present_record(snapshots, Written(present, PERIODS[present], Place("a.md")))
    assert "".join(one.commit for one in found.snapshots) == kept
    assert found.took_over is took_over


@pytest.mark.parametrize("moved", [False, True])
def test_next_quarter_s_plan_has_no_slips_curve_or_log_of_the_last(tmp_path: Path, moved: bool) -> None:
    repository = Repository(tmp_path / "work")
    repository.put("2026-04-01", FILE, LAST_QUARTER.replace("100", "0").replace("95", "0"))
    repository.put("2026-06-29", FILE, LAST_QUARTER)
    path = FILE
    if moved:
        path = "strategies/q3.md"
        repository.move(FILE, path)
    repository.put("2026-07-08", path, plan(first="10"))
    (strategy,) = opened(repository, "2026-07-10").tracked.strategies
    task = strategy.tasks[0]
    assert (task.slips, task.baseline_end, strategy.changes) == (0, None, ())
    assert [(str(day), progress * 100) for day, progress in task.history.progress_points] == [
        ("2026-07-08", 10)
    ]
    assert [alert for alert in strategy.alerts if AlertKind.STALE in alert.kinds] == []
    (before,) = opened(repository, "2026-06-30").tracked.strategies
    assert before.tasks[0].progress == 1


def test_a_meeting_of_the_last_quarter_is_not_the_new_plan_s(tmp_path: Path) -> None:
    repository = Repository(tmp_path / "work")
    repository.put("2026-04-01", "strategies/current/index.md", LAST_QUARTER)
    for day, progress in (("2026-06-20", 90), ("2026-07-03", 5)):
        record = f"---\ntasks: {{T001: {{progress: {progress}}}}}\n---\n"
        repository.put(day, f"strategies/current/updates/{day}.md", record)
    repository.write("strategies/current/index.md", plan())
    for committed in (False, True):
        if committed:
            repository.commit("2026-07-08")
        (strategy,) = opened(repository, "2026-07-10").tracked.strategies
        assert [update.date.text for update in strategy.record.updates if update.date] == ["2026-07-03"]
