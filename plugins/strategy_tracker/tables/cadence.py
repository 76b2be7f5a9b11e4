"""The columns of the table of who keeps tasks up to date."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from strategy_tracker.language import Language, message
from strategy_tracker.tables.column import Column, Row, columns_by_key
from strategy_tracker.tables.sums import column_of_share
from strategy_tracker.tracking import TrackedTask
from strategy_tracker.vocabulary.fields import field_of


@dataclass(frozen=True, slots=True)
class Cadence:
    """How one person keeps the tasks that are under way up to date.

    running  how many tasks are under way;  stale  how many of them wait for an update
    waiting  those of the stale ones that the table shows
    """

    name: str
    running: int
    stale: int
    waiting: tuple[TrackedTask, ...] = ()

    @property
    def kept(self) -> Fraction:
        """The share of the tasks under way that were updated within their cadence."""
        return 1 - Fraction(self.stale, self.running)


def since_update(task: TrackedTask, language: Language) -> str:
    """Return for how long nobody has updated a task."""
    return message("No update for {days} days", days=task.stale_days).localize(language)


def _waiting(row: Row[Cadence]) -> str:
    return "\n".join(
        f"{task.id} {task.description} {since_update(task, row.language)}" for task in row.item.waiting
    )


CADENCE: dict[str, Column[Cadence]] = columns_by_key(
    Column("owner", field_of("task", "owner"), lambda row: row.item.name),
    Column("running", message("Tasks under way"), lambda row: row.item.running, figure=True),
    column_of_share("kept", message("Updated in time"), lambda one: one.kept),
    Column(
        "waiting",
        message("Waiting for an update"),
        _waiting,
        sort=lambda row: -row.item.stale,
    ),
)
"""Every column by its key; all are shown."""
