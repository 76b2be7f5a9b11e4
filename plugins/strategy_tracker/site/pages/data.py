"""The page that lists the published files."""

from __future__ import annotations

from strategy_tracker.language import message
from strategy_tracker.site.site import Site
from strategy_tracker.site.site_page import SitePage


def data_page(site: Site) -> SitePage:
    """Return the page that lists the published files."""
    files = (
        ("data/portfolio.json", site.words(message("Everything, computed, for other programs"))),
        ("data/portfolio.schema.json", site.words(message("What portfolio.json holds (JSON Schema)"))),
        ("data/tasks.csv", site.words(message("All tasks"))),
        ("data/kpis.csv", site.words(message("All KPIs"))),
        ("data/portfolio.xlsx", site.words(message("Tasks and KPIs as an Excel workbook"))),
        ("data/calendar.ics", site.words(message("Due dates as a calendar"))),
        ("data/feed.xml", site.words(message("What changed, as a feed"))),
    )
    return site.page("data/index.md", site.words(message("Data")), "data.html", {"files": files})
