"""Published strategies."""

from __future__ import annotations

from datetime import date
from typing import Annotated

from pydantic import Field
from typing_extensions import TypedDict

from strategy_tracker.exchange.addresses import SiteAddress
from strategy_tracker.exchange.portfolio.alert import PublishedAlert, publish_alert
from strategy_tracker.exchange.portfolio.history import PublishedHistory, publish_history
from strategy_tracker.exchange.portfolio.kpi import PublishedKpi, publish_kpi
from strategy_tracker.exchange.portfolio.parts import (
    LEVELS,
    CadenceName,
    Extra,
    LevelName,
    Number,
    OtherFields,
    PublishedHealth,
    PublishedPeriod,
    PublishedPlace,
    health,
    other_fields,
    period,
    place,
)
from strategy_tracker.exchange.portfolio.retrospective import (
    PublishedNextStep,
    PublishedRetrospective,
    publish_retrospective,
    publish_steps,
)
from strategy_tracker.exchange.portfolio.sums import PublishedSums, publish_sums
from strategy_tracker.exchange.portfolio.task import PublishedTask, publish_task
from strategy_tracker.language import Language
from strategy_tracker.language.formats import rounded
from strategy_tracker.model import Scope, Strategy, text_of, texts_of, value_of
from strategy_tracker.tables.fields import keys_beside
from strategy_tracker.tables.numbers import exact, percent
from strategy_tracker.tracking import (
    Outlook,
    StrategyHealth,
    TrackedStrategy,
)


class PublishedInitiative(TypedDict):
    """A means to a goal."""

    id: Annotated[str, Field(description="Id as typed.")]
    name: Annotated[str, Field(description="What it is called.")]
    extra: Extra


class PublishedGoal(TypedDict):
    """One goal."""

    id: Annotated[str, Field(description="Id as typed.")]
    statement: Annotated[str, Field(description="What is to be reached.")]
    kpis: Annotated[tuple[str, ...], Field(description="Ids of the KPIs that show it.")]
    initiatives: Annotated[tuple[PublishedInitiative, ...], Field(description="What serves it.")]
    extra: Extra


def _goals(strategy: Strategy) -> tuple[PublishedGoal, ...]:
    return tuple(
        PublishedGoal(
            id=text_of(goal.id),
            statement=text_of(goal.statement),
            kpis=texts_of(goal.kpis),
            initiatives=tuple(
                PublishedInitiative(
                    id=text_of(initiative.id), name=text_of(initiative.name), extra=dict(initiative.extra)
                )
                for initiative in goal.initiatives
            ),
            extra=dict(goal.extra),
        )
        for goal in strategy.goals
    )


class PublishedScope(TypedDict):
    """What the strategy covers."""

    products: Annotated[tuple[str, ...], Field(description="Products.")]
    audience: Annotated[tuple[str, ...], Field(description="Audience.")]
    channels: Annotated[tuple[str, ...], Field(description="Channels.")]
    regions: Annotated[tuple[str, ...], Field(description="Regions.")]
    extra: Extra


def _scope(scope: Scope) -> PublishedScope:
    return PublishedScope(
        products=texts_of(scope.products),
        audience=texts_of(scope.audience),
        channels=texts_of(scope.channels),
        regions=texts_of(scope.regions),
        extra=dict(scope.extra),
    )


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


def _health(of: StrategyHealth, language: Language) -> PublishedStrategyHealth:
    return PublishedStrategyHealth(
        **health(of, language),
        evidence=tuple(one.localize(language) for one in of.evidence),
        parts=tuple(
            PublishedBadPart(
                id=part.subject,
                is_kpi=part.is_kpi,
                level=LEVELS[part.level],
                reason=part.reason.localize(language),
            )
            for part in of.parts
        ),
    )


class PublishedOutlook(TypedDict):
    """When a strategy's open tasks end, by its own speed and the finished tasks on record."""

    department: Annotated[
        str | None, Field(description="Whose finished tasks; null for the whole portfolio's.")
    ]
    cases: Annotated[int, Field(description="How many finished tasks are on record.")]
    ratio: Annotated[Number, Field(description="How many times its planned days work takes: 2 decimals.")]
    chance: Annotated[
        Number | None,
        Field(description="That all open tasks are done within the period: percent, 1 decimal."),
    ]
    chance_exact: Annotated[str | None, Field(description="The same as numerator/denominator.")]
    half: Annotated[date | None, Field(description="The latest of the days that held in half of the cases.")]
    most: Annotated[date | None, Field(description="The latest of those that held in 85 %.")]
    untold: Annotated[
        tuple[str, ...], Field(description="Open tasks whose planned days or progress are not known.")
    ]


