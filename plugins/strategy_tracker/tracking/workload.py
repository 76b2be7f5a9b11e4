"""How much work lies in each of the coming weeks: what is left of open tasks, over the days left for them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from fractions import Fraction

from strategy_tracker.tracking.rollups import sum_over
from strategy_tracker.tracking.tasks import TrackedTask

_REST_OF_WEEK = timedelta(days=6)


def work_by_week(tasks: Iterable[TrackedTask], mondays: Sequence[date], as_of: date) -> list[Fraction]:
    """Return the work left in each week, in weights of tasks: 1 is one whole task of usual weight.

    What is left of a task, weight × (1 − progress), is spread evenly over its days from `as_of` or its start,
    if that is later, to its planned end. What is left of an overdue task is all due now. A task without a
    planned end, or whose progress is not known, has no place in a week and is left out.
    """
    left: list[dict[int, int]] = [{} for _ in mondays]
    for task in tasks:
        if not task.open or task.planned_end is None or task.progress is None:
            continue
        end = max(task.planned_end, as_of)
        start = min(max(task.planned_start or as_of, as_of), end)
        amount, part = (Fraction(task.weight) * (1 - task.progress)).as_integer_ratio()
        denominator = part * ((end - start).days + 1)
        for monday, sums in zip(mondays, left, strict=True):
            days = (min(end, monday + _REST_OF_WEEK) - max(start, monday)).days + 1
            if days > 0:
                sums[denominator] = sums.get(denominator, 0) + amount * days
    return [sum_over(sums) for sums in left]
