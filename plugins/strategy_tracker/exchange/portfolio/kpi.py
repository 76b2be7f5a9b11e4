"""Published KPIs."""

from __future__ import annotations

from datetime import date as Day  # noqa: N812 - records have fields called date
from typing import Annotated, Literal

from pydantic import Field
from typing_extensions import TypedDict

from strategy_tracker.exchange.portfolio.parts import (
    Extra,
    Number,
    OtherFields,
    PublishedHealth,
    PublishedPlace,
    PublishedQuantity,
    PublishedUnread,
    health,
    other_fields,
    place,
    quantity,
    unread_values,
)
from strategy_tracker.language import Language, localize
from strategy_tracker.model import Kpi, text_of, value_of
from strategy_tracker.tables.fields import keys_beside
from strategy_tracker.tables.numbers import difference, exact, percent
from strategy_tracker.tables.written import unread_of_kpi
from strategy_tracker.tracking import (
    TrackedKpi,
)

BandName = Literal["met", "watch", "missed", "ahead", "on_pace", "behind", "pending", "unknown"]


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


def _points(of: TrackedKpi) -> tuple[PublishedPoint, ...]:
    return tuple(
        PublishedPoint(
            **quantity(point.quantity, point.text),
            date=point.day,
            source=point.source,
            target=point.target.number if point.target else None,
            extra=dict(point.extra),
        )
        for point in of.points
    )


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
        Literal["no_target", "no_value", "units", "zero", "direction", "change"] | None,
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
    others: OtherFields
    extra: Extra


_OTHERS = keys_beside("kpi", (*PublishedKpi.__annotations__, "updated"))
"""`updated` is the date in `current`, as the KPI's `source` is in it."""


def publish_kpi(of: TrackedKpi, language: Language) -> PublishedKpi:
    """Return a KPI; see the fields' descriptions for units and rounding."""
    record = of.record
    baseline = record.baseline
    kind = value_of(record.type)
    trouble = of.attainment.trouble
    return PublishedKpi(
        id=of.id,
        name=of.name,
        definition=text_of(record.definition) or None,
        type=kind.value if kind else None,
        target=quantity(of.target, of.target_text),
        baseline=quantity(baseline.value, baseline.text) if baseline else None,
        current=PublishedCurrent(
            **quantity(of.current, of.current_text), date=of.current_on, source=of.source
        ),
        unit=text_of(record.unit) or None,
        attainment=percent(of.ratio),
        attainment_exact=exact(of.ratio),
        attainment_trouble=trouble.value if trouble else None,
        attainment_stated=_stated(record),
        stated_differs=of.stated_differs,
        recomputed=percent(of.recomputed),
        variance=PublishedVariance(
            number=difference(of.attainment.variance),
            text=localize(of.variance_text, language),
            favourable=of.attainment.favourable,
        ),
        band=of.band.value,
        share_elapsed=percent(of.share_elapsed),
        share_read=percent(of.share_read),
        pace=percent(of.pace),
        judged=percent(of.judged),
        behind_pace=of.behind_pace,
        forecast=difference(of.forecast),
        forecast_text=of.forecast_text,
        stale_days=of.stale_days,
        measured=of.measured,
        cause=text_of(record.cause) or None,
        action=text_of(record.action) or None,
        points=_points(of),
        unread=unread_values(unread_of_kpi(of)),
        health=health(of.health, language),
        source=place(record.place),
        others=other_fields(record, _OTHERS),
        extra=dict(record.extra),
    )


def _stated(record: Kpi) -> Number | None:
    return value_of(record.attainment)
