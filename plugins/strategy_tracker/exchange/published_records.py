"""Published tasks and KPIs."""

from __future__ import annotations

from datetime import date as Day  # noqa: N812 - records have fields called date
from typing import Annotated, Literal

from pydantic import Field
from typing_extensions import TypedDict

from strategy_tracker.exchange.published_parts import (
    Extra,
    Number,
    PublishedFinish,
    PublishedHealth,
    PublishedPeriod,
    PublishedPlace,
    PublishedQuantity,
)

StatusName = Literal["not_started", "in_progress", "done", "delayed", "cancelled"]
CadenceName = Literal["daily", "weekly", "biweekly", "monthly", "none"]
BandName = Literal["met", "watch", "missed", "ahead", "on_pace", "behind", "pending", "unknown"]


class PublishedUnread(TypedDict):
    """A value that was typed and could not be read."""

    field: Annotated[str, Field(description="The field's key: status, progress, current …")]
    text: Annotated[str, Field(description="What was typed.")]


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
    extra: Extra


class PublishedCurrent(PublishedQuantity):
    """The value in force."""

    date: Annotated[Day | None, Field(description="The day of the value.")]
    source: Annotated[str, Field(description="Where the value comes from.")]


class PublishedVariance(TypedDict):
    """Actual − target."""

    number: Annotated[
        Number | None,
        Field(description="In the target's base unit, at most 6 decimals; to the nearer bound of a range."),
    ]
    text: Annotated[str, Field(description="In the unit as typed; percentages differ by percentage points.")]
    favourable: Annotated[
        bool | None, Field(description="Whether it is in the KPI's favour, by its direction.")
    ]


class PublishedPoint(PublishedQuantity):
    """One known value of a KPI."""

    date: Annotated[Day, Field(description="The day of the value.")]
    source: Annotated[str, Field(description="Where the value comes from.")]
    target: Annotated[Number | None, Field(description="That day's share of a phased target, in base units.")]
    extra: Extra


class PublishedKpi(TypedDict):
    """A KPI as written, with what follows from it on the day."""

    id: Annotated[str, Field(description="Id as typed (K001); empty where none was.")]
    name: Annotated[str, Field(description="What is measured.")]
    definition: Annotated[str | None, Field(description="How it is measured.")]
    type: Annotated[Literal["process", "result"] | None, Field(description="The doing, or its effect.")]
    target: Annotated[PublishedQuantity, Field(description="What is to be reached.")]
    baseline: Annotated[PublishedQuantity | None, Field(description="Where it began.")]
    current: Annotated[PublishedCurrent, Field(description="Where it stands now.")]
    unit: Annotated[str | None, Field(description="The unit of the numbers, where it was typed by itself.")]
    attainment: Annotated[Number | None, Field(description="Computed attainment: percent, 1 decimal.")]
    attainment_exact: Annotated[
        str | None, Field(description="The same ratio as numerator/denominator: 17/18.")
    ]
    attainment_trouble: Annotated[
        Literal["no_target", "no_value", "units", "zero", "direction"] | None,
        Field(description="Why there is no attainment."),
    ]
    attainment_stated: Annotated[
        Number | None, Field(description="The attainment as typed, percent; never used.")
    ]
    stated_differs: Annotated[
        bool, Field(description="Whether it differs from the computed one at its own decimals.")
    ]
    recomputed: Annotated[
        Number | None,
        Field(
            description="On-time rate of the strategy's own tasks, for a KPI that states it: "
            "percent, 1 decimal."
        ),
    ]
    variance: Annotated[PublishedVariance, Field(description="How far that is from the target.")]
    band: Annotated[
        BandName,
        Field(description="How it stands: by pace while the period runs, by attainment after it."),
    ]
    share_elapsed: Annotated[
        Number | None, Field(description="Share of the period passed: percent, 1 decimal.")
    ]
    share_read: Annotated[
        Number | None, Field(description="Share of it passed on the value's own day: percent, 1 decimal.")
    ]
    pace: Annotated[Number | None, Field(description="Attainment ÷ share_read: percent, 1 decimal.")]
    judged: Annotated[
        Number | None,
        Field(description="What it is judged by while its period runs: percent, 1 decimal."),
    ]
    behind_pace: Annotated[bool, Field(description="Whether a running KPI is behind its pace.")]
    forecast: Annotated[
        Number | None, Field(description="Value at the period's end at the rate so far, for sums.")
    ]
    forecast_text: Annotated[str, Field(description="The forecast in the unit as typed.")]
    stale_days: Annotated[
        int | None, Field(description="Days without a value, where the cadence allows fewer.")
    ]
    measured: Annotated[bool, Field(description="Whether the value is computed from the tasks.")]
    cause: Annotated[str | None, Field(description="Why it differs.")]
    action: Annotated[str | None, Field(description="What is done about it.")]
    points: Annotated[tuple[PublishedPoint, ...], Field(description="All known values, oldest first.")]
    unread: Annotated[tuple[PublishedUnread, ...], Field(description="What was typed and could not be read.")]
    health: Annotated[PublishedHealth, Field(description="How it stands.")]
    source: Annotated[PublishedPlace, Field(description="Where it stands.")]
    extra: Extra
