"""The published portfolio: what `data/portfolio.json` and `show --format json` hold."""

from __future__ import annotations

from datetime import date
from typing import Any, Literal

from pydantic import Field

from strategy_tracker.exchange.numbers import json_text
from strategy_tracker.exchange.published_parts import (
    Published,
    PublishedAlert,
    PublishedHealth,
    PublishedNextStep,
    PublishedPeriod,
    PublishedPlace,
    PublishedSums,
)
from strategy_tracker.exchange.published_records import CadenceName, PublishedKpi, PublishedTask

GENERATOR = "strategy-tracker"
SCHEMA_FILE = "portfolio.schema.json"


class PublishedInitiative(Published):
    """A means to a goal."""

    id: str = Field(description="Id as typed.")
    name: str = Field(description="What it is called.")


class PublishedGoal(Published):
    """One goal."""

    id: str = Field(description="Id as typed.")
    statement: str = Field(description="What is to be reached.")
    kpis: tuple[str, ...] = Field(description="Ids of the KPIs that show it.")
    initiatives: tuple[PublishedInitiative, ...] = Field(description="What serves it.")


class PublishedScope(Published):
    """What the strategy covers."""

    products: tuple[str, ...] = Field(description="Products.")
    audience: tuple[str, ...] = Field(description="Audience.")
    channels: tuple[str, ...] = Field(description="Channels.")
    regions: tuple[str, ...] = Field(description="Regions.")


class PublishedEntry(Published):
    """One sentence of a retrospective."""

    text: str = Field(description="The sentence.")
    tasks: tuple[str, ...] = Field(description="Tasks that it speaks of.")
    kpis: tuple[str, ...] = Field(description="KPIs that it speaks of.")
    owner: str = Field(description="Who follows it up.")
    due: date | None = Field(description="By when.")
    carried_to: tuple[str, ...] = Field(description="Tasks that it became, as typed.")
    done: bool = Field(description="Whether it was marked as done.")


class PublishedRetrospective(Published):
    """The retrospective of a cycle."""

    held: date | None = Field(description="The day it was held.")
    participants: tuple[str, ...] = Field(description="Who took part.")
    departments: tuple[str, ...] = Field(description="Departments that took part.")
    highlights: tuple[PublishedEntry, ...] = Field(description="What went well.")
    problems: tuple[PublishedEntry, ...] = Field(description="What did not.")
    improvements: tuple[PublishedEntry, ...] = Field(description="What is to change.")
    next_steps: tuple[PublishedEntry, ...] = Field(description="What comes next.")
    source: PublishedPlace = Field(description="Where it stands.")


class PublishedStrategy(Published):
    """One strategy with all that follows from it on the day."""

    slug: str = Field(description="Path of the file below the strategies' folder, without .md.")
    title: str = Field(description="The title, or the slug where there is none.")
    readable: bool = Field(description="False where the front matter could not be read at all.")
    department: str = Field(description="The department that made it.")
    owner: str = Field(description="Who answers for it.")
    created: date | None = Field(description="The day it was made.")
    period: PublishedPeriod = Field(description="The cycle it is for.")
    running: bool = Field(description="Whether as_of lies in the period.")
    url: str = Field(description="Address of its page, relative to the site's root, percent-encoded.")
    source: PublishedPlace = Field(description="Its file.")
    cadence: CadenceName | None = Field(description="How often it is tracked, where it says so.")
    previous: str | None = Field(description="Slug of the cycle before.")
    tags: tuple[str, ...] = Field(description="Tags.")
    scope: PublishedScope | None = Field(description="What it covers.")
    extra: dict[str, Any] = Field(description="The team's own fields, as typed.")
    health: PublishedHealth = Field(description="The worst of its tasks and KPIs.")
    sums: PublishedSums = Field(description="Sums over its tasks.")
    kpis_met: int = Field(description="KPIs that reached their target.")
    goals: tuple[PublishedGoal, ...] = Field(description="What is to be reached.")
    tasks: tuple[PublishedTask, ...] = Field(description="Tasks in the order written.")
    kpis: tuple[PublishedKpi, ...] = Field(description="KPIs in the order written.")
    retrospective: PublishedRetrospective | None = Field(description="Its retrospective.")
    next_steps: tuple[PublishedNextStep, ...] = Field(
        description="Improvements and next steps of its retrospective, with what became of them."
    )
    open_before: tuple[PublishedNextStep, ...] = Field(description="Open ones of the cycles before.")
    alerts: tuple[PublishedAlert, ...] = Field(description="Its warnings, gravest and oldest first.")


class PublishedPerson(Published):
    """An owner of tasks."""

    name: str = Field(description="Name or post as typed.")
    sums: PublishedSums = Field(description="Sums over the tasks owned.")
    tasks: tuple[str, ...] = Field(description="The tasks owned, as slug/T001.")


class PublishedPortfolio(Published):
    """All strategies on one day, as computed from their files. Dates are ISO; a percentage of 84 is 84 %."""

    version: Literal["1.0"] = Field(
        description="Version of this format; a second number grows with new fields, a first with others."
    )
    generator: Literal["strategy-tracker"] = Field(description="What made the file.")
    language: Literal["zh-Hant", "zh-Hans", "en"] = Field(description="Language of reasons and labels.")
    as_of: date = Field(description="The day for which everything is computed.")
    sums: PublishedSums = Field(description="Sums over all tasks.")
    strategies: tuple[PublishedStrategy, ...] = Field(description="Strategies in the order of their slugs.")
    alerts: tuple[PublishedAlert, ...] = Field(description="All warnings, gravest and oldest first.")
    people: tuple[PublishedPerson, ...] = Field(description="Owners of tasks, by name.")


def portfolio_json(published: PublishedPortfolio) -> bytes:
    """Return the published portfolio as UTF-8 JSON; equal portfolios give equal bytes."""
    return json_text(published).encode("utf-8", "backslashreplace")


def portfolio_schema() -> dict[str, Any]:
    """Return the JSON Schema (2020-12) of the published portfolio."""
    schema = PublishedPortfolio.model_json_schema(mode="serialization")
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": SCHEMA_FILE,
        **schema,
    }
