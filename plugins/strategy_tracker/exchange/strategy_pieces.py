"""What each strategy adds to the files for other programs: these are the strategies' pieces, one by one.

So a build after an edit makes the pieces of what has changed, and joins them with those that it has kept.
They are compressed, and opened when their file is written: those of all strategies are held until then.
"""

from __future__ import annotations

from dataclasses import dataclass

from strategy_tracker.cache.compressed import Compressed
from strategy_tracker.exchange.addresses import SiteAddress
from strategy_tracker.exchange.calendar_files import Event, events_of
from strategy_tracker.exchange.csv_files import csv_rows
from strategy_tracker.exchange.portfolio.pieces import encoded
from strategy_tracker.exchange.portfolio.strategy import publish_strategy
from strategy_tracker.exchange.tables import Table, kpis_of, tasks_of
from strategy_tracker.exchange.xlsx_files import sheet_rows
from strategy_tracker.language import Language
from strategy_tracker.tracking import TrackedPortfolio, TrackedStrategy


@dataclass(frozen=True, slots=True)
class FirstRows:
    """The rows, in the sheets of all tasks and of all KPIs, at which a strategy's own begin."""

    tasks: int
    kpis: int

    def after(self, strategy: TrackedStrategy) -> FirstRows:
        """Return where the rows of the strategy behind this one begin."""
        return FirstRows(self.tasks + len(strategy.tasks), self.kpis + len(strategy.kpis))


@dataclass(frozen=True, slots=True)
class TablePiece:
    """Rows of a table: as CSV, and as a sheet's XML."""

    csv: Compressed
    sheet: Compressed


@dataclass(frozen=True, slots=True)
class StrategyPieces:
    """What a strategy adds: itself and its warnings as JSON, its rows of both tables, its due dates.

    Each warning is a line.
    """

    strategy: Compressed
    alerts: Compressed
    tasks: TablePiece
    kpis: TablePiece
    events: tuple[Event, ...]


def pieces_of(
    strategy: TrackedStrategy,
    tracked: TrackedPortfolio,
    language: Language,
    address: SiteAddress,
    first: FirstRows,
) -> StrategyPieces:
    """Return the pieces of one of the strategies; its rows of the sheets begin at `first`."""
    published = publish_strategy(strategy, language, address)
    return StrategyPieces(
        Compressed.of(encoded(published)),
        Compressed.of(b"\n".join(map(encoded, published["alerts"]))),
        _table_piece(tasks_of([strategy], language), first.tasks),
        _table_piece(kpis_of([strategy], language), first.kpis),
        tuple(events_of(strategy, tracked.as_of, language, address)),
    )


def _table_piece(table: Table, first: int) -> TablePiece:
    return TablePiece(Compressed.of(csv_rows(table.rows)), Compressed.of(sheet_rows(table.rows, first)))
