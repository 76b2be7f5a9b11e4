"""The columns of the table of people: what each owns, and how that stands."""

from __future__ import annotations

from dataclasses import dataclass

from strategy_tracker.language import message
from strategy_tracker.language.formats import format_percent
from strategy_tracker.tables.column import Column, Row, column_of_trouble, columns_by_key
from strategy_tracker.tables.numbers import percent
from strategy_tracker.tables.words import OVERDUE
from strategy_tracker.tracking import Level, RollUp
from strategy_tracker.vocabulary.fields import field_of


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who owns tasks: their sums, and the departments and cycles of their strategies."""

    name: str
    sums: RollUp
    departments: tuple[str, ...]
    cycles: tuple[str, ...]


PersonRow = Row[Person]

_OWN: tuple[Column[Person], ...] = (
    Column("owner", field_of("task", "owner"), lambda row: row.item.name),
    Column("open", message("Open"), lambda row: row.item.sums.open, figure=True),
    column_of_trouble("overdue", OVERDUE, lambda one: one.sums.overdue, Level.BAD),
    column_of_trouble("due_soon", message("Due soon"), lambda one: one.sums.due_soon, Level.WATCH),
    column_of_trouble("lagging", message("Lagging"), lambda one: one.sums.lagging, Level.BAD),
    Column("done", message("Done"), lambda row: row.item.sums.done, figure=True),
    Column(
        "on_time_rate",
        message("On-time rate"),
        lambda row: percent(row.item.sums.on_time_rate),
        words=lambda row: format_percent(row.item.sums.on_time_rate, row.language),
        sort=lambda row: row.item.sums.on_time_rate,
        figure=True,
    ),
)

PEOPLE = columns_by_key(*_OWN)
"""Every column by its key."""

ALL = tuple(PEOPLE)
