"""How a task stands, with the reason in words and numbers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from strategy_tracker.language import Message, message
from strategy_tracker.language.formats import in_percent
from strategy_tracker.model import text_of
from strategy_tracker.tracking.alerts import AlertKind
from strategy_tracker.tracking.health import Health, Level
from strategy_tracker.tracking.task_warnings import LEVELS, behind, in_short
from strategy_tracker.values import Status

if TYPE_CHECKING:
    from strategy_tracker.tracking.tasks import TrackedTask


def task_health(task: TrackedTask) -> Health:
    """Return a task's health with the reason in numbers: its gravest warning, if it has one.

    Of a task without an end or a progress nothing is judged, unless something is wrong all the same.
    """
    if task.status is Status.CANCELLED:
        return Health(Level.UNKNOWN, message("Cancelled"))
    if task.status is Status.DONE:
        return _done_health(task)
    if task.perhaps_done:
        return Health(Level.UNKNOWN, message("The status cannot be read"))
    kind = next(iter(task.warnings), None)
    if kind is not None and kind not in _JUDGED_BY_PLAN:
        return Health(LEVELS[kind], reason_of(task, kind))
    if task.planned_end is None:
        without = message("Without an end") if task.planned_start is not None else message("Without dates")
        return Health(Level.UNKNOWN, without)
    if task.progress is None:
        return Health(Level.UNKNOWN, message("No progress recorded"))
    if kind is not None:
        return Health(LEVELS[kind], reason_of(task, kind))
    return Health(Level.GOOD, message("On plan"))


_JUDGED_BY_PLAN = (AlertKind.NOT_STARTED, AlertKind.DUE_SOON, AlertKind.STALE)
"""Warnings that say how a task stands only where it has an end and a progress."""


def reason_of(task: TrackedTask, kind: AlertKind) -> Message:
    """Return why a task is under a warning, in one clause."""
    if kind is AlertKind.LAGGING:
        return lag_reason(task)
    if is_said_by_status(task, kind):
        return concern_reason(task)
    if kind is AlertKind.NOT_STARTED:
        return message("Should have started on {date}", date=task.planned_start)
    return in_short(task, kind)


def is_said_by_status(task: TrackedTask, kind: AlertKind) -> bool:
    """Tell whether a task is under a warning because its status says so, and not by its dates or others."""
    return kind in (AlertKind.ON_HOLD, AlertKind.AT_RISK) or (
        kind is AlertKind.BLOCKED and not task.blocked_by
    )


def _done_health(task: TrackedTask) -> Health:
    late = task.late_days
    if late is not None and late > 0:
        return Health(Level.GOOD, message("Done, {days} days late", days=late))
    if late is not None and late < 0:
        return Health(Level.GOOD, message("Done, {days} days early", days=-late))
    return Health(Level.GOOD, message("Done on time") if late == 0 else message("Done"))


def concern_reason(task: TrackedTask) -> Message:
    """Return what a task's status says is wrong, in the words that were typed, with its problem."""
    status = task.record.status.text if task.record.status is not None else ""
    problem = text_of(task.record.problem)
    if problem:
        return message("Its status is 「{status}」: {problem}", status=status, problem=problem)
    return message("Its status is 「{status}」", status=status)


def lag_reason(task: TrackedTask) -> Message:
    """Return "expected 50 %, actual 30 %, 20 points behind" for a task that has all three."""
    return message(
        "Expected {expected}%, actual {actual}%, {lag} points behind",
        expected=in_percent(task.expected or 0, 1),
        actual=in_percent(task.progress or 0, 1),
        lag=in_percent(behind(task), 1),
    )
