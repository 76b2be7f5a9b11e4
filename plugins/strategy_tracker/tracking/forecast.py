"""When a task will be finished at its pace so far."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

from strategy_tracker.tracking.days import DayCount


def forecast_finish(
    start: date | None, progress: Fraction | None, as_of: date, days: DayCount
) -> date | None:
    """Return start + elapsed ÷ progress: the last day of the work at its pace so far, not before `as_of`.

    Days count as in the plan, full days elapsed and both ends included: a task that is exactly on plan is
    forecast for its planned end. The first day counts as elapsed while it runs. None where there is no
    progress, or where the pace leads more than a hundred years ahead.
    """
    if start is None or not progress or as_of < start:
        return None
    needed = Fraction(max(days.elapsed(start, as_of), 1)) / progress
    finish = days.nth(start, -(-needed.numerator // needed.denominator))
    return max(finish, as_of) if finish is not None else None


def forecast_doubt(start: date | None, finish: date, progress: Fraction | None) -> Fraction:
    """Return by how many days a forecast may be off for the progress alone, which is told in steps of 5 %.

    Half a step more or less of the progress moves the finish by as large a share of all the days.
    """
    if start is None or not progress:
        return Fraction(0)
    return (finish - start).days * Fraction(1, 40) / progress
