"""Files for other programs: JSON with its schema, CSV, XLSX, ICS, Atom. Same input, same bytes."""

from strategy_tracker.exchange.calendar_files import calendar
from strategy_tracker.exchange.csv_files import table_csv
from strategy_tracker.exchange.feed import feed
from strategy_tracker.exchange.front_matter_schema import front_matter_schema
from strategy_tracker.exchange.portfolio import PublishedPortfolio, portfolio_json, portfolio_schema, publish
from strategy_tracker.exchange.tables import Table, kpis_table, tasks_table
from strategy_tracker.exchange.xlsx_files import workbook
from strategy_tracker.tables.column import Cell

__all__ = [
    "Cell",
    "PublishedPortfolio",
    "Table",
    "calendar",
    "feed",
    "front_matter_schema",
    "kpis_table",
    "portfolio_json",
    "portfolio_schema",
    "publish",
    "table_csv",
    "tasks_table",
    "workbook",
]
