"""The portfolio by cycle, and the sums of each department."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from strategy_tracker.language import message
from strategy_tracker.site.site import Site
from strategy_tracker.site.site_page import SitePage
from strategy_tracker.tracking import (
    TrackedStrategy,
    roll_up,
)


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
