"""Published tasks."""

from __future__ import annotations

from datetime import date
from datetime import date as Day  # noqa: N812 - records have fields called date
from typing import Annotated, Literal

from pydantic import Field
from typing_extensions import TypedDict

from strategy_tracker.exchange.portfolio.parts import (
    CadenceName,
    Extra,
    Number,
    OtherFields,
    PublishedHealth,
    PublishedPeriod,
    PublishedPlace,
    PublishedUnread,
    health,
    other_fields,
    place,
    unread_values,
)
from strategy_tracker.language import Language
from strategy_tracker.model import text_of, texts_of
from strategy_tracker.tables.fields import keys_beside
from strategy_tracker.tables.numbers import percent
from strategy_tracker.tables.written import unread_of_task
from strategy_tracker.tracking import (
    FinishRange,
    TrackedTask,
)

StatusName = Literal["not_started", "in_progress", "done", "delayed", "cancelled"]


class PublishedFinish(TypedDict):
    """By when an open task is done, by its strategy's speed and the finished tasks on record."""

    half: Annotated[date, Field(description="A day that held in half of the cases.")]
    most: Annotated[date, Field(description="A day that held in 85 % of them.")]
    chance: Annotated[
        Number | None, Field(description="Share of them within the period: percent, 1 decimal.")
    ]


def _finish(of: FinishRange | None) -> PublishedFinish | None:
    if of is None:
        return None
    return PublishedFinish(half=of.half, most=of.most, chance=percent(of.chance))


class PublishedTask(TypedDict):
    """A task as written, update records applied, with what follows from it on the day."""

    id: Annotated[str, Field(description="Id as typed (T001); empty where none was.")]
    description: Annotated[str, Field(description="What is to be done.")]
    owner: Annotated[str, Field(description="The one who answers for it.")]
    collaborators: Annotated[tuple[str, ...], Field(description="Who works on it too.")]
    planned: Annotated[
        PublishedPeriod,
        Field(description="The plan; where only an end was typed, start is the strategy's first day."),
    ]
    actual: Annotated[
        PublishedPeriod,
        Field(description="What happened; a missing end of a done task is the day it was recorded as done."),
    ]
    progress: Annotated[Number | None, Field(ge=0, le=100, description="Percent, 1 decimal.")]
    expected: Annotated[
        Number | None, Field(description="What the plan expects by as_of: percent, 1 decimal.")
    ]
    lag_points: Annotated[
        Number | None, Field(description="expected − progress in percentage points, 1 decimal.")
    ]
    status: Annotated[
        StatusName,
        Field(
            description="As typed, else as progress and dates imply; in_progress where it could not be read."
        ),
    ]
    status_text: Annotated[str, Field(description="The status as typed; empty where none was.")]
    lagging: Annotated[bool, Field(description="Open, and the lag reaches the threshold.")]
    overdue: Annotated[bool, Field(description="Open, and the planned end is past.")]
    due_soon: Annotated[bool, Field(description="Open, and due within the warning days.")]
    not_started: Annotated[bool, Field(description="Should have started, and nothing has moved.")]
    warnings: Annotated[
        tuple[str, ...],
        Field(description="The rules that fire for it, gravest first; not-started only where not overdue."),
    ]
    concern: Annotated[
        Literal["blocked", "on_hold", "at_risk"] | None,
        Field(description="What the status as typed says is wrong: 阻塞, 暫停, 有風險."),
    ]
    blocked_by: Annotated[tuple[str, ...], Field(description="Unfinished tasks that it waits for.")]
    stale_days: Annotated[
        int | None, Field(description="Days without an update, where the cadence allows fewer.")
    ]
    late_days: Annotated[
        int | None,
        Field(
            description="Actual − planned end where done (negative is early), "
            "as_of − planned end where overdue."
        ),
    ]
    days_left: Annotated[int | None, Field(description="Planned end − as_of.")]
    slips: Annotated[int, Field(description="How often the planned end was moved.")]
    slip_days: Annotated[int, Field(description="By how many days in all.")]
    baseline_end: Annotated[Day | None, Field(description="The planned end before its first move.")]
    forecast: Annotated[Day | None, Field(description="The finish at the pace so far.")]
    finish: Annotated[
        PublishedFinish | None, Field(description="The finish by how late finished tasks were.")
    ]
    weight: Annotated[Number, Field(description="Weight in all sums; 1 where none was typed.")]
    cadence: Annotated[CadenceName, Field(description="How often it is to be updated.")]
    last_update: Annotated[Day | None, Field(description="Last day on which its record was touched.")]
    milestone: Annotated[bool, Field(description="Whether it is a milestone.")]
    initiative: Annotated[str | None, Field(description="The initiative that it serves.")]
    problem: Annotated[str | None, Field(description="What stands in the way.")]
    solution: Annotated[str | None, Field(description="What is done about it.")]
    note: Annotated[str | None, Field(description="Anything else.")]
    deliverables: Annotated[tuple[str, ...], Field(description="What it yields.")]
    resources: Annotated[tuple[str, ...], Field(description="What it needs.")]
    depends_on: Annotated[tuple[str, ...], Field(description="The tasks that come first.")]
    unread: Annotated[tuple[PublishedUnread, ...], Field(description="What was typed and could not be read.")]
    health: Annotated[PublishedHealth, Field(description="How it stands.")]
    source: Annotated[PublishedPlace, Field(description="Where it stands.")]
    others: OtherFields
    extra: Extra


_OTHERS = keys_beside("task", (*PublishedTask.__annotations__, "updated"))
"""`updated` is in `last_update`."""


def publish_task(of: TrackedTask, finish: FinishRange | None, language: Language) -> PublishedTask:
    """Return a task; see the fields' descriptions for units and rounding."""
    record = of.record
    # `of.lag` is relative where the site says so; what is published is always points.
    lag = of.expected - of.progress if of.expected is not None and of.progress is not None else None
    return PublishedTask(
        id=of.id,
        description=of.description,
        owner=of.owner,
        collaborators=texts_of(record.collaborators),
        planned=PublishedPeriod(
            start=of.planned_start, end=of.planned_end, text=record.planned.text if record.planned else ""
        ),
        actual=PublishedPeriod(
            start=of.actual_start, end=of.actual_end, text=record.actual.text if record.actual else ""
        ),
        progress=percent(of.progress),
        expected=percent(of.expected),
        lag_points=percent(lag),
        status=of.status.value,
        status_text=record.status.text if record.status else "",
        lagging=of.lagging,
        overdue=of.overdue,
        due_soon=of.due_soon,
        not_started=bool(of.not_started_late),
        warnings=of.warnings,
        concern=of.concern.value if of.concern else None,
        blocked_by=of.blocked_by,
        stale_days=of.stale_days,
        late_days=of.late_days,
        days_left=of.days_left,
        slips=of.slips,
        slip_days=of.slip_days,
        baseline_end=of.baseline_end,
        forecast=of.forecast,
        finish=_finish(finish),
        weight=of.weight,
        cadence=of.cadence.value,
        last_update=of.last_update,
        milestone=bool(record.milestone and record.milestone.value),
        initiative=text_of(record.initiative) or None,
        problem=text_of(record.problem) or None,
        solution=text_of(record.solution) or None,
        note=text_of(record.note) or None,
        deliverables=texts_of(record.deliverables),
        resources=texts_of(record.resources),
        depends_on=texts_of(record.depends_on),
        unread=unread_values(unread_of_task(of)),
        health=health(of.health, language),
        source=place(record.place),
        others=other_fields(record, _OTHERS),
        extra=dict(record.extra),
    )
