"""The quantity: an exact number with its unit and how it is to be compared."""

from dataclasses import dataclass
from decimal import Context, Decimal
from enum import StrEnum
from fractions import Fraction
from functools import lru_cache
from typing import NamedTuple

from ..vocabulary.units import PERIODS, UNITS

_EXACT = Context(prec=100)
_UNITS = {unit.name: unit for unit in UNITS}
_BARE_YUAN = ("元", "圓", "塊", "块")
_CURRENCIES_CALLED_YUAN = ("TWD", "HKD")


class Comparator(StrEnum):
    """How a number is meant: a level, a bound, a change, a rank and so on."""

    EQUAL = "="
    AT_LEAST = ">="
    AT_MOST = "<="
    ABOVE = ">"
    BELOW = "<"
    ABOUT = "~"
    RANGE = "range"
    INCREASE_BY = "increase_by"
    DECREASE_BY = "decrease_by"
    TO = "to"
    FROM_TO = "from_to"
    MULTIPLY = "multiply"
    RANK = "rank"
    RATIO = "ratio"
    SCORE = "score"


_SAID_BY_ITSELF: dict[Comparator, tuple[str | None, ...]] = {
    Comparator.RANK: (None, "名", "位"),
    Comparator.SCORE: (None, "分", "星"),
    Comparator.RATIO: (None, "倍"),
}
"""The units that a rank, a score and a ratio without one agree with."""
_CHANGES = (Comparator.INCREASE_BY, Comparator.DECREASE_BY, Comparator.MULTIPLY)
_FULL_MARKS = (5, 10, 100)
"""Out of how many a score usually is: a 4.5 is on the scale of 4.5/5, but may be on another than 9/10."""


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number in base units (420萬元 is 4,200,000 元; 20% is 20 with the unit %).

    number     the value; the lower bound of a range, the target of from_to, and for a ratio its right side
               divided by its left (ROI 1:3 is 3; 28 significant digits where the division does not end);
               ROAS 3:1 is three times too
    high       the upper bound of a range (also of 增長10~15%), full marks of a score, left side of a ratio
    start      the baseline of from_to
    unit       the canonical unit, None where none was typed (a rank has none); 條/週 for a rate, /月 for
               one whose number has no unit of its own
    scale      what one of the typed number is in base units: 萬 10000, 成 10, ‰ 0.1
    unit_text  scale and unit as typed after the number (萬元)
    prefix     the currency as typed before the number (NT$)
    falling    the words say that the number is to go down (降至, 縮短至, 控制在)
    """

    number: Decimal
    high: Decimal | None = None
    start: Decimal | None = None
    unit: str | None = None
    scale: Decimal = Decimal(1)
    unit_text: str = ""
    comparator: Comparator = Comparator.EQUAL
    prefix: str = ""
    falling: bool = False


def shown(number: Decimal, quantity: Quantity) -> str:
    """Return a number in base units as text in the unit that was typed for the quantity: 420萬元."""
    if quantity.comparator is Comparator.RATIO and quantity.high is not None:
        return f"{_plain(quantity.high)}:{_plain(_EXACT.multiply(number, quantity.high))}"
    value = _plain(_EXACT.divide(number, quantity.scale))
    prefix = (
        f"{quantity.prefix} " if quantity.prefix.isascii() and quantity.prefix.isalpha() else quantity.prefix
    )
    is_word = quantity.scale == 1 and quantity.unit_text[:2].isascii() and quantity.unit_text[:2].isalpha()
    sign, value = ("-", value[1:]) if value.startswith("-") and prefix else ("", value)
    return (
        f"{sign}{prefix}{value}{' ' if is_word and len(quantity.unit_text) > 1 else ''}{quantity.unit_text}"
    )


def _plain(number: Decimal) -> str:
    """Return the number with thousand separators, without an exponent or idle zeros."""
    text = format(number, ",f")
    return text.rstrip("0").rstrip(".") if "." in text else text


def commensurable(first: Quantity, second: Quantity) -> bool:
    """Return whether the two may be compared.

    They are where their units measure the same (小時 and 天, 萬/月 and 萬/季). A number without a unit agrees
    only with another, apart from zero, which is the same in every unit; a rank, a score and a ratio say
    themselves what they measure. 元 is any currency called so: RMB and NT$ each agree with a plain 元, and
    not with each other. Scores are compared in shares of their full marks, with a number that does not say
    them only where it can be on no other usual scale.
    """
    return number_in_unit_of(first, second) is not None


def number_in_unit_of(quantity: Quantity, other: Quantity) -> Fraction | None:
    """Return the number of the first in the base unit of the other; None where they do not compare.

    A score becomes one out of the other's full marks: 9/10 is 4.5 beside 4/5.
    """
    factor = None if lacks_full_marks(quantity, other) else _factor(quantity, other)
    return None if factor is None else Fraction(quantity.number) * factor


def lacks_unit(quantity: Quantity, other: Quantity) -> bool:
    """Return whether the two do not compare only because the first has no unit.

    A total beside 500萬/月, which has none of its own either, is something else.
    """
    has_one = other.unit is not None and not other.unit.startswith("/")
    return quantity.unit is None and has_one and _factor(quantity, other) is None


def lacks_full_marks(quantity: Quantity, other: Quantity) -> bool:
    """Return whether the two do not compare only because one of two scores does not say out of how many.

    That is so where it cannot be on the other's scale, or would be on a smaller usual one as well.
    """
    number, score = (quantity, other) if other.comparator is Comparator.SCORE else (other, quantity)
    if score.comparator is not Comparator.SCORE or not score.high or number.comparator is Comparator.SCORE:
        return False
    if number.comparator in _CHANGES or _factor(number, score) is None:
        return False
    smaller = max((full for full in _FULL_MARKS if full < score.high), default=0)
    ends = (number.number, number.number if number.high is None else number.high)
    return not all(end == 0 or smaller < end <= score.high for end in ends)


def _factor(first: Quantity, second: Quantity) -> Fraction | None:
    """Return what a number of the first is multiplied by to be one of the second."""
    kinds = {one.comparator for one in (first, second) if one.comparator in _SAID_BY_ITSELF}
    if len(kinds) > 1:
        return None  # a rank, a score and a ratio are nothing of each other
    if first.comparator is second.comparator is Comparator.SCORE and first.high and second.high:
        return Fraction(second.high) / Fraction(first.high)
    if first.unit == second.unit or _is_bare_zero(first) or _is_bare_zero(second):
        return Fraction(1)
    for units in (_SAID_BY_ITSELF.get(first.comparator, ()), _SAID_BY_ITSELF.get(second.comparator, ())):
        if first.unit in units and second.unit in units:
            return Fraction(1)
    if first.unit is None or second.unit is None:
        return None
    own, wanted = _measure(first.unit), _measure(second.unit)
    if own.per != wanted.per or not _same_dimension(own.dimension, wanted.dimension, first, second):
        return None
    return own.size / wanted.size


class _Measure(NamedTuple):
    """What a unit measures: its dimension, what it is per, and its size within that."""

    dimension: str
    per: tuple[str, ...]
    size: Fraction


@lru_cache(maxsize=1024)
def _measure(unit: str) -> _Measure:
    name, *periods = unit.split("/")
    known = _UNITS.get(name)
    size = known.size if known else Fraction(1)
    per = []
    for period in periods:
        word = period.lstrip("0123456789")
        count = period.removesuffix(word)
        time = _UNITS.get(PERIODS[word][0] if word in PERIODS else word)
        size /= int(count or 1) * (time.size if time else 1)
        per.append(time.dimension if time else word)
    return _Measure(known.dimension if known else name, tuple(sorted(per)), size)


def _same_dimension(one: str, other: str, first: Quantity, second: Quantity) -> bool:
    if one == other:
        return True
    return (_is_plain_yuan(one, first) and other in _CURRENCIES_CALLED_YUAN) or (
        _is_plain_yuan(other, second) and one in _CURRENCIES_CALLED_YUAN
    )


def _is_bare_zero(quantity: Quantity) -> bool:
    return quantity.number == 0 and quantity.unit is None and quantity.high is None and quantity.scale == 1


def _is_plain_yuan(dimension: str, quantity: Quantity) -> bool:
    typed = quantity.unit_text.split("/")[0]
    return dimension == "元" and not quantity.prefix and typed.endswith(_BARE_YUAN)


def is_lower_better(quantity: Quantity) -> bool:
    """Return whether the quantity, as a target, asks for less: ≤, <, 以內, 下降, 降至, a rank."""
    return quantity.falling or quantity.comparator in (
        Comparator.AT_MOST,
        Comparator.BELOW,
        Comparator.DECREASE_BY,
        Comparator.RANK,
    )
