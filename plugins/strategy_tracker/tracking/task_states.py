"""A task as it stands on a day: what its file says, and what the tracking records set since."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from strategy_tracker.model import Strategy, Task, TaskUpdate, value_of
from strategy_tracker.tracking.changes import RECORDED, is_said, recorded_by


def updates_by_task(strategy: Strategy, as_of: date) -> Mapping[str, list[tuple[date, TaskUpdate]]]:
    """Return, by task id, the update records up to `as_of` in date order."""
    found: dict[str, list[tuple[date, TaskUpdate]]] = {}
    for day, update in recorded_by(strategy, as_of):
        for task in update.tasks:
            found.setdefault(task.id.value or "", []).append((day, task))
    return found


def written_on(task: Task, as_of: date) -> date | None:
    """Return the last day up to `as_of` that the task's own fields speak of: its update, or its actual dates.

    What the file says of a later day was not known yet.
    """
    actual = value_of(task.actual)
    days = [
        value_of(task.updated),
        actual.end if actual else None,
        actual.start if actual else None,
    ]
    return max((day for day in days if day is not None and day <= as_of), default=None)


def state_of(
    task: Task,
    updates: Sequence[tuple[date, TaskUpdate]],
    as_of: date,
    edited: Mapping[str, date] | None = None,
) -> Task:
    """Return a task with the fields that its update records set.

    Records apply in date order; of two that speak of one field on one day, the later in order counts. A
    record older than what the task's own file says of itself is history, and does not turn the task back:
    that is its 更新日期 and actual dates for all fields, and for a single field the day on which a commit
    last changed it (`edited`). On the same day the meeting's record counts. A field that a record leaves
    empty says nothing; 無 says that there is nothing. The
    team's own fields of a record are put beside those of the task.
    """
    own = written_on(task, as_of) or date.min
    changed: dict[str, Any] = {}
    for day, update in updates:
        for name in RECORDED["task"]:
            value = getattr(update, name)
            if is_said(value) and day >= max(own, (edited or {}).get(name, date.min)):
                changed[name] = value
        if update.extra and day >= own:
            changed["extra"] = {**changed.get("extra", task.extra), **update.extra}
    return replace(task, **changed) if changed else task
