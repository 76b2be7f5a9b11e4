"""Judges a Chinese task clause by clause: what its verb does, and whether anything finished follows.

Works on folded text (see folding.py). There is no dictionary behind it: a clause stands between two
marks; its head is the verb that remains when lead-ins and adverbs are taken away; what a verb or a noun is
like shows mostly in its characters (凝+聚, 擦+亮; …力, …性). jieba's tagger would cost 1.3 seconds at each
start of the command line, and calls 推進 and 印發 by the same name.
"""

import re
from enum import Enum, auto
from typing import NamedTuple

from strategy_tracker.rules.text import clause_words as words
from strategy_tracker.vocabulary.patterns import Pattern


class Outcome(Enum):
    """What a clause promises."""

    FINISHED = auto()
    """Something that is there when it is done."""
    OPEN = auto()
    """Only that work goes on, or that something is to be more, better or firmer."""
    LEANING = auto()
    """The verb is such a one, but what it is about is not understood."""
    UNKNOWN = auto()


class Clause(NamedTuple):
    """One clause, what it promises, and the verb that decided (empty where none did)."""

    outcome: Outcome
    head: str


_MARKS = Pattern(r"[,;。!?\n]+")
_NUMBER = Pattern(
    r"^(?:[\d一二三四五六七八九十]{1,3}[、.)]|\([\d一二三四五六七八九十]{1,3}\)|[一二三四五六]是)\s*"
)
_LEAD_IN = Pattern(words.LEAD_INS)
_LEADING_FRAME = Pattern(words.LEADING_FRAMES)
_ADVERBS = Pattern(rf"^(?:{words.ADVERBS})+(?=[\u3400-\u9fff]{{2}})")
_IN_CHARGE = Pattern(r"^(?:主要|全面|具体)?(?:负责|分管|主管|承担)")
_URGING = Pattern(words.URGING_VERBS)
_LIGHT = Pattern(words.LIGHT_VERBS)
_PREPOSITION = Pattern(rf"^(?:{words.PREPOSITIONS})")
_WEAK_VERBS = (
    rf"{words.WEAK_HEADS}|[{words.WEAK_FIRST}][{words.WEAK_SECOND}]|"
    rf"[{words.VERB_BEFORE_RESULT}][{words.URGED_RESULT}]"
)
_WEAK = Pattern(_WEAK_VERBS)
_MAKING = Pattern(rf"(?:{words.MAKING_VERBS})(?!的)")
_ARRANGING = Pattern(words.ARRANGING_VERBS)
_ABSTRACT = Pattern(rf"(?:{words.ABSTRACT_NOUNS}|{_WEAK_VERBS})$")
_SOFT = Pattern(rf"(?:{words.SOFT_NOUNS})$")
# 開展“天鵝季”主題活動: it is that one and no other.
_NAMED = Pattern(rf"[”」』》\"](?:主题|系列|专项)?(?:{words.SOFT_NOUNS})$")
_SYSTEM = Pattern(rf"(?:{words.SYSTEM_NOUNS})$")
_IMAGE = Pattern(words.IMAGE_VERBS)
_CHANGING = Pattern(words.CHANGING_VERBS)
_ENDLESS = Pattern(words.ENDLESS_VERBS)
# 政策之研議與推動, 平台的建設和維護: no verb but in the nouns.
_NOUNS_OF_VERBS = Pattern(
    rf"(?:(?:之|的)|(?:{_WEAK_VERBS})[与和及、][\u3400-\u9fff]{{0,4}}?)(?:{_WEAK_VERBS}|{words.ABSTRACT_NOUNS})"
    rf"(?:[与和及、][\u3400-\u9fff]{{0,4}}?(?:{_WEAK_VERBS}|{words.ABSTRACT_NOUNS}))*$"
)
_THING = Pattern(rf"(?:{words.THINGS}|{words.CHANGED_THINGS})$", re.IGNORECASE)
_CHANGED = Pattern(rf"(?:{words.CHANGED_THINGS})$")
_TRAILING = Pattern(r"(?:等|(?:及|以及|和)其他)?(?:方面)?[。.!、\s]*$")


def clauses(text: str) -> list[Clause]:
    """Judge the clauses of a folded Chinese text that say what is done; those that lead in are left out."""
    parts = [_NUMBER.sub("", part.strip()) for part in _MARKS.split(text) if part.strip()]
    parts = [piece for part in parts for piece in _listed(part)]
    told = [part for part in parts[:-1] if not _leads_in(part)] + parts[-1:]
    return [_judge(part) for part in told]


