"""The columns of the table of next steps: what a retrospective left to be done."""

from __future__ import annotations

from strategy_tracker.language import message
from strategy_tracker.tables.column import Column, Row, columns_by_key
from strategy_tracker.tables.words import STRATEGY_COLUMNS
from strategy_tracker.tables.written import joined
from strategy_tracker.tracking import Level, NextStep
from strategy_tracker.vocabulary.fields import field_of

DONE, CARRIED, OPEN = message("Done"), message("Carried"), message("Open")

StepRow = Row[NextStep]


def _state(row: StepRow) -> str:
    state = DONE if row.item.done else CARRIED if row.item.carried_to else OPEN
    return state.localize(row.language)


def _level(row: StepRow) -> Level:
    return Level.GOOD if row.item.done or row.item.carried_to else Level.WATCH


_OWN: tuple[Column[NextStep], ...] = (
    Column("step", message("Step"), lambda row: row.item.text),
    Column("owner", field_of("entry", "owner"), lambda row: row.item.owner),
    Column("due", field_of("entry", "due"), lambda row: row.item.due),
    Column("state", message("State"), _state, sort=lambda row: not row.item.open, level=_level),
    Column(
        "kind", message("From"), lambda row: field_of("retrospective", row.item.kind).localize(row.language)
    ),
    Column(
        "carried_to",
        field_of("entry", "carried_to"),
        lambda row: joined([f"{slug}/{name}" for slug, name in row.item.carried_to], row.language),
    ),
)

STEPS = columns_by_key(*_OWN, *STRATEGY_COLUMNS)
"""Every column by its key."""

HIDDEN = {
    "text": "the column step",
    "done": "the column state",
    "tasks": "stands beside the sentence on the retrospective's page",
    "kpis": "stands beside the sentence on the retrospective's page",
    "extra": "stands below the sentence on the retrospective's page",
}
"""Fields of a retrospective's entry without a column of their own, and where they are instead."""

ALL = ("step", "strategy", "owner", "due", "state")
