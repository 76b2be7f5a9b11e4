"""Which way is better, as far as a KPI's name says it.

A name is judged by its head, the last of its nouns in Chinese (會員流失率 is about 流失) and the one before
the first preposition in English (cost per lead is a cost). Most names say nothing; more is then better.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from functools import lru_cache

from strategy_tracker.values import fold_width
from strategy_tracker.vocabulary.directions import (
    CARRIERS,
    CHANGES,
    CHANGES_ENGLISH,
    LEADING_WORDS_ENGLISH,
    LESS_ADJECTIVES,
    LESS_HEADS,
    LESS_PHRASES,
    LESS_WORDS,
    MEASURE_WORDS_ENGLISH,
    MEASURES,
    NEGATIONS_ENGLISH,
    REDUCTION_WORDS_ENGLISH,
    REDUCTIONS,
    REMEDIES,
    SPENDERS,
    SPENDING,
    TIMES,
    WAITED_FOR,
)
from strategy_tracker.vocabulary.patterns import Pattern

_LONGEST_NAME = 200
_BRACKETED = Pattern(r"[(（\[【〔][^)）\]】〕]*[)）\]】〕]")
_PER = Pattern(r"\s*[/／].*")
_PREPOSITION = Pattern(r"\s+(?:per|from|in|by|on|for|within|of|at|during|with|among|under|to|vs|after)\s+")
_WORD = Pattern(r"[a-z%]+")
_HAS_CHINESE = Pattern(r"[㐀-鿿]")
_SPACE_OF_CHINESE = Pattern(r"(?<=[㐀-鿿])\s+|\s+(?=[㐀-鿿])")


def _longest_first(words: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted(set(words), key=len, reverse=True))


_HEADS = _longest_first(LESS_HEADS)
_WAITED = _longest_first(WAITED_FOR)
_TIMES = _longest_first(TIMES)
_TAILS = _longest_first((*MEASURES, *CARRIERS))
_REMEDIES = _longest_first(REMEDIES)
_REDUCTIONS = _longest_first(REDUCTIONS)


@lru_cache(maxsize=4096)
def says_less_is_better(name: str) -> bool:
    """Tell whether everybody reads a name as something to have less of.

    What counts the remedy (投訴處理率, churn reduction) and what is no measure of it (客訴處理滿意度) is not.
    """
    folded = _BRACKETED.sub(" ", fold_width(name[:_LONGEST_NAME]).casefold())
    folded = _PER.sub("", folded).strip(" :：。.%％")
    if _HAS_CHINESE.search(folded):
        return _chinese(_SPACE_OF_CHINESE.sub("", folded))
    return _english(folded.replace("-", " ").replace("_", " "))


@lru_cache(maxsize=4096)
def _chinese(name: str) -> bool:
    """Judge a name by its head; kept, as several ways lead to what is left of 數量數量."""
    if _without(name, _REDUCTIONS) is not None:
        return False
    if _is_head(name):
        return True
    if (before := _without(name, _TIMES)) is not None:
        return _without(before, _WAITED) is not None or _is_head(before)
    if latin := re.search(r"[a-z][a-z -]*$", name):
        return _english(latin.group().replace("-", " "))
    counted = (name.removesuffix(tail) for tail in _TAILS if name.endswith(tail) and name != tail)
    return any(_chinese(one.removesuffix("的")) for one in counted)


@lru_cache(maxsize=4096)
def measures_a_change(*texts: str) -> bool:
    """Tell whether a KPI's name or definition says that it counts what is added or lost: 新增會員, growth."""
    folded = fold_width(" ".join(text[:_LONGEST_NAME] for text in texts)).casefold()
    return any(word in folded for word in CHANGES) or not CHANGES_ENGLISH.isdisjoint(_WORD.findall(folded))


def _is_head(name: str) -> bool:
    """Tell whether a name ends with something to have less of, and not with what is done against it."""
    if (before := _without(name, SPENDING)) is not None:
        return _without(before.removesuffix("的"), SPENDERS) is None
    before = _without(name, _HEADS)
    return before is not None and _without(before.removesuffix("的"), _REMEDIES) is None


def _without(text: str, endings: Collection[str]) -> str | None:
    """Return the text before the longest of the endings that it has; None where it has none."""
    ending = next((one for one in endings if text.endswith(one)), None)
    return text.removesuffix(ending) if ending is not None else None


def _english(name: str) -> bool:
    words = _WORD.findall(name)
    first, *others = _PREPOSITION.split(f"{name} ", maxsplit=1)
    head = _WORD.findall(first)
    if any(part and part[-1] in REDUCTION_WORDS_ENGLISH for part in (words, head)):
        return False
    if any(_ends_with_phrase(words, phrase) for phrase in LESS_PHRASES):
        return words[0] not in NEGATIONS_ENGLISH or " ".join(words).startswith("no show")
    if others and head and all(word in LEADING_WORDS_ENGLISH for word in head):
        return _english(others[0].strip())
    if head and head[-1] in SPENDING and not set(words).isdisjoint(SPENDERS):
        return False
    if any(word in LESS_ADJECTIVES and not last.endswith("ed") for word, last in _last_pairs(head)):
        return True
    while len(head) > 1 and (head[-1] in MEASURE_WORDS_ENGLISH or len(head[-1]) == 1):
        head.pop()
    if not head or head[-1] in REDUCTION_WORDS_ENGLISH:
        return False
    if not (set(head[:-1]) & NEGATIONS_ENGLISH) and head[-1] in LESS_WORDS:
        return True
    return any(_ends_with_phrase(head, phrase) for phrase in LESS_PHRASES)


def _last_pairs(head: list[str]) -> Iterator[tuple[str, str]]:
    """Yield the last two words, without words of measuring one after another."""
    for end in range(len(head), 1, -1):
        yield head[end - 2], head[end - 1]
        if head[end - 1] not in MEASURE_WORDS_ENGLISH:
            return


def _ends_with_phrase(words: list[str], phrase: str) -> bool:
    """Tell whether words end with a phrase, the words of measuring behind it left out."""
    wanted = phrase.split()
    for end in range(len(words), len(wanted) - 1, -1):
        if words[end - len(wanted) : end] == wanted:
            return True
        if words[end - 1] not in MEASURE_WORDS_ENGLISH:
            return False
    return False
