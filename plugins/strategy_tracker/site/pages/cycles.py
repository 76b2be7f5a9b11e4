"""Each cycle beside the one before it."""

from __future__ import annotations

from dataclasses import dataclass

from strategy_tracker.language import message
from strategy_tracker.site.site import Site
from strategy_tracker.site.site_page import SitePage
from strategy_tracker.tracking import TrackedStrategy
from strategy_tracker.tracking.cycle_pairs import KpiPair, cycle_pairs


@dataclass(frozen=True, slots=True)
class Side:
    """One of the two cycles: how often its tasks' ends were moved, and by how many days in all."""

    strategy: TrackedStrategy
    slips: int
    slip_days: int


@dataclass(frozen=True, slots=True)
class Compared:
    """Two cycles beside each other, the earlier one first, and the KPIs that both have."""

    sides: tuple[Side, Side]
    kpis: tuple[KpiPair, ...]


def cycles_page(site: Site) -> SitePage:
    """Return the page on which each cycle stands beside the one before it."""
    pairs = [
        Compared((_side(pair.before), _side(pair.now)), pair.kpis)
        for pair in cycle_pairs(site.tracked.strategies)
    ]
    title = site.words(message("This cycle beside the last"))
    return site.page(
        "strategies/cycles.md", title, "cycles.html", {"title": title, "pairs": pairs}, in_nav=False
    )


def _side(strategy: TrackedStrategy) -> Side:
    tasks = [task for task in strategy.tasks if task.counts]
    return Side(strategy, sum(task.slips for task in tasks), sum(task.slip_days for task in tasks))
