"""The log of a strategy by itself, where it is too long for the strategy's page."""

from __future__ import annotations

from collections.abc import Sequence

from strategy_tracker.exchange.addresses import strategy_path
from strategy_tracker.language import message
from strategy_tracker.language.formats import format_month
from strategy_tracker.site.addresses import anchors
from strategy_tracker.site.pages.division import GroupName
from strategy_tracker.site.pages.list_pages import ListPage, list_pages
from strategy_tracker.site.parts.log import LogWeek
from strategy_tracker.site.site import Site
from strategy_tracker.site.site_page import SitePage
from strategy_tracker.tracking import TrackedStrategy


def log_pages(site: Site, strategy: TrackedStrategy, log: Sequence[LogWeek]) -> list[SitePage]:
    """Return the pages of a long log, one for each month, newest first."""
    folder = f"{strategy_path(strategy.slug)}log/"
    values = {
        "strategy": strategy,
        "task_anchors": anchors("task", (task.id for task in strategy.tasks)),
        "kpi_anchors": anchors("kpi", (kpi.id for kpi in strategy.kpis)),
    }

    def by_month(week: LogWeek) -> GroupName:
        first = week.first.replace(day=1)
        return GroupName((-first.toordinal(),), f"{first:%Y-%m}", format_month(first, site.language))

    page: ListPage[LogWeek] = ListPage(
        source=f"{folder}index.md",
        folder=folder,
        title=f"{strategy.name} · {site.words(message('Log'))}",
        template="log.html",
        keys=[by_month],
        values=lambda shown: {**values, "log": shown},
        in_nav=False,
        lines=-(-sum(week.count for week in log) // len(log)),
    )
    return list_pages(site, page, log).pages
