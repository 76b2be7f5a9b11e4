"""The tracked portfolio: every strategy with all that follows from the records on a day."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction

from strategy_tracker.model import Portfolio, Snapshot, Strategy, text_of, value_of
from strategy_tracker.tracking.alerts import Alert, in_order
from strategy_tracker.tracking.blocking import with_blockers
from strategy_tracker.tracking.changes import Change, changes_of, committed_changes, edited_fields
from strategy_tracker.tracking.curve import CurvePoint, s_curve
from strategy_tracker.tracking.cycles import Cycle, cycle_of
from strategy_tracker.tracking.health import StrategyHealth
from strategy_tracker.tracking.history import RecordHistory, histories
from strategy_tracker.tracking.kpis import TrackedKpi, track_kpi
from strategy_tracker.tracking.loop import NextStep, next_steps, open_before
from strategy_tracker.tracking.other_alerts import kpi_alert, strategy_alerts
from strategy_tracker.tracking.outlook import FinishRange, Outlook, Records
from strategy_tracker.tracking.rollups import RollUp, roll_up
from strategy_tracker.tracking.settings import TrackingSettings
from strategy_tracker.tracking.strategy_health import strategy_health
from strategy_tracker.tracking.task_alerts import task_alert
from strategy_tracker.tracking.task_states import state_of, updates_by_task
from strategy_tracker.tracking.tasks import TrackedTask, track_task
from strategy_tracker.values import Measure, tidy_name


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
    """All strategies on a day, in the order of their slugs; all warnings, gravest and oldest first."""

    as_of: date
    settings: TrackingSettings
    source: Portfolio
    strategies: tuple[TrackedStrategy, ...]
    sums: RollUp
    alerts: tuple[Alert, ...]

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

    def by_department(self) -> Mapping[str, list[TrackedTask]]:
        """Return the tasks by the department that made the strategy."""
        departments = {strategy.slug: strategy.department for strategy in self.strategies}
        return _grouped(self.tasks, lambda task: departments[task.slug])


def _grouped(tasks: Iterable[TrackedTask], key: Callable[[TrackedTask], str]) -> dict[str, list[TrackedTask]]:
    groups: dict[str, list[TrackedTask]] = {}
    for task in tasks:
        if key(task):
            groups.setdefault(key(task), []).append(task)
    return dict(sorted(groups.items()))


def track(
    portfolio: Portfolio,
    as_of: date,
    settings: TrackingSettings | None = None,
    snapshots: Mapping[str, Sequence[Snapshot]] | None = None,
    *,
    unrecorded: Collection[str] = (),
    beside: Iterable[TrackedStrategy] = (),
    committed: Mapping[str, tuple[Change, ...]] | None = None,
) -> TrackedPortfolio:
    """Return the portfolio as it stands on `as_of`: a pure function of its arguments.

    `snapshots` holds the committed versions of each strategy by slug, oldest first; without them the log
    consists of the update records. `unrecorded` are the slugs of strategies whose record is incomplete or
    has not begun: of them nobody can say how long they were not updated. Finished tasks of strategies
    `beside` these count in the record of how long work takes. `committed` are the changes between committed
    versions by slug, where they are known from a later day.
    """
    settings = settings or TrackingSettings()
    ids = {
        strategy.slug: frozenset(task.id.value for task in strategy.tasks if task.id and task.id.value)
        for strategy in portfolio.strategies
    }
    steps = {strategy.slug: next_steps(strategy, ids, as_of) for strategy in portfolio.strategies}
    previous = {
        strategy.slug: strategy.previous.value.strip("/").removesuffix(".md")
        for strategy in portfolio.strategies
        if strategy.previous is not None and strategy.previous.value
    }
    versions = snapshots or {}
    worked = [
        _track_work(
            strategy,
            versions.get(strategy.slug, ()),
            as_of,
            settings,
            tuple(committed_changes(versions.get(strategy.slug, ()), as_of))
            if committed is None
            else committed[strategy.slug],
            recorded=strategy.slug not in unrecorded,
        )
        for strategy in portfolio.strategies
    ]
    on_record = [(one.department, one.tasks) for one in worked]
    on_record += [(one.department, one.tasks) for one in beside]
    records = Records(on_record, as_of, settings.forecast_cases)
    tracked = tuple(
        _track_strategy(work, versions.get(work.strategy.slug, ()), records, steps, previous, as_of, settings)
        for work in worked
    )
    everything = roll_up(task for strategy in tracked for task in strategy.tasks)
    alerts = in_order(alert for strategy in tracked for alert in strategy.alerts)
    return TrackedPortfolio(as_of, settings, portfolio, tracked, everything, alerts)


@dataclass(frozen=True, slots=True)
class _Work:
    """A strategy's log and tracked tasks, which all that is said of any strategy may rest on."""

    strategy: Strategy
    department: str
    changes: tuple[Change, ...]
    committed: tuple[Change, ...]
    tasks: tuple[TrackedTask, ...]
    recorded: bool


