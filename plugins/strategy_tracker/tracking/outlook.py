"""When open tasks and strategies will end, by how late the department's finished tasks were.

The record is the lateness of finished tasks: the day a task was done minus the day on which it was first
planned to be, in calendar days, where both are known. For an open task only those of them count that were at
least as late as it already is; the share of these that a day would have been enough for is the chance that
the task holds it (the empirical distribution, conditional on not having ended yet). Tasks are taken as
independent of each other. See Flyvbjerg (2008), "Curbing Optimism Bias and Strategic Misrepresentation in
Planning", European Planning Studies 16(1), on reference classes.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from math import ceil

from strategy_tracker.model import Place
from strategy_tracker.tracking.tasks import TrackedTask
from strategy_tracker.values import Status

HALF, MOST = Fraction(1, 2), Fraction(85, 100)


@dataclass(frozen=True, slots=True)
class FinishRange:
    """The days by which an open task will be done, as far as the record goes.

    half    the first day that would have been enough in half of the cases;  most  in 85 % of them
    cases   how many finished tasks were at least as late as this one is
    chance  the share of them that ended within the strategy's period; None where it has no end
    """

    half: date
    most: date
    cases: int
    chance: Fraction | None


@dataclass(frozen=True, slots=True)
class Outlook:
    """What the record says of a strategy with open tasks.

    department  whose finished tasks the record is of; '' where it is that of the whole portfolio
    cases       how many finished tasks the record has
    finishes    the range of each open task with a planned end, by the place of its record
    chance      the product of the open tasks' chances: that all of them are done within the period; None
                where the strategy has no end, or where nothing is said of one of them
    beyond      the open tasks that are later already than any task on record
    undated     the open tasks without a planned end, of which nothing can be said
    half, most  the latest of the days that held in half and in 85 % of cases, of all open tasks
    """

    department: str
    cases: int
    finishes: Mapping[Place, FinishRange]
    chance: Fraction | None
    beyond: tuple[str, ...]
    undated: tuple[str, ...]
    half: date | None
    most: date | None


class Lateness:
    """The lateness of finished tasks, in days, sorted."""

    def __init__(self, days: Iterable[int]) -> None:
        self.days = sorted(days)

    def __len__(self) -> int:
        return len(self.days)

    def finish(self, task: TrackedTask, as_of: date, end: date | None) -> FinishRange | None:
        """Return the range of an open task; None where it has no planned end or no case was as late."""
        planned = task.first_end
        if planned is None:
            return None
        first = bisect_left(self.days, (as_of - planned).days)
        cases = len(self.days) - first
        if not cases:
            return None
        half, most = (_later(planned, self.days[first + ceil(share * cases) - 1]) for share in (HALF, MOST))
        chance = None
        if end is not None:
            held = bisect_right(self.days, (end - planned).days) - first
            chance = Fraction(max(held, 0), cases)
        return FinishRange(half, most, cases, chance)


def lateness_of(task: TrackedTask, as_of: date) -> int | None:
    """Return by how many calendar days a finished task was later than first planned; None where unknown."""
    if task.status is not Status.DONE or task.actual_end is None or task.first_end is None:
        return None
    return (task.actual_end - task.first_end).days if task.actual_end <= as_of else None


class Records:
    """The lateness on record of each department and of the whole portfolio, as of a day."""

    def __init__(self, tasks: Iterable[tuple[str, TrackedTask]], as_of: date, least: int) -> None:
        """`tasks` come with their department; a record of fewer than `least` finished ones says nothing."""
        self.as_of = as_of
        found: dict[str, list[int]] = {}
        for department, task in tasks:
            days = lateness_of(task, as_of)
            if days is not None:
                found.setdefault(department, []).append(days)
        everything = Lateness(day for days in found.values() for day in days)
        self._portfolio = everything if len(everything) >= least else None
        self._departments = {
            name: Lateness(days) for name, days in found.items() if name and len(days) >= least
        }

    def outlook(self, department: str, tasks: Sequence[TrackedTask], end: date | None) -> Outlook | None:
        """Return what the record says of a strategy's open tasks; None without open tasks or a record."""
        own = self._departments.get(department)
        record = own or self._portfolio
        waiting = [task for task in tasks if task.open]
        if record is None or not waiting:
            return None
        finishes: dict[Place, FinishRange] = {}
        beyond: list[str] = []
        undated: list[str] = []
        for task in waiting:
            found = record.finish(task, self.as_of, end)
            if found is not None:
                finishes[task.record.place] = found
            else:
                (undated if task.first_end is None else beyond).append(task.id)
        chances = [one.chance for one in finishes.values()]
        known = [chance for chance in chances if chance is not None]
        is_known = not beyond and not undated and len(known) == len(waiting)
        return Outlook(
            department=department if own is not None else "",
            cases=len(record),
            finishes=finishes,
            chance=product(known) if is_known else None,
            beyond=tuple(beyond),
            undated=tuple(undated),
            half=max((one.half for one in finishes.values()), default=None),
            most=max((one.most for one in finishes.values()), default=None),
        )


def product(chances: Iterable[Fraction]) -> Fraction:
    """Return the exact product of chances; equal denominators are multiplied as whole numbers."""
    top, bottom = 1, 1
    for chance in chances:
        top, bottom = top * chance.numerator, bottom * chance.denominator
    return Fraction(top, bottom)


def _later(day: date, days: int) -> date:
    """Return the day so many days later; the calendar's last day where it has no such day."""
    return date.fromordinal(min(max(day.toordinal() + days, 1), date.max.toordinal()))
