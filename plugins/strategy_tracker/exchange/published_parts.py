"""The parts that several published records share.

A published record is a dictionary whose keys are declared: there are hundreds of thousands of them, and a
dictionary is what an encoder takes fastest. The type checker holds them complete, the schema describes them.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Annotated, Any, Literal

from pydantic import Field, WithJsonSchema
from typing_extensions import TypedDict

Number = Annotated[Decimal, WithJsonSchema({"type": "number"})]
"""A decimal number that is a number in JSON too (pydantic alone would print a string)."""

LevelName = Literal["unknown", "good", "watch", "bad"]


Extra = Annotated[dict[str, Any], Field(description="The team's own fields, as typed.")]


class PublishedPlace(TypedDict):
    """The line of the file on which a record begins."""

    file: Annotated[str, Field(description="Path relative to the project's folder, with forward slashes.")]
    line: Annotated[int, Field(description="Line, counted from 1.")]


class PublishedHealth(TypedDict):
    """How something stands, and why."""

    level: Annotated[LevelName, Field(description="unknown means that there is no data; it is never good.")]
    reason: Annotated[str, Field(description="The reason in the site's language.")]


class PublishedPeriod(TypedDict):
    """A stretch of days, both ends included."""

    start: Annotated[date | None, Field(description="First day.")]
    end: Annotated[date | None, Field(description="Last day.")]
    text: Annotated[str, Field(description="What was typed.")]


class PublishedQuantity(TypedDict):
    """An amount as it was typed and as it is meant."""

    text: Annotated[str, Field(description="What was typed.")]
    number: Annotated[
        Number | None,
        Field(description="The number in base units, exact (420萬元 is 4200000); a range's lower bound."),
    ]
    high: Annotated[
        Number | None, Field(description="A range's upper bound, a score's full marks, a ratio's left side.")
    ]
    start: Annotated[Number | None, Field(description="Where a change begins: 15 in 從15%降至10%.")]
    unit: Annotated[
        str | None, Field(description="The canonical base unit (元, %, 小時); null where none was typed.")
    ]
    comparator: Annotated[
        str | None, Field(description="How the number is meant: =, >=, <=, range, increase_by …")
    ]


class PublishedCounts(TypedDict):
    """How many tasks stand how. Cancelled tasks are left out everywhere."""

    tasks: Annotated[int, Field(description="Tasks.")]
    done: Annotated[int, Field(description="Tasks that are done.")]
    open: Annotated[int, Field(description="Tasks still to be done.")]
    overdue: Annotated[int, Field(description="Open tasks whose planned end is past.")]
    due_soon: Annotated[int, Field(description="Open tasks that are due within the warning days.")]
    lagging: Annotated[int, Field(description="Open tasks whose lag reaches the threshold.")]
    late_done: Annotated[int, Field(description="Tasks that were done after their planned end.")]
    was_due: Annotated[
        int,
        Field(
            description="Tasks whose planned end was reached, finish_unknown left out: "
            "the base of the on-time rate."
        ),
    ]
    on_time: Annotated[int, Field(description="Those of them that were done by their planned end.")]
    finish_unknown: Annotated[
        int,
        Field(description="Done tasks that were due and whose finish is not known."),
    ]
    unplanned: Annotated[
        int, Field(description="Tasks that are in neither PV nor EV: their dates or progress are not known.")
    ]


class PublishedSums(TypedDict):
    """Sums over tasks, weighted. Null means that there is nothing to divide by."""

    progress: Annotated[
        Number | None,
        Field(description="Σ weight × progress ÷ Σ weight where the progress is known, percent, 1 decimal."),
    ]
    expected: Annotated[
        Number | None,
        Field(description="PV ÷ Σ weight of the tasks in it, percent, 1 decimal."),
    ]
    earned_share: Annotated[
        Number | None,
        Field(description="EV ÷ the same weights: what `expected` compares with, percent, 1 decimal."),
    ]
    planned_value: Annotated[Number, Field(description="PV = Σ weight × expected share, 2 decimals.")]
    earned_value: Annotated[Number, Field(description="EV = Σ weight × done share, 2 decimals.")]
    spi: Annotated[Number | None, Field(description="EV ÷ PV, 2 decimals.")]
    schedule_variance: Annotated[Number, Field(description="EV − PV, in weights, 2 decimals.")]
    on_time_rate: Annotated[Number | None, Field(description="on_time ÷ was_due, percent, 1 decimal.")]
    on_time_rate_exact: Annotated[
        str | None, Field(description="The same ratio as numerator/denominator: 1/3.")
    ]
    completion_rate: Annotated[Number | None, Field(description="done ÷ tasks, percent, 1 decimal.")]
    counts: Annotated[PublishedCounts, Field(description="Numbers of tasks.")]


class PublishedReason(TypedDict):
    """One thing that is wrong: what, since when, and whose move it is."""

    kind: Annotated[str, Field(description="The rule that fired: overdue, lagging, blocked …")]
    label: Annotated[str, Field(description="The kind in the site's language.")]
    level: Annotated[LevelName, Field(description="How grave it is.")]
    reason: Annotated[str, Field(description="The reason in the site's language.")]
    action: Annotated[str, Field(description="What is to be done, in the site's language.")]
    since: Annotated[date | None, Field(description="First day on which the warning was due.")]
    days: Annotated[int, Field(description="Days since then.")]
    owner: Annotated[str, Field(description="Whose move it is.")]


class PublishedAlert(PublishedReason):
    """The warning about one task, KPI, next step or strategy; `kind` to `owner` are of the gravest reason."""

    slug: Annotated[str, Field(description="The strategy.")]
    subject: Annotated[str, Field(description="Id of the task or KPI; empty for the strategy itself.")]
    title: Annotated[str, Field(description="What the task, KPI or strategy is called.")]
    reasons: Annotated[tuple[PublishedReason, ...], Field(description="All that is wrong, gravest first.")]
    cause: Annotated[str | None, Field(description="The problem or cause that is written down.")]
    solution: Annotated[str | None, Field(description="The solution or action that is written down.")]
    source: Annotated[PublishedPlace, Field(description="Where the record stands.")]


class PublishedBadPart(TypedDict):
    """A task or KPI of a strategy that is not as it should be."""

    id: Annotated[str, Field(description="Its id.")]
    is_kpi: Annotated[bool, Field(description="Whether it is a KPI.")]
    level: Annotated[LevelName, Field(description="How grave it is.")]
    reason: Annotated[str, Field(description="The reason in the site's language.")]


class PublishedStrategyHealth(PublishedHealth):
    """How a strategy stands, and by what."""

    evidence: Annotated[
        tuple[str, ...], Field(description="What speaks at its own level; some where it is off track.")
    ]
    parts: Annotated[tuple[PublishedBadPart, ...], Field(description="Its bad parts, gravest first.")]


class PublishedFinish(TypedDict):
    """By when an open task is done, by how late finished tasks were."""

    half: Annotated[date, Field(description="A day that held in half of the cases.")]
    most: Annotated[date, Field(description="A day that held in 85 % of them.")]
    cases: Annotated[int, Field(description="Finished tasks that were at least as late as this one is.")]
    chance: Annotated[
        Number | None, Field(description="Share of them within the period: percent, 1 decimal.")
    ]


class PublishedOutlook(TypedDict):
    """When a strategy's open tasks end, by how late the finished tasks on record were."""

    department: Annotated[
        str | None, Field(description="Whose finished tasks; null for the whole portfolio's.")
    ]
    cases: Annotated[int, Field(description="How many finished tasks are on record.")]
    chance: Annotated[
        Number | None,
        Field(description="That all open tasks are done within the period: percent, 1 decimal."),
    ]
    chance_exact: Annotated[str | None, Field(description="The same as numerator/denominator.")]
    half: Annotated[date | None, Field(description="The latest of the days that held in half of the cases.")]
    most: Annotated[date | None, Field(description="The latest of those that held in 85 %.")]
    beyond: Annotated[
        tuple[str, ...], Field(description="Open tasks that are later than every task on record.")
    ]
    undated: Annotated[tuple[str, ...], Field(description="Open tasks without a planned end.")]


class PublishedNextStep(TypedDict):
    """One improvement or next step of a retrospective."""

    slug: Annotated[str, Field(description="The strategy of the retrospective.")]
    kind: Annotated[Literal["improvements", "next_steps"], Field(description="The list it stands in.")]
    text: Annotated[str, Field(description="What is to be done.")]
    owner: Annotated[str, Field(description="Who does it.")]
    due: Annotated[date | None, Field(description="By when.")]
    done: Annotated[bool, Field(description="Whether it was marked as done.")]
    open: Annotated[bool, Field(description="Neither done nor carried into a task that exists.")]
    carried_to: Annotated[tuple[str, ...], Field(description="The tasks it became, as slug/T003.")]
    missing: Annotated[tuple[str, ...], Field(description="Tasks it names that do not exist, as typed.")]
    since: Annotated[
        date | None, Field(description="The day of the retrospective, or the end of the period.")
    ]
    source: Annotated[PublishedPlace, Field(description="Where it stands.")]
