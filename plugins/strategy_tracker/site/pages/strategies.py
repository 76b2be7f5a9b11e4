"""The portfolio by cycle, and the sums of each department."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from strategy_tracker.language import message
from strategy_tracker.site.pages.list_pages import ListPage, ListPages, by_cycle, by_department, list_pages
from strategy_tracker.site.site import Site
from strategy_tracker.tables.sums import Department
from strategy_tracker.tracking import (
    Cycle,
    TrackedStrategy,
)


@dataclass(frozen=True, slots=True)
class StrategyGroup:
    """Strategies that stand below one heading."""

    id: str
    title: str
    strategies: list[TrackedStrategy]


def strategies_pages(site: Site) -> ListPages:
    """Return the portfolio by cycle (running, coming, past), and the sums of each department.

    Where it is long there is a page for each cycle and department.
    """
    strategies = [one for group in _groups(site, site.tracked.strategies) for one in group.strategies]
    departments = [Department(name, sums) for name, sums in site.tracked.sums_by_department().items()]
    page: ListPage[TrackedStrategy] = ListPage(
        source="strategies/index.md",
        folder="strategies/parts/",
        title=site.words(message("Strategies")),
        template="strategies.html",
        keys=[
            by_cycle(site, lambda strategy: strategy.cycle),
            by_department(site, lambda strategy: strategy.department),
        ],
        values=lambda shown: {"groups": _groups(site, shown), "departments": departments},
        rows=lambda found: site.tables.strategies(found, "").rows,
        headings=lambda shown: tuple((one.id, Cycle(one.id).term) for one in _groups(site, shown)),
    )
    return list_pages(site, page, strategies)


def _groups(site: Site, strategies: Iterable[TrackedStrategy]) -> list[StrategyGroup]:
    groups: dict[Cycle, list[TrackedStrategy]] = {cycle: [] for cycle in Cycle}
    for strategy in strategies:
        groups[strategy.cycle].append(strategy)
    return [
        StrategyGroup(cycle.value, site.words(cycle.term), sorted(found, key=_by_department))
        for cycle, found in groups.items()
        if found
    ]


def _by_department(strategy: TrackedStrategy) -> tuple[str, int, str]:
    return strategy.department, -(strategy.end or date.min).toordinal(), strategy.slug
