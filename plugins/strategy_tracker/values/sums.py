"""Adds quantities of one kind, exactly."""

from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction

from .amount import EXACT, tidy
from .quantity import Quantity, number_in_unit_of


def total_of(quantities: Sequence[Quantity]) -> Quantity | None:
    """Return the sum in the unit of the last quantity; None for no quantity, or for units that do not agree.

    20分鐘 and 1小時 are 4/3 hours, which no decimal number says: a sum that does not end is in the unit of
    the newest quantity in which it does (80分鐘), else it has 100 digits.
    """
    last_first = list(reversed(quantities))
    sums = [(unit, _sum_in(unit, quantities)) for unit in last_first]
    if not sums or sums[0][1] is None:
        return None
    unit, total = next(((unit, total) for unit, total in sums if total is not None and _ends(total)), sums[0])
    if total is None:
        return None
    number = EXACT.divide(EXACT.create_decimal(total.numerator), EXACT.create_decimal(total.denominator))
    return replace(unit, number=tidy(number))


def _sum_in(unit: Quantity, quantities: Sequence[Quantity]) -> Fraction | None:
    numbers = [number_in_unit_of(quantity, unit) for quantity in quantities]
    return None if None in numbers else sum((number for number in numbers if number is not None), Fraction(0))


def _ends(number: Fraction) -> bool:
    """Return whether a fraction has a decimal number."""
    rest = number.denominator
    for prime in (2, 5):
        while rest % prime == 0:
            rest //= prime
    return rest == 1
