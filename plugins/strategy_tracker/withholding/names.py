"""People's names and other words that a site must not say, and what it says instead."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cached_property

from strategy_tracker.values import name_key
from strategy_tracker.values.folded_text import fold_width_in_place
from strategy_tracker.vocabulary.scripts import SIMPLIFIED_BY_TRADITIONAL

HIDDEN = "***"
"""What stands where something is not shown. It is no name, no number and no date."""


def masks_of(named: Iterable[str], nameless: Iterable[str]) -> Mapping[str, str]:
    """Return what stands for each person: 王* for one of `named`, *** for one of `nameless`; by their names.

    Two people never become one: where two names have the same mask, the second one's has a number.
    """
    keys = {name_key(name) for name in nameless}
    masks: dict[str, str] = {}
    by_key: dict[str, str] = {}
    count: dict[str, int] = {}
    for name in sorted({*named, *nameless}):
        key = name_key(name)
        if key not in by_key:
            mask = HIDDEN if key in keys else f"{name[0]}*"
            count[mask] = count.get(mask, 0) + 1
            by_key[key] = mask if count[mask] == 1 else f"{mask}{count[mask]}"
        masks[name] = by_key[key]
    return masks


class Words:
    """Puts something else in the place of words, whatever their width, case and script."""

    def __init__(self, instead: Mapping[str, str]) -> None:
        """Take what stands for each word; single characters are left alone, since prose is full of them."""
        folded = {_folded(word).replace(" ", ""): mask for word, mask in instead.items()}
        self.instead = {word: mask for word, mask in folded.items() if len(word) > 1}

    @cached_property
    def _pattern(self) -> re.Pattern[str] | None:
        longest_first = sorted(self.instead, key=lambda word: (-len(word), word))
        return re.compile("|".join(map(_spaced, longest_first))) if longest_first else None

    def put_in(self, text: str, *, markdown: bool = False) -> str:
        """Return a text without the words; in Markdown what stands for them is text too."""
        if self._pattern is None or not text:
            return text
        made, end = [], 0
        for match in self._pattern.finditer(_folded(text)):
            mask = self.instead[match[0].replace(" ", "")]
            made += [text[end : match.start()], mask.replace("*", r"\*") if markdown else mask]
            end = match.end()
        return "".join([*made, text[end:]])


def _folded(text: str) -> str:
    """Return a text in one width, case and script, character for character."""
    return "".join(map(_folded_letter, fold_width_in_place(text)))


def _folded_letter(letter: str) -> str:
    lower = letter.lower()
    return SIMPLIFIED_BY_TRADITIONAL.get(letter, lower if len(lower) == 1 else letter)


def _spaced(word: str) -> str:
    """Return a pattern for a word, in which one space may stand anywhere; no part of a Latin word fits."""
    before = "(?<![0-9a-z_])" if word[0].isascii() and word[0].isalnum() else ""
    after = "(?![0-9a-z_])" if word[-1].isascii() and word[-1].isalnum() else ""
    return before + " ?".join(map(re.escape, word)) + after
