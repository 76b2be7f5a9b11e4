"""What commits and meetings say changed, and what follows from it for a task and a KPI, case by case."""

from datetime import date
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
import yaml
from records import strategy_of

from strategy_tracker.model import Portfolio, Snapshot, text_of
from strategy_tracker.tracking import Change, TrackedKpi, TrackedTask, track

CASES: list[dict[str, Any]] = yaml.load(
    Path(__file__).with_name("logs.yaml").read_text("utf-8"),
    Loader=yaml.CBaseLoader,  # noqa: S506 - it makes nothing but text
)
PERIOD = "period: 2026-07-01 to 2026-09-30\n"


def line(change: Change) -> str:
    before, after = (one.text if one is not None else "" for one in (change.before, change.after))
    of = f" of {change.value_of}" if change.value_of is not None else ""
    who = (change.origin.value, f"{change.commit}{change.author}")
    what = (change.record, change.id, change.field.key)
    return f"{change.day} {' '.join(who)} {' '.join(what)}: {before} → {after}{of}"


def of_task(task: TrackedTask, name: str) -> str:
    if name == "known":
        return ", ".join(f"{day} {share * 100}" for day, share in task.history.progress_points)
    if name == "moves":
        return ", ".join(" ".join(map(str, move)) for move in task.history.planned_ends())
    if name == "status_since":
        return str(task.history.status_since()).replace("None", "null")
    value = text_of(task.record.problem) if name == "problem" else getattr(task, name)
    return str(value * 100 if isinstance(value, Fraction) else value).replace("None", "null")


def of_kpi(kpi: TrackedKpi, name: str) -> str:
    if name == "points":
        return ", ".join(f"{point.day} {point.text} ({point.source})" for point in kpi.points)
    return str(getattr(kpi, name)).replace("None", "null")


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_log(case: dict[str, Any]) -> None:
    versions = [
        Snapshot(
            date.fromisoformat(day),
            "王*",
            f"c{number} ",
            strategy_of(PERIOD + text),
            day == case.get("boundary"),
        )
        for number, (day, text) in enumerate(case.get("versions", {}).items(), 1)
    ]
    text = case["file"] if "file" in case else list(case["versions"].values())[-1]
    strategy = strategy_of(PERIOD + text, updates=case.get("updates"))
    as_of = date.fromisoformat(case.get("as_of", "2026-09-15"))
    (found,) = track(Portfolio((strategy,), (), {}), as_of, snapshots={"plan": versions}).strategies
    assert [line(change) for change in found.changes] == case["log"]
    tasks = {task.id: task for task in found.tasks}
    kpis = {kpi.id: kpi for kpi in found.kpis}
    for name, wanted in case.get("task", {}).items():
        assert of_task(tasks["T001"], name) == wanted, name
    for name, wanted in case.get("kpi", {}).items():
        assert of_kpi(kpis["K001"], name) == wanted, name
