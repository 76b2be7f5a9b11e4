"""What a strategy's own files and versions tell of it on a day: its log, its tasks and its KPIs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from strategy_tracker.model import Snapshot, Strategy, text_of
from strategy_tracker.settings.tracking import TrackingSettings
from strategy_tracker.tracking.blocking import with_blockers
from strategy_tracker.tracking.changes import Change, changes_of, committed_changes, edited_fields
from strategy_tracker.tracking.history import RecordHistory, histories
from strategy_tracker.tracking.kpis import TrackedKpi, track_kpi
from strategy_tracker.tracking.rollups import RollUp
from strategy_tracker.tracking.task_states import state_of, updates_by_task
from strategy_tracker.tracking.tasks import TrackedTask, track_task
from strategy_tracker.values import Measure


@dataclass(frozen=True, slots=True)
class Work:
    """A strategy's log and tracked tasks, which all that is said of any strategy may rest on."""

    strategy: Strategy
    department: str
    changes: tuple[Change, ...]
    committed: tuple[Change, ...]
    tasks: tuple[TrackedTask, ...]
    recorded: bool


def track_work(
    strategy: Strategy,
    snapshots: tuple[Snapshot, ...],
    as_of: date,
    settings: TrackingSettings,
    compared: tuple[Change, ...] | None,
    recorded: bool,
) -> Work:
    """Return a strategy's work; `compared` are the changes between versions, None where nobody knows them."""
    committed = tuple(committed_changes(snapshots, as_of)) if compared is None else compared
    changes = changes_of(strategy, snapshots, as_of, committed)
    tasks = _track_tasks(strategy, changes, snapshots, as_of, settings, committed, recorded=recorded)
    return Work(strategy, text_of(strategy.department), changes, committed, tasks, recorded)


def track_kpis(
    work: Work, snapshots: tuple[Snapshot, ...], sums: RollUp, as_of: date, settings: TrackingSettings
) -> tuple[TrackedKpi, ...]:
    """Return a strategy's KPIs; some are measured by the sums of its tasks."""
    rates: dict[Measure, Fraction | None] = {
        Measure.ON_TIME_RATE: sums.on_time_rate,
        Measure.COMPLETION_RATE: sums.completion_rate,
        Measure.PROGRESS: sums.progress,
    }
    strategy = work.strategy
    logs = histories(strategy, work.changes, snapshots, "kpi", as_of)
    return tuple(
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
