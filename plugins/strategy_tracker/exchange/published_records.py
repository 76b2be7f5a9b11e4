"""Published tasks and KPIs."""

from __future__ import annotations

from datetime import date as Day  # noqa: N812 - records have fields called date
from typing import Literal

from pydantic import Field

from strategy_tracker.exchange.numbers import Number
from strategy_tracker.exchange.published_parts import (
    Published,
    PublishedHealth,
    PublishedPeriod,
    PublishedPlace,
    PublishedQuantity,
)

StatusName = Literal["not_started", "in_progress", "done", "delayed", "cancelled"]
CadenceName = Literal["daily", "weekly", "biweekly", "monthly", "none"]
BandName = Literal["met", "watch", "missed", "unknown"]


class PublishedTask(Published):
    """A task as written, update records applied, with what follows from it on the day."""

    id: str = Field(description="Id as typed (T001); empty where none was.")
    description: str = Field(description="What is to be done.")
    owner: str = Field(description="The one who answers for it.")
    collaborators: tuple[str, ...] = Field(description="Who works on it too.")
    planned: PublishedPeriod = Field(
        description="The plan; where only an end was typed, start is the strategy's first day."
    )
    actual: PublishedPeriod = Field(
        description="What happened; a missing end of a done task is the day it was recorded as done."
    )
    progress: Number | None = Field(ge=0, le=100, description="Percent, 1 decimal.")
    expected: Number | None = Field(description="What the plan expects by as_of: percent, 1 decimal.")
    lag_points: Number | None = Field(description="expected − progress in percentage points, 1 decimal.")
    status: StatusName = Field(description="As typed, else as progress and dates imply.")
    lagging: bool = Field(description="Open, and the lag reaches the threshold.")
    overdue: bool = Field(description="Open, and the planned end is past.")
    due_soon: bool = Field(description="Open, and due within the warning days.")
    not_started: bool = Field(description="Should have started, and nothing has moved.")
    blocked_by: tuple[str, ...] = Field(description="Unfinished tasks that it waits for.")
    stale_days: int | None = Field(description="Days without an update, where the cadence allows fewer.")
    late_days: int | None = Field(
        description="Actual − planned end where done (negative is early), as_of − planned end where overdue."
    )
    days_left: int | None = Field(description="Planned end − as_of.")
    slips: int = Field(description="How often the planned end was moved.")
    slip_days: int = Field(description="By how many days in all.")
    baseline_end: Day | None = Field(description="The planned end before its first move.")
    forecast: Day | None = Field(description="The finish at the pace so far.")
    weight: Number = Field(description="Weight in all sums; 1 where none was typed.")
    cadence: CadenceName = Field(description="How often it is to be updated.")
    last_update: Day | None = Field(description="Last day on which its record was touched.")
    milestone: bool = Field(description="Whether it is a milestone.")
    initiative: str | None = Field(description="The initiative that it serves.")
    problem: str | None = Field(description="What stands in the way.")
    solution: str | None = Field(description="What is done about it.")
    note: str | None = Field(description="Anything else.")
    deliverables: tuple[str, ...] = Field(description="What it yields.")
    resources: tuple[str, ...] = Field(description="What it needs.")
    depends_on: tuple[str, ...] = Field(description="The tasks that come first.")
    health: PublishedHealth = Field(description="How it stands.")
    source: PublishedPlace = Field(description="Where it stands.")


class PublishedCurrent(PublishedQuantity):
    """The value in force."""

    date: Day | None = Field(description="The day of the value.")
    source: str = Field(description="Where the value comes from.")


class PublishedVariance(Published):
    """Actual − target."""

    number: Number | None = Field(
        description="In the target's base unit, at most 6 decimals; to the nearer bound of a range."
    )
    text: str = Field(description="In the unit as typed; percentages differ by percentage points.")
    favourable: bool | None = Field(description="Whether it is in the KPI's favour, by its direction.")


class PublishedPoint(PublishedQuantity):
    """One known value of a KPI."""

    date: Day = Field(description="The day of the value.")
    source: str = Field(description="Where the value comes from.")
    target: Number | None = Field(description="That day's share of a phased target, in base units.")


class PublishedKpi(Published):
    """A KPI as written, with what follows from it on the day."""

    id: str = Field(description="Id as typed (K001); empty where none was.")
    name: str = Field(description="What is measured.")
    definition: str | None = Field(description="How it is measured.")
    type: Literal["process", "result"] | None = Field(description="The doing, or its effect.")
    target: PublishedQuantity = Field(description="What is to be reached.")
    baseline: PublishedQuantity | None = Field(description="Where it began.")
    current: PublishedCurrent = Field(description="Where it stands now.")
    attainment: Number | None = Field(description="Computed attainment: percent, 1 decimal.")
    attainment_exact: str | None = Field(description="The same ratio as numerator/denominator: 17/18.")
    attainment_trouble: Literal["no_target", "no_value", "units", "zero"] | None = Field(
        description="Why there is no attainment."
    )
    attainment_stated: Number | None = Field(description="The attainment as typed, percent; never used.")
    stated_differs: bool = Field(description="Whether it differs from the computed one at its own decimals.")
    recomputed: Number | None = Field(
        description="On-time rate of the strategy's own tasks, for a KPI that states it: percent, 1 decimal."
    )
    variance: PublishedVariance = Field(description="How far that is from the target.")
    band: BandName = Field(description="Where the attainment lies.")
    share_elapsed: Number | None = Field(description="Share of the period passed: percent, 1 decimal.")
    pace: Number | None = Field(description="Attainment ÷ share of the period elapsed: percent, 1 decimal.")
    behind_pace: bool = Field(description="Whether a running KPI is behind its pace.")
    forecast: Number | None = Field(description="Value at the period's end at the rate so far, for sums.")
    forecast_text: str = Field(description="The forecast in the unit as typed.")
    stale_days: int | None = Field(description="Days without a value, where the cadence allows fewer.")
    measured: bool = Field(description="Whether the value is computed from the tasks.")
    cause: str | None = Field(description="Why it differs.")
    action: str | None = Field(description="What is done about it.")
    points: tuple[PublishedPoint, ...] = Field(description="All known values, oldest first.")
    health: PublishedHealth = Field(description="How it stands.")
    source: PublishedPlace = Field(description="Where it stands.")
