"""Which tasks wait for others."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from strategy_tracker.model import texts_of
from strategy_tracker.tracking.tasks import TrackedTask, stated_start


def with_blockers(tasks: Sequence[TrackedTask], as_of: date) -> tuple[TrackedTask, ...]:
    """Return the tasks of one strategy with `blocked_by` filled in.

    An open task is blocked by a predecessor that is unfinished past its own planned end, or that is
    unfinished although this task should have started: on the day of its planned start, if one is written.
    A cancelled predecessor blocks nothing.
    """
    by_id: dict[str, TrackedTask] = {}
    for task in tasks:
        by_id.setdefault(task.id, task)
    found = []
    for task in tasks:
        names = texts_of(task.record.depends_on) if task.open else ()
        blockers = tuple(name for name in names if name in by_id and _blocks(by_id[name], task, as_of))
        found.append(replace(task, blocked_by=blockers) if blockers else task)
    return tuple(found)


def _blocks(predecessor: TrackedTask, task: TrackedTask, as_of: date) -> bool:
    if not predecessor.open:
        return False
    start = stated_start(task.record)
    return predecessor.overdue or (start is not None and start <= as_of)
