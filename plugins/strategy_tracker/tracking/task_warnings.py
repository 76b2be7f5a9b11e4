"""Which warnings a task is under, gravest first, and each in a few words.

Pages, files, alerts and a task's health all ask here, so that a task reads the same wherever it stands.
"""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from strategy_tracker.language import Message, message
from strategy_tracker.language.formats import in_percent
from strategy_tracker.tracking.alerts import AlertKind
from strategy_tracker.tracking.health import Level
from strategy_tracker.values import Concern

if TYPE_CHECKING:
    from strategy_tracker.tracking.tasks import TrackedTask

LEVELS = {
    AlertKind.OVERDUE: Level.BAD,
    AlertKind.LAGGING: Level.BAD,
    AlertKind.BLOCKED: Level.BAD,
    AlertKind.ON_HOLD: Level.WATCH,
    AlertKind.AT_RISK: Level.WATCH,
    AlertKind.NOT_STARTED: Level.WATCH,
    AlertKind.DUE_SOON: Level.WATCH,
    AlertKind.STALE: Level.WATCH,
}
"""How grave each warning of a task is; those of one level come in this order."""


def warnings_of(task: TrackedTask) -> tuple[AlertKind, ...]:
    """Return the warnings that a task is under, gravest first; none of a task that is not open.

    What is overdue should have started, too: that is not said a second time.
    """
    holds = (
        (task.overdue, AlertKind.OVERDUE),
        (task.lagging, AlertKind.LAGGING),
        (task.blocked, AlertKind.BLOCKED),
        (task.concern is Concern.ON_HOLD, AlertKind.ON_HOLD),
        (task.concern is Concern.AT_RISK, AlertKind.AT_RISK),
        (task.not_started_late and not task.overdue, AlertKind.NOT_STARTED),
        (task.due_soon, AlertKind.DUE_SOON),
        (task.stale_days is not None, AlertKind.STALE),
    )
    return tuple(kind for is_so, kind in holds if is_so) if task.open else ()


def in_short(task: TrackedTask, kind: AlertKind) -> Message:
    """Return a warning that a task is under in a few words, with its number: `Overdue by 13 days`.

    On a calendar of working days a task may be overdue by none of them: then its day is named.
    """
    if kind is AlertKind.OVERDUE and task.late_days:
        return message("Overdue by {days} days", days=task.late_days)
    if kind is AlertKind.OVERDUE:
        return message("Was due on {date}", date=task.planned_end)
    if kind is AlertKind.LAGGING:
        return message("{points} points behind", points=in_percent(behind(task), 1))
    if kind is AlertKind.BLOCKED and task.blocked_by:
        return message("Waits for {tasks}", tasks=list(task.blocked_by))
    if kind is AlertKind.DUE_SOON and task.days_left:
        return message("Due in {days} days", days=task.days_left)
    if kind is AlertKind.STALE:
        return message("No update for {days} days", days=task.stale_days)
    return _WITHOUT_NUMBER[kind]


_WITHOUT_NUMBER = {
    AlertKind.BLOCKED: message("Blocked"),
    AlertKind.ON_HOLD: message("On hold"),
    AlertKind.AT_RISK: message("At risk"),
    AlertKind.NOT_STARTED: message("Not started"),
    AlertKind.DUE_SOON: message("Due today"),
}


def behind(task: TrackedTask) -> Fraction:
    """Return expected − actual progress of a task that has both, 0 of one that has not."""
    if task.expected is None or task.progress is None:
        return Fraction(0)
    return task.expected - task.progress
