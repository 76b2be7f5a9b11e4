"""The published portfolio: what `data/portfolio.json` and `show --format json` hold."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from functools import partial
from typing import Annotated, Any, Literal

from pydantic import Field, TypeAdapter
from typing_extensions import TypedDict

from strategy_tracker.exchange.addresses import NOWHERE, SiteAddress
from strategy_tracker.exchange.json_files import MadeWhenRead, json_bytes
from strategy_tracker.exchange.portfolio.alert import PublishedAlert, publish_alert
from strategy_tracker.exchange.portfolio.parts import LanguageTag
from strategy_tracker.exchange.portfolio.strategy import PublishedStrategy, publish_strategy
from strategy_tracker.exchange.portfolio.sums import PublishedSums, publish_sums
from strategy_tracker.language import Language
from strategy_tracker.tracking import (
    RollUp,
    TrackedPortfolio,
    TrackedTask,
    roll_up,
)

SCHEMA_FILE = "portfolio.schema.json"


class PublishedPerson(TypedDict):
    """An owner of tasks."""

    name: Annotated[str, Field(description="Name or post as typed.")]
    sums: Annotated[PublishedSums, Field(description="Sums over the tasks owned.")]
    tasks: Annotated[tuple[str, ...], Field(description="The tasks owned, as slug/T001.")]


def _person(name: str, tasks: Sequence[TrackedTask], sums: RollUp) -> PublishedPerson:
    named = tuple(f"{task.slug}/{task.id}" for task in tasks)
    return PublishedPerson(name=name, sums=publish_sums(sums), tasks=named)


class PublishedPortfolio(TypedDict):
    """All strategies on one day, as computed from their files. Dates are ISO; a percentage of 84 is 84 %."""

    version: Annotated[
        Literal["2.1"],
        Field(
            description="Version of this format; a second number grows with new fields, a first with others."
        ),
    ]
    generator: Annotated[Literal["strategy-tracker"], Field(description="What made the file.")]
    language: Annotated[LanguageTag, Field(description="Language of reasons and labels.")]
    site_url: Annotated[
        str, Field(description="Where the site is, before the strategies' `url`; empty where nobody says.")
    ]
    as_of: Annotated[date, Field(description="The day for which everything is computed.")]
    sums: Annotated[PublishedSums, Field(description="Sums over all tasks.")]
    strategies: Annotated[
        Sequence[PublishedStrategy], Field(description="Strategies in the order of their slugs.")
    ]
    alerts: Annotated[Sequence[PublishedAlert], Field(description="All warnings, gravest and oldest first.")]
    people: Annotated[tuple[PublishedPerson, ...], Field(description="Owners of tasks, by name.")]


def publish(
    tracked: TrackedPortfolio,
    language: Language,
    address: SiteAddress = NOWHERE,
    sums: Mapping[str, RollUp] | None = None,
) -> PublishedPortfolio:
    """Return the portfolio as it is published: a pure function of the tracked one and the language.

    `address` is where the site is that shows it, `sums` those of each owner's tasks where they are known.

    Each strategy, and each warning, is published when it is encoded: there may be a thousand, and one
    strategy alone is large.
    """
    strategies = MadeWhenRead(
        [partial(publish_strategy, strategy, language, address) for strategy in tracked.strategies]
    )
    alerts = MadeWhenRead([partial(publish_alert, alert, language) for alert in tracked.alerts])
    return PublishedPortfolio(
        version="2.1",
        generator="strategy-tracker",
        language=language.value,
        site_url=address.url,
        as_of=tracked.as_of,
        sums=publish_sums(tracked.sums),
        strategies=strategies,
        alerts=alerts,
        people=tuple(
            _person(name, tasks, roll_up(tasks) if sums is None else sums[name])
            for name, tasks in tracked.by_owner().items()
        ),
    )


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
