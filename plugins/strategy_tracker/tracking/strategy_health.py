"""How a strategy stands: by evidence at its own level, by its parts, and what cannot be said of it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from strategy_tracker.language import Message, message
from strategy_tracker.model import Strategy
from strategy_tracker.settings.tracking import TrackingSettings
from strategy_tracker.tracking.attainment import Trouble
from strategy_tracker.tracking.evidence import (
    Evidence,
    bad_parts,
    kpi_evidence,
    late_evidence,
    milestone_evidence,
    work_evidence,
)
from strategy_tracker.tracking.health import BadPart, Level, StrategyHealth, joined
from strategy_tracker.tracking.kpis import TrackedKpi
from strategy_tracker.tracking.outlook import Outlook
from strategy_tracker.tracking.rollups import RollUp
from strategy_tracker.tracking.tasks import TrackedTask


def strategy_health(
    strategy: Strategy,
    tasks: Sequence[TrackedTask],
    kpis: Sequence[TrackedKpi],
    sums: RollUp,
    start: date | None,
    end: date | None,
    as_of: date,
    settings: TrackingSettings,
    outlook: Outlook | None = None,
) -> StrategyHealth:
    """Return how a strategy stands: off track on evidence at its own level, watched for bad parts alone.

    Before it begins, only overdue work counts. Where nothing is bad, the reason claims nothing of the tasks
    and KPIs that are not judged: it counts them. Nor is a strategy good as long as a KPI cannot be scored for
    the way it is written.
    """
    if not strategy.readable:
        return StrategyHealth(Level.UNKNOWN, message("The file could not be read"))
    counted = [task for task in tasks if task.counts]
    if start is not None and start > as_of:
        late = [task for task in counted if task.overdue]
        if not late:
            return StrategyHealth(Level.UNKNOWN, message("Begins on {date}", date=start))
        evidence = [*milestone_evidence(late), *work_evidence(late, counted, settings)]
        return _judged(evidence, bad_parts(late, ()))
    late = [task for task in counted if task.overdue or task.lagging]
    evidence = [
        *late_evidence(late, counted, sums, end, as_of, settings, outlook),
        *kpi_evidence(kpis),
    ]
    parts = bad_parts(counted, kpis)
    if evidence or parts:
        return _judged(evidence, parts)
    levels = [task.health.level for task in counted]
    if Level.GOOD not in (*levels, *(kpi.health.level for kpi in kpis)):
        nothing = message("Nothing recorded yet")
        return StrategyHealth(Level.UNKNOWN, _counts(levels, kpis) if counted or kpis else nothing)
    level = Level.UNKNOWN if any(map(_hides, kpis)) else Level.GOOD
    return StrategyHealth(level, _counts(levels, kpis))


def _judged(evidence: Sequence[Evidence], parts: Sequence[BadPart]) -> StrategyHealth:
    """Return the health that evidence and bad parts make, with what is not said in the evidence yet."""
    told = {place for one in evidence for place in one.told}
    unsaid = [part for part in parts if part.place not in told]
    clauses = [one.reason for one in evidence]
    if unsaid:
        named = message("{id}: {reason}", id=unsaid[0].subject or "—", reason=unsaid[0].reason)
        clauses.append(unsaid[0].reason if unsaid[0].is_kpi else named)
    if len(unsaid) > 1:
        clauses.append(message("{count} more", count=len(unsaid) - 1))
    level = Level.BAD if evidence else Level.WATCH
    reasons = tuple(one.reason for one in evidence)
    return StrategyHealth(level, joined(clauses), reasons, tuple(parts))


def _hides(kpi: TrackedKpi) -> bool:
    """Tell whether a KPI may well be bad, and only what was written keeps that from being seen.

    One without a value is only that when the period is over.
    """
    if kpi.attainment.trouble is Trouble.NO_VALUE and not kpi.unread:
        return not kpi.running
    return kpi.attainment.trouble is not None and kpi.attainment.trouble is not Trouble.NO_TARGET


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
    return joined(said)


def _judged_later(pending: Sequence[TrackedKpi], *, others: int) -> Message:
    """Return when KPIs below their target are judged."""
    day = next((kpi.judged_on for kpi in pending if kpi.judged_on is not None), None)
    if not others:
        return message("no KPI is judged before {date}", date=day or "—")
    return message("the others are judged on {date}", date=day or "—")
