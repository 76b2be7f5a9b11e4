"""Folds text to one form, character by character: one word list serves both scripts and widths."""

import unicodedata
from collections.abc import Collection
from functools import lru_cache

from strategy_tracker.vocabulary.scripts import SIMPLIFIED_BY_TRADITIONAL

LONGEST_TEXT = 500


@lru_cache(maxsize=20_000)
def _fold_character(character: str) -> str:
    if character.isspace():
        return " "
    narrow = unicodedata.normalize("NFKC", character)
    if len(narrow) != 1:  # "…" would become three and move all after it
        return character
    return SIMPLIFIED_BY_TRADITIONAL.get(narrow, narrow)


def fold(text: str) -> str:
    """Return the first 500 characters, simplified and half width; every character keeps its place."""
    return "".join(map(_fold_character, text[:LONGEST_TEXT]))


def lower(text: str) -> str:
    """Return the text in lower case, every character in its place (str.lower may lengthen a text)."""
    return "".join(small if len(small := character.lower()) == 1 else character for character in text)


def as_written(part: str, folded: str, original: str) -> str:
    """Return how a part of the folded text was typed; the part itself where it is not in one piece there."""
    start = folded.find(part)
    return part if start < 0 else original[start : start + len(part)]


def is_chinese(text: str) -> bool:
    """Tell whether the text is made of Chinese characters only."""
    return bool(text) and all("\u3400" <= character <= "\u9fff" or character == "〇" for character in text)


def has_chinese(text: str) -> bool:
    """Tell whether the text has any Chinese character."""
    return any("\u3400" <= character <= "\u9fff" for character in text)


_LONGEST_WORD = 8


def is_covered(text: str, words: Collection[str]) -> bool:
    """Tell whether the text is nothing but these words, one after another (linear in the text's length)."""
    reached = [True]
    for end in range(1, len(text) + 1):
        starts = range(max(0, end - _LONGEST_WORD), end)
        reached.append(any(reached[start] and text[start:end] in words for start in starts))
    return reached[-1]
