"""Each cycle beside the one before it."""

from __future__ import annotations

from strategy_tracker.language import message
from strategy_tracker.site.pages.list_pages import ListPage, ListPages, by_department, list_pages
from strategy_tracker.site.site import Site
from strategy_tracker.tracking.cycle_pairs import CyclePair, cycle_pairs


def cycles_pages(site: Site) -> ListPages:
    """Return the page on which each cycle stands beside the one before it."""
    pairs = cycle_pairs(site.tracked.strategies)
    title = site.words(message("This cycle beside the last"))
    page: ListPage[CyclePair] = ListPage(
        source="strategies/cycles.md",
        folder="strategies/cycles/",
        title=title,
        template="cycles.html",
        keys=[by_department(site, lambda pair: pair.now.department)],
        values=lambda shown: {"title": title, "pairs": shown},
        in_nav=False,
        length=lambda pair: 5 + len(pair.kpis),
    )
    return list_pages(site, page, pairs)
