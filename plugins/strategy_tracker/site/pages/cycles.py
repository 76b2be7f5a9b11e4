"""Each cycle beside the one before it."""

from __future__ import annotations

from strategy_tracker.language import message
from strategy_tracker.site.pages.list_pages import ListPage, ListPages, by_department, list_pages
from strategy_tracker.site.parts.compared_cycles import Compared, compared_cycles
from strategy_tracker.site.site import Site


def cycles_pages(site: Site) -> ListPages:
    """Return the page on which each cycle stands beside the one before it."""
    pairs = compared_cycles(site.tracked.strategies)
    title = site.words(message("This cycle beside the last"))
    page: ListPage[Compared] = ListPage(
        source="strategies/cycles.md",
        folder="strategies/cycles/",
        title=title,
        template="cycles.html",
        keys=[by_department(site, lambda pair: pair.sides[1].strategy.department)],
        values=lambda shown: {"title": title, "pairs": shown},
        in_nav=False,
        length=lambda pair: 5 + len(pair.kpis),
    )
    return list_pages(site, page, pairs)
