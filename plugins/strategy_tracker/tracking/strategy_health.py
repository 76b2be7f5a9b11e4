"""How a strategy stands by its tasks and KPIs, and of how many of them nothing can be said."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import reduce

from strategy_tracker.language import Message, message
from strategy_tracker.model import Strategy
from strategy_tracker.tracking.attainment import Trouble
from strategy_tracker.tracking.health import Health, Level, worst
from strategy_tracker.tracking.kpis import TrackedKpi
from strategy_tracker.tracking.tasks import TrackedTask


def strategy_health(
    strategy: Strategy,
    tasks: Sequence[TrackedTask],
    kpis: Sequence[TrackedKpi],
    start: date | None,
    as_of: date,
) -> Health:
    """Return the worst health of a strategy's tasks and KPIs; before it begins, only overdue work counts.

    Where none is bad, the reason claims nothing of those that are not judged: it counts them. Nor is a
    strategy good as long as a KPI cannot be scored for the way it is written.
    """
    if not strategy.readable:
        return Health(Level.UNKNOWN, message("The file could not be read"))
    counted = [task for task in tasks if task.counts]
    nothing = Health(Level.UNKNOWN, message("Nothing recorded yet"))
    named = [_named(task.id, task.health) for task in counted]
    if start is not None and start > as_of:
        overdue = [health for task, health in zip(counted, named, strict=True) if task.overdue]
        return worst(overdue, Health(Level.UNKNOWN, message("Begins on {date}", date=start)))
    found = worst([*named, *(kpi.health for kpi in kpis)], nothing)
    if found.level > Level.GOOD or not (counted or kpis):
        return found
    level = Level.UNKNOWN if any(map(_hides, kpis)) else found.level
    return Health(level, _counts([health.level for health in named], kpis))


def _hides(kpi: TrackedKpi) -> bool:
    """Tell whether a KPI may well be bad, and only what was written keeps that from being seen.

    One without a value is only that when the period is over.
    """
    if kpi.attainment.trouble is Trouble.NO_VALUE and not kpi.unread:
        return not kpi.running
    return kpi.attainment.trouble is not None and kpi.attainment.trouble is not Trouble.NO_TARGET


def _named(name: str, health: Health) -> Health:
    return Health(health.level, message("{id}: {reason}", id=name or "—", reason=health.reason))


def _counts(tasks: Sequence[Level], kpis: Sequence[TrackedKpi]) -> Message:
    """Return how many tasks and KPIs are on plan, and how many are not judged and why; none is bad."""
    good_kpis = sum(kpi.health.level is Level.GOOD for kpi in kpis)
    good_tasks = tasks.count(Level.GOOD)
    if good_tasks == len(tasks) and good_kpis == len(kpis):
        if tasks and kpis:
            return message("All tasks and KPIs are on plan")
        return message("All tasks are on plan") if tasks else message("All KPIs are on plan")
    pending = [kpi for kpi in kpis if kpi.pending]
    empty = sum(kpi.attainment.trouble is Trouble.NO_VALUE and not kpi.unread for kpi in kpis)
    unscored = len(kpis) - good_kpis - len(pending) - empty
    clauses = [
        (good_tasks, message("{count} tasks on plan", count=good_tasks)),
        (len(tasks) - good_tasks, message("{count} tasks not judged", count=len(tasks) - good_tasks)),
        (good_kpis, message("{count} KPIs on plan", count=good_kpis)),
        (len(pending), _judged_later(pending, others=good_kpis)),
        (len(pending), message("{count} KPIs below target", count=len(pending))),
        (empty, message("{count} KPIs without a value", count=empty)),
        (unscored, message("{count} KPIs not scored", count=unscored)),
    ]
    said = [clause for count, clause in clauses if count]
    return reduce(lambda first, rest: message("{first}; {rest}", first=first, rest=rest), said)


def _judged_later(pending: Sequence[TrackedKpi], *, others: int) -> Message:
    """Return when KPIs below their target are judged."""
    day = next((kpi.judged_on for kpi in pending if kpi.judged_on is not None), None)
    if not others:
        return message("no KPI is judged before {date}", date=day or "—")
    return message("the others are judged on {date}", date=day or "—")
