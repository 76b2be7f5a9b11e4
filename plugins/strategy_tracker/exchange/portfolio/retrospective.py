"""Published retrospectives, and what became of their next steps."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Annotated, Literal

from pydantic import Field
from typing_extensions import TypedDict

from strategy_tracker.exchange.portfolio.parts import (
    Extra,
    PublishedPlace,
    place,
)
from strategy_tracker.model import Entry, Retrospective, text_of, texts_of, value_of
from strategy_tracker.tracking import (
    NextStep,
)


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


def _entries(entries: Iterable[Entry]) -> tuple[PublishedEntry, ...]:
    return tuple(
        PublishedEntry(
            text=text_of(entry.text),
            tasks=texts_of(entry.tasks),
            kpis=texts_of(entry.kpis),
            owner=text_of(entry.owner),
            due=value_of(entry.due),
            carried_to=texts_of(entry.carried_to),
            done=bool(entry.done and entry.done.value),
            extra=dict(entry.extra),
        )
        for entry in entries
    )


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


def publish_retrospective(of: Retrospective) -> PublishedRetrospective:
    """Return a retrospective as it was written."""
    return PublishedRetrospective(
        held=value_of(of.held),
        participants=texts_of(of.participants),
        departments=texts_of(of.departments),
        highlights=_entries(of.highlights),
        problems=_entries(of.problems),
        improvements=_entries(of.improvements),
        next_steps=_entries(of.next_steps),
        source=place(of.place),
        extra=dict(of.extra),
    )


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


def publish_steps(steps: Iterable[NextStep]) -> tuple[PublishedNextStep, ...]:
    """Return improvements and next steps with what became of them."""
    return tuple(
        PublishedNextStep(
            slug=step.slug,
            kind=step.kind,
            text=step.text,
            owner=step.owner,
            due=step.due,
            done=step.done,
            open=step.open,
            carried_to=tuple(f"{slug}/{name}" for slug, name in step.carried_to),
            missing=step.missing,
            since=step.since,
            source=place(step.place),
        )
        for step in steps
    )
