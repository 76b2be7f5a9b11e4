"""How a strategy stood at the end of an earlier day, by what was on record then."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from strategy_tracker.model import Snapshot, Strategy
from strategy_tracker.settings.tracking import TrackingSettings
from strategy_tracker.tracking.changes import Change, recorded_by
from strategy_tracker.tracking.known_earlier import as_known_on
from strategy_tracker.tracking.rollups import RollUp, roll_up
from strategy_tracker.tracking.work import track_kpis, track_work


@dataclass(frozen=True, slots=True)
class Known:
    """What was on record of a strategy at the end of a day; `committed` is what its versions changed."""

    strategy: Strategy
    snapshots: tuple[Snapshot, ...]
    committed: tuple[Change, ...]


@dataclass(frozen=True, slots=True)
class Standing:
    """The sums of a strategy's tasks, how many KPIs it had, and how many of them were on or ahead of pace."""

    sums: RollUp
    kpis: int
    kpis_good: int


def what_counts(strategy: Strategy) -> Strategy:
    """Return of a strategy what counts in how it stood on an earlier day.

    That is tracked, and nothing else: so nothing else of the record, as it is now, matters to the past.
    """
    return Strategy(
        place=strategy.place,
        slug=strategy.slug,
        department=strategy.department,
        period=strategy.period,
        cadence=strategy.cadence,
        tasks=strategy.tasks,
        kpis=strategy.kpis,
        updates=strategy.updates,
    )


def known_on(
    strategy: Strategy, snapshots: Sequence[Snapshot], committed: Sequence[Change], day: date
) -> Known | None:
    """Return what was on record of a strategy and counts; None where it was not on record yet.

    `snapshots` and `committed`, the changes between them, may go on after the day.
    """
    known = as_known_on(what_counts(strategy), snapshots, day)
    if known is None:
        return None
    return Known(
        replace(known, updates=tuple(update for _, update in recorded_by(strategy, day))),
        tuple(one for one in snapshots if one.day <= day),
        tuple(change for change in committed if change.day <= day),
    )


def standing_on(known: Known, day: date, settings: TrackingSettings) -> Standing:
    """Return how a strategy stood by what was known: as `track` says it, and nothing else that it says."""
    work = track_work(known.strategy, known.snapshots, day, settings, known.committed, recorded=True)
    sums = roll_up(work.tasks)
    kpis = track_kpis(work, known.snapshots, sums, day, settings)
    return Standing(sums, len(kpis), sum(kpi.band.good for kpi in kpis))