def _track_work(
    strategy: Strategy,
    snapshots: Sequence[Snapshot],
    as_of: date,
    settings: TrackingSettings,
    committed: tuple[Change, ...],
    *,
    recorded: bool,
) -> _Work:
    changes = changes_of(strategy, snapshots, as_of, committed)
    tasks = _track_tasks(strategy, changes, snapshots, as_of, settings, committed, recorded=recorded)
    return _Work(strategy, text_of(strategy.department), changes, committed, tasks, recorded)


def _track_strategy(
    work: _Work,
    snapshots: Sequence[Snapshot],
    records: Records,
    steps: Mapping[str, Sequence[NextStep]],
    previous: Mapping[str, str],
    as_of: date,
    settings: TrackingSettings,
) -> TrackedStrategy:
    strategy, changes, tasks = work.strategy, work.changes, work.tasks
    sums = roll_up(tasks)
    rates: dict[Measure, Fraction | None] = {
        Measure.ON_TIME_RATE: sums.on_time_rate,
        Measure.COMPLETION_RATE: sums.completion_rate,
        Measure.PROGRESS: sums.progress,
    }
    logs = histories(strategy, changes, snapshots, "kpi", as_of)
    kpis = tuple(
        track_kpi(
            strategy,
            kpi,
            logs.get(text_of(kpi.id), RecordHistory()),
            rates,
            as_of,
            settings,
            recorded=work.recorded,
        )
        for kpi in strategy.kpis
    )
    period = value_of(strategy.period)
    start, end = (period.start, period.end) if period else (None, None)
    owner = tidy_name(text_of(strategy.owner))
    own_steps = tuple(steps.get(strategy.slug, ()))
    others = {task.id: task for task in reversed(tasks)}
    warned = [task_alert(task, others, as_of, settings) for task in tasks]
    warned += [kpi_alert(kpi, owner, as_of) for kpi in kpis]
    alerts = [alert for alert in warned if alert is not None]
    alerts += strategy_alerts(strategy, own_steps, as_of, settings)
    outlook = records.outlook(work.department, tasks, end)
    return TrackedStrategy(
        record=strategy,
        slug=strategy.slug,
        name=strategy.name,
        department=work.department,
        owner=owner,
        start=start,
        end=end,
        tasks=tasks,
        kpis=kpis,
        sums=sums,
        health=strategy_health(strategy, tasks, kpis, sums, start, end, as_of, settings, outlook),
        alerts=in_order(alerts),
        changes=changes,
        committed=work.committed,
        curve=s_curve(tasks, start, end, as_of, settings),
        steps=own_steps,
        open_before=open_before(strategy.slug, previous, steps),
        previous=previous.get(strategy.slug),
        running=(start is None or start <= as_of) and (end is None or as_of <= end),
        cycle=cycle_of(start, end, as_of, readable=strategy.readable),
        outlook=outlook,
    )


def _track_tasks(
    strategy: Strategy,
    changes: Sequence[Change],
    snapshots: Sequence[Snapshot],
    as_of: date,
    settings: TrackingSettings,
    committed: Sequence[Change],
    *,
    recorded: bool,
) -> tuple[TrackedTask, ...]:
    logs = histories(strategy, changes, snapshots, "task", as_of, committed)
    updates = updates_by_task(strategy, as_of)
    tasks = []
    for record in strategy.tasks:
        name = text_of(record.id)
        edited = edited_fields(record, name, "task", snapshots, committed) if name in updates else {}
        state = state_of(record, updates.get(name, []), as_of, edited)
        log = logs.get(name, RecordHistory())
        is_recorded = recorded and (log.beginning is not None or not snapshots)
        tasks.append(track_task(strategy, state, log, as_of, settings, recorded=is_recorded))
    return with_blockers(tasks, as_of)
