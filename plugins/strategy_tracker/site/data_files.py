"""The files for other programs, put together from the strategies' pieces; see `exchange.strategy_pieces`."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from functools import partial
from itertools import accumulate

from strategy_tracker.exchange.calendar_files import calendars_of
from strategy_tracker.exchange.csv_files import csv_file
from strategy_tracker.exchange.feed import feed
from strategy_tracker.exchange.portfolio import portfolio_schema, publish
from strategy_tracker.exchange.portfolio.pieces import portfolio_pieces, whole_portfolio
from strategy_tracker.exchange.strategy_pieces import FirstRows, StrategyPieces, pieces_of
from strategy_tracker.exchange.tables import Table, kpis_of, tasks_of
from strategy_tracker.exchange.xlsx_files import FIRST_ROW, ROWS_MEASURED, Sheet, workbook_of
from strategy_tracker.language import Language
from strategy_tracker.site.site import Site
from strategy_tracker.site.site_page import DataFile
from strategy_tracker.tracking import TrackedStrategy


def data_files(site: Site) -> list[DataFile]:
    """Return the files for other programs, and a calendar for each person with open tasks."""
    tracked, language = site.tracked, site.workspace.language
    strategies = tracked.strategies
    pieces = [kept_pieces(site, strategy, first) for strategy, first in placed_strategies(site)]
    tasks_in, kpis_in = ([len(one.tasks) for one in strategies], [len(one.kpis) for one in strategies])
    tasks = _heads_and_first_rows(tasks_of, strategies, tasks_in, language)
    kpis = _heads_and_first_rows(kpis_of, strategies, kpis_in, language)
    sheets = [
        Sheet(tasks, sum(tasks_in), (one.tasks.sheet for one in pieces)),
        Sheet(kpis, sum(kpis_in), (one.kpis.sheet for one in pieces)),
    ]
    portfolio = publish(tracked, language, site.address)
    encoded = [one.strategy for one in pieces]
    alerts = {
        id(alert): written
        for strategy, one in zip(strategies, pieces, strict=True)
        for alert, written in zip(strategy.alerts, one.alerts, strict=True)
    }
    in_order = [alerts[id(alert)] for alert in tracked.alerts]
    everybody, by_owner = calendars_of((event for one in pieces for event in one.events), language)
    files = [
        DataFile("data/portfolio.json", whole_portfolio(portfolio, encoded, in_order)),
        DataFile("data/portfolio.schema.json", json.dumps(portfolio_schema(), indent=1).encode()),
        DataFile("data/tasks.csv", csv_file(tasks.headers, (one.tasks.csv for one in pieces))),
        DataFile("data/kpis.csv", csv_file(kpis.headers, (one.kpis.csv for one in pieces))),
        DataFile("data/portfolio.xlsx", workbook_of(sheets, tracked.as_of)),
        DataFile("data/calendar.ics", everybody),
        DataFile("data/feed.xml", feed(tracked, language, site.address)),
    ]
    if sum(tasks_in) > site.workspace.settings.page_rows:
        slugs = [strategy.slug for strategy in strategies]
        parts = portfolio_pieces(portfolio, slugs, encoded)
        files += [DataFile(f"data/portfolio/{name}", content) for name, content in parts]
    for owner, content in by_owner.items():
        files.append(DataFile(f"{site.people[owner]}calendar.ics", content))
    return files


def placed_strategies(site: Site) -> list[tuple[TrackedStrategy, FirstRows]]:
    """Return all strategies, each with the rows of the sheets at which its own begin."""
    first = FirstRows(FIRST_ROW, FIRST_ROW)
    found = []
    for strategy in site.tracked.strategies:
        found.append((strategy, first))
        first = first.after(strategy)
    return found


def kept_pieces(site: Site, strategy: TrackedStrategy, first: FirstRows) -> StrategyPieces:
    """Return the pieces of a strategy, as they are kept or made now."""
    make = partial(pieces_of, strategy, site.tracked, site.language, site.address, first)
    return site.kept(StrategyPieces, strategy.slug, make, str(first))


def _heads_and_first_rows(
    table_of: Callable[[Sequence[TrackedStrategy], Language], Table],
    strategies: Sequence[TrackedStrategy],
    counts: Sequence[int],
    language: Language,
) -> Table:
    """Return a table of the first strategies: as much of it as its sheet's columns are measured by."""
    before = accumulate(counts, initial=0)
    needed = sum(rows < ROWS_MEASURED for rows in before)
    return table_of(strategies[:needed], language)
