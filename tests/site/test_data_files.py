"""The files that are put together from the strategies' pieces are those of the whole portfolio."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from strategy_tracker.exchange.tables import kpis_of, tasks_of
from strategy_tracker.exchange.xlsx_files import workbook
from strategy_tracker.language import Language
from strategy_tracker.settings import SiteSettings
from strategy_tracker.site import Site
from strategy_tracker.site.data_files import data_files
from strategy_tracker.workspace import open_workspace

PROJECT = Path(__file__).parents[2]
DAY = date(2025, 8, 18)


def test_the_workbook_has_the_sheets_of_all_strategies() -> None:
    settings = SiteSettings(history=False, cache=False)
    site = Site(open_workspace(PROJECT, settings, Language.TRADITIONAL, DAY, alerts=False))
    (file,) = (one for one in data_files(site) if one.path == "data/portfolio.xlsx")
    strategies = site.tracked.strategies
    tables = [make(strategies, Language.TRADITIONAL) for make in (tasks_of, kpis_of)]
    assert b"".join(file.content("", {})) == workbook(tables, DAY)
