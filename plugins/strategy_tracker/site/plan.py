"""All pages and files of a site."""

from __future__ import annotations

import json

from strategy_tracker.exchange.calendar_files import calendars
from strategy_tracker.exchange.csv_files import table_csv
from strategy_tracker.exchange.feed import feed
from strategy_tracker.exchange.portfolio import portfolio_json, portfolio_schema, publish
from strategy_tracker.exchange.tables import kpis_table, tasks_table
from strategy_tracker.exchange.xlsx_files import workbook
from strategy_tracker.site.pages.alerts import alerts_page
from strategy_tracker.site.pages.cycles import cycles_page
from strategy_tracker.site.pages.data import data_page
from strategy_tracker.site.pages.departments import departments_page
from strategy_tracker.site.pages.home import home_page
from strategy_tracker.site.pages.kpis import kpis_page
from strategy_tracker.site.pages.people import people_page, person_pages
from strategy_tracker.site.pages.quality import quality_page
from strategy_tracker.site.pages.reports import report_pages
from strategy_tracker.site.pages.retrospective import retrospective_page
from strategy_tracker.site.pages.retrospectives import retrospectives_page
from strategy_tracker.site.pages.strategies import strategies_page
from strategy_tracker.site.pages.strategy import strategy_page
from strategy_tracker.site.pages.tasks import tasks_page
from strategy_tracker.site.site import Site
from strategy_tracker.site.site_page import DataFile, SitePage


def plan_site(site: Site) -> tuple[list[SitePage], list[DataFile]]:
    """Return the pages (not yet rendered) and the published files of a site."""
    pages = [
        home_page(site),
        strategies_page(site),
        cycles_page(site),
        tasks_page(site),
        kpis_page(site),
        alerts_page(site),
        people_page(site),
        retrospectives_page(site),
        *report_pages(site),
        quality_page(site),
        data_page(site),
    ]
    if site.origins:
        pages.append(departments_page(site))
    for strategy in site.tracked.strategies:
        pages.append(strategy_page(site, strategy))
        if strategy.record.retrospective is not None:
            pages.append(retrospective_page(site, strategy))
    pages += person_pages(site)
    return pages, published_files(site)


def published_files(site: Site) -> list[DataFile]:
    """Return the files for other programs, and a calendar for each person with open tasks."""
    tracked, language = site.tracked, site.workspace.language
    tables = (tasks_table(tracked, language), kpis_table(tracked, language))
    everybody, by_owner = calendars(tracked, language, site_url=site.site_url)
    files = [
        DataFile("data/portfolio.json", portfolio_json(publish(tracked, language, site.site_url))),
        DataFile("data/portfolio.schema.json", json.dumps(portfolio_schema(), indent=1).encode()),
        DataFile("data/tasks.csv", table_csv(tables[0])),
        DataFile("data/kpis.csv", table_csv(tables[1])),
        DataFile("data/portfolio.xlsx", workbook(tables, tracked.as_of)),
        DataFile("data/calendar.ics", everybody),
        DataFile("data/feed.xml", feed(tracked, language, site_url=site.site_url)),
    ]
    for owner, content in by_owner.items():
        files.append(DataFile(f"{site.people[owner]}calendar.ics", content))
    return files
