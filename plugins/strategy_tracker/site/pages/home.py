"""The overview: ten seconds to see what slipped, why, and whose move it is."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from strategy_tracker.language import message
from strategy_tracker.rules import Severity
from strategy_tracker.site.site import Site
from strategy_tracker.site.site_page import SitePage
from strategy_tracker.tracking import (
    Change,
    Level,
    TrackedPortfolio,
    TrackedStrategy,
    roll_up,
)

ATTENTION = 8


@dataclass(frozen=True, slots=True)
class RecentChange:
    """A change with the strategy and the title of what was changed."""

    slug: str
    title: str
    change: Change


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
        "kpis_good": sum(kpi.band.good for kpi in kpis),
        "kpis_count": len(kpis),
        "due_soon_days": tracked.settings.due_soon_days,
        "alerts": running_alerts,
        "attention": ATTENTION,
        "broken": site.findings.at_least(Severity.ERROR)[:5],
        "week": _recent(tracked, 7),
    }
    return site.page("index.md", site.words(message("Overview")), "home.html", values)


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


def _worst_first(strategy: TrackedStrategy) -> tuple[int, str]:
    return -strategy.health.level, strategy.slug
