"""Refusing a name that is not known, with the one that may have been meant."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

import click

from strategy_tracker.language import Language, Message, message
from strategy_tracker.model.references import slug_named
from strategy_tracker.vocabulary.suggestions import nearest

if TYPE_CHECKING:
    from strategy_tracker.tracking import TrackedPortfolio, TrackedStrategy


def unknown(
    name: str, known: Iterable[str], refusal: Message, suggesting: Message, language: Language
) -> click.UsageError:
    """Return the refusal of a name; `suggesting` is said where a known name is like it."""
    suggestion = nearest(name, known)
    said = refusal if suggestion is None else suggesting
    return click.UsageError(said.with_values({"name": name, "suggestion": suggestion}).localize(language))


def strategy_named(tracked: TrackedPortfolio, slug: str, language: Language) -> TrackedStrategy:
    """Return the strategy of a slug; an unknown slug is wrong usage."""
    found = tracked.strategy(slug_named(slug))
    if found is not None:
        return found
    raise unknown(
        slug,
        [strategy.slug for strategy in tracked.strategies],
        message("There is no strategy 「{name}」."),
        message("There is no strategy 「{name}」. Did you mean 「{suggestion}」?"),
        language,
    )
