"""Which tasks wait for others."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from strategy_tracker.tracking.tasks import TrackedTask, task_health


def with_blockers(tasks: Sequence[TrackedTask], as_of: date) -> tuple[TrackedTask, ...]:
    """Return the tasks of one strategy with `blocked_by` and their health filled in.

    An open task is blocked by a predecessor that is unfinished past its own planned end, or that is
    unfinished although this task should have started.
    """
    by_id: dict[str, TrackedTask] = {}
    for task in tasks:
        by_id.setdefault(task.id, task)
    found = []
    for task in tasks:
        names = [written.value or "" for written in task.record.depends_on] if task.open else []
        blockers = tuple(name for name in names if name in by_id and _blocks(by_id[name], task, as_of))
        blocked = replace(task, blocked_by=blockers)
        found.append(replace(blocked, health=task_health(blocked)))
    return tuple(found)


def _blocks(predecessor: TrackedTask, task: TrackedTask, as_of: date) -> bool:
    if not predecessor.open:
        return False
    started = (
        task.record.planned is not None and task.planned_start is not None and task.planned_start <= as_of
    )
    return predecessor.overdue or started
