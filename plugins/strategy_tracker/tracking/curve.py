"""The S-curve: planned value from the plan, earned value from the log."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction
from math import lcm

from strategy_tracker.settings.tracking import TrackingSettings
from strategy_tracker.tracking.days import DayCount
from strategy_tracker.tracking.rollups import known_days, progress_by_day, weighted_sum
from strategy_tracker.tracking.tasks import TrackedTask


@dataclass(frozen=True, slots=True)
class CurvePoint:
    """The shares of all work that were planned and earned on a day.

    `earned` is None after as_of, and before anything is known.
    """

    day: date
    planned: Fraction
    earned: Fraction | None


_MOST_STEPS = 54
"""So many weeks are plotted one by one, a year and two; longer curves have wider steps."""


def curve_days(start: date, end: date, as_of: date) -> list[date]:
    """Return the days to plot: both ends, `as_of` where inside, and steps of whole weeks between."""
    whole = (end - start).days
    step = 7 * max(1, -(-whole // (7 * _MOST_STEPS)))
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
    """Return the S-curve of tasks; empty without a period or without weighted tasks.

    It covers the period, the plans of all its tasks, and what happened up to the last thing known. Before the
    first thing known nothing is said of what was earned. As in PV and EV, tasks without a planned end or a
    progress are left out.
    """
    counted = [
        task for task in tasks if task.counts and task.planned_end is not None and task.progress is not None
    ]
    whole = weighted_sum((task.weight, Fraction(1)) for task in counted)
    if start is None or end is None or end < start or not whole:
        return ()
    known = [day for task in counted for day in known_days(task, as_of)]
    begin, complete = _extent(counted, start, end)
    first = min(known, default=date.max)
    plotted = curve_days(begin, max(complete, *known, begin), as_of)
    if begin < first < plotted[-1]:
        plotted = sorted({*plotted, first})
    planned = _planned_values(counted, plotted, DayCount(settings.calendar))
    drawn = [day for day in plotted if min(first, as_of) <= day <= as_of]
    earned = dict(zip(drawn, _earned_values(counted, drawn, as_of), strict=True)) if drawn else {}
    return tuple(
        CurvePoint(day, pv / whole, earned[day] / whole if day in earned else None)
        for day, pv in zip(plotted, planned, strict=True)
    )


def _extent(tasks: Sequence[TrackedTask], start: date, end: date) -> tuple[date, date]:
    """Return the first day of the period and of all plans, and the day after their last, when all is done."""
    starts = [task.planned_start for task in tasks if task.planned_start is not None]
    ends = [task.planned_end for task in tasks if task.planned_end is not None]
    last = max(end, *ends)
    return min(start, *starts) if starts else start, last + timedelta(days=1) if last < date.max else last


def _planned_values(tasks: Sequence[TrackedTask], plotted: Sequence[date], days: DayCount) -> list[Fraction]:
    """Return Σ weight × `expected_progress` for each day.

    All shares are brought to one denominator first: the sums are then of whole numbers, and as exact.
    """
    plans = []
    for task in tasks:
        first, last = task.planned_start or task.planned_end, task.planned_end
        if first is not None and last is not None:
            plans.append((first, last, days.between(first, last), task.weight.as_integer_ratio()))
    common = lcm(*(max(length, 1) * part for _, _, length, (_, part) in plans))
    rows = [
        (first, last, length, whole * (common // (max(length, 1) * part)))
        for first, last, length, (whole, part) in plans
    ]
    values = []
    for day in plotted:
        total = 0
        for first, last, length, per_day in rows:
            if day > last:
                total += max(length, 1) * per_day
            elif day > first:
                total += days.elapsed(first, day) * per_day
        values.append(Fraction(total, common))
    return values


def _earned_values(tasks: Sequence[TrackedTask], plotted: Sequence[date], as_of: date) -> list[Fraction]:
    """Return Σ weight × progress as it was known on each day, exact."""
    weights = [task.weight for task in tasks]
    shares = [progress_by_day(task, plotted, as_of) for task in tasks]
    return [weighted_sum(zip(weights, of_day, strict=True)) for of_day in zip(*shares, strict=True)]
