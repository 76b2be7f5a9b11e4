"""Reads what stands beside a quantity only to explain it: up from 40%, 約美金16萬, 16/27（59.3%）."""

import re
from dataclasses import replace
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

from ..vocabulary.patterns import Pattern
from ..vocabulary.units import CURRENCY_PREFIXES
from .quantity import Comparator, Quantity

Found = tuple[int, int, Quantity]
_LEVELS = (Comparator.EQUAL, Comparator.TO, Comparator.AT_LEAST, Comparator.AT_MOST)
_CURRENCIES = frozenset(CURRENCY_PREFIXES.values())
_BEFORE = (
    r"原(?:為|为|來|来|值)?|上(?:期|月|週|周|季|年)(?:同期)?(?:為|为)?|去年(?:同期)?(?:為|为)?|前(?:值|期)(?:為|为)?"
    r"|基準(?:值)?(?:為|为)?|基准(?:值)?(?:为)?|期初(?:為|为)?|[較较比](?:去年|上期|上月|上季|上年)?(?:同期)?(?:的)?"
    r"|(?:(?:up|down|increased?|improved?|grew|grown|reduced|decreased) )?from|was|previously"
    r"|vs\.? (?:last|previous) \w+:?"
)
_EARLIER = Pattern(rf" ?[(,;] ?(?:{_BEFORE}) ?:? ?\Z|^ (?:up|down) from \Z", re.IGNORECASE)
_IN_OTHER_MONEY = Pattern(
    r" ?\( ?(?:約合?|约合?|折合?(?:約|约)?|合|即|相當於|相当于|≈|~|about|approx\.?|ca\.?)? ?\Z", re.IGNORECASE
)
_SHARE = Pattern(
    r"(?P<part>[0-9]{1,9}) ?(?:/| of | out of ) ?(?P<whole>[0-9]{1,9})[^0-9()%]{0,12}"
    r" ?[(,=] ?(?P<percent>[0-9]{1,3}(?:\.[0-9]{1,6})?) ?%\)?"
)
_SHARE_AFTER = Pattern(
    r"(?P<percent>[0-9]{1,3}(?:\.[0-9]{1,6})?) ?% ?\( ?(?P<part>[0-9]{1,9}) ?(?:/| of | out of ) ?"
    r"(?P<whole>[0-9]{1,9})[^0-9()%]{0,12}\)"
)


def read_counted_share(folded: str) -> Quantity | None:
    """Return 16/27（59.3%） as 59.3 %; None for another text, or where the two do not agree."""
    match = _SHARE.fullmatch(folded) or _SHARE_AFTER.fullmatch(folded)
    if match is None or not int(match["whole"]):
        return None
    typed = Decimal(match["percent"])
    exact = Fraction(100 * int(match["part"]), int(match["whole"]))
    return Quantity(typed, unit="%", unit_text="%") if _rounds_to(exact, typed) else None


def _rounds_to(exact: Fraction, typed: Decimal) -> bool:
    exponent = typed.as_tuple().exponent
    step = Decimal(1).scaleb(exponent) if isinstance(exponent, int) else Decimal(1)
    wide = Decimal(exact.numerator) / Decimal(exact.denominator)
    return abs(wide.quantize(step, ROUND_HALF_UP) - typed) <= step / 2


def without_restatements(found: list[Found], folded: str) -> list[Found]:
    """Return the quantities with what was before made the start of what is now, and other money left out.

    52%（up from 40%） is from 40 to 52 %; of 500萬元（約美金16萬） the 500萬元 count. A lower and an upper
    bound of one unit (500萬元以上600萬元以下) are a range.
    """
    if len(found) != 2:
        return found
    (begin, first_end, first), (_, finish, second) = found
    words = _words_of(folded[first_end:finish])
    unit_agrees = second.unit in (first.unit, None)
    if _EARLIER.match(words) and unit_agrees and first.comparator in _LEVELS and second.high is None:
        down = first.number < second.number
        joined = replace(first, comparator=Comparator.FROM_TO, start=second.number, falling=down)
        return [(begin, finish, joined)]
    two_moneys = {first.unit, second.unit} <= _CURRENCIES and first.unit != second.unit
    if two_moneys and _IN_OTHER_MONEY.match(words):
        return [(begin, finish, first)]
    bounds = (first.comparator, second.comparator)
    if bounds == (Comparator.AT_LEAST, Comparator.AT_MOST) and unit_agrees and first.number <= second.number:
        both = replace(first, comparator=Comparator.RANGE, high=second.number)
        return [(begin, finish, both)]
    return found


def _words_of(typed: str) -> str:
    """Return what stands before the first digit, without the name of a currency."""
    words = re.split(r"[0-9]", typed, maxsplit=1)[0]
    for name in sorted(CURRENCY_PREFIXES, key=len, reverse=True):
        words = words.removesuffix(name)
    return words
