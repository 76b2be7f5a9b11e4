"""Sums over tasks: progress, planned and earned value, SPI, on-time rate."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction

from strategy_tracker.tracking.tasks import TrackedTask
from strategy_tracker.values import Status

_WHOLE = Fraction(1)


@dataclass(frozen=True, slots=True)
class RollUp:
    """The sums of a group of tasks. Ratios are exact and None where there is nothing to divide by.

    planned_value  PV = Σ weight × expected;  earned_value  EV = Σ weight × progress;  SPI = EV ÷ PV
    """

    tasks: int
    done: int
    open: int
    overdue: int
    due_soon: int
    lagging: int
    late_done: int
    was_due: int
    on_time: int
    progress: Fraction | None
    expected: Fraction | None
    planned_value: Fraction
    earned_value: Fraction

    @property
    def spi(self) -> Fraction | None:
        """The schedule performance index, EV ÷ PV."""
        return self.earned_value / self.planned_value if self.planned_value else None

    @property
    def schedule_variance(self) -> Fraction:
        """The schedule variance, EV − PV, in weights."""
        return self.earned_value - self.planned_value

    @property
    def on_time_rate(self) -> Fraction | None:
        """Tasks done by their planned end ÷ tasks that were due, cancelled ones left out."""
        return Fraction(self.on_time, self.was_due) if self.was_due else None

    @property
    def completion_rate(self) -> Fraction | None:
        """Tasks done ÷ tasks, cancelled ones left out."""
        return Fraction(self.done, self.tasks) if self.tasks else None


def weighted_sum(parts: Iterable[tuple[Decimal, Fraction]]) -> Fraction:
    """Return Σ weight × share, exact.

    Whole numbers are summed over each denominator there is, which are few; sums of fractions cost far more.
    """
    numerators: dict[int, int] = {}
    for weight, share in parts:
        whole, part = weight.as_integer_ratio()
        denominator = part * share.denominator
        numerators[denominator] = numerators.get(denominator, 0) + whole * share.numerator
    return sum((Fraction(total, denominator) for denominator, total in numerators.items()), Fraction(0))


def roll_up(tasks: Iterable[TrackedTask]) -> RollUp:
    """Return the sums of tasks; cancelled ones are left out.

    A task whose progress is not known earns nothing, one without dates plans nothing; a group in which no
    task has a known progress has none itself.
    """
    counted = [task for task in tasks if task.counts]
    weights = weighted_sum((task.weight, _WHOLE) for task in counted)
    known = [(task.weight, task.progress) for task in counted if task.progress is not None]
    planned = [(task.weight, task.expected) for task in counted if task.expected is not None]
    earned_value = weighted_sum(known)
    planned_value = weighted_sum(planned)
    finished = [task for task in counted if task.status is Status.DONE]
    unfinished = [task for task in counted if task.status is not Status.DONE]
    due = [task for task in counted if task.was_due]
    return RollUp(
        tasks=len(counted),
        done=len(finished),
        open=len(unfinished),
        overdue=sum([task.overdue for task in unfinished]),
        due_soon=sum([task.due_soon for task in unfinished]),
        lagging=sum([task.lagging for task in unfinished]),
        late_done=sum([task.late for task in finished]),
        was_due=len(due),
        on_time=sum([task.on_time for task in due]),
        progress=earned_value / weights if known and weights else None,
        expected=planned_value / weights if planned and weights else None,
        planned_value=planned_value,
        earned_value=earned_value,
    )


def progress_by_day(task: TrackedTask, days: Sequence[date], as_of: date) -> list[Fraction]:
    """Return a task's progress as it was known at the end of each day.

    On `as_of` and after its actual end a task has the progress that it has now. On other days it has that of
    the last entry of the log; before the first entry none. Without a log it has its progress from the last
    day on which its record speaks of itself.
    """
    now = task.progress or Fraction(0)
    points = task.history.progress_points()
    settled = as_of
    if task.status is Status.DONE and task.actual_end is not None:
        settled = min(as_of, task.actual_end)
    if not points and task.last_update is not None:
        settled = min(settled, task.last_update)
    found = []
    for day in days:
        known = [progress for when, progress in points if when <= day] if day < settled else [now]
        found.append(known[-1] if known else Fraction(0))
    return found
