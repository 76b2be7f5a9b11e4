"""When open tasks and strategies will end, by the record of finished tasks and the strategy's own speed.

What is left of an open task takes its planned days, times how much longer than planned work takes in this
strategy, times what a case on record took beside its own strategy. Each case gives a day; the share of days
within the period is the task's chance (the empirical distribution), and tasks are taken as independent but
for the speed that they share. See Flyvbjerg (2008), "Curbing Optimism Bias and Strategic Misrepresentation
in Planning", European Planning Studies 16(1), on reference classes; `duration_ratios` on the speed.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from functools import cached_property

from strategy_tracker.cache import NO_MEMORY, Memory
from strategy_tracker.language import Message, message
from strategy_tracker.language.formats import rounded
from strategy_tracker.model import Place
from strategy_tracker.tracking.duration_ratios import (
    Days,
    DurationRecord,
    begun_on,
    days_of,
    is_case,
    planned_days,
    waited,
)
from strategy_tracker.tracking.tasks import TrackedTask

HALF, MOST = Fraction(1, 2), Fraction(85, 100)


@dataclass(frozen=True, slots=True)
class FinishRange:
    """The days by which an open task will be done, as far as the record goes.

    half    the first day that would have been enough in half of the cases;  most  in 85 % of them
    chance  the share of them that end within the strategy's period; None where it has no end
    """

    half: date
    most: date
    chance: Fraction | None


@dataclass(frozen=True, slots=True)
class Outlook:
    """What the record says of a strategy with open tasks.

    department  whose finished tasks the record is of; '' where it is that of the whole portfolio
    cases       how many finished tasks the record has
    ratio       how many times the planned days work takes in this strategy, by its own days and the record
    finishes    the range of each open task of which something can be said, by the place of its record
    chance      the product of the open tasks' chances: that all of them are done within the period; None
                where the strategy has no end, or where nothing is said of one of them
    untold      the open tasks of which nothing can be said: their planned days or progress are not known
    slowest     the open task that is least likely done within the period; None where no chance is told
    half, most  the latest of the days that held in half and in 85 % of cases, of all open tasks
    """

    department: str
    cases: int
    ratio: Fraction
    finishes: Mapping[Place, FinishRange]
    chance: Fraction | None
    untold: tuple[str, ...]
    slowest: TrackedTask | None
    half: date | None
    most: date | None


def finish_of(
    task: TrackedTask, record: DurationRecord, ratio: Fraction, as_of: date, end: date | None
) -> FinishRange | None:
    """Return the range of an open task whose strategy takes `ratio` times the planned days; None if unknown.

    A task that has begun goes on at the ratio at which all of it ends if the rest takes what work takes in
    this strategy. One that has not begins as much later than planned as tasks usually do, from `as_of` on.
    """
    planned, begun = planned_days(task), begun_on(task, as_of)
    if planned is None or task.planned_start is None:
        return None
    if begun is None:
        first, left = max(_later(task.planned_start, record.wait), as_of), planned * ratio
    elif task.progress is None:
        return None
    else:
        open_share = max(1 - task.progress, Fraction(0))
        first = as_of
        left = open_share * ((as_of - begun).days + open_share * planned * ratio)
    half, most = (_later(first, max(record.enough(left, share), 1) - 1) for share in (HALF, MOST))
    within = (end - first).days + 1 if end is not None else None
    return FinishRange(half, most, record.held(left, within) if within is not None else None)


@dataclass(frozen=True, slots=True)
class RecordOf:
    """The record by which a strategy's work is measured, and of which department; '' for the portfolio's."""

    department: str
    record: DurationRecord


class Records:
    """The duration ratios on record of each department and of the whole portfolio, as of a day."""

    def __init__(
        self,
        strategies: Iterable[tuple[str, Sequence[TrackedTask]]],
        as_of: date,
        least: int,
        memory: Memory = NO_MEMORY,
    ) -> None:
        """Take tasks by strategy, with its department; a record of fewer than `least` cases says nothing."""
        self.as_of = as_of
        self._least = least
        self._memory = memory
        self._cases: dict[str, list[list[TrackedTask]]] = {}
        for department, tasks in strategies:
            cases = [task for task in tasks if is_case(task, as_of)]
            self._cases.setdefault(department, []).append(cases)
        found = {name: self._record(name, groups) for name, groups in self._cases.items() if name}
        self._departments = {name: record for name, record in found.items() if record is not None}

    def _record(self, department: str, groups: Sequence[Sequence[TrackedTask]]) -> RecordOf | None:
        if sum(map(len, groups)) < self._least:
            return None
        days = tuple(tuple(one for task in group if (one := days_of(task, self.as_of))) for group in groups)
        waits = tuple(late for group in groups for task in group if (late := waited(task)) is not None)
        return self._memory.by(
            lambda: RecordOf(department, DurationRecord(days, waits)), RecordOf, department, days, waits
        )

    @cached_property
    def _portfolio(self) -> RecordOf | None:
        return self._record("", [group for groups in self._cases.values() for group in groups])

    def of(self, department: str) -> RecordOf | None:
        """Return the record of a department, else of the portfolio; None where both have too few cases."""
        return self._departments.get(department) or self._portfolio


def outlook_of(
    of: RecordOf | None, tasks: Sequence[TrackedTask], as_of: date, end: date | None
) -> Outlook | None:
    """Return what a record says of a strategy's open tasks; None without open tasks or a record."""
    waiting = [task for task in tasks if task.open]
    if of is None or not waiting:
        return None
    record = of.record
    ratio = record.of(_so_far(tasks, as_of))
    finishes: dict[Place, FinishRange] = {}
    untold: list[str] = []
    chances: list[tuple[Fraction, TrackedTask]] = []
    for task in waiting:
        found = finish_of(task, record, ratio, as_of, end)
        if found is None:
            untold.append(task.id)
            continue
        finishes[task.record.place] = found
        if found.chance is not None:
            chances.append((found.chance, task))
    is_known = len(chances) == len(waiting)
    return Outlook(
        department=of.department,
        cases=len(record),
        ratio=ratio,
        finishes=finishes,
        chance=product(chance for chance, _ in chances) if is_known else None,
        untold=tuple(untold),
        slowest=min(chances, key=lambda one: one[0])[1] if is_known else None,
        half=max((one.half for one in finishes.values()), default=None),
        most=max((one.most for one in finishes.values()), default=None),
    )


