"""What two cycles of a strategy are compared by: the rows of a table that has a column for each cycle."""

from __future__ import annotations

from strategy_tracker.language import message
from strategy_tracker.language.formats import format_percent
from strategy_tracker.tables.column import Column, Row, columns_by_key
from strategy_tracker.tables.strategies import STRATEGIES
from strategy_tracker.tables.sums import on_time_column, tasks_done_column
from strategy_tracker.tracking import TrackedKpi, TrackedStrategy


def _moved(row: Row[TrackedStrategy]) -> str:
    tasks = [task for task in row.item.tasks if task.counts]
    count, days = sum(task.slips for task in tasks), sum(task.slip_days for task in tasks)
    return message("{count} times, {days} days in all", count=count, days=days).localize(row.language)


def _kpi(row: Row[TrackedKpi]) -> str:
    kpi = row.item
    ratio, band = format_percent(kpi.ratio, row.language), kpi.band.term.localize(row.language)
    return f"{kpi.current_text} / {kpi.target_text} {ratio} {band}"


COMPARED: dict[str, Column[TrackedStrategy]] = columns_by_key(
    STRATEGIES["period"],
    STRATEGIES["health"],
    tasks_done_column(lambda strategy: strategy.sums),
    on_time_column(lambda strategy: strategy.sums),
    Column("moved", message("Dates moved"), _moved),
)
"""What each of the two cycles says, by key. The KPIs that both have come after."""

KPI: Column[TrackedKpi] = Column("kpi", message("KPIs"), _kpi)
"""What each of the two cycles says of a KPI that both have."""
