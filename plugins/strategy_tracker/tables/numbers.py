"""Exact numbers as published: where they are rounded, and how they are printed.

Everything is rounded half up and only here: percentages and points to 1 decimal, indices and weighted sums
to 2, differences of quantities to 6. Quantities as typed are not rounded at all.
"""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

from strategy_tracker.language.formats import in_percent, rounded


def percent(ratio: Fraction | None) -> Decimal | None:
    """Return a ratio (1 is 100 %) in percent with 1 decimal."""
    return None if ratio is None else in_percent(ratio, 1)


def index(ratio: Fraction | None) -> Decimal | None:
    """Return an index such as the SPI with 2 decimals."""
    return None if ratio is None else rounded(ratio, 2)


def weighted(value: Fraction) -> Decimal:
    """Return a sum of weights with 2 decimals."""
    return rounded(value, 2)


def difference(value: Fraction | None) -> Decimal | None:
    """Return a difference of quantities with at most 6 decimals."""
    return None if value is None else rounded(value, 6)


def exact(ratio: Fraction | None) -> str | None:
    """Return a ratio as `numerator/denominator` in lowest terms: 17/18."""
    return None if ratio is None else f"{ratio.numerator}/{ratio.denominator}"


def plain(number: Decimal) -> str:
    """Return a number without exponent and idle zeros: 84, −0.5 as -0.5."""
    text = format(number, "f")
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return "0" if text in ("-0", "") else text
