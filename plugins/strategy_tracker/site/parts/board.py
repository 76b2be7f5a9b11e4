"""Tasks by status, as on a board: columns in the order of a task's life, the most urgent first in each."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from strategy_tracker.tracking import TrackedTask
from strategy_tracker.values import Status
from strategy_tracker.vocabulary.words import STATUS_LIFECYCLE

CARDS = 20
"""How many cards a column has where nobody says otherwise."""


@dataclass(frozen=True, slots=True)
class BoardColumn:
    """The tasks of one status: how many there are, and the first of them."""

    status: Status
    total: int
    tasks: Sequence[TrackedTask]

    @property
    def more(self) -> int:
        """How many tasks have no card."""
        return self.total - len(self.tasks)


def board_of(tasks: Iterable[TrackedTask], most: int = CARDS) -> list[BoardColumn]:
    """Return a column of at most so many cards for each status; for cancelled tasks only if there are."""
    by_status: dict[Status, list[TrackedTask]] = {Status(value): [] for value in STATUS_LIFECYCLE}
    for task in tasks:
        by_status[task.status].append(task)
    return [
        BoardColumn(status, len(found), sorted(found, key=_urgency)[:most])
        for status, found in by_status.items()
        if found or status is not Status.CANCELLED
    ]


def _urgency(task: TrackedTask) -> tuple[int, int, str, str]:
    """Order open tasks by how bad they are and when they are due, others by when they ended, latest first."""
    if task.open:
        return -task.health.level, (task.planned_end or date.max).toordinal(), task.slug, task.id
    ended = task.actual_end or task.planned_end
    return 0, -ended.toordinal() if ended is not None else 0, task.slug, task.id
