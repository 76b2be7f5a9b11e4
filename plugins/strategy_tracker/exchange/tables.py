"""Tasks and KPIs as tables: the form's columns in its order, then whose they are, then what is computed."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from strategy_tracker.language import Language
from strategy_tracker.tables import kpis, tasks
from strategy_tracker.tables.column import Cell, Column, Item, Row
from strategy_tracker.tracking import TrackedStrategy
from strategy_tracker.vocabulary.fields import field_of


@dataclass(frozen=True, slots=True)
class Table:
    """A table: its name, the columns' keys and heads, and rows of typed cells. None is an empty cell.

    A str is text and never anything else, whatever it looks like; numbers and dates are of their own types.
    """

    title: str
    keys: tuple[str, ...]
    headers: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]


def tasks_of(strategies: Iterable[TrackedStrategy], language: Language) -> Table:
    """Return the tasks of strategies in the order written; progress and lag as percent numbers."""
    return _table("tasks", strategies, language, tasks.TASKS, tasks.FILES, lambda strategy: strategy.tasks)


def kpis_of(strategies: Iterable[TrackedStrategy], language: Language) -> Table:
    """Return the KPIs of strategies in the order written; attainments as percent numbers."""
    return _table("kpis", strategies, language, kpis.KPIS, kpis.FILES, lambda strategy: strategy.kpis)


def _table(
    field: str,
    strategies: Iterable[TrackedStrategy],
    language: Language,
    known: Mapping[str, Column[Item]],
    keys: tuple[str, ...],
    items: Callable[[TrackedStrategy], Sequence[Item]],
) -> Table:
    columns = [known[key] for key in keys]
    rows = (Row(strategy, item, language) for strategy in strategies for item in items(strategy))
    return Table(
        title=field_of("strategy", field).localize(language),
        keys=keys,
        headers=tuple(column.head.localize(language) for column in columns),
        rows=tuple(tuple(column.value(row) for column in columns) for row in rows),
    )
