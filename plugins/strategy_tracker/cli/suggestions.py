"""Refusing a name that is not known, with the one that may have been meant."""

from __future__ import annotations

from collections.abc import Iterable

import click

from strategy_tracker.language import Language, Message
from strategy_tracker.vocabulary.suggestions import nearest


def unknown(
    name: str, known: Iterable[str], refusal: Message, suggesting: Message, language: Language
) -> click.UsageError:
    """Return the refusal of a name; `suggesting` is said where a known name is like it."""
    suggestion = nearest(name, known)
    said = refusal if suggestion is None else suggesting
    return click.UsageError(said.with_values({"name": name, "suggestion": suggestion}).localize(language))
