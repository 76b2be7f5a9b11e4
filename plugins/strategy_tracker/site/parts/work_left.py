"""The work left by person and week, as a table whose cells are the darker the more there is."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction

from strategy_tracker.cache import NO_MEMORY, Memory
from strategy_tracker.language import Language
from strategy_tracker.language.formats import format_day
from strategy_tracker.tracking import TrackedTask
from strategy_tracker.tracking.workload import work_by_week
from strategy_tracker.vocabulary.fields import field_of

WEEKS_AHEAD = 8


@dataclass(frozen=True, slots=True)
class WeekOfWork:
    """The work left for somebody in a week, in whole tasks, and how much that is beside the most: 0 to 4."""

    amount: Fraction
    shade: int


@dataclass(frozen=True, slots=True)
class WorkLine:
    """What is left for one person in each of the coming weeks."""

    name: str
    weeks: list[WeekOfWork]


@dataclass(frozen=True, slots=True)
class WorkLeft:
    """The table's heads, the owner's and then the weeks' Mondays, and its lines, the most first."""

    heads: Sequence[str]
    lines: Sequence[WorkLine]

    def first(self, count: int) -> WorkLeft:
        """Return the first lines."""
        return WorkLeft(self.heads, self.lines[:count])


def work_left(
    by_owner: Mapping[str, Sequence[TrackedTask]],
    as_of: date,
    language: Language,
    memory: Memory = NO_MEMORY,
) -> WorkLeft:
    """Return what is left for each owner in the week of `as_of` and those after it."""
    monday = as_of - timedelta(days=as_of.weekday())
    weeks = tuple(monday + timedelta(weeks=number) for number in range(WEEKS_AHEAD))
    found = {name: memory.of(work_by_week, tuple(tasks), weeks, as_of) for name, tasks in by_owner.items()}
    most = max((max(work) for work in found.values()), default=Fraction(0))
    lines = [
        WorkLine(name, [WeekOfWork(amount, -(-amount * 4 // most)) for amount in work])
        for name, work in found.items()
        if any(work)
    ]
    lines.sort(key=lambda line: (-sum(week.amount for week in line.weeks), line.name))
    owner = field_of("task", "owner").localize(language)
    return WorkLeft([owner, *(format_day(day, language) for day in weeks)], lines)
