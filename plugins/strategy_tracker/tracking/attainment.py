"""How far a value has come towards its target, in exact fractions."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction

from strategy_tracker.values import Comparator, Direction, Quantity, is_lower_better, number_in_unit_of

_CHANGES = (Comparator.INCREASE_BY, Comparator.DECREASE_BY, Comparator.MULTIPLY)


class Trouble(StrEnum):
    """Why there is no attainment."""

    NO_TARGET = "no_target"
    NO_VALUE = "no_value"
    UNITS = "units"
    ZERO = "zero"


@dataclass(frozen=True, slots=True)
class Attainment:
    """The result for one KPI.

    ratio       1 is 100 %; None with `trouble` where it cannot be computed
    variance    actual − target in the target's base unit (for a range: to the nearer bound, 0 inside)
    favourable  whether the variance is in the KPI's favour, by its direction; None without a variance
    """

    ratio: Fraction | None
    variance: Fraction | None = None
    favourable: bool | None = None
    trouble: Trouble | None = None


def lower_is_better(target: Quantity, direction: Direction | None) -> bool:
    """Return the direction: as stated, else as the target's words and comparator mean it."""
    if direction is not None:
        return direction is Direction.LOWER
    return is_lower_better(target)


def target_number(target: Quantity, baseline: Quantity | None, actual: Quantity) -> Fraction:
    """Return the number to reach, in the target's base unit or, for growth on a baseline, the baseline's.

    「增長20%」 against a baseline and an actual in absolute numbers is baseline × 1.2; against an actual
    that is itself a growth (增長15%) it is the 20 that was typed.
    """
    base = Fraction(baseline.number) if baseline is not None else None
    absolute = actual.comparator not in _CHANGES and actual.unit != target.unit
    if base is not None and absolute and target.comparator in _CHANGES:
        if target.comparator is Comparator.MULTIPLY:
            return base * Fraction(target.number)
        if target.unit == "%":
            change = Fraction(target.number) / 100
            return base * (1 - change if target.comparator is Comparator.DECREASE_BY else 1 + change)
    return Fraction(target.number)


def attain(
    target: Quantity | None,
    actual: Quantity | None,
    *,
    baseline: Quantity | None = None,
    direction: Direction | None = None,
) -> Attainment:
    """Return the attainment of `target` by `actual`.

    baseline S given   (A − S) ÷ (T − S)
    higher is better   A ÷ T
    lower is better    2 − A ÷ T, at least 0
    range              1 inside, bounds included; else 1 − distance to the nearer bound ÷ it, at least 0
    """
    if target is None:
        return Attainment(None, trouble=Trouble.NO_TARGET)
    if actual is None:
        return Attainment(None, trouble=Trouble.NO_VALUE)
    reference = target
    goal = target_number(target, baseline, actual)
    grown = baseline is not None and goal != Fraction(target.number)
    if grown and baseline is not None:
        reference = baseline
    value = number_in_unit_of(actual, reference)
    if value is None:
        return Attainment(None, trouble=Trouble.UNITS)
    if target.high is not None and target.comparator is Comparator.RANGE:
        return _within_range(value, Fraction(target.number), Fraction(target.high))
    start = _start(target, baseline, reference)
    lower = goal < start if start is not None and goal != start else lower_is_better(target, direction)
    variance = value - goal
    favourable = variance <= 0 if lower else variance >= 0
    ratio = _ratio(value, goal, start, lower)
    return Attainment(ratio, variance, favourable, None if ratio is not None else Trouble.ZERO)


def _start(target: Quantity, baseline: Quantity | None, reference: Quantity) -> Fraction | None:
    """Return the baseline in the reference's unit: the field's, else the one in 從15%降至10%."""
    if baseline is not None:
        return number_in_unit_of(baseline, reference)
    return Fraction(target.start) if target.start is not None else None


def _ratio(value: Fraction, goal: Fraction, start: Fraction | None, lower: bool) -> Fraction | None:
    if start is not None and goal != start:
        return (value - start) / (goal - start)
    if goal == 0:
        met = value <= 0 if lower else value >= 0
        return Fraction(1) if met else (Fraction(0) if lower else None)
    if lower:
        return max(2 - value / goal, Fraction(0))
    return value / goal


def _within_range(value: Fraction, low: Fraction, high: Fraction) -> Attainment:
    if low <= value <= high:
        return Attainment(Fraction(1), Fraction(0), True)
    bound = low if value < low else high
    if bound == 0:
        return Attainment(Fraction(0), value - bound, False)
    ratio = max(1 - abs(value - bound) / abs(bound), Fraction(0))
    return Attainment(ratio, value - bound, False)


def as_decimal(number: Fraction) -> Decimal:
    """Return a fraction as a Decimal for printing; 28 significant digits where it does not end."""
    return Decimal(number.numerator) / Decimal(number.denominator)
