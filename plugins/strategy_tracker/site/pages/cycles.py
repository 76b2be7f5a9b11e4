"""Each cycle beside the one before it."""

from __future__ import annotations

from dataclasses import dataclass

from strategy_tracker.language import message
from strategy_tracker.site.pages.list_pages import ListPage, ListPages, by_department, list_pages
from strategy_tracker.site.site import Site
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


def cycles_pages(site: Site) -> ListPages:
    """Return the page on which each cycle stands beside the one before it."""
    pairs = [
        Compared((_side(pair.before), _side(pair.now)), pair.kpis)
        for pair in cycle_pairs(site.tracked.strategies)
    ]
    title = site.words(message("This cycle beside the last"))
    page: ListPage[Compared] = ListPage(
        source="strategies/cycles.md",
        folder="strategies/cycles/",
        title=title,
        template="cycles.html",
        keys=[by_department(site, lambda pair: pair.sides[1].strategy.department)],
        values=lambda shown: {"title": title, "pairs": shown},
        in_nav=False,
        lines=10,
    )
    return list_pages(site, page, pairs)


def _side(strategy: TrackedStrategy) -> Side:
    tasks = [task for task in strategy.tasks if task.counts]
    return Side(strategy, sum(task.slips for task in tasks), sum(task.slip_days for task in tasks))
