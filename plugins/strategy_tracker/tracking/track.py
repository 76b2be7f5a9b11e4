"""Tracking: from the portfolio as it was read to the portfolio as it stands on a day."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from datetime import date
from functools import partial

from strategy_tracker.cache import NO_MEMORY, NOTHING_KEPT, Memory
from strategy_tracker.model import Portfolio, Snapshot, Strategy, text_of, value_of
from strategy_tracker.model.references import slug_named
from strategy_tracker.settings.tracking import TrackingSettings
from strategy_tracker.tracking.alerts import in_order
from strategy_tracker.tracking.changes import Change
from strategy_tracker.tracking.curve import s_curve
from strategy_tracker.tracking.cycles import cycle_of
from strategy_tracker.tracking.kept import KeptStrategies
from strategy_tracker.tracking.loop import NextStep, next_steps, open_before
from strategy_tracker.tracking.other_alerts import kpi_alert, strategy_alerts
from strategy_tracker.tracking.outlook import RecordOf, Records, outlook_of
from strategy_tracker.tracking.portfolio import TrackedPortfolio, TrackedStrategy
from strategy_tracker.tracking.rollups import roll_up, together
from strategy_tracker.tracking.strategy_health import strategy_health
from strategy_tracker.tracking.task_alerts import task_alert
from strategy_tracker.tracking.work import Work, track_kpis, track_work
from strategy_tracker.values import tidy_name


def track(
    portfolio: Portfolio,
    as_of: date,
    settings: TrackingSettings | None = None,
    snapshots: Mapping[str, Sequence[Snapshot]] | None = None,
    *,
    unrecorded: Collection[str] = (),
    beside: Iterable[TrackedStrategy] = (),
    committed: Mapping[str, tuple[Change, ...]] | None = None,
    memory: Memory = NO_MEMORY,
    kept: KeptStrategies | None = None,
) -> TrackedPortfolio:
    """Return the portfolio as it stands on `as_of`: a pure function of its arguments.

    `snapshots` holds the committed versions of each strategy by slug, oldest first; without them the log
    consists of the update records. `unrecorded` are the slugs of strategies whose record is incomplete or
    has not begun: of them nobody can say how long they were not updated. Finished tasks of strategies
    `beside` these count in the record of how long work takes. `committed` are the changes between committed
    versions by slug, where they are known from a later day. Strategies of which `memory` has what they
    follow from are the same objects as in the build before; of others `kept` has what earlier runs found.
    """
    given = settings or TrackingSettings()
    settings = memory.by(lambda: given, "tracking settings", given.model_dump_json())
    ids = {
        strategy.slug: frozenset(filter(None, (text_of(task.id) for task in strategy.tasks)))
        for strategy in portfolio.strategies
    }
    steps = {one.slug: memory.same(next_steps(one, ids, as_of)) for one in portfolio.strategies}
    previous = {
        strategy.slug: slug_named(strategy.previous.value)
        for strategy in portfolio.strategies
        if strategy.previous is not None and strategy.previous.value
    }
    versions = {
        strategy.slug: tuple((snapshots or {}).get(strategy.slug, ())) for strategy in portfolio.strategies
    }
    kept = kept or KeptStrategies(NOTHING_KEPT, portfolio)
    worked = []
    for strategy in portfolio.strategies:
        own, recorded = versions[strategy.slug], strategy.slug not in unrecorded
        compared = None if committed is None else committed[strategy.slug]
        of_work = (strategy, own, as_of, settings, compared, recorded)
        found = partial(_kept_work, kept, strategy, own, recorded, partial(track_work, *of_work))
        worked.append(memory.of(track_work, *of_work, instead=found))
    on_record = [(one.department, one.tasks) for one in worked]
    on_record += [(one.department, one.tasks) for one in beside]
    records = Records(on_record, as_of, settings.forecast_cases, memory)
    tracked, digests = [], []
    for work in worked:
        slug = work.strategy.slug
        of_strategy = (
            work,
            versions[slug],
            records.of(work.department),
            steps[slug],
            open_before(slug, previous, steps),
            previous.get(slug),
            as_of,
            settings,
        )
        digests.append(kept.digest(work.strategy, versions[slug], work.recorded, *of_strategy[2:5]))
        either = partial(_kept_strategy, kept, slug, partial(_track_strategy, *of_strategy))
        tracked.append(memory.of(_track_strategy, *of_strategy, instead=either))
    everything = together(strategy.sums for strategy in tracked)
    alerts = in_order(alert for strategy in tracked for alert in strategy.alerts)
    digested = {one.slug: (one, digest) for one, digest in zip(tracked, digests, strict=True) if digest}
    return TrackedPortfolio(as_of, settings, portfolio, tuple(tracked), everything, alerts, digested)


def _track_strategy(
    work: Work,
    snapshots: tuple[Snapshot, ...],
    record: RecordOf | None,
    steps: tuple[NextStep, ...],
    open_steps: tuple[NextStep, ...],
    previous: str | None,
    as_of: date,
    settings: TrackingSettings,
) -> TrackedStrategy:
    """Return a strategy; what it shows of others is among the arguments, the steps open before it too."""
    strategy, changes, tasks = work.strategy, work.changes, work.tasks
    sums = roll_up(tasks)
    kpis = track_kpis(work, snapshots, sums, as_of, settings)
    period = value_of(strategy.period)
    start, end = (period.start, period.end) if period else (None, None)
    owner = tidy_name(text_of(strategy.owner))
    others = {task.id: task for task in reversed(tasks)}
    warned = [task_alert(task, others, as_of, settings) for task in tasks]
    warned += [kpi_alert(kpi, owner, as_of) for kpi in kpis]
    alerts = [alert for alert in warned if alert is not None]
    alerts += strategy_alerts(strategy, steps, as_of, settings)
    outlook = outlook_of(record, tasks, as_of, end)
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
        steps=steps,
        open_before=open_steps,
        previous=previous,
        running=(start is None or start <= as_of) and (end is None or as_of <= end),
        cycle=cycle_of(start, end, as_of, readable=strategy.readable),
        outlook=outlook,
    )


def _kept_work(
    kept: KeptStrategies,
    strategy: Strategy,
    snapshots: tuple[Snapshot, ...],
    recorded: bool,
    make: Callable[[], Work],
) -> Work:
    """Return a strategy's work as it is kept or made now."""
    found = kept.find(strategy, snapshots, recorded)
    if found is None:
        return make()
    return Work(strategy, found.department, found.changes, found.committed, found.tasks, recorded)


def _kept_strategy(kept: KeptStrategies, slug: str, make: Callable[[], TrackedStrategy]) -> TrackedStrategy:
    """Return a strategy as it is kept or made now."""
    found = kept.of(slug)
    if found is None:
        found = make()
        kept.keep(found)
    return found
