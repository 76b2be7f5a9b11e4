"""The records as they were known on an earlier day: what a change since then is measured against."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from strategy_tracker.model import Kpi, Snapshot, Strategy, Task, Written, value_of
from strategy_tracker.tracking.changes import dated
from strategy_tracker.tracking.task_states import written_on
from strategy_tracker.values import Period, Status


def as_known_on(strategy: Strategy, snapshots: Sequence[Snapshot], day: date) -> Strategy | None:
    """Return a strategy's tasks and KPIs as they were on record at the end of an earlier day.

    With committed versions they are those of the last version up to that day; None before the first, when
    the strategy was not on record. Without versions, update records are all of the history: what the file
    says of a later day was not known yet, and is taken back.

    The update records themselves stay: tracking heeds their dates.
    """
    if not snapshots:
        tasks = tuple(_task_on(task, day) for task in strategy.tasks)
        return replace(strategy, tasks=tasks, kpis=tuple(_kpi_on(kpi, day) for kpi in strategy.kpis))
    versions = [snapshot.strategy for _, snapshot in dated(snapshots, day)]
    if not versions:
        return None
    return replace(strategy, tasks=versions[-1].tasks, kpis=versions[-1].kpis)


def _task_on(task: Task, day: date) -> Task:
    if written_on(task, date.max) in (None, written_on(task, day)):
        return task
    actual = _begun(task.actual, day)
    finished = task.actual.value.end if task.actual and task.actual.value else None
    status = value_of(task.status)
    if status is Status.DONE and finished is not None and finished <= day:
        return task
    known = None if status is Status.DONE else task.status
    begun = task.actual.value.start if task.actual and task.actual.value else None
    if task.status is not None and begun is not None and begun > day:
        known = replace(task.status, value=Status.NOT_STARTED)
    return replace(
        task, actual=actual, updated=None, progress=None, status=known, problem=None, solution=None
    )


def _begun(actual: Written[Period] | None, day: date) -> Written[Period] | None:
    """Return actual dates up to a day: a finish that is later is not known, nor is a later start."""
    period = value_of(actual)
    if actual is None or period is None:
        return actual
    start = period.start if period.start is not None and period.start <= day else None
    end = period.end if period.end is not None and period.end <= day else None
    return replace(actual, value=Period(start, end)) if start or end else None


def _kpi_on(kpi: Kpi, day: date) -> Kpi:
    updated = value_of(kpi.updated)
    if updated is None or updated <= day:
        return kpi
    return replace(kpi, current=None, updated=None, attainment=None)
