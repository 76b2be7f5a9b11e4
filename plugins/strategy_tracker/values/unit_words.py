"""Finds the unit in the words after a number; one that nobody listed is kept as it was typed."""

import re
from decimal import Decimal

from ..vocabulary.patterns import Pattern
from ..vocabulary.units import NO_UNITS, SCALED_UNITS, UNITS
from .numerals import NUMERAL_CHARACTERS

UNIT_OF_WORD = {word.casefold(): unit.name for unit in UNITS for word in unit.words}
_NOT_BEFORE = {
    "起": "[來来點点步]",
    "成": "[功長长立員员本果為为交效熟品都]",
    "次": "[日月年週周]",
    "通": "[過过]",
    "分": "[之析店行館馆部支類类享鏡镜級级銷销紅红頁页組组眾众期散流潤润校會会點点機机工]|公司",
}
"""What a word is no unit before: 3起 are incidents, 3起來 is not; 30成 is a share, 30成交 is not."""


def either(words: list[str]) -> str:
    """Return a pattern for any of the words, longest first; Latin ones only as whole words."""
    ordered = sorted(set(words), key=lambda word: (-len(word), word))
    latin = [word for word in ordered if word[-1].isascii() and word[-1].isalpha()]
    signs = [word for word in ordered if word not in latin and word[0].isascii()]
    others = [word for word in ordered if word not in latin and word not in signs]
    # One limit for all Latin words: with one each, a pattern takes several times as long to compile. Of two
    # words that begin alike the longer comes first: pts% before pts, and 度c before 度.
    whole = [f"(?:{'|'.join(map(_escaped, latin))})(?![a-z0-9²³])"] if latin else []
    return "|".join([*map(_limited, signs), *whole, *map(_limited, others)])


def _escaped(word: str) -> str:
    return re.escape(word).replace("\\ ", " ")


def _limited(word: str) -> str:
    return _escaped(word) + (f"(?!{_NOT_BEFORE[word]})" if word in _NOT_BEFORE else "")


LISTED = either([*UNIT_OF_WORD, *SCALED_UNITS])
"""A pattern for every listed unit."""

_BOUND = r"[及或]?以[上下內内]|之[內内]|左右|上下|起(?![來来])|[內内](?=$|[ ,;()])"
_HAN = f"(?:(?![{NUMERAL_CHARACTERS}每半幾几至到和與与或從从內内])[一-鿿])"
_END = r"$|[,;:()!?、。]"
_CHINESE = Pattern(rf" ?[級级]?(?!{_BOUND})(?P<word>{_HAN}{{1,8}}?)(?= ?(?:{_BOUND}|{_END}|/|每))")
_LATIN = Pattern(
    r"(?P<word>(?: ?[a-z][a-z]{1,14}| [a-z])(?:[ /-][a-z]{1,12}){0,2})"
    rf"(?= ?(?:{_BOUND}|{_END}|/|每|[^\x00-\x7f]))",
    re.IGNORECASE,
)
_ORDINAL = Pattern(r"(?:st|nd|rd|th)(?![a-z])", re.IGNORECASE)


_PLURAL = Pattern(
    r" (?:[a-z0-9][a-z0-9-]{0,14} ){0,2}?(?P<word>[a-z]{2,14}[a-rt-z]s)(?![a-z0-9-])", re.IGNORECASE
)
_NO_PLURAL = Pattern(r".*(?:[iu]s|[aeiou]ss)$|was|has|does|times?$", re.IGNORECASE)
_PREPOSITIONS = Pattern(r" (?:and|or|of|to|in|on|by|for|from|with|at|the|a|an|per) ", re.IGNORECASE)


def counted_noun(after: str) -> str:
    """Return the plural that English running text counts (6 partner webinars), as typed; "" for none."""
    match = _PLURAL.match(after)
    if match is None or _NO_PLURAL.fullmatch(match["word"]) or _PREPOSITIONS.search(match[0]):
        return ""
    return match[0]


def open_unit(after: str) -> str:
    """Return the unit at the beginning of what follows a number, as typed with its space; "" for none.

    8間以上 has 間, 4.6顆星 has 顆星, 5000UV has UV. The word ends where a comparing word, a rate, a mark
    or the text ends; words that say what becomes of a number (500萬達成) are none.
    """
    match = _CHINESE.match(after) or _LATIN.match(after)
    if match is None or match["word"].strip().casefold() in NO_UNITS or _ORDINAL.match(after):
        return ""
    return match[0]


def unit_named(typed: str) -> tuple[str | None, Decimal]:
    """Return the canonical unit of a typed one, and the factor that the word carries (成 is 10 %)."""
    folded = typed.strip().casefold()
    if not folded:
        return None, Decimal(1)
    if folded in SCALED_UNITS:
        return SCALED_UNITS[folded]
    return UNIT_OF_WORD.get(folded, folded), Decimal(1)
