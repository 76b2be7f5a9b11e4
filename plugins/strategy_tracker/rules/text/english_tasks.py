"""Judges a task written in English: what its verb does, and to what. Works on folded text."""

import re
from itertools import dropwhile, pairwise
from typing import NamedTuple

from strategy_tracker.rules.text import english_task_words as words
from strategy_tracker.rules.text.folding import lower
from strategy_tracker.vocabulary.patterns import Pattern

_WORD = Pattern(r"[A-Za-z0-9][\w/'&.-]*")
_NAMED = Pattern(r"《[^》]+》|「[^」]+」|“[^”]+”|\"[^\"]+\"|\(([^()]{4,})\)?|[:](.{4,})")
_PROPER = Pattern(r"(?<=[a-z] )[A-Z][A-Za-z]*[a-z]")
_PASSIVE = Pattern(
    r"^(?P<what>.{3,160}?)\b"
    r"(?:(?:will|shall|should|must|can|needs? to|is to|are to|to)(?: also)? be|is|are|get) "
    r"(?:(?:\w+ly|further|also|better) )*(?P<done>\w{2,}(?:ed|wn|lt|nt|pt|ght))\b",
    re.IGNORECASE,
)
_MOST_UNKNOWN_WORDS = 2
_MOST_WORDS_AFTER_ENDLESS = 5


class _Said(NamedTuple):
    """A verb in its plain form, the words of the thing it is done to, and all other words, in lower case."""

    verb: str
    what: list[str]
    rest: list[str]


def vague_part(text: str) -> str:
    """Return the word that leaves a folded English task vague, or nothing where it is concrete."""
    tokens: list[str] = [token.strip(".'") for token in _WORD.findall(text)]
    small = [lower(token) for token in tokens]
    if not small:
        return ""
    said = _passive(text) or _active(small)
    if _has_name(text) or _has_outcome(said):
        return ""
    if not _NAMED.search(text) and _is_open(said):
        return next((token for token in tokens if lower(token).startswith(said.verb[:4])), tokens[0])
    return _of_unknown_words(text, tokens, small)


def _has_name(text: str) -> bool:
    """Tell whether a name says which one is meant; a platform's says only where."""
    named = {lower(found) for found in _PROPER.findall(text)}
    return bool(named - words.PLATFORMS - words.GENERIC - {"plan"})


def _words(text: str) -> list[str]:
    return [lower(token.strip(".'")) for token in _WORD.findall(text)]


def _object(small: list[str]) -> list[str]:
    """Return the words up to the first preposition: what the verb is about."""
    end = next((place for place, token in enumerate(small) if token in words.ENDS_OBJECT), len(small))
    return small[:end]


def _passive(text: str) -> _Said | None:
    """Read "the website will be improved" as "improve the website"."""
    found = _PASSIVE.match(text)
    if not found:
        return None
    known = words.WEAK | words.DELIVERING | words.ARRANGING
    done = lower(found["done"])
    plain = [done[:-1], done[:-2], done[:-3], f"{done[:-3]}y"]
    verb = next((form for form in plain if form in known), done)
    subject = _words(found["what"])
    what = _object(subject)
    return _Said(verb, what, subject[len(what) :] + _words(text[found.end() :]))


def _active(small: list[str]) -> _Said:
    begun = list(dropwhile(lambda token: token in words.BEFORE_VERB or token.endswith("ly"), small))
    verb, *after = begun or small
    while len(after) > 1 and after[0] == "and" and after[1] in words.ENDLESS | words.ARRANGING:
        _, verb, *after = after  # manage and enhance, identify and explore
    what = _object(after)
    return _Said(verb, what, after[len(what) :])


def _is_open(said: _Said) -> bool:
    """Tell whether a verb without an end has nothing finished after it."""
    thing = next((token for token in reversed(said.what) if token not in words.FUNCTION_WORDS), "")
    if said.verb in words.ENDLESS:
        return len(said.what) + len(said.rest) > 1
    if thing.endswith(words.QUALITY_ENDINGS) and said.verb not in words.DELIVERING:
        return True
    countable = said.what[:1] in (["a"], ["an"]) and thing not in words.NO_THING
    generic = thing in words.GENERIC | words.NO_THING or thing.endswith(words.ABSTRACT_ENDINGS)
    return said.verb in words.ARRANGING and generic and not countable and len(said.rest) > 1


def _has_outcome(said: _Said) -> bool:
    """Tell whether something finished is named beside the verb, or the means by which it is done."""
    words_after = [*said.what, *said.rest]
    if any(before in {"to", "and"} and _ends(verb) for before, verb in pairwise(words_after)):
        return True
    if any(token in words.DELIVERABLES for token in said.what) or any(map(_is_doing, said.what)):
        return True
    means = list(dropwhile(lambda token: token not in {"with", "by", "via", "including", "on"}, said.rest))
    return bool(said.what) and any(token in words.DELIVERABLES or _is_doing(token) for token in means)


def _is_doing(token: str) -> bool:
    """Tell whether a word is a verb with an end made a noun: booking, painting."""
    return token.endswith("ing") and (_ends(token[:-3]) or _ends(f"{token[:-3]}e"))


def _ends(verb: str) -> bool:
    return verb in words.DELIVERING and verb not in words.WEAK | words.ARRANGING | words.ALSO_ADJECTIVES


def _of_unknown_words(text: str, tokens: list[str], small: list[str]) -> str:
    """Judge a task by how few of its words are more than verbs without an end and wide nouns."""
    first = next((token for token in small if token not in {"please", "to", "also", "and", "the"}), small[0])
    rest = [token for token in small if token != first]
    if small[:2] == ["work", "on"] and not _NAMED.search(text):
        return "Work on" if tokens[0][0].isupper() else "work on"
    if rest and rest[0] in words.MORE_OF and first in words.DELIVERING:
        return " ".join(tokens[small.index(first) :][:2])
    specific = [token for token in rest if token not in words.GENERIC | words.WEAK]
    if not specific:
        objects = [token for token in rest if token not in words.FUNCTION_WORDS]
        ended = (
            first in words.DELIVERING
            and first not in words.WEAK
            and len(objects) > 1
            and objects[-1] not in words.TROUBLES
        )
        known = first in words.WEAK or first in words.GENERIC or first in words.DELIVERING
        return "" if ended or not known else tokens[small.index(first)]
    if first in words.DELIVERING or any(token in words.DELIVERABLES for token in specific):
        return ""
    most = _MOST_WORDS_AFTER_ENDLESS if first in words.ENDLESS else _MOST_UNKNOWN_WORDS
    if first in words.WEAK and len(specific) <= most and not _NAMED.search(text):
        return tokens[small.index(first)]
    return ""
