"""The published history of a strategy: its log, each move of a planned end, and its S-curve.

The values of KPIs over time stand with the KPI itself, in `points`.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date as Day  # noqa: N812 - records have fields called date
from typing import Annotated, Literal

from pydantic import Field
from typing_extensions import TypedDict

from strategy_tracker.exchange.portfolio.parts import Number
from strategy_tracker.language.formats import in_percent
from strategy_tracker.tables.numbers import percent
from strategy_tracker.tables.written import typed
from strategy_tracker.tracking import Change, TrackedStrategy

RecordName = Literal["task", "kpi", "step"]
_RECORDS: Mapping[str, RecordName] = {"task": "task", "kpi": "kpi", "step": "step"}


class PublishedChange(TypedDict):
    """One field of one record that was set to another value on a day; texts as they were typed."""

    date: Annotated[Day, Field(description="The day of the commit, or of the meeting.")]
    author: Annotated[str, Field(description="Who committed or recorded it; empty where nobody knows.")]
    record: Annotated[RecordName, Field(description="The kind of record; step: a next step.")]
    id: Annotated[str, Field(description="Id of the task or KPI; the words of a next step.")]
    field: Annotated[str, Field(description="The field's key: progress, planned, current …")]
    before: Annotated[str | None, Field(description="What was typed before; null where nothing was.")]
    after: Annotated[str | None, Field(description="What was typed then; null where nothing was.")]
    origin: Annotated[
        Literal["commit", "update"], Field(description="Whether a commit or an update record says so.")
    ]
    commit: Annotated[str | None, Field(description="The commit's id.")]
    value_of: Annotated[Day | None, Field(description="The day that a KPI's new value is of.")]


class PublishedSlip(TypedDict):
    """One move of a task's planned end."""

    task: Annotated[str, Field(description="Id of the task.")]
    date: Annotated[Day, Field(description="The day on which it was moved.")]
    before: Annotated[Day, Field(description="The planned end before.")]
    after: Annotated[Day, Field(description="The planned end then.")]
    days: Annotated[int, Field(description="after − before; negative where it was brought forward.")]


class PublishedCurvePoint(TypedDict):
    """A day of the S-curve."""

    date: Annotated[Day, Field(description="The day.")]
    planned: Annotated[Number, Field(description="PV on that day ÷ Σ weight: percent, 1 decimal.")]
    earned: Annotated[
        Number | None,
        Field(
            description="EV ÷ the same weights: percent, 1 decimal; null after as_of, and before "
            "anything is known."
        ),
    ]


class PublishedHistory(TypedDict):
    """What is on record of a strategy up to as_of."""

    log: Annotated[tuple[PublishedChange, ...], Field(description="What changed, oldest first.")]
    slips: Annotated[
        tuple[PublishedSlip, ...], Field(description="Moves of planned ends, by task, oldest first.")
    ]
    curve: Annotated[tuple[PublishedCurvePoint, ...], Field(description="The S-curve, oldest first.")]


def publish_history(of: TrackedStrategy) -> PublishedHistory:
    """Return what is on record of a strategy."""
    return PublishedHistory(
        log=tuple(_change(change) for change in of.changes),
        slips=tuple(
            PublishedSlip(task=task.id, date=day, before=before, after=after, days=(after - before).days)
            for task in of.tasks
            for day, before, after in task.history.planned_ends()
        ),
        curve=tuple(
            PublishedCurvePoint(
                date=point.day, planned=in_percent(point.planned, 1), earned=percent(point.earned)
            )
            for point in of.curve
        ),
    )


def _change(of: Change) -> PublishedChange:
    return PublishedChange(
        date=of.day,
        author=of.author,
        record=_RECORDS[of.record],
        id=of.id,
        field=of.field.key,
        before=typed(of.before) or None,
        after=typed(of.after) or None,
        origin=of.origin.value,
        commit=of.commit or None,
        value_of=of.value_of,
    )
