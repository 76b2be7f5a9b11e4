"""The files for other programs, put together from the strategies' pieces when each file is written.

See `exchange.strategy_pieces`.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache, partial
from itertools import accumulate

from strategy_tracker.exchange.calendar_files import calendar, sorted_events
from strategy_tracker.exchange.csv_files import csv_file
from strategy_tracker.exchange.feed import feed
from strategy_tracker.exchange.portfolio import PublishedPortfolio, portfolio_schema, publish
from strategy_tracker.exchange.portfolio.pieces import portfolio_pieces, whole_portfolio
from strategy_tracker.exchange.strategy_pieces import FirstRows, StrategyPieces, pieces_of
from strategy_tracker.exchange.tables import Table, kpis_of, tasks_of
from strategy_tracker.exchange.xlsx_files import FIRST_ROW, ROWS_MEASURED, Sheet, workbook_of
from strategy_tracker.language import Language
from strategy_tracker.site.site import Site
from strategy_tracker.site.site_page import DataFile
from strategy_tracker.tracking import TrackedPortfolio, TrackedStrategy


@cache
def _schema() -> bytes:
    """Return the schema of portfolio.json: the same for every site, and for each build of a server."""
    return json.dumps(portfolio_schema(), indent=1).encode()


def data_files(site: Site) -> list[DataFile]:
    """Return the files for other programs, and a calendar for each person with open tasks."""
    tracked, language = site.tracked, site.workspace.language
    strategies = tracked.strategies
    pieces = [kept_pieces(site, strategy, first) for strategy, first in placed_strategies(site)]
    portfolio = publish(
        tracked, language, site.address, {name: one for name, (_, one) in site.by_owner.items()}
    )
    everybody, by_owner = sorted_events(event for one in pieces for event in one.events)
    files = [
        DataFile("data/portfolio.json", partial(_whole, tracked, portfolio, pieces)),
        DataFile.of("data/portfolio.schema.json", _schema()),
        *_tables(tracked, language, pieces),
        DataFile("data/calendar.ics", partial(calendar, everybody, language)),
        DataFile("data/feed.xml", lambda: [feed(tracked, language, site.address)]),
    ]
    if sum(len(one.tasks) for one in strategies) > site.workspace.settings.page_rows:
        slugs = [strategy.slug for strategy in strategies]
        parts = portfolio_pieces(portfolio, slugs, [one.strategy for one in pieces])
        files += [DataFile(f"data/portfolio/{name}", made) for name, made in parts]
    for owner, events in by_owner.items():
        files.append(
            DataFile(f"{site.people[owner]}calendar.ics", partial(calendar, events, language, owner))
        )
    return files


def _whole(
    tracked: TrackedPortfolio, portfolio: PublishedPortfolio, pieces: Sequence[StrategyPieces]
) -> Iterator[bytes]:
    """Yield the whole portfolio as JSON."""
    alerts = {
        id(alert): written
        for strategy, one in zip(tracked.strategies, pieces, strict=True)
        for alert, written in zip(strategy.alerts, one.alerts.content.splitlines(), strict=True)
    }
    in_order = (alerts[id(alert)] for alert in tracked.alerts)
    return whole_portfolio(portfolio, (one.strategy.content for one in pieces), in_order)


def _tables(
    tracked: TrackedPortfolio, language: Language, pieces: Sequence[StrategyPieces]
) -> list[DataFile]:
    """Return the tables of all tasks and all KPIs: each as CSV, and both as one workbook."""
    strategies = tracked.strategies
    tasks_in, kpis_in = ([len(one.tasks) for one in strategies], [len(one.kpis) for one in strategies])
    tasks = _heads_and_first_rows(tasks_of, strategies, tasks_in, language)
    kpis = _heads_and_first_rows(kpis_of, strategies, kpis_in, language)
    of_tasks, of_kpis = [one.tasks for one in pieces], [one.kpis for one in pieces]

    def workbook() -> Iterable[bytes]:
        sheets = [
            Sheet(tasks, sum(tasks_in), (one.sheet.content for one in of_tasks)),
            Sheet(kpis, sum(kpis_in), (one.sheet.content for one in of_kpis)),
        ]
        return [workbook_of(sheets, tracked.as_of)]

    return [
        DataFile("data/tasks.csv", lambda: csv_file(tasks.headers, (one.csv.content for one in of_tasks))),
        DataFile("data/kpis.csv", lambda: csv_file(kpis.headers, (one.csv.content for one in of_kpis))),
        DataFile("data/portfolio.xlsx", workbook),
    ]


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
