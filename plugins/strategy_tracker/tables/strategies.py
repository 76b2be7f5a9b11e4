"""The columns of the strategies' table."""

from __future__ import annotations

from strategy_tracker.language import message
from strategy_tracker.language.formats import format_date
from strategy_tracker.model import text_of
from strategy_tracker.tables.column import Column, Row, column_of_trouble, columns_by_key
from strategy_tracker.tables.fields import field_columns
from strategy_tracker.tables.numbers import percent
from strategy_tracker.tables.words import (
    EXPECTED,
    HEALTH,
    OVERDUE,
    PROGRESS,
    STANDING,
    STRATEGY_COLUMNS,
    days,
    in_percent,
)
from strategy_tracker.tables.written import typed, unread
from strategy_tracker.tracking import Level, TrackedStrategy
from strategy_tracker.vocabulary.fields import field_of

StrategyRow = Row[TrackedStrategy]


def _goals(row: StrategyRow) -> str:
    return "\n".join(text_of(goal.statement) for goal in row.item.record.goals)


def _next(row: StrategyRow) -> str:
    due = row.item.next_due
    if due is None or due.planned_end is None:
        return ""
    return f"{format_date(due.planned_end, row.language)} {due.id} {due.owner}".rstrip()


_OWN: tuple[Column[TrackedStrategy], ...] = (
    Column("owner", field_of("strategy", "owner"), lambda row: row.item.owner),
    Column(
        "period",
        field_of("strategy", "period"),
        lambda row: typed(row.item.record.period),
        words=lambda row: days(row.item.start, row.item.end, row.language),
        sort=lambda row: row.item.end,
        unread=lambda row: unread(row.item.record.period),
        also=("due",),
    ),
    Column("goals", field_of("strategy", "goals"), _goals),
    Column(
        "progress",
        PROGRESS,
        lambda row: percent(row.item.sums.progress),
        words=lambda row: in_percent(row.item.sums.progress, row.language),
        sort=lambda row: row.item.sums.progress,
        figure=True,
    ),
    Column(
        "expected",
        EXPECTED,
        lambda row: percent(row.item.sums.expected),
        words=lambda row: in_percent(row.item.sums.expected, row.language),
        sort=lambda row: row.item.sums.expected,
        figure=True,
    ),
    column_of_trouble("overdue", OVERDUE, lambda one: one.sums.overdue, Level.BAD),
    Column(
        "kpis_good",
        message("KPIs on track"),
        lambda row: row.item.kpis_good,
        words=lambda row: f"{row.item.kpis_good}/{len(row.item.kpis)}",
        figure=True,
    ),
    Column(
        "health",
        HEALTH,
        lambda row: row.item.health.level.term.localize(row.language),
        sort=lambda row: -row.item.health.level,
        level=lambda row: row.item.health.level,
    ),
    Column("reason", STANDING, lambda row: row.item.health.reason.localize(row.language)),
    Column(
        "next",
        message("Next due"),
        _next,
        sort=lambda row: row.item.next_due.planned_end if row.item.next_due is not None else None,
    ),
)

HIDDEN = {"title": "the column strategy"}
"""Fields without a column of their own, and where they are instead."""

STRATEGIES = field_columns("strategy", columns_by_key(*STRATEGY_COLUMNS, *_OWN), HIDDEN)
"""Every column by its key. A field that is not named here is shown as it was written."""

ALL = ("strategy", "department", "owner", "period", "progress", "health", "next")
TERMINAL = (
    "slug", "strategy", "owner", "period", "progress", "expected", "overdue", "kpis_good", "health",
)  # fmt: skip
