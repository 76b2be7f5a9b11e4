"""All pages and files of a site."""

from __future__ import annotations

from strategy_tracker.site.data_files import data_files
from strategy_tracker.site.made_apart import make_apart
from strategy_tracker.site.pages.alerts import alerts_pages
from strategy_tracker.site.pages.cycles import cycles_pages
from strategy_tracker.site.pages.data import data_page
from strategy_tracker.site.pages.departments import departments_pages
from strategy_tracker.site.pages.home import home_page
from strategy_tracker.site.pages.kpis import kpis_pages
from strategy_tracker.site.pages.people import people_pages, person_pages
from strategy_tracker.site.pages.quality import quality_pages
from strategy_tracker.site.pages.reports import report_pages
from strategy_tracker.site.pages.retrospective import retrospective_page
from strategy_tracker.site.pages.retrospectives import retrospectives_pages
from strategy_tracker.site.pages.rules import rules_page
from strategy_tracker.site.pages.strategies import strategies_pages
from strategy_tracker.site.pages.strategy import strategy_pages
from strategy_tracker.site.pages.tasks import board_page, calendar_page, tasks_pages
from strategy_tracker.site.site import Site
from strategy_tracker.site.site_page import SiteFile, SitePage


def plan_site(site: Site) -> tuple[list[SitePage], list[SiteFile]]:
    """Return the pages (not yet rendered) and the published files of a site."""
    make_apart(site)
    strategies, cycles = strategies_pages(site), cycles_pages(site)
    lists = [tasks_pages(site), kpis_pages(site), alerts_pages(site), people_pages(site)]
    retrospectives, quality, persons = retrospectives_pages(site), quality_pages(site), person_pages(site)
    departments = [departments_pages(site)] if site.origins else []
    pages = [
        home_page(site),
        *strategies.pages,
        *cycles.pages,
        *(page for one in lists for page in one.pages),
        *retrospectives.pages,
        board_page(site),
        calendar_page(site),
        *report_pages(site),
        *quality.pages,
        data_page(site),
        rules_page(site),
        *(page for one in departments for page in one.pages),
    ]
    for strategy in site.tracked.strategies:
        pages += strategy_pages(site, strategy)
        if strategy.record.retrospective is not None:
            pages.append(retrospective_page(site, strategy))
    pages += [page for one in persons for page in one.pages]
    rows = [file for one in (strategies, *lists, *departments, *persons) for file in one.files]
    return pages, [*data_files(site), *rows]
