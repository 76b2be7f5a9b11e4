"""Published warnings."""

from __future__ import annotations

from datetime import date
from typing import Annotated

from pydantic import Field
from typing_extensions import TypedDict

from strategy_tracker.exchange.portfolio.parts import (
    LEVELS,
    LevelName,
    PublishedPlace,
    place,
)
from strategy_tracker.language import Language
from strategy_tracker.tracking import (
    Alert,
    AlertReason,
)


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


def _reason(of: AlertReason, language: Language) -> PublishedReason:
    return PublishedReason(
        kind=of.kind.value,
        label=of.kind.term.localize(language),
        level=LEVELS[of.level],
        reason=of.reason.localize(language),
        action=of.action.localize(language),
        since=of.since,
        days=of.days,
        owner=of.owner,
    )


class PublishedAlert(PublishedReason):
    """The warning about one task, KPI, next step or strategy; `kind` to `owner` are of the gravest reason."""

    slug: Annotated[str, Field(description="The strategy.")]
    subject: Annotated[str, Field(description="Id of the task or KPI; empty for the strategy itself.")]
    title: Annotated[str, Field(description="What the task, KPI or strategy is called.")]
    reasons: Annotated[tuple[PublishedReason, ...], Field(description="All that is wrong, gravest first.")]
    cause: Annotated[str | None, Field(description="The problem or cause that is written down.")]
    solution: Annotated[str | None, Field(description="The solution or action that is written down.")]
    source: Annotated[PublishedPlace, Field(description="Where the record stands.")]


def publish_alert(alert: Alert, language: Language) -> PublishedAlert:
    """Return a warning in the words of the language."""
    reasons = tuple(_reason(reason, language) for reason in alert.reasons)
    return PublishedAlert(
        **reasons[0],
        slug=alert.slug,
        subject=alert.subject,
        title=alert.title,
        reasons=reasons,
        cause=alert.cause or None,
        solution=alert.solution or None,
        source=place(alert.place),
    )
