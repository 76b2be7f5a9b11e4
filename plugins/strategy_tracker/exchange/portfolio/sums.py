"""Published sums over tasks."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field
from typing_extensions import TypedDict

from strategy_tracker.exchange.portfolio.parts import (
    Number,
)
from strategy_tracker.tables.numbers import exact, index, percent, weighted
from strategy_tracker.tracking import (
    RollUp,
)


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


def publish_sums(of: RollUp) -> PublishedSums:
    """Return sums over tasks; see the fields' descriptions for units and rounding."""
    return PublishedSums(
        progress=percent(of.progress),
        expected=percent(of.expected),
        earned_share=percent(of.earned_share),
        planned_value=weighted(of.planned_value),
        earned_value=weighted(of.earned_value),
        spi=index(of.spi),
        schedule_variance=weighted(of.schedule_variance),
        on_time_rate=percent(of.on_time_rate),
        on_time_rate_exact=exact(of.on_time_rate),
        completion_rate=percent(of.completion_rate),
        counts=PublishedCounts(
            tasks=of.tasks,
            done=of.done,
            open=of.open,
            overdue=of.overdue,
            due_soon=of.due_soon,
            lagging=of.lagging,
            late_done=of.late_done,
            was_due=of.was_due,
            on_time=of.on_time,
            finish_unknown=of.finish_unknown,
            unplanned=of.unplanned,
        ),
    )
