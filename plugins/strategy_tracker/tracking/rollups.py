"""Sums over tasks: progress, planned and earned value, SPI, on-time rate."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, fields
from datetime import date
from decimal import Decimal
from fractions import Fraction
from math import lcm
from typing import Any

from strategy_tracker.settings.tracking import TrackingSettings
from strategy_tracker.tracking.health import Level
from strategy_tracker.tracking.tasks import TrackedTask
from strategy_tracker.values import Status

ON_TIME_GOOD = Fraction(9, 10)
"""The on-time rate from which on it is shown as good."""

_WHOLE = Fraction(1)


@dataclass(frozen=True, slots=True)
class RollUp:
    """The sums of a group of tasks. Ratios are exact and None where there is nothing to divide by.

    weight           Σ weight, and achieved  Σ weight × progress, over the tasks whose progress is known
    planned_value    PV = Σ weight × expected;  earned_value  EV = Σ weight × progress;  SPI = EV ÷ PV:
                     over the tasks of which both are known, which weigh planned_weight
    unplanned        tasks that are not in PV and EV, because their dates or their progress are not known
    finish_unknown   done tasks that were due and whose finish nobody wrote down: neither on time nor late
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
    finish_unknown: int
    unplanned: int
    weight: Fraction
    achieved: Fraction
    planned_weight: Fraction
    planned_value: Fraction
    earned_value: Fraction

    @property
    def progress(self) -> Fraction | None:
        """Σ weight × progress ÷ Σ weight."""
        return self.achieved / self.weight if self.weight else None

    @property
    def expected(self) -> Fraction | None:
        """PV ÷ Σ weight of the tasks in it: the progress that was to be expected of them."""
        return self.planned_value / self.planned_weight if self.planned_weight else None

    @property
    def earned_share(self) -> Fraction | None:
        """EV ÷ Σ weight of the same tasks: what `expected` compares with."""
        return self.earned_value / self.planned_weight if self.planned_weight else None

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
        """Tasks done by their planned end ÷ tasks that were due, unknown finishes left out."""
        return Fraction(self.on_time, self.was_due) if self.was_due else None

    @property
    def completion_rate(self) -> Fraction | None:
        """Tasks done ÷ tasks, cancelled ones left out."""
        return Fraction(self.done, self.tasks) if self.tasks else None


def speed_level(spi: Fraction | None, settings: TrackingSettings) -> Level:
    """Return how good a schedule performance index is: bad below what makes a strategy off track."""
    if spi is None:
        return Level.UNKNOWN
    if spi >= 1:
        return Level.GOOD
    return Level.BAD if spi * 100 < settings.health_spi else Level.WATCH


def weighted_sum(parts: Iterable[tuple[Decimal | int, Fraction]]) -> Fraction:
    """Return Σ weight × share, exact.

    Whole numbers are summed over each denominator there is, which are few; sums of fractions cost far more.
    """
    numerators: dict[int, int] = {}
    for weight, share in parts:
        whole, part = weight.as_integer_ratio()
        numerator, denominator = share.as_integer_ratio()
        denominator *= part
        numerators[denominator] = numerators.get(denominator, 0) + whole * numerator
    return sum_over(numerators)


def sum_over(numerators: Mapping[int, int]) -> Fraction:
    """Return the sum of fractions of which the numerators were summed by denominator."""
    common = lcm(*numerators)
    return Fraction(sum(total * (common // one) for one, total in numerators.items()), common)


def roll_up(tasks: Iterable[TrackedTask]) -> RollUp:
    """Return the sums of tasks; cancelled ones are left out.

    What is not known is left out on both sides of a ratio, and counted.
    """
    counted = [task for task in tasks if task.counts]
    known = [(task.weight, task.progress) for task in counted if task.progress is not None]
    compared = [
        (task.weight, task.expected, task.progress)
        for task in counted
        if task.expected is not None and task.progress is not None
    ]
    finished = [task for task in counted if task.status is Status.DONE]
    unfinished = [task for task in counted if task.status is not Status.DONE]
    due = [task for task in counted if task.was_due]
    unknown = sum([task.finish_unknown for task in due])
    return RollUp(
        tasks=len(counted),
        done=len(finished),
        open=len(unfinished),
        overdue=sum([task.overdue for task in unfinished]),
        due_soon=sum([task.due_soon for task in unfinished]),
        lagging=sum([task.lagging for task in unfinished]),
        late_done=sum([task.late for task in finished]),
        was_due=len(due) - unknown,
        on_time=sum([task.on_time for task in due]),
        finish_unknown=unknown,
        unplanned=len(counted) - len(compared),
        weight=weighted_sum((weight, _WHOLE) for weight, _ in known),
        achieved=weighted_sum(known),
        planned_weight=weighted_sum((weight, _WHOLE) for weight, _, _ in compared),
        planned_value=weighted_sum((weight, expected) for weight, expected, _ in compared),
        earned_value=weighted_sum((weight, progress) for weight, _, progress in compared),
    )


def together(groups: Iterable[RollUp]) -> RollUp:
    """Return the sums of several groups that have no task in common, as `roll_up` of all their tasks does."""
    every = list(groups) or [roll_up(())]
    sums: dict[str, Any] = {
        field.name: _total([getattr(one, field.name) for one in every]) for field in fields(RollUp)
    }
    return RollUp(**sums)


def _total(values: Sequence[int | Fraction]) -> int | Fraction:
    shares = [value for value in values if isinstance(value, Fraction)]
    return weighted_sum((1, share) for share in shares) if shares else sum(values)


def progress_by_day(task: TrackedTask, days: Sequence[date], as_of: date) -> list[Fraction]:
    """Return a task's progress as it was known at the end of each day.

    On `as_of` and after its actual end a task has the progress that it has now. On other days it has that of
    the last entry of the log; before the first entry none. Without a log it has its progress from the last
    day on which its record speaks of itself.
    """
    now = task.progress or Fraction(0)
    points = task.history.progress_points
    settled = _settled(task, as_of)
    found = []
    for day in days:
        known = [progress for when, progress in points if when <= day] if day < settled else [now]
        found.append(known[-1] if known else Fraction(0))
    return found


def known_days(task: TrackedTask, as_of: date) -> list[date]:
    """Return the days up to `as_of` of which it is known that a task's progress was set."""
    days = [day for day, _ in task.history.progress_points if day <= as_of]
    settled = _settled(task, as_of)
    return [*days, settled] if settled < as_of or task.last_update == as_of else days


def _settled(task: TrackedTask, as_of: date) -> date:
    """Return the day from which a task has the progress that it has now."""
    settled = as_of
    if task.status is Status.DONE and task.actual_end is not None:
        settled = min(as_of, task.actual_end)
    if not task.history.progress_points and task.last_update is not None:
        settled = min(settled, task.last_update)
    return settled
