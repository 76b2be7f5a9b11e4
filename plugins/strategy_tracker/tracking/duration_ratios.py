"""How long work takes against its plan: of finished tasks on record, and of a strategy so far.

A task's duration ratio is the days that it took ÷ the days that it was first planned to take; both in
calendar days, both ends counted, from its actual start where that is known, else from the planned one.

Tasks of one strategy share much: the people, the agency, how well it was thought through. How much a
strategy's own ratio says beside the department's is found from the record by Bühlmann and Straub's
credibility (Bühlmann & Gisler 2005, "A Course in Credibility Theory and its Applications", chapter 4): with
s² the variance within strategies for one planned day and a the variance between strategies, the own days
are taken together with k = s² ÷ a planned days at the department's ratio.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from strategy_tracker.tracking.tasks import TrackedTask
from strategy_tracker.values import Status

_THOUSAND = 1000
"""Variances are summed over ratios in whole thousandths: sums over thousands of fractions cost far more."""
MATURE = 2
"""How many times its planned days a task has to be begun before it is a case: of those begun later, only
the quick ones are finished yet."""


@dataclass(frozen=True, slots=True)
class Days:
    """Days that work took, and the days that were planned for it; of open work, for what is done of it."""

    taken: Fraction
    planned: Fraction

    def with_days(self, other: Days) -> Days:
        """Return both together."""
        return Days(self.taken + other.taken, self.planned + other.planned)


def planned_days(task: TrackedTask) -> int | None:
    """Return the days from a task's planned start to its first planned end; None without both.

    A task that was moved as a whole, past its first end, has the days of its present plan.
    """
    start, end = task.planned_start, task.first_end
    if start is not None and end is not None and end < start:
        end = task.planned_end
    return (end - start).days + 1 if start is not None and end is not None and end >= start else None


def begun_on(task: TrackedTask, as_of: date) -> date | None:
    """Return the day on which a task began, as far as that is known; None where it has not."""
    if task.status is Status.NOT_STARTED and not task.progress and task.actual_start is None:
        return None
    day = task.actual_start or task.planned_start
    return day if day is not None and day <= as_of else None


def days_of(task: TrackedTask, as_of: date) -> Days | None:
    """Return the days that a task took so far; None where it has not begun, or where they are not known."""
    planned, begun = planned_days(task), begun_on(task, as_of)
    if planned is None or begun is None or not task.counts:
        return None
    if task.status is not Status.DONE:
        done = task.progress
        return Days(Fraction((as_of - begun).days), done * planned) if done is not None else None
    end = task.actual_end
    if end is None or end > as_of or end < begun:
        return None
    return Days(Fraction((end - begun).days + 1), Fraction(planned))


def waited(task: TrackedTask) -> int | None:
    """Return by how many days a task began later than planned; None where its start is not written down.

    Then the days that it took are counted from its planned start, and have the wait in them.
    """
    if task.actual_start is None or task.planned_start is None:
        return None
    return (task.actual_start - task.planned_start).days


def case_since(task: TrackedTask) -> date | None:
    """Return the day from which a finished task is a case for the record; None where it never is.

    From then on it could have been as late as it would; before, only the quick ones are finished yet.
    """
    planned, begun, end = planned_days(task), task.actual_start or task.planned_start, task.actual_end
    if task.status is not Status.DONE or planned is None or begun is None or end is None or end < begun:
        return None
    day = max(begun.toordinal() + MATURE * planned, end.toordinal())
    return date.fromordinal(day) if day <= date.max.toordinal() else None


def is_case(task: TrackedTask, as_of: date) -> bool:
    """Tell whether a task is a case for the record on a day."""
    since = case_since(task)
    return since is not None and since <= as_of


class DurationRecord:
    """The duration ratios of finished tasks.

    usual      the ratio of all of them together
    wait       by how many whole days they began later than planned, on average
    own_weight how many planned days at the usual ratio a strategy's own days are taken together with; None
               where strategies do not differ by more than chance, or nobody can say
    cases      the tasks' ratios ÷ those of their strategies, sorted
    """

    def __init__(self, strategies: Iterable[Sequence[Days]], waits: Iterable[int] = ()) -> None:
        """Take the days of the finished tasks of each strategy, one at least, and how late tasks began."""
        groups = [tuple(tasks) for tasks in strategies if tasks]
        sums = [_together(tasks) for tasks in groups]
        self.usual = _ratio(_together(sums))
        known = list(waits)
        self.wait = round(Fraction(sum(known), len(known))) if known else 0
        self.own_weight = _own_weight(groups, sums, self.usual)
        usual_of = [self.of(own) for own in sums]
        cases = (
            _ratio(days) / ratio for tasks, ratio in zip(groups, usual_of, strict=True) for days in tasks
        )
        # Whole numbers sort many times faster than fractions do; no two of these differ by less than 2⁻¹²⁸.
        self.cases = sorted(cases, key=lambda case: (case.numerator << 128) // case.denominator)

    def __len__(self) -> int:
        return len(self.cases)

    def of(self, own: Days | None) -> Fraction:
        """Return the ratio of a strategy that took `own` days so far."""
        if own is None or self.own_weight is None:
            return self.usual
        return (own.taken + self.own_weight * self.usual) / (own.planned + self.own_weight)

    def held(self, days: Fraction, within: int) -> Fraction:
        """Return the share of cases in which work that usually takes `days` is done in so many days."""
        if within <= 0:
            return Fraction(0)
        limit = within / days if days else self.cases[-1]
        return Fraction(bisect_right(self.cases, limit), len(self))

    def enough(self, days: Fraction, share: Fraction) -> int:
        """Return in how many whole days work that usually takes `days` is done in a share of cases."""
        case = self.cases[-(-share.numerator * len(self) // share.denominator) - 1]
        return -(-days.numerator * case.numerator // (days.denominator * case.denominator))


def _together(parts: Iterable[Days]) -> Days:
    taken, planned = Fraction(0), Fraction(0)
    for days in parts:
        taken, planned = taken + days.taken, planned + days.planned
    return Days(taken, planned)


def _ratio(days: Days) -> Fraction:
    return days.taken / days.planned


def _own_weight(groups: Sequence[Sequence[Days]], sums: Sequence[Days], usual: Fraction) -> int | None:
    """Return k = s² ÷ a, in whole planned days, by the estimators of Bühlmann and Straub."""
    freedom = sum(len(tasks) - 1 for tasks in groups)
    whole = sum(int(one.planned) for one in sums)
    spread = Fraction(sum(int(one.planned) ** 2 for one in sums), whole)
    if not freedom or spread == whole:
        return None
    within, between = 0, 0
    for tasks, own in zip(groups, sums, strict=True):
        ratio = round(_ratio(own) * _THOUSAND)
        within += sum(int(one.planned) * (round(_ratio(one) * _THOUSAND) - ratio) ** 2 for one in tasks)
        between += int(own.planned) * (ratio - round(usual * _THOUSAND)) ** 2
    variance = Fraction(within, freedom)
    differing = (between - (len(groups) - 1) * variance) / (whole - spread)
    return max(round(variance / differing), 1) if differing > 0 else None