def _outlook(of: Outlook | None) -> PublishedOutlook | None:
    if of is None:
        return None
    return PublishedOutlook(
        department=of.department or None,
        cases=of.cases,
        ratio=rounded(of.ratio, 2),
        chance=percent(of.chance),
        chance_exact=exact(of.chance),
        half=of.half,
        most=of.most,
        untold=of.untold,
    )


class PublishedStrategy(TypedDict):
    """One strategy with all that follows from it on the day."""

    slug: Annotated[str, Field(description="Path of the file below the strategies' folder, without .md.")]
    title: Annotated[str, Field(description="The title, or the slug where there is none.")]
    readable: Annotated[bool, Field(description="False where the front matter could not be read at all.")]
    department: Annotated[str, Field(description="The department that made it.")]
    owner: Annotated[str, Field(description="Who answers for it.")]
    created: Annotated[date | None, Field(description="The day it was made.")]
    period: Annotated[PublishedPeriod, Field(description="The cycle it is for.")]
    running: Annotated[bool, Field(description="Whether as_of lies in the period.")]
    url: Annotated[
        str, Field(description="Address of its page, relative to the site's root, percent-encoded.")
    ]
    source: Annotated[PublishedPlace, Field(description="Its file.")]
    cadence: Annotated[CadenceName | None, Field(description="How often it is tracked, where it says so.")]
    previous: Annotated[str | None, Field(description="Slug of the cycle before.")]
    tags: Annotated[tuple[str, ...], Field(description="Tags.")]
    scope: Annotated[PublishedScope | None, Field(description="What it covers.")]
    others: OtherFields
    extra: Extra
    health: Annotated[PublishedStrategyHealth, Field(description="How it stands, and by what.")]
    outlook: Annotated[
        PublishedOutlook | None,
        Field(description="When it will end by the record; null where that says nothing."),
    ]
    sums: Annotated[PublishedSums, Field(description="Sums over its tasks.")]
    kpis_met: Annotated[int, Field(description="KPIs whose value reaches their target.")]
    kpis_good: Annotated[
        int, Field(description="KPIs on or ahead of their pace; after the period those that are met.")
    ]
    goals: Annotated[tuple[PublishedGoal, ...], Field(description="What is to be reached.")]
    tasks: Annotated[tuple[PublishedTask, ...], Field(description="Tasks in the order written.")]
    kpis: Annotated[tuple[PublishedKpi, ...], Field(description="KPIs in the order written.")]
    retrospective: Annotated[PublishedRetrospective | None, Field(description="Its retrospective.")]
    next_steps: Annotated[
        tuple[PublishedNextStep, ...],
        Field(description="Improvements and next steps of its retrospective, with what became of them."),
    ]
    open_before: Annotated[
        tuple[PublishedNextStep, ...], Field(description="Open ones of the cycles before.")
    ]
    alerts: Annotated[
        tuple[PublishedAlert, ...], Field(description="Its warnings, gravest and oldest first.")
    ]
    history: Annotated[PublishedHistory, Field(description="What is on record of it up to as_of.")]


_OTHERS = keys_beside("strategy", PublishedStrategy.__annotations__)


def publish_strategy(of: TrackedStrategy, language: Language, address: SiteAddress) -> PublishedStrategy:
    """Return a strategy in the words of the language; `address` is where the site is that shows it."""
    record = of.record
    return PublishedStrategy(
        slug=of.slug,
        title=of.name,
        readable=record.readable,
        department=of.department,
        owner=of.owner,
        created=value_of(record.created),
        period=period(record.period),
        running=of.running,
        url=address.strategy(record),
        source=place(record.place),
        cadence=record.cadence.value.value if record.cadence and record.cadence.value else None,
        previous=of.previous,
        tags=texts_of(record.tags),
        scope=_scope(record.scope) if record.scope else None,
        others=other_fields(record, _OTHERS),
        extra=dict(record.extra),
        health=_health(of.health, language),
        outlook=_outlook(of.outlook),
        sums=publish_sums(of.sums),
        kpis_met=of.kpis_met,
        kpis_good=of.kpis_good,
        goals=_goals(record),
        tasks=tuple(publish_task(task, of.finish(task), language) for task in of.tasks),
        kpis=tuple(publish_kpi(kpi, language) for kpi in of.kpis),
        retrospective=publish_retrospective(record.retrospective) if record.retrospective else None,
        next_steps=publish_steps(of.steps),
        open_before=publish_steps(of.open_before),
        alerts=tuple(publish_alert(alert, language) for alert in of.alerts),
        history=publish_history(of),
    )
