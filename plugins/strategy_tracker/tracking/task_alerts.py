"""What is wrong with an open task, in numbers, and what its owner has to do about it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from fractions import Fraction

from strategy_tracker.language import Message, message
from strategy_tracker.tracking.alerts import Alert, AlertKind, AlertReason, gravest_first
from strategy_tracker.tracking.blocking import stated_start
from strategy_tracker.tracking.days import DayCount
from strategy_tracker.tracking.health import Level
from strategy_tracker.tracking.lag import lagging_from
from strategy_tracker.tracking.settings import TrackingSettings
from strategy_tracker.tracking.task_health import concern_reason, lag_reason
from strategy_tracker.tracking.tasks import TrackedTask
from strategy_tracker.values import Concern

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
_ON_HOLD = (message("Take it up again, move its dates, or cancel it"),) * 4
_AT_RISK = (
    message("Say what may go wrong and what is done about it"),
    message("Say what is done about it"),
    message("Say what may go wrong"),
    _CARRY_OUT,
)
"""What to do where neither problem nor solution is written, the problem only, the solution only, both."""

_CONCERNS = {
    Concern.BLOCKED: (AlertKind.BLOCKED, Level.BAD, _BLOCKED),
    Concern.ON_HOLD: (AlertKind.ON_HOLD, Level.WATCH, _ON_HOLD),
    Concern.AT_RISK: (AlertKind.AT_RISK, Level.WATCH, _AT_RISK),
}
"""What follows from a status that says that something is wrong: the warning, how grave, the next move."""


def task_alert(
    task: TrackedTask, others: Mapping[str, TrackedTask], as_of: date, settings: TrackingSettings
) -> Alert | None:
    """Return the warning about a task with all its reasons; None where nothing is wrong or it is not open."""
    reasons = gravest_first(_reasons(task, others, as_of, settings)) if task.open else ()
    if not reasons:
        return None
    record = task.record
    return Alert(
        slug=task.slug,
        subject=task.id,
        title=task.description,
        place=record.place,
        reasons=reasons,
        cause=(record.problem.value if record.problem else None) or "",
        solution=(record.solution.value if record.solution else None) or "",
    )


def _reasons(
    task: TrackedTask, others: Mapping[str, TrackedTask], as_of: date, settings: TrackingSettings
) -> Iterator[AlertReason]:
    """Yield all that is wrong with an open task."""
    written = bool(task.record.problem and task.record.problem.value) + 2 * bool(
        task.record.solution and task.record.solution.value
    )

    def found(
        kind: AlertKind,
        level: Level,
        reason: Message,
        since: date | None,
        action: Message,
        owner: str = "",
        field: str = "",
    ) -> AlertReason:
        days = (as_of - since).days if since is not None and since <= as_of else 0
        return AlertReason(kind, level, reason, since, owner or task.owner, action, days, field)

    if task.overdue and task.planned_end is not None:
        reason = message("Due on {date}, {days} days late", date=task.planned_end, days=task.late_days or 0)
        since = task.planned_end + timedelta(days=1)
        yield found(AlertKind.OVERDUE, Level.BAD, reason, since, _OVERDUE[written])
    if task.lagging:
        since_day = lagging_since(task, as_of, settings)
        yield found(AlertKind.LAGGING, Level.BAD, lag_reason(task), since_day, _LAGGING[written])
    if task.blocked_by:
        blocker = others[task.blocked_by[0]]
        reason = message("Waits for {tasks}", tasks=list(task.blocked_by))
        action = message("{task} must be finished first", task=f"{blocker.id} {blocker.description}".strip())
        since_day = _blocked_since(task, blocker)
        yield found(AlertKind.BLOCKED, Level.BAD, reason, since_day, action, blocker.owner)
    if task.concern is not None and not (task.blocked_by and task.concern is Concern.BLOCKED):
        kind, level, actions = _CONCERNS[task.concern]
        reason, since_day = concern_reason(task), task.history.status_since()
        yield found(kind, level, reason, since_day, actions[written], field="status")
    if task.not_started_late and not task.overdue:
        reason = message("Should have started on {date}", date=task.planned_start)
        action = message("Start it, or move its planned dates")
        yield found(AlertKind.NOT_STARTED, Level.WATCH, reason, task.planned_start, action)
    if task.due_soon:
        reason = message("Due on {date}, in {days} days", date=task.planned_end, days=task.days_left)
        if task.days_left == 0:
            reason = message("Due today")
        action = message("Check that it will be ready")
        since = as_of - timedelta(days=settings.due_soon_days - (task.days_left or 0))
        yield found(AlertKind.DUE_SOON, Level.WATCH, reason, since, action)
    if task.stale_days is not None and task.cadence.days is not None:
        reason = message(
            "No update for {days} days, {cadence} days are agreed",
            days=task.stale_days,
            cadence=task.cadence.days,
        )
        since = as_of - timedelta(days=task.stale_days - task.cadence.days - 1)
        action = message("Record progress, status and problems")
        yield found(AlertKind.STALE, Level.WATCH, reason, since, action)


def lagging_since(task: TrackedTask, as_of: date, settings: TrackingSettings) -> date | None:
    """Return the first of the days without a break, up to `as_of`, on which a lagging task was lagging.

    On each day the progress counts that the log has for it; before the first entry, that of the first entry.
    """
    start, end = task.planned_start, task.planned_end
    if start is None or end is None:
        return None
    days = DayCount(settings.calendar)
    stretches = [(day, progress) for day, progress in task.history.progress_points() if day <= as_of]
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
        if since > first or first == date.min:
            break
        last = first - timedelta(days=1)
    return since


def _blocked_since(task: TrackedTask, blocker: TrackedTask) -> date | None:
    """Return the day from which a task waits: its own start, or the day after its predecessor's end."""
    ends = blocker.planned_end + timedelta(days=1) if blocker.overdue and blocker.planned_end else None
    days = [day for day in (ends, stated_start(task)) if day is not None]
    return min(days) if days else None
