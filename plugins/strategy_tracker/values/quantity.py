"""The quantity: an exact number with its unit and how it is to be compared."""

from dataclasses import dataclass
from decimal import Context, Decimal
from enum import StrEnum
from fractions import Fraction

from ..vocabulary.units import UNITS

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


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number in base units (420萬元 is 4,200,000 元; 20% is 20 with the unit %).

    number     the value; the lower bound of a range, the target of from_to, and for a ratio its right side
               divided by its left (ROI 1:3 is 3; 28 significant digits where the division does not end);
               ROAS 3:1 is three times too
    high       the upper bound of a range (also of 增長10~15%), full marks of a score, left side of a ratio
    start      the baseline of from_to
    unit       the canonical unit, None where none was typed (a rank has none)
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
    return f"{prefix}{value}{' ' if is_word and len(quantity.unit_text) > 1 else ''}{quantity.unit_text}"


def _plain(number: Decimal) -> str:
    """Return the number with thousand separators, without an exponent or idle zeros."""
    text = format(number, ",f")
    return text.rstrip("0").rstrip(".") if "." in text else text


def commensurable(first: Quantity, second: Quantity) -> bool:
    """Return whether the two may be compared.

    They are where their units measure the same (小時 and 天), or where one has no unit.
    元 is any currency called so: RMB and NT$ each agree with a plain 元, and not with each other.
    """
    if _has_no_unit(first) or _has_no_unit(second) or first.unit == second.unit:
        return True
    if _is_plain_yuan(first) and second.unit in _CURRENCIES_CALLED_YUAN:
        return True
    if _is_plain_yuan(second) and first.unit in _CURRENCIES_CALLED_YUAN:
        return True
    one, other = _UNITS.get(first.unit or ""), _UNITS.get(second.unit or "")
    return one is not None and other is not None and one.dimension == other.dimension


def _has_no_unit(quantity: Quantity) -> bool:
    return quantity.unit is None


def _is_plain_yuan(quantity: Quantity) -> bool:
    return quantity.unit == "元" and not quantity.prefix and quantity.unit_text.endswith(_BARE_YUAN)


def number_in_unit_of(quantity: Quantity, other: Quantity) -> Fraction | None:
    """Return the number of the first in the base unit of the other; None where they do not compare."""
    if not commensurable(quantity, other):
        return None
    own, wanted = _UNITS.get(quantity.unit or ""), _UNITS.get(other.unit or "")
    if own is None or wanted is None or own.dimension != wanted.dimension:
        return Fraction(quantity.number)
    return Fraction(quantity.number) * own.size / wanted.size


def is_lower_better(quantity: Quantity) -> bool:
    """Return whether the quantity, as a target, asks for less: ≤, <, 以內, 下降, 降至, a rank."""
    return quantity.falling or quantity.comparator in (
        Comparator.AT_MOST,
        Comparator.BELOW,
        Comparator.DECREASE_BY,
        Comparator.RANK,
    )
