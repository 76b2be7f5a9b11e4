"""How a task stands, with the reason in words and numbers."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from strategy_tracker.language import Message, message
from strategy_tracker.language.formats import in_percent
from strategy_tracker.tracking.health import Health, Level
from strategy_tracker.values import Concern, Status

if TYPE_CHECKING:
    from strategy_tracker.tracking.tasks import TrackedTask


def task_health(task: TrackedTask) -> Health:
    """Return a task's health with the reason in numbers; the worst reason comes first."""
    if task.status is Status.CANCELLED:
        return Health(Level.UNKNOWN, message("Cancelled"))
    if task.status is Status.DONE:
        return _done_health(task)
    if task.overdue:
        if task.late_days:
            return Health(Level.BAD, message("Overdue by {days} days", days=task.late_days))
        return Health(Level.BAD, message("Was due on {date}", date=task.planned_end))
    if task.lagging and task.expected is not None and task.progress is not None:
        return Health(Level.BAD, lag_reason(task))
    if task.blocked_by:
        return Health(Level.BAD, message("Waits for {tasks}", tasks=list(task.blocked_by)))
    if task.concern is not None:
        level = Level.BAD if task.concern is Concern.BLOCKED else Level.WATCH
        return Health(level, concern_reason(task))
    if task.planned_end is None:
        without = message("Without an end") if task.planned_start is not None else message("Without dates")
        return Health(Level.UNKNOWN, without)
    if task.progress is None:
        return Health(Level.UNKNOWN, message("No progress recorded"))
    if task.not_started_late:
        return Health(Level.WATCH, message("Should have started on {date}", date=task.planned_start))
    if task.stale_days is not None:
        return Health(Level.WATCH, message("No update for {days} days", days=task.stale_days))
    if task.due_soon:
        return Health(Level.WATCH, message("Due in {days} days", days=task.days_left))
    return Health(Level.GOOD, message("On plan"))


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
    problem = (task.record.problem.value if task.record.problem is not None else None) or ""
    if problem:
        return message("Its status is 「{status}」: {problem}", status=status, problem=problem)
    return message("Its status is 「{status}」", status=status)


def lag_reason(task: TrackedTask) -> Message:
    """Return "expected 50 %, actual 30 %, 20 points behind" for a task that has all three."""
    expected, progress = task.expected or Fraction(0), task.progress or Fraction(0)
    return message(
        "Expected {expected}%, actual {actual}%, {lag} points behind",
        expected=in_percent(expected, 1),
        actual=in_percent(progress, 1),
        lag=in_percent(expected - progress, 1),
    )
