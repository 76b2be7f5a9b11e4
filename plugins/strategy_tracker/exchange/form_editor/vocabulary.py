"""What the form must know of fields and words to read and write files: the vocabulary as data."""

from __future__ import annotations

import unicodedata
from typing import Any

from strategy_tracker.editing.new_records import name_of
from strategy_tracker.exchange.front_matter_kinds import CHOICES
from strategy_tracker.language import Language, Localizable, Term, message
from strategy_tracker.vocabulary.fields import FIELDS, Field, Kind, names_of
from strategy_tracker.vocabulary.words import word_in

RECORDS = (
    "strategy",
    "scope",
    "goal",
    "initiative",
    "task",
    "kpi",
    "reading",
    "retrospective",
    "entry",
    "period",
)
"""The records that stand in a strategy's own file."""


def choices_of(kind: Kind, language: Language) -> list[str]:
    """Return the words that a list of a kind offers, in a language; [] for a kind without a list."""
    return [word_in(words, language) for words in CHOICES.get(kind, {}).values()]


def editor_vocabulary(language: Language) -> dict[str, Any]:
    """Return the tables that the form's file format works with: records, names, choices, words."""
    return {
        "language": language.value,
        "records": {record: [_field(field) for field in FIELDS[record]] for record in RECORDS},
        "names": {
            record: {name: field.key for name, field in names_of(record).items()} for record in RECORDS
        },
        "choices": {
            kind.value: {
                _folded(word): word_in(words, language) for words in values.values() for word in words
            }
            for kind, values in CHOICES.items()
        },
        "words": {name: text.localize(language) for name, text in _words().items()},
    }


def _words() -> dict[str, Localizable]:
    return {
        "title": message("Strategies: form"),
        "unreadable": message("The fields of this file cannot be read; mend it in the file itself."),
        "strange": message("The form cannot show these fields as they stand; edit them in the file itself:"),
        "unwritable": message("These values cannot be written so that they read back the same."),
        "period": Term("{start}至{end}", "{start}至{end}", "{start} to {end}"),
        "by": Term("{end}前完成", "{end}前完成", "by {end}"),
        "from": Term("{start}開始", "{start}开始", "from {start}"),
    }


def _field(field: Field) -> dict[str, Any]:
    described = {
        "key": field.key,
        "names": {language.value: name_of(field, language) for language in Language},
        "kind": field.kind.value,
        "record": field.record,
        "shorthand": field.shorthand,
        "part": field.part_of,
    }
    return {name: value for name, value in described.items() if value}


def _folded(word: str) -> str:
    """Return a word as the form compares it: without differences of width, case, spaces and dashes."""
    narrow = unicodedata.normalize("NFKC", word).casefold()
    return "".join(character for character in narrow if character not in "_-" and not character.isspace())