def _so_far(tasks: Iterable[TrackedTask], as_of: date) -> Days | None:
    """Return the days that a strategy's tasks took so far, and what was planned for it."""
    sums = None
    for task in tasks:
        days = days_of(task, as_of)
        if days is not None:
            sums = sums.with_days(days) if sums is not None else days
    return sums


def product(chances: Iterable[Fraction]) -> Fraction:
    """Return the exact product of chances; equal denominators are multiplied as whole numbers."""
    top, bottom = 1, 1
    for chance in chances:
        top, bottom = top * chance.numerator, bottom * chance.denominator
    return Fraction(top, bottom)


def _later(day: date, days: int) -> date:
    """Return the day so many days later; the calendar's last day where it has no such day."""
    return date.fromordinal(min(day.toordinal() + days, date.max.toordinal()))


def chance_text(chance: Fraction) -> str:
    """Return a chance in whole percent, rounded down: one short of a threshold is not said to reach it."""
    whole = int(chance * 100)
    return "<1" if chance and not whole else str(whole)


def outlook_words(outlook: Outlook) -> Message:
    """Return the chance of a strategy and when its last task ends, or why nothing can be said of it."""
    said = _chance(outlook)
    if outlook.half is not None:
        days = message(
            "last tasks done by {half} in half, by {most} in 85% of cases",
            half=outlook.half,
            most=outlook.most,
        )
        said = message("{first}; {rest}", first=said, rest=days)
    known = message("{count} finished tasks of all departments", count=outlook.cases)
    if outlook.department:
        known = message(
            "{count} finished tasks of {department}", count=outlook.cases, department=outlook.department
        )
    ratio = str(rounded(outlook.ratio, 2))
    return message(
        "{said} (work takes {ratio} times its planned days; by {known})", said=said, ratio=ratio, known=known
    )


def _chance(outlook: Outlook) -> Message:
    """Return the chance to end within the period, else what keeps it from being told."""
    if outlook.chance is not None:
        return message("{chance}% chance to end within the period", chance=chance_text(outlook.chance))
    if outlook.untold:
        return message(
            "no chance is told, as planned days or progress of {tasks} are not known",
            tasks=list(outlook.untold),
        )
    return message("no chance is told, as the period has no end")