def _listed(part: str) -> list[str]:
    """Cut a list of verbs with their objects at its 、; a list of nouns stays together."""
    pieces = part.split("、")
    if all(len(piece) > 2 and _verb(_ADVERBS.sub("", piece), 0) for piece in pieces):
        return pieces
    return [part]


def _leads_in(part: str) -> bool:
    """Tell whether a clause only says on what ground or to what end the next one is done."""
    starts = (part, _ADVERBS.sub("", part))
    if any(_LEADING_FRAME.match(start) for start in starts):
        return True
    return any(_LEAD_IN.match(start) for start in starts) and not _MAKING.search(part)


def _judge(part: str) -> Clause:
    text = _TRAILING.sub("", _ADVERBS.sub("", _IN_CHARGE.sub("", _ADVERBS.sub("", part))))
    urging = _URGING.match(text)
    if urging and _verb(text, urging.end()):
        text, urging = text[urging.end() :], None  # 加快推進…: the verb is the second
    head = _head(text)
    weak = urging or _LIGHT.match(text, head) or _WEAK.match(text, head)
    if weak:
        return _of_weak_verb(text, weak)
    making = _MAKING.search(text)
    if making:
        return Clause(Outcome.FINISHED, making.group())
    arranging = _ARRANGING.match(text, head)
    quality = None if _NAMED.search(text) else _ABSTRACT.search(text)
    if arranging and text == part:
        no_thing = quality or _SYSTEM.search(text)
        return Clause(Outcome.OPEN if no_thing else Outcome.FINISHED, arranging.group())
    if quality and text != part:  # 負責…, 積極…: the noun itself is what goes on
        return Clause(Outcome.OPEN, quality.group())
    return Clause(Outcome.FINISHED, arranging.group()) if arranging else _of_nouns(text, bool(quality))


def _of_weak_verb(text: str, weak: re.Match[str]) -> Clause:
    """Judge a clause with a verb that ends nothing by what it is about."""
    quality = None if _NAMED.search(text) else _ABSTRACT.search(text) or _SOFT.search(text)
    making = _CHANGED.search(text) or (None if quality else _MAKING.search(text))
    if making:
        return Clause(Outcome.FINISHED, making.group())
    if quality:
        return Clause(Outcome.OPEN, weak.group())
    if _THING.search(text) and not _IMAGE.match(text):
        return Clause(Outcome.FINISHED, weak.group())
    endless = _ENDLESS.match(weak.group()) and not _ARRANGING.search(text, weak.end())
    return Clause(Outcome.OPEN if endless else Outcome.LEANING, weak.group())


def _of_nouns(text: str, ends_in_quality: bool) -> Clause:
    """Judge a clause whose verb is not known, or that has none."""
    nouns = _NOUNS_OF_VERBS.search(text)
    if nouns:
        return Clause(Outcome.OPEN, nouns.group().lstrip("之的"))
    if _THING.search(text):
        return Clause(Outcome.FINISHED, "")
    return Clause(Outcome.LEANING if ends_in_quality or _SOFT.search(text) else Outcome.UNKNOWN, "")


def _verb(text: str, place: int) -> bool:
    """Tell whether a known verb stands there."""
    return any(verb.match(text, place) for verb in (_WEAK, _MAKING, _ARRANGING))


def _head(text: str) -> int:
    """Return where the verb begins: at the start, or after a preposition with what belongs to it."""
    if not _PREPOSITION.match(text):
        return 0
    found = [
        match.start()
        for verb in (_LIGHT, _WEAK, _MAKING, _ARRANGING)
        if (match := verb.search(text, 2)) is not None
    ]
    return min(found, default=0)


def open_heads(text: str) -> tuple[str, ...]:
    """Return the verbs of a Chinese text in which no clause promises anything finished, or nothing."""
    judged = clauses(text)
    outcomes = [clause.outcome for clause in judged]
    if Outcome.FINISHED in outcomes:
        return ()
    heads = tuple(clause.head for clause in judged if clause.outcome is Outcome.OPEN)
    if heads and len(heads) >= outcomes.count(Outcome.UNKNOWN):
        return heads
    leaning = tuple(clause.head for clause in judged if clause.outcome is Outcome.LEANING and clause.head)
    chained = len(leaning) > 1 and len(leaning) == len(judged)
    return leaning if chained and not any(_CHANGING.match(head) for head in leaning) else ()


def ends_in_thing(text: str) -> bool:
    """Tell whether a clause of a Chinese text ends in a thing that is handed over or stands there."""
    return any(_THING.search(_TRAILING.sub("", part)) for part in _MARKS.split(text))
