"""A task as it stands on a day: what its file says, and what the tracking records set since."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from strategy_tracker.model import Strategy, Task, TaskUpdate, Written

_SET_BY_UPDATES = ("progress", "status", "problem", "solution", "note", "actual")


def updates_by_task(strategy: Strategy, as_of: date) -> Mapping[str, list[tuple[date, TaskUpdate]]]:
    """Return, by task id, the update records up to `as_of` in date order."""
    found: dict[str, list[tuple[date, TaskUpdate]]] = {}
    for update in strategy.updates:
        day = update.date.value if update.date else None
        if day is None or day > as_of:
            continue
        for task in update.tasks:
            found.setdefault(task.id.value or "", []).append((day, task))
    return found


def written_on(task: Task) -> date | None:
    """Return the last day that the task's own fields speak of: its update, or its actual end or start."""
    actual = task.actual.value if task.actual else None
    days = [
        task.updated.value if task.updated else None,
        actual.end if actual else None,
        actual.start if actual else None,
    ]
    return max((day for day in days if day is not None), default=None)


def state_of(task: Task, updates: list[tuple[date, TaskUpdate]]) -> Task:
    """Return a task with the fields that its update records set.

    Records apply in date order. A record older than what the task's own file says of itself (its 更新日期
    or actual dates) is history, and does not turn the task back.
    """
    own = written_on(task)
    changed: dict[str, Written[object]] = {}
    for day, update in updates:
        if own is not None and day < own:
            continue
        for name in _SET_BY_UPDATES:
            value = getattr(update, name)
            if value is not None:
                changed[name] = value
    return task.model_copy(update=changed) if changed else task
