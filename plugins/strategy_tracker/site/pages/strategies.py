"""The portfolio by cycle, and the sums of each department."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from strategy_tracker.language import message
from strategy_tracker.site.site import Site
from strategy_tracker.site.site_page import SitePage
from strategy_tracker.tracking import (
    Cycle,
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
    groups: dict[Cycle, list[TrackedStrategy]] = {cycle: [] for cycle in Cycle}
    for strategy in site.tracked.strategies:
        groups[strategy.cycle].append(strategy)
    shown = [
        StrategyGroup(cycle.value, site.words(cycle.term), sorted(found, key=_by_department))
        for cycle, found in groups.items()
        if found
    ]
    headings = tuple((cycle.value, cycle.term) for cycle, found in groups.items() if found)
    title = site.words(message("Strategies"))
    values = {
        "groups": shown,
        "departments_sums": [(name, roll_up(tasks)) for name, tasks in site.tracked.by_department().items()],
    }
    return site.page("strategies/index.md", title, "strategies.html", values, headings=headings)


def _by_department(strategy: TrackedStrategy) -> tuple[str, int, str]:
    return strategy.department, -(strategy.end or date.min).toordinal(), strategy.slug
