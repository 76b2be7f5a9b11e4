"""Messages that are put into words only when the reader's language is known."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from string import Formatter
from typing import Protocol, runtime_checkable

from strategy_tracker.language.catalogue import Language, translate
from strategy_tracker.language.formats import NUMBERS, format_date, format_number


@runtime_checkable
class Localizable(Protocol):
    """Anything that has words in each language."""

    def localize(self, language: Language) -> str:
        """Return the words in `language`."""


@dataclass(frozen=True, slots=True)
class Term:
    """One term in its three languages, for data such as field and status names."""

    hant: str
    hans: str
    en: str

    def localize(self, language: Language) -> str:
        """Return the term in `language`."""
        if language is Language.TRADITIONAL:
            return self.hant
        return self.hans if language is Language.SIMPLIFIED else self.en


@dataclass(frozen=True, slots=True)
class Message:
    """An English text with `{places}` and the values for them; other languages come from the catalogue."""

    template: str
    values: Mapping[str, object] = field(default_factory=dict)

    def with_values(self, values: Mapping[str, object]) -> Message:
        """Return the same text with other values."""
        return Message(self.template, values)

    def localize(self, language: Language) -> str:
        """Return the text in `language` with its values put in."""
        template = translate(self.template, language)
        if not self.values:
            return template
        said = {name: self.values[name] for name in places_of(template)}  # a rule's problem knows more
        if language is Language.ENGLISH:
            template = _with_singulars(template, said)
        return template.format(**{name: localize(value, language) for name, value in said.items()})


@cache
def places_of(template: str) -> frozenset[str]:
    """Return the names of the places of a text."""
    return frozenset(name for _, name, _, _ in Formatter().parse(template) if name)


def _with_singulars(template: str, values: Mapping[str, object]) -> str:
    """Return an English text with the plurals after a count of one made singular: `{days} days`, `1 day`.

    Only the text's own words change, never a value. Chinese has no plural, so the catalogues need no forms.
    """
    for name, value in values.items():
        if not isinstance(value, str) and isinstance(value, NUMBERS) and value == 1:
            counted = rf"(\{{{name}\}} (?:due |open |late |more |result )*[A-Za-z]+?)"
            template = re.sub(rf"{counted}ies\b", r"\1y", template)
            template = re.sub(rf"{counted}s\b", r"\1", template)
    return template


def message(template: str, /, **values: object) -> Message:
    """Return a message. Extraction looks for calls of this name, so `template` must be a literal."""
    return Message(template, values)


def localize(value: object, language: Language) -> str:
    """Return any value in the words, digits and date order of `language`."""
    # In the order of how common they are; the protocol is asked last, for that costs more than all the rest.
    if isinstance(value, str):
        return value
    if isinstance(value, (Message, Term)):
        return value.localize(language)
    if isinstance(value, date):
        return format_date(value, language)
    if isinstance(value, NUMBERS) and not isinstance(value, bool):
        return format_number(value, language)
    if isinstance(value, list | tuple):
        return translate(", ", language).join(localize(item, language) for item in value)
    if isinstance(value, Localizable):
        return value.localize(language)
    return str(value)
