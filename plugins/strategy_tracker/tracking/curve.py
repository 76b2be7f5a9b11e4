"""The S-curve: planned value from the plan, earned value from the log."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction

from strategy_tracker.tracking.days import DayCount
from strategy_tracker.tracking.rollups import progress_on
from strategy_tracker.tracking.settings import TrackingSettings
from strategy_tracker.tracking.tasks import TrackedTask, expected_progress


@dataclass(frozen=True, slots=True)
class CurvePoint:
    """The shares of all work that were planned and earned on a day; earned is None after as_of."""

    day: date
    planned: Fraction
    earned: Fraction | None


def curve_days(start: date, end: date, as_of: date, most: int = 54) -> list[date]:
    """Return the days to plot: both ends, `as_of` where inside, and steps of whole weeks between.

    The plan is complete on the day after its last day, so that day is the end.
    """
    end = end + timedelta(days=1) if end < date.max else end
    whole = (end - start).days
    step = 7 * max(1, -(-whole // (7 * most)))
    days = {start + timedelta(days=offset) for offset in range(0, whole + 1, step)} | {start, end}
    if start <= as_of <= end:
        days.add(as_of)
    return sorted(days)


def s_curve(
    tasks: Sequence[TrackedTask],
    start: date | None,
    end: date | None,
    as_of: date,
    settings: TrackingSettings,
) -> tuple[CurvePoint, ...]:
    """Return the S-curve of tasks over a period; empty without a period or without weighted tasks."""
    counted = [task for task in tasks if task.counts]
    weights = sum((Fraction(task.weight) for task in counted), Fraction(0))
    if start is None or end is None or end < start or not weights:
        return ()
    days = DayCount(settings.calendar)
    points = []
    for day in curve_days(start, end, as_of):
        planned = earned = Fraction(0)
        for task in counted:
            share = expected_progress(task.planned_start, task.planned_end, day, days)
            planned += Fraction(task.weight) * (share or 0)
            if day <= as_of:
                earned += Fraction(task.weight) * progress_on(task, day, as_of)
        points.append(CurvePoint(day, planned / weights, earned / weights if day <= as_of else None))
    return tuple(points)
