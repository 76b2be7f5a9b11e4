"""One task against its plan: expected progress, lag, overdue, late days, slips, forecast."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from fractions import Fraction

from strategy_tracker.model import Strategy, Task, text_of, value_of
from strategy_tracker.settings.tracking import TrackingSettings
from strategy_tracker.tracking.alerts import AlertKind
from strategy_tracker.tracking.cadences import cadence_of
from strategy_tracker.tracking.days import DayCount
from strategy_tracker.tracking.forecast import forecast_finish
from strategy_tracker.tracking.health import Health
from strategy_tracker.tracking.history import RecordHistory, stated_progress
from strategy_tracker.tracking.lag import expected_progress, is_lagging, lag_of
from strategy_tracker.tracking.task_health import task_health
from strategy_tracker.tracking.task_states import written_on
from strategy_tracker.tracking.task_warnings import warnings_of
from strategy_tracker.values import Cadence, Concern, Status, concern_of, tidy_name


@dataclass(frozen=True, slots=True)
class TrackedTask:
    """A task with what follows from it on a day. Ratios are exact; 1 is 100 %.

    Its `health` is how it stands, with the reason in numbers; its `warnings` are gravest first. Every table,
    page and file asks for both: they follow from the other fields, and are found once.
    """

    slug: str
    record: Task
    id: str
    description: str
    owner: str
    status: Status
    progress: Fraction | None
    weight: Decimal
    planned_start: date | None
    planned_end: date | None
    actual_start: date | None
    actual_end: date | None
    expected: Fraction | None
    lag: Fraction | None
    lagging: bool
    overdue: bool
    due_soon: bool
    not_started_late: bool
    late_days: int | None
    days_left: int | None
    cadence: Cadence
    last_update: date | None
    stale_days: int | None
    forecast: date | None
    slips: int
    slip_days: int
    baseline_end: date | None
    blocked_by: tuple[str, ...]
    history: RecordHistory
    health: Health = field(init=False)
    warnings: tuple[AlertKind, ...] = field(init=False)

    def __post_init__(self) -> None:
        """Judge the task."""
        object.__setattr__(self, "warnings", warnings_of(self))
        object.__setattr__(self, "health", task_health(self))

    @property
    def open(self) -> bool:
        """Whether the task is still to be done."""
        return self.status.open

    @property
    def perhaps_done(self) -> bool:
        """Whether all of it is done by its progress, but its status cannot be read.

        Nobody knows whether it is done: it is neither late nor on time until somebody mends the status.
        """
        return _perhaps_done(self.record, self.progress)

    @property
    def is_milestone(self) -> bool:
        """Whether the task is called a milestone: a day on which something has to be reached."""
        return bool(self.record.milestone and self.record.milestone.value)

    @property
    def first_end(self) -> date | None:
        """The planned end before it was ever moved."""
        return self.baseline_end or self.planned_end

    @property
    def concern(self) -> Concern | None:
        """What the status itself says is wrong with an open task: 阻塞, 暫停, 有風險."""
        written = self.record.status
        return concern_of(written.text) if self.open and written is not None and written.value else None

    @property
    def blocked(self) -> bool:
        """Whether the task waits for another one, or its status says that something is in its way."""
        return bool(self.blocked_by) or self.concern is Concern.BLOCKED

    @property
    def counts(self) -> bool:
        """Whether the task counts in roll-ups: a cancelled one does not."""
        return self.status is not Status.CANCELLED

    @property
    def was_due(self) -> bool:
        """Whether the task counts in the on-time rate: its planned end is as_of or before, done or not."""
        return (
            self.counts
            and not self.perhaps_done
            and self.planned_end is not None
            and self.days_left is not None
            and self.days_left <= 0
        )

    @property
    def on_time(self) -> bool:
        """Whether the task was done by its planned end, as far as that is known."""
        return (
            self.status is Status.DONE
            and self.actual_end is not None
            and self.planned_end is not None
            and self.actual_end <= self.planned_end
        )

    @property
    def finish_unknown(self) -> bool:
        """Whether nobody wrote down when the task was done, so that it is neither on time nor late."""
        return self.status is Status.DONE and self.actual_end is None

    @property
    def late(self) -> bool:
        """Whether the task was done after its planned end, or is open past it.

        On a calendar of working days `late_days` may still be 0, from a Friday to the Sunday after it.
        """
        done_late = self.status is Status.DONE and self.actual_end is not None and not self.on_time
        return self.overdue or (done_late and self.planned_end is not None)


def _status(task: Task, progress: Fraction | None) -> Status:
    """Return the written status; where none is written, the one that progress and dates imply.

    A task whose status cannot be read is neither done nor waiting to be begun, as far as anybody knows.
    """
    if task.status is not None and task.status.value is not None:
        return task.status.value
    if task.status is not None and task.status.unreadable:
        return Status.IN_PROGRESS
    actual = value_of(task.actual)
    if progress is not None and progress >= 1:
        return Status.DONE
    if progress or (actual is not None and actual.start is not None):
        return Status.IN_PROGRESS
    return Status.NOT_STARTED


def _perhaps_done(task: Task, progress: Fraction | None) -> bool:
    return task.status is not None and task.status.unreadable and progress is not None and progress >= 1


def stated_start(task: Task) -> date | None:
    """Return the planned start that was written: a task with an end only may wait until it is needed."""
    planned = value_of(task.planned)
    return planned.start if planned else None


def track_task(
    strategy: Strategy,
    task: Task,
    history: RecordHistory,
    as_of: date,
    settings: TrackingSettings,
    *,
    recorded: bool = True,
) -> TrackedTask:
    """Return a task's standing on `as_of`; `task` already carries what update records set.

    `recorded` is False where the record is known to be incomplete: then the task is never called stale.
    What depends on other tasks (`blocked_by`) is left empty: see `blocking.with_blockers`.
    """
    days = DayCount(settings.calendar)
    period = value_of(strategy.period)
    planned = value_of(task.planned)
    actual = value_of(task.actual)
    progress = stated_progress(task)
    status = _status(task, progress)
    stated = stated_start(task)
    start = stated or (period.start if period and planned else None)
    end = planned.end if planned else None
    if start is not None and end is not None and end < start:
        start = stated
    is_open = status.open
    judged = is_open and not _perhaps_done(task, progress)
    expected = None if status is Status.CANCELLED else expected_progress(start, end, as_of, days)
    if expected is None and status is not Status.CANCELLED and end is not None and end < as_of:
        expected = Fraction(1)  # whenever it was to begin
    lag = lag_of(expected, progress, settings.lag_basis)
    finished = (actual.end if actual else None) or (history.finished_on() if status is Status.DONE else None)
    overdue = judged and end is not None and end < as_of
    cadence = cadence_of(task.cadence, strategy.cadence, otherwise=settings.cadence)
    last_update = _last_update(task, history, as_of)
    begun = start is not None and start <= as_of
    moved = bool(progress) or status is Status.IN_PROGRESS or bool(actual and actual.start)
    written_down = history.beginning.day if history.beginning is not None else None
    since = max((day for day in (last_update or start, written_down) if day is not None), default=None)
    stale = _stale_days(cadence, since, as_of) if recorded and judged and (begun or moved) else None
    moves = history.planned_ends()
    return TrackedTask(
        slug=strategy.slug,
        record=task,
        id=text_of(task.id),
        description=text_of(task.description),
        owner=tidy_name(text_of(task.owner)),
        status=status,
        progress=progress,
        weight=task.weight.value if task.weight and task.weight.value is not None else Decimal(1),
        planned_start=start,
        planned_end=end,
        actual_start=actual.start if actual else None,
        actual_end=finished,
        expected=expected,
        lag=lag,
        lagging=is_open and is_lagging(lag, settings),
        overdue=overdue,
        due_soon=judged and end is not None and 0 <= (end - as_of).days <= settings.due_soon_days,
        not_started_late=is_open and not moved and stated is not None and stated < as_of,
        late_days=_late_days(status, end, finished, as_of, days) if judged or not is_open else None,
        days_left=(end - as_of).days if end is not None else None,
        cadence=cadence,
        last_update=last_update,
        stale_days=stale,
        forecast=forecast_finish((actual.start if actual else None) or start, progress, as_of, days)
        if is_open
        else None,
        slips=len(moves),
        slip_days=sum((after - before).days for _, before, after in moves),
        baseline_end=moves[0][1] if moves else None,
        blocked_by=(),
        history=history,
    )


def _late_days(
    status: Status, end: date | None, finished: date | None, as_of: date, days: DayCount
) -> int | None:
    """Return actual end − planned end where done, as_of − planned end where open and overdue."""
    if end is None or status is Status.CANCELLED:
        return None
    if status is Status.DONE:
        return days.signed(end, finished) if finished is not None else None
    return days.signed(end, as_of) if as_of > end else None


def _last_update(task: Task, history: RecordHistory, as_of: date) -> date | None:
    """Return the last day, up to `as_of`, on which the task's record was touched or speaks of itself."""
    candidates = (written_on(task, as_of), history.last_day())
    return max((day for day in candidates if day is not None), default=None)


def _stale_days(cadence: Cadence, since: date | None, as_of: date) -> int | None:
    """Return for how many days there was no update, where that is longer than the cadence allows."""
    if cadence.days is None or since is None:
        return None
    passed = (as_of - since).days
    return passed if passed > cadence.days else None
