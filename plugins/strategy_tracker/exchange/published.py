"""The published portfolio: what `data/portfolio.json` and `show --format json` hold."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any, Literal

from pydantic import Field, TypeAdapter
from typing_extensions import TypedDict

from strategy_tracker.exchange.json_files import json_bytes
from strategy_tracker.exchange.published_parts import (
    Extra,
    PublishedAlert,
    PublishedNextStep,
    PublishedOutlook,
    PublishedPeriod,
    PublishedPlace,
    PublishedStrategyHealth,
    PublishedSums,
)
from strategy_tracker.exchange.published_records import CadenceName, PublishedKpi, PublishedTask

GENERATOR = "strategy-tracker"
SCHEMA_FILE = "portfolio.schema.json"


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


class PublishedScope(TypedDict):
    """What the strategy covers."""

    products: Annotated[tuple[str, ...], Field(description="Products.")]
    audience: Annotated[tuple[str, ...], Field(description="Audience.")]
    channels: Annotated[tuple[str, ...], Field(description="Channels.")]
    regions: Annotated[tuple[str, ...], Field(description="Regions.")]
    extra: Extra


class PublishedEntry(TypedDict):
    """One sentence of a retrospective."""

    text: Annotated[str, Field(description="The sentence.")]
    tasks: Annotated[tuple[str, ...], Field(description="Tasks that it speaks of.")]
    kpis: Annotated[tuple[str, ...], Field(description="KPIs that it speaks of.")]
    owner: Annotated[str, Field(description="Who follows it up.")]
    due: Annotated[date | None, Field(description="By when.")]
    carried_to: Annotated[tuple[str, ...], Field(description="Tasks that it became, as typed.")]
    done: Annotated[bool, Field(description="Whether it was marked as done.")]
    extra: Extra


class PublishedRetrospective(TypedDict):
    """The retrospective of a cycle."""

    held: Annotated[date | None, Field(description="The day it was held.")]
    participants: Annotated[tuple[str, ...], Field(description="Who took part.")]
    departments: Annotated[tuple[str, ...], Field(description="Departments that took part.")]
    highlights: Annotated[tuple[PublishedEntry, ...], Field(description="What went well.")]
    problems: Annotated[tuple[PublishedEntry, ...], Field(description="What did not.")]
    improvements: Annotated[tuple[PublishedEntry, ...], Field(description="What is to change.")]
    next_steps: Annotated[tuple[PublishedEntry, ...], Field(description="What comes next.")]
    source: Annotated[PublishedPlace, Field(description="Where it stands.")]
    extra: Extra


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


class PublishedPerson(TypedDict):
    """An owner of tasks."""

    name: Annotated[str, Field(description="Name or post as typed.")]
    sums: Annotated[PublishedSums, Field(description="Sums over the tasks owned.")]
    tasks: Annotated[tuple[str, ...], Field(description="The tasks owned, as slug/T001.")]


class PublishedPortfolio(TypedDict):
    """All strategies on one day, as computed from their files. Dates are ISO; a percentage of 84 is 84 %."""

    version: Annotated[
        Literal["2.0"],
        Field(
            description="Version of this format; a second number grows with new fields, a first with others."
        ),
    ]
    generator: Annotated[Literal["strategy-tracker"], Field(description="What made the file.")]
    language: Annotated[
        Literal["zh-Hant", "zh-Hans", "en"], Field(description="Language of reasons and labels.")
    ]
    as_of: Annotated[date, Field(description="The day for which everything is computed.")]
    sums: Annotated[PublishedSums, Field(description="Sums over all tasks.")]
    strategies: Annotated[
        tuple[PublishedStrategy, ...], Field(description="Strategies in the order of their slugs.")
    ]
    alerts: Annotated[
        tuple[PublishedAlert, ...], Field(description="All warnings, gravest and oldest first.")
    ]
    people: Annotated[tuple[PublishedPerson, ...], Field(description="Owners of tasks, by name.")]


def portfolio_json(published: PublishedPortfolio) -> bytes:
    """Return the published portfolio as UTF-8 JSON; equal portfolios give equal bytes."""
    return json_bytes(published)


def portfolio_schema() -> dict[str, Any]:
    """Return the JSON Schema (2020-12) of the published portfolio."""
    schema = TypeAdapter(PublishedPortfolio).json_schema(mode="serialization")
    for record in (schema, *schema["$defs"].values()):
        record["additionalProperties"] = False
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": SCHEMA_FILE,
        **schema,
    }
