"""What is wrong with an open task, in numbers, and what its owner has to do about it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from fractions import Fraction

from strategy_tracker.language import Message, message
from strategy_tracker.model import text_of
from strategy_tracker.settings.tracking import TrackingSettings
from strategy_tracker.tracking.alerts import Alert, AlertKind, AlertReason
from strategy_tracker.tracking.days import DayCount
from strategy_tracker.tracking.lag import lagging_from
from strategy_tracker.tracking.task_health import is_said_by_status, reason_of
from strategy_tracker.tracking.task_warnings import LEVELS
from strategy_tracker.tracking.tasks import TrackedTask, stated_start

_CARRY_OUT = message("Carry out the written solution, or agree a new date")
_OVERDUE = (
    message("Finish it, or agree a new date and write down why"),
    message("Finish it, or agree a new date and write down what will be done about the problem"),
    message("Finish it, or agree a new date and write down why"),
    message("Finish it, or agree a new date"),
)
_LAGGING = (
    message("Say what holds it up and what will close the gap"),
    message("Say what will close the gap"),
    message("Say what holds it up"),
    _CARRY_OUT,
)
_BLOCKED = (
    message("Say what is in its way and who can clear it"),
    message("Say who can clear the way, and how"),
    message("Say what is in its way"),
    _CARRY_OUT,
)
_AT_RISK = (
    message("Say what may go wrong and what is done about it"),
    message("Say what is done about it"),
    message("Say what may go wrong"),
    _CARRY_OUT,
)
_ACTIONS = {
    AlertKind.OVERDUE: _OVERDUE,
    AlertKind.LAGGING: _LAGGING,
    AlertKind.BLOCKED: _BLOCKED,
    AlertKind.ON_HOLD: (message("Take it up again, move its dates, or cancel it"),) * 4,
    AlertKind.AT_RISK: _AT_RISK,
    AlertKind.NOT_STARTED: (message("Start it, or move its planned dates"),) * 4,
    AlertKind.DUE_SOON: (message("Check that it will be ready"),) * 4,
    AlertKind.STALE: (message("Record progress, status and problems"),) * 4,
}
"""What to do where neither problem nor solution is written, the problem only, the solution only, both."""


def task_alert(
    task: TrackedTask, others: Mapping[str, TrackedTask], as_of: date, settings: TrackingSettings
) -> Alert | None:
    """Return the warning about a task with all its reasons; None where nothing is wrong or it is not open."""
    reasons = tuple(_reason(task, kind, others, as_of, settings) for kind in task.warnings)
    if not reasons:
        return None
    record = task.record
    return Alert(
        slug=task.slug,
        subject=task.id,
        title=task.description,
        place=record.place,
        reasons=reasons,
        cause=text_of(record.problem),
        solution=text_of(record.solution),
    )


def _reason(
    task: TrackedTask,
    kind: AlertKind,
    others: Mapping[str, TrackedTask],
    as_of: date,
    settings: TrackingSettings,
) -> AlertReason:
    """Return one thing that is wrong with an open task, since when, and whose move it is and which."""
    written = bool(text_of(task.record.problem)) + 2 * bool(text_of(task.record.solution))
    owner, action, by_status = task.owner, _ACTIONS[kind][written], is_said_by_status(task, kind)
    if kind is AlertKind.BLOCKED and not by_status:
        blocker = others[task.blocked_by[0]]
        owner = blocker.owner or owner
        action = message("{task} must be finished first", task=f"{blocker.id} {blocker.description}".strip())
    since = _since(task, kind, others, as_of, settings)
    days = (as_of - since).days if since is not None and since <= as_of else 0
    field = "status" if by_status else ""
    return AlertReason(kind, LEVELS[kind], _in_full(task, kind), since, owner, action, days, field)


def _in_full(task: TrackedTask, kind: AlertKind) -> Message:
    """Return a warning in a sentence, with its dates."""
    if kind is AlertKind.OVERDUE and task.late_days:
        return message("Due on {date}, {days} days late", date=task.planned_end, days=task.late_days)
    if kind is AlertKind.DUE_SOON and task.days_left:
        return message("Due on {date}, in {days} days", date=task.planned_end, days=task.days_left)
    if kind is AlertKind.STALE:
        return message(
            "No update for {days} days, agreed is every {cadence} days",
            days=task.stale_days,
            cadence=task.cadence.days,
        )
    return reason_of(task, kind)


def _since(
    task: TrackedTask,
    kind: AlertKind,
    others: Mapping[str, TrackedTask],
    as_of: date,
    settings: TrackingSettings,
) -> date | None:
    """Return the first day of a warning; None where nobody can tell."""
    if kind is AlertKind.OVERDUE and task.planned_end is not None:
        return task.planned_end + timedelta(days=1)
    if kind is AlertKind.LAGGING:
        return lagging_since(task, as_of, settings)
    if is_said_by_status(task, kind):
        return task.history.status_since()
    if kind is AlertKind.BLOCKED:
        return _blocked_since(task, others[task.blocked_by[0]])
    if kind is AlertKind.NOT_STARTED:
        return task.planned_start
    if kind is AlertKind.DUE_SOON:
        return as_of - timedelta(days=settings.due_soon_days - (task.days_left or 0))
    if kind is AlertKind.STALE and task.stale_days is not None and task.cadence.days is not None:
        return as_of - timedelta(days=task.stale_days - task.cadence.days - 1)
    return None


def lagging_since(task: TrackedTask, as_of: date, settings: TrackingSettings) -> date | None:
    """Return the first of the days without a break, up to `as_of`, on which a lagging task was lagging.

    On each day the progress counts that the log has for it; before the first entry, that of the first entry.
    """
    start, end = task.planned_start, task.planned_end
    if start is None or end is None:
        return None
    days = DayCount(settings.calendar)
    stretches = [(day, progress) for day, progress in task.history.progress_points if day <= as_of]
    now = task.progress or Fraction(0)
    stretches = [*stretches[:-1], (stretches[-1][0], now)] if stretches else [(start, now)]
    stretches[0] = (min(start, stretches[0][0]), stretches[0][1])
    since, last = as_of, as_of
    for first, progress in reversed(stretches):
        if last < first:  # several entries of one day: only the last of them counts
            continue
        begun = lagging_from(start, end, progress, days, settings)
        if begun is None or begun > last:
            break
        since = max(first, begun)
        if since > first:
            break
        last = first - timedelta(days=1)
    return since


def _blocked_since(task: TrackedTask, blocker: TrackedTask) -> date | None:
    """Return the day from which a task waits: its own start, or the day after its predecessor's end.

    The earlier one: where the predecessor is not overdue, the own start has come before that day.
    """
    ends = blocker.planned_end + timedelta(days=1) if blocker.planned_end else None
    days = [day for day in (ends, stated_start(task.record)) if day is not None]
    return min(days) if days else None
