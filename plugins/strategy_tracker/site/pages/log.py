"""The log of a strategy by itself, where it is too long for the strategy's page."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from strategy_tracker.exchange.addresses import strategy_path
from strategy_tracker.language import message
from strategy_tracker.language.formats import format_month
from strategy_tracker.site.addresses import anchors
from strategy_tracker.site.pages.division import GroupName, rows_of_text
from strategy_tracker.site.pages.list_pages import ListPage, list_pages
from strategy_tracker.site.parts.folded_changes import FoldedChange
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
        length=log_rows,
    )
    return list_pages(site, page, log).pages


def log_rows(week: LogWeek) -> int:
    """Return how many rows of a page a week counts as: a long text as several."""
    lines = (rows_of_text(*_texts(line)) for day in week.days for line in day.lines)
    notes = (rows_of_text(update.body) for day in week.days for update in day.updates)
    return sum(lines) + sum(notes)


def _texts(line: FoldedChange) -> Iterator[str]:
    yield line.words
    for change in line.long:
        yield from (written.text for written in (change.before, change.after) if written is not None)


def latest(log: Sequence[LogWeek], most: int) -> list[LogWeek]:
    """Return the newest weeks that have no more than some lines together: one at least."""
    found: list[LogWeek] = []
    for week in log:
        most -= log_rows(week)
        if found and most < 0:
            break
        found.append(week)
    return found
