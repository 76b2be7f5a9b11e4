"""What an alert says: its reasons in their order, in numbers, since when, whose move it is and which."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml
from records import strategy_of, tracked, tracked_one

from strategy_tracker.language import Language
from strategy_tracker.model import Strategy
from strategy_tracker.tracking import AlertKind, AlertReason, Level

CASES: list[dict[str, Any]] = yaml.load(
    Path(__file__).with_name("alerts.yaml").read_text("utf-8"),
    Loader=yaml.CBaseLoader,  # noqa: S506 - it makes nothing but text
)


def front_matter(case: dict[str, Any]) -> str:
    """The records of a case; a task or KPI without an id has that of its place."""
    head = {"period": "2026-07-01 to 2026-09-30", "owner": "趙*", "cadence": "每周"} | case.get(
        "strategy", {}
    )
    lines = [f"{key}: {text}" for key, text in head.items()]
    for kind, letter in (("tasks", "T"), ("kpis", "K")):
        numbered = enumerate(case.get(kind, []), 1)
        found = [one if one.startswith("id:") else f"id: {letter}{n:03}, {one}" for n, one in numbered]
        lines.append(f"{kind}: [{', '.join(f'{{{one}}}' for one in found)}]")
    if "retrospective" in case:
        lines.append(f"retrospective: {case['retrospective']}")
    return "\n".join(lines)


def told(reason: AlertReason) -> str:
    facts = (reason.kind.value, reason.level.name, reason.since, reason.days, reason.owner or "-")
    words = [one.localize(Language.ENGLISH) for one in (reason.reason, reason.action)]
    return f"{' '.join(map(str, facts))}{f' by {reason.field}' if reason.field else ''}: {'; '.join(words)}"


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_alerts(case: dict[str, Any]) -> None:
    as_of = date.fromisoformat(case.get("as_of", "2026-07-15"))
    settings = case.get("settings", {})
    strategy = tracked_one(front_matter(case), as_of, case.get("updates"), **settings)
    subject = case.get("of", f"T{len(case.get('tasks', [])):03}")
    alerts = [alert for alert in strategy.alerts if alert.subject == subject]
    assert [told(reason) for alert in alerts for reason in alert.reasons] == case["wanted"]


def test_what_is_said_of_an_alert_is_that_of_its_gravest_reason() -> None:
    task = "id: T001, owner: 王*, description: 主視覺, planned: by 2026-07-10, progress: 20, problem: 缺人"
    text = f"title: 計劃\nowner: 趙*\nperiod: 2026-07-01 to 2026-09-30\ntasks: [{{{task}}}]"
    (alert,) = tracked_one(text, date(2026, 7, 12)).alerts
    first = alert.reasons[0]
    assert (alert.kind, alert.level) == (AlertKind.OVERDUE, Level.BAD)
    assert (alert.reason, alert.action, alert.owner) == (first.reason, first.action, "王*")
    assert (alert.since, alert.days) == (date(2026, 7, 11), 1)
    assert alert.kinds == {AlertKind.OVERDUE, AlertKind.LAGGING, AlertKind.STALE}
    assert (alert.slug, alert.subject, alert.title) == ("plan", "T001", "主視覺")
    assert (alert.cause, alert.solution) == ("缺人", "")
    assert alert.summary.localize(Language.ENGLISH) == (
        "Due on 10 Jul 2026, 2 days late; Expected 100%, actual 20%, 80 points behind;"
        " No update for 11 days, agreed is every 7 days"
    )


def test_an_alert_about_a_kpi_says_what_is_written_about_it() -> None:
    value = "target: 100, current: 10, updated: 2026-08-14, aggregate: sum"
    kpi = f"{{id: K001, name: 銷售額, {value}, cause: 缺貨, action: 補貨}}"
    text = f"period: 2026-07-01 to 2026-09-30\nkpis: [{kpi}]"
    (alert,) = tracked_one(text, date(2026, 8, 15)).alerts
    assert (alert.slug, alert.subject, alert.title) == ("plan", "K001", "銷售額")
    assert (alert.cause, alert.solution) == ("缺貨", "補貨")


def test_alerts_come_by_level_kind_days_strategy_and_subject() -> None:
    def plan(slug: str, *tasks: str) -> Strategy:
        return strategy_of(f"cadence: none\ntasks: [{', '.join(tasks)}]", slug)

    late = "{{id: {}, planned: 2026-07-01 to {}, progress: 100, status: 進行中}}"
    risk = "{{id: {}, planned: 2026-07-01 to 2026-08-30, progress: 90, status: {}}}"
    one = plan("one", late.format("T002", "2026-07-10"), late.format("T001", "2026-07-10"))
    two = plan(
        "two",
        risk.format("T001", "有風險"),
        risk.format("T002", "暫停"),
        risk.format("T003", "阻塞"),
        late.format("T004", "2026-07-08"),
        late.format("T000", "2026-07-10"),
    )
    alerts = tracked(two, one, as_of=date(2026, 7, 15)).alerts
    assert [f"{alert.kind.value} {alert.slug} {alert.subject}" for alert in alerts] == [
        "overdue two T004", "overdue one T001", "overdue one T002", "overdue two T000",
        "blocked two T003", "on-hold two T002", "at-risk two T001",
    ]  # fmt: skip


@pytest.mark.parametrize("kind", AlertKind)
def test_every_kind_has_a_name(kind: AlertKind) -> None:
    assert kind.term.hant
