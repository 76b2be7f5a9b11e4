"""Refusing a name that is not known, with the one that may have been meant."""

from __future__ import annotations

from collections.abc import Iterable

import click
from rapidfuzz import fuzz, process

from strategy_tracker.language import Language, Message

_ENOUGH = 70


def nearest(name: str, known: Iterable[str]) -> str | None:
    """Return the known name that is most like the one given, None where none is like it."""
    choices = {each.casefold(): each for each in known}
    found = process.extractOne(name.casefold(), choices.keys(), scorer=fuzz.WRatio, score_cutoff=_ENOUGH)
    return None if found is None else choices[found[0]]


def unknown(
    name: str, known: Iterable[str], refusal: Message, suggesting: Message, language: Language
) -> click.UsageError:
    """Return the refusal of a name; `suggesting` is said where a known name is like it."""
    suggestion = nearest(name, known)
    said = refusal if suggestion is None else suggesting
    return click.UsageError(said.with_values({"name": name, "suggestion": suggestion}).localize(language))
