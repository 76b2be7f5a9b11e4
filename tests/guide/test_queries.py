"""The queries on the published data that the guide shows, run on the example by DuckDB."""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import duckdb
import pytest

from strategy_tracker.exchange.portfolio import portfolio_json, publish
from strategy_tracker.language import Language
from strategy_tracker.model import Snapshot
from strategy_tracker.source.loading import load_portfolio
from strategy_tracker.tracking import TrackedPortfolio, track
from strategy_tracker.values import Period

ROOT = Path(__file__).resolve().parents[2]
PAGE = (ROOT / "docs" / "guide" / "data.md").read_text("utf-8")
VIEW, SLIPS, OVERDUE, LOG, CURVE, POINTS = re.findall(r"```sql\n(.*?)```", PAGE, re.DOTALL)
DAY = date(2025, 8, 15)


@pytest.fixture(scope="module")
def tracked() -> TrackedPortfolio:
    """The example; each first task's end was put off by five days on 1 August."""
    portfolio = load_portfolio(ROOT / "strategies", prefix="strategies/")
    snapshots = {}
    for strategy in portfolio.strategies:
        first, *others = strategy.tasks
        if first.planned is None or first.planned.value is None or first.planned.value.end is None:
            continue
        end = date.fromordinal(first.planned.value.end.toordinal() - 5)
        planned = replace(first.planned, value=Period(first.planned.value.start, end))
        before = replace(strategy, tasks=(replace(first, planned=planned), *others))
        snapshots[strategy.slug] = (
            Snapshot(date(2025, 7, 1), "李四", "a" * 40, before),
            Snapshot(date(2025, 8, 1), "王*", "b" * 40, strategy),
        )
    return track(portfolio, DAY, snapshots=snapshots)


@pytest.fixture(scope="module")
def database(
    tracked: TrackedPortfolio, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[duckdb.DuckDBPyConnection]:
    folder = tmp_path_factory.mktemp("published")
    (folder / "data").mkdir()
    (folder / "data" / "portfolio.json").write_bytes(portfolio_json(publish(tracked, Language.ENGLISH)))
    with duckdb.connect() as connection:
        connection.execute(f"SET file_search_path = '{folder}'")
        connection.execute(VIEW)
        yield connection


def rows(database: duckdb.DuckDBPyConnection, query: str) -> list[tuple[Any, ...]]:
    return database.execute(query).fetchall()


def test_slips_by_department(database: duckdb.DuckDBPyConnection, tracked: TrackedPortfolio) -> None:
    found = rows(database, SLIPS)
    slips = [
        (strategy.department, task.slip_days) for strategy in tracked.strategies for task in strategy.tasks
    ]
    moved = [(department, days) for department, days in slips if days]
    assert sum(count for _, count, _ in found) == len(moved) > 5
    assert {department: days for department, _, days in found} == {
        name: sum(days for department, days in moved if department == name) for name, _ in moved
    }


def test_overdue_tasks(database: duckdb.DuckDBPyConnection, tracked: TrackedPortfolio) -> None:
    found = sorted((name, days) for _, name, _, days in rows(database, OVERDUE))
    assert found == sorted((task.id, task.late_days) for task in tracked.tasks if task.overdue) != []


def test_entries_of_the_log(database: duckdb.DuckDBPyConnection, tracked: TrackedPortfolio) -> None:
    found = rows(database, LOG)
    assert sum(count for *_, count in found) == sum(len(strategy.changes) for strategy in tracked.strategies)
    assert ("2025-08", "王*") in {(month, author) for month, author, _ in found}


def test_the_curve_today(database: duckdb.DuckDBPyConnection, tracked: TrackedPortfolio) -> None:
    running = {one.slug for one in tracked.strategies if any(point.day == DAY for point in one.curve)}
    assert {slug for slug, *_ in rows(database, CURVE)} == running != set()


def test_the_points_of_kpis(database: duckdb.DuckDBPyConnection, tracked: TrackedPortfolio) -> None:
    found = rows(database, POINTS)
    assert len(found) == sum(len(kpi.points) for kpi in tracked.kpis)
    assert found == sorted(found, key=lambda row: row[:3])
