"""The quantity: an exact number with its unit and how it is to be compared."""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction


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
               divided by its left (ROI 1:3 is 3; 28 significant digits where the division does not end)
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
    raise NotImplementedError


def commensurable(first: Quantity, second: Quantity) -> bool:
    """Return whether the two may be compared: one dimension, or a side for which no unit was typed."""
    raise NotImplementedError


def number_in_unit_of(quantity: Quantity, other: Quantity) -> Fraction | None:
    """Return the number of the first in the base unit of the other; None where they do not compare."""
    raise NotImplementedError


def is_lower_better(quantity: Quantity) -> bool:
    """Return whether the quantity, as a target, asks for less: ≤, <, 以內, 下降, 降至, a rank."""
    raise NotImplementedError
