"""The tracked portfolio: every strategy with all that follows from the records on a day."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from strategy_tracker.model import Portfolio, Strategy
from strategy_tracker.settings.tracking import TrackingSettings
from strategy_tracker.tracking.alerts import Alert
from strategy_tracker.tracking.changes import Change
from strategy_tracker.tracking.curve import CurvePoint
from strategy_tracker.tracking.cycles import Cycle
from strategy_tracker.tracking.health import StrategyHealth
from strategy_tracker.tracking.kpis import TrackedKpi
from strategy_tracker.tracking.loop import NextStep
from strategy_tracker.tracking.outlook import FinishRange, Outlook
from strategy_tracker.tracking.rollups import RollUp, together
from strategy_tracker.tracking.tasks import TrackedTask


@dataclass(frozen=True, slots=True)
class TrackedStrategy:
    """One strategy with its tracked tasks and KPIs, sums, warnings, log and loop."""

    record: Strategy
    slug: str
    name: str
    department: str
    owner: str
    start: date | None
    end: date | None
    tasks: tuple[TrackedTask, ...]
    kpis: tuple[TrackedKpi, ...]
    sums: RollUp
    health: StrategyHealth
    alerts: tuple[Alert, ...]
    changes: tuple[Change, ...]
    committed: tuple[Change, ...]
    curve: tuple[CurvePoint, ...]
    steps: tuple[NextStep, ...]
    open_before: tuple[NextStep, ...]
    previous: str | None
    running: bool
    cycle: Cycle
    outlook: Outlook | None

    def finish(self, task: TrackedTask) -> FinishRange | None:
        """Return by when one of the open tasks will be done, by the record; None where nothing is said."""
        return self.outlook.finishes.get(task.record.place) if self.outlook is not None else None

    def task(self, name: str) -> TrackedTask | None:
        """Return a task by id."""
        return next((task for task in self.tasks if task.id == name), None)

    @property
    def next_due(self) -> TrackedTask | None:
        """The open task that is due next, not counting overdue ones."""
        ahead = [
            task for task in self.tasks if task.open and not task.overdue and task.planned_end is not None
        ]
        return min(ahead, key=lambda task: (task.planned_end, task.id), default=None)

    @property
    def kpis_met(self) -> int:
        """How many KPIs have a value that reaches their target, be the period over or not."""
        return sum(kpi.reached for kpi in self.kpis)

    @property
    def kpis_good(self) -> int:
        """How many KPIs are on or ahead of their pace; after the period, how many reached their target."""
        return sum(kpi.band.good for kpi in self.kpis)


@dataclass(frozen=True, slots=True)
class TrackedPortfolio:
    """All strategies on a day, in the order of their slugs; all warnings, gravest and oldest first.

    `digests` has, by slug, strategies with the digest of all that they follow from, where that is known. It
    holds for these very objects: a strategy that was changed afterwards is another.
    """

    as_of: date
    settings: TrackingSettings
    source: Portfolio
    strategies: tuple[TrackedStrategy, ...]
    sums: RollUp
    alerts: tuple[Alert, ...]
    digests: Mapping[str, tuple[TrackedStrategy, bytes]] = field(default_factory=dict, compare=False)

    @property
    def tasks(self) -> Iterable[TrackedTask]:
        """All tasks of all strategies."""
        return (task for strategy in self.strategies for task in strategy.tasks)

    @property
    def kpis(self) -> Iterable[TrackedKpi]:
        """All KPIs of all strategies."""
        return (kpi for strategy in self.strategies for kpi in strategy.kpis)

    def strategy(self, slug: str) -> TrackedStrategy | None:
        """Return a strategy by slug."""
        return next((strategy for strategy in self.strategies if strategy.slug == slug), None)

    def only(self, strategy: TrackedStrategy) -> TrackedPortfolio:
        """Return the portfolio as if there were no strategy but this one: its sums, its warnings."""
        alerts = tuple(alert for alert in self.alerts if alert.slug == strategy.slug)
        return replace(self, strategies=(strategy,), sums=strategy.sums, alerts=alerts)

    def by_owner(self) -> Mapping[str, list[TrackedTask]]:
        """Return the tasks by owner's name, names sorted; tasks without an owner are left out."""
        return _grouped(self.tasks, lambda task: task.owner)

    def sums_by_department(self) -> Mapping[str, RollUp]:
        """Return the sums of each department whose strategies have tasks, names sorted."""
        found: dict[str, list[RollUp]] = {}
        for strategy in self.strategies:
            if strategy.department and strategy.tasks:
                found.setdefault(strategy.department, []).append(strategy.sums)
        return {name: together(sums) for name, sums in sorted(found.items())}


def _grouped(tasks: Iterable[TrackedTask], key: Callable[[TrackedTask], str]) -> dict[str, list[TrackedTask]]:
    groups: dict[str, list[TrackedTask]] = {}
    for task in tasks:
        if key(task):
            groups.setdefault(key(task), []).append(task)
    return dict(sorted(groups.items()))
