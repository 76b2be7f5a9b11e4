"""A number in a text, with its scale and unit."""

from dataclasses import dataclass
from decimal import Context, Decimal

from ..vocabulary.units import CURRENCY_PREFIXES
from .errors import Unreadable
from .numerals import read_chinese_number
from .quantity import Comparator

EXACT = Context(prec=100)
"""Wide enough for the longest number that is read, times the largest scale, without rounding."""
MOST_DIGITS = 30


@dataclass(frozen=True, slots=True)
class Amount:
    """A number in a text, and where it stands.

    typed      as it was typed, before its scale; number is in base units
    more       AT_LEAST for 500多 and 10w+, ABOUT for 十來家, else None
    is_digits  whether it was typed in digits and not in words
    """

    begin: int
    finish: int
    typed: Decimal
    number: Decimal
    scale: Decimal = Decimal(1)
    unit: str | None = None
    unit_text: str = ""
    prefix: str = ""
    sign: str = ""
    more: Comparator | None = None
    has_scale: bool = False
    is_digits: bool = True


PREFIX_UNIT = {word.casefold(): unit for word, unit in CURRENCY_PREFIXES.items()}

_SIGNS_OF_SEVERAL = "$¥"
"""What stands before the money of more than one country: $500港幣."""


def unit_behind(prefix: str, unit: str | None, text: str) -> str:
    """Return the unit of a number with a currency before it and maybe a unit behind it.

    Unreadable "quantity-unreadable" where the two are different money (人民幣500美元).
    """
    named = PREFIX_UNIT[prefix.casefold()]
    if unit is None or unit == "元":
        return named
    if unit != named and prefix not in _SIGNS_OF_SEVERAL:
        raise Unreadable("quantity-unreadable", text=text)
    return unit


def tidy(number: Decimal) -> Decimal:
    """Return the number without idle zeros or an exponent: 1.5 x 1000000 is 1500000, not 1500000.0."""
    whole = number.to_integral_value(context=EXACT)
    return whole.quantize(Decimal(1), context=EXACT) if whole == number else number.normalize(context=EXACT)


def decimal(text: str) -> Decimal:
    """Return the number of digits with thousand separators; Unreadable "quantity-unreadable" if too long."""
    digits = text.replace(",", "")
    if len(digits) > MOST_DIGITS:
        raise Unreadable("quantity-unreadable", text=text)
    return Decimal(digits)


def more_than(word: str | None) -> Comparator | None:
    """Return what 多 or 來 after a number says of it: 500多 are at least as many, 十來家 about."""
    if not word:
        return None
    return Comparator.ABOUT if word[0] in "來来" else Comparator.AT_LEAST


def tenth(text: str) -> Decimal:
    """Return what stands after 成: the 五 of 三成五."""
    digit = 5 if text == "半" else int(text) if text.isascii() else read_chinese_number(text) or 0
    return EXACT.divide(Decimal(digit), Decimal(10))
