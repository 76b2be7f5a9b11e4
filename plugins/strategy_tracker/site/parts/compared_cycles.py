"""Each cycle beside the one before it, with what is compared."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from strategy_tracker.tracking import TrackedStrategy
from strategy_tracker.tracking.cycle_pairs import KpiPair, cycle_pairs


@dataclass(frozen=True, slots=True)
class Side:
    """One of the two cycles: how often its tasks' ends were moved, and by how many days in all."""

    strategy: TrackedStrategy
    slips: int
    slip_days: int


@dataclass(frozen=True, slots=True)
class Compared:
    """Two cycles beside each other, the earlier one first, and the KPIs that both have."""

    sides: tuple[Side, Side]
    kpis: tuple[KpiPair, ...]


def compared_cycles(strategies: Sequence[TrackedStrategy]) -> list[Compared]:
    """Return each strategy beside the one it follows, latest first."""
    return [Compared((_side(pair.before), _side(pair.now)), pair.kpis) for pair in cycle_pairs(strategies)]


def _side(strategy: TrackedStrategy) -> Side:
    tasks = [task for task in strategy.tasks if task.counts]
    return Side(strategy, sum(task.slips for task in tasks), sum(task.slip_days for task in tasks))
