"""The columns of the warnings' table."""

from __future__ import annotations

from strategy_tracker.language import message
from strategy_tracker.tables.column import Column, columns_by_key
from strategy_tracker.tables.words import STRATEGY_COLUMNS
from strategy_tracker.tracking import Alert

_OWN: tuple[Column[Alert], ...] = (
    Column(
        "kind",
        message("Alert"),
        lambda row: row.item.kind.term.localize(row.language),
        level=lambda row: row.item.level,
    ),
    Column("subject", message("About"), lambda row: f"{row.item.subject} {row.item.title}".strip()),
    Column(
        "reason",
        message("Reason"),
        lambda row: row.item.summary.localize(row.language),
        sort=lambda row: -row.item.level,
    ),
    Column("action", message("What to do"), lambda row: row.item.action.localize(row.language)),
    Column("owner", message("Whose move"), lambda row: row.item.owner),
    Column("since", message("Since"), lambda row: row.item.since),
)

ALERTS = columns_by_key(*STRATEGY_COLUMNS, *_OWN)
"""Every column by its key."""

ALL = ("strategy", "kind", "subject", "reason", "owner", "since")
TERMINAL = ("kind", "subject", "reason", "owner")
