"""The pages across strategies: overview, strategies, tasks, KPIs, alerts, retrospectives."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from strategy_tracker.language import message
from strategy_tracker.rules import Severity
from strategy_tracker.site.site import Site
from strategy_tracker.site.site_page import SitePage
from strategy_tracker.tracking import (
    Alert,
    AlertKind,
    Band,
    Change,
    Level,
    TrackedKpi,
    TrackedPortfolio,
    TrackedStrategy,
    TrackedTask,
    roll_up,
)
from strategy_tracker.values import KpiType

ATTENTION = 8


@dataclass(frozen=True, slots=True)
class RecentChange:
    """A change with the strategy and the title of what was changed."""

    slug: str
    title: str
    change: Change


def _recent(tracked: TrackedPortfolio, days: int) -> list[RecentChange]:
    """Return the changes of the last days, newest first."""
    first = tracked.as_of - timedelta(days=days - 1)
    found = []
    for strategy in tracked.strategies:
        titles = {("task", task.id): task.description for task in strategy.tasks}
        titles |= {("kpi", kpi.id): kpi.name for kpi in strategy.kpis}
        for change in strategy.changes:
            if change.day >= first:
                title = titles.get((change.record, change.id), "")
                if change.record != "step":
                    found.append(RecentChange(strategy.slug, title, change))
    return sorted(found, key=lambda recent: -recent.change.day.toordinal())


def home_page(site: Site) -> SitePage:
    """Return the overview: ten seconds to see what slipped, why, and whose move it is."""
    tracked = site.tracked
    running = [strategy for strategy in tracked.strategies if strategy.running]
    coming = [one for one in tracked.strategies if one.start is not None and one.start > tracked.as_of]
    slugs = {strategy.slug for strategy in running}
    kpis = [kpi for strategy in running for kpi in strategy.kpis]
    running_alerts = [one for one in tracked.alerts if one.slug in slugs or one.level is Level.BAD]
    values = {
        "running": roll_up(task for strategy in running for task in strategy.tasks),
        "running_strategies": sorted(running, key=_worst_first),
        "coming_strategies": coming,
        "kpis_met": sum(kpi.band is Band.MET for kpi in kpis),
        "kpis_count": len(kpis),
        "due_soon_days": tracked.settings.due_soon_days,
        "alerts": _one_each(running_alerts),
        "attention": ATTENTION,
        "broken": site.workspace.findings.at_least(Severity.ERROR)[:5],
        "week": _recent(tracked, 7),
    }
    return site.page("index.md", site.words(message("Overview")), "home.html", values)


def _one_each(alerts: list[Alert]) -> list[Alert]:
    """Return the gravest alert of each subject: one line a task is enough on the overview."""
    seen = set()
    found = []
    for alert in alerts:
        key = (alert.slug, alert.subject or alert.place)
        if key not in seen:
            seen.add(key)
            found.append(alert)
    return found


def _worst_first(strategy: TrackedStrategy) -> tuple[int, str]:
    return -strategy.health.level, strategy.slug


@dataclass(frozen=True, slots=True)
class StrategyGroup:
    """Strategies that stand below one heading."""

    id: str
    title: str
    strategies: list[TrackedStrategy]


def strategies_page(site: Site) -> SitePage:
    """Return the portfolio by cycle (running, coming, past), and the sums of each department."""
    as_of = site.tracked.as_of
    groups: dict[str, list[TrackedStrategy]] = {"running": [], "coming": [], "past": [], "broken": []}
    for strategy in site.tracked.strategies:
        groups[_cycle(strategy, as_of)].append(strategy)
    titles = {
        "running": message("Running"),
        "coming": message("Coming"),
        "past": message("Past"),
        "broken": message("Not readable"),
    }
    shown = [
        StrategyGroup(name, site.words(titles[name]), sorted(found, key=_by_department))
        for name, found in groups.items()
        if found
    ]
    headings = tuple((group.id, titles[group.id]) for group in shown)
    title = site.words(message("Strategies"))
    values = {
        "groups": shown,
        "departments_sums": [(name, roll_up(tasks)) for name, tasks in site.tracked.by_department().items()],
    }
    return site.page("strategies/index.md", title, "strategies.html", values, headings=headings)


def _cycle(strategy: TrackedStrategy, as_of: date) -> str:
    if not strategy.record.readable:
        return "broken"
    if strategy.running:
        return "running"
    return "coming" if strategy.start is not None and strategy.start > as_of else "past"


def _by_department(strategy: TrackedStrategy) -> tuple[str, int, str]:
    return strategy.department, -(strategy.end or date.min).toordinal(), strategy.slug


def _due_first(task: TrackedTask) -> tuple[bool, date, str, str]:
    return not task.open, task.planned_end or date.max, task.slug, task.id


def tasks_page(site: Site) -> SitePage:
    """Return every task, open ones first, by due date."""
    tasks = sorted(site.tracked.tasks, key=_due_first)
    return site.page("tasks/index.md", site.words(message("Tasks")), "tasks.html", {"tasks": tasks})


@dataclass(frozen=True, slots=True)
class KpiGroup:
    """KPIs of one type."""

    id: str
    title: str
    kpis: list[TrackedKpi]


def kpis_page(site: Site) -> SitePage:
    """Return all KPIs, process and result apart."""
    kpis = list(site.tracked.kpis)
    titles = (
        ("result", KpiType.RESULT, message("Result KPIs")),
        ("process", KpiType.PROCESS, message("Process KPIs")),
        ("other", None, message("KPIs without a type")),
    )
    groups = []
    for name, kind, title in titles:
        found = [kpi for kpi in kpis if (kpi.record.type.value if kpi.record.type else None) is kind]
        if found:
            groups.append(KpiGroup(name, site.words(title), found))
    values = {"groups": groups, "count": len(kpis)}
    return site.page("kpis/index.md", site.words(message("KPIs")), "kpis.html", values)


@dataclass(frozen=True, slots=True)
class AlertGroup:
    """Alerts of one kind."""

    kind: AlertKind
    alerts: list[Alert]


def alerts_page(site: Site) -> SitePage:
    """Return every alert by kind."""
    groups = []
    for kind in AlertKind:
        found = [alert for alert in site.tracked.alerts if alert.kind is kind]
        if found:
            groups.append(AlertGroup(kind, found))
    title = site.words(message("Alerts"))
    return site.page("alerts/index.md", title, "alerts.html", {"groups": groups})


def retrospectives_page(site: Site) -> SitePage:
    """Return open next steps first, then all retrospectives, then those that are missing."""
    tracked = site.tracked
    held = [strategy for strategy in tracked.strategies if strategy.record.retrospective is not None]
    missing = [
        strategy
        for strategy in tracked.strategies
        if strategy.record.retrospective is None and strategy.end is not None and strategy.end < tracked.as_of
    ]
    steps = [step for strategy in tracked.strategies for step in strategy.steps if step.open]
    values = {
        "open_steps": sorted(steps, key=lambda step: (step.due or date.max, step.since or date.max)),
        "held": sorted(held, key=lambda one: -(one.end or date.min).toordinal()),
        "missing": missing,
    }
    title = site.words(message("Retrospectives"))
    return site.page("retrospectives/index.md", title, "retrospectives.html", values)
