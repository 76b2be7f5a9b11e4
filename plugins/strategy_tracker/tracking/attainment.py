"""How far a value has come towards its target, in exact fractions."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction

from strategy_tracker.values import Comparator, Direction, Quantity, is_lower_better, number_in_unit_of

_CHANGES = (Comparator.INCREASE_BY, Comparator.DECREASE_BY, Comparator.MULTIPLY)
_POINTS = ("個百分點", "百分點")
_TIMES = "倍"


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
    reference   what the variance is the difference to: the target, or the level that it comes to
    """

    ratio: Fraction | None
    variance: Fraction | None = None
    favourable: bool | None = None
    trouble: Trouble | None = None
    reference: Quantity | None = None


def lower_is_better(target: Quantity, direction: Direction | None) -> bool:
    """Return the direction: as stated, else as the target's words and comparator mean it."""
    if direction is not None:
        return direction is Direction.LOWER
    return is_lower_better(target)


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

    A target below zero turns the two formulas round, so that better is always more. A target that is a change
    (增長20%, 增加500人, 翻倍) is added to the baseline where the actual is a level, and compared as it
    is with an actual that is itself a change (增長15%, or 15% where levels are in another unit).
    """
    if target is None:
        return Attainment(None, trouble=Trouble.NO_TARGET)
    if actual is None:
        return Attainment(None, trouble=Trouble.NO_VALUE)
    if target.comparator not in _CHANGES:
        return _against(target, actual, baseline, target, direction)
    if not _is_level(actual, target, baseline):
        if target.comparator is Comparator.MULTIPLY and actual.comparator is not Comparator.MULTIPLY:
            return Attainment(None, trouble=Trouble.UNITS)
        return _against(target, actual, None, target, direction)
    goal = _grown(target, baseline) if baseline is not None else None
    if goal is None:
        return Attainment(None, trouble=Trouble.UNITS)
    return _against(goal, actual, baseline, target, direction)


def _is_level(actual: Quantity, target: Quantity, baseline: Quantity | None) -> bool:
    """Tell whether an actual value is a level, where the target is a change."""
    if actual.comparator in _CHANGES:
        return False
    if baseline is not None and baseline.unit is not None and baseline.unit == actual.unit:
        return True
    return baseline is not None and actual.unit != target.unit


def _grown(target: Quantity, baseline: Quantity) -> Quantity | None:
    """Return the level that a baseline comes to by the change that is the target; None if units disagree."""
    base = Fraction(baseline.number)
    sign = -1 if target.comparator is Comparator.DECREASE_BY else 1
    points = target.unit in _POINTS and baseline.unit == "%"
    if target.comparator is Comparator.MULTIPLY:
        level = base * Fraction(target.number)
    elif target.unit == "%":
        level = base + sign * abs(base) * Fraction(target.number) / 100
    elif target.unit == _TIMES:
        level = base + sign * abs(base) * Fraction(target.number)
    else:
        change = Fraction(target.number) if points else number_in_unit_of(target, baseline)
        if change is None:
            return None
        level = base + sign * change
    return replace(baseline, number=as_decimal(level), comparator=Comparator.EQUAL)


def _against(
    goal: Quantity,
    actual: Quantity,
    baseline: Quantity | None,
    target: Quantity,
    direction: Direction | None,
) -> Attainment:
    """Return the attainment of a level; `target` is what was typed for it."""
    value = _value_for(actual, goal)
    if value is None:
        return Attainment(None, trouble=Trouble.UNITS)
    if goal.high is not None and goal.comparator is Comparator.RANGE:
        low, high = sorted((Fraction(goal.number), Fraction(goal.high)))
        return replace(_within_range(value, low, high), reference=goal)
    number = Fraction(goal.number)
    start = _start(goal, baseline)
    lower = number < start if start is not None and number != start else lower_is_better(target, direction)
    variance = value - number
    favourable = variance <= 0 if lower else variance >= 0
    ratio = _ratio(value, number, start, lower)
    trouble = None if ratio is not None else Trouble.ZERO
    return Attainment(ratio, variance, favourable, trouble, goal)


def _value_for(actual: Quantity, goal: Quantity) -> Fraction | None:
    """Return the actual number in the goal's base unit; a score out of 10 becomes one out of the goal's 5."""
    value = number_in_unit_of(actual, goal)
    scores = goal.comparator is Comparator.SCORE and actual.comparator is Comparator.SCORE
    if value is not None and scores and goal.high and actual.high:
        return value * Fraction(goal.high) / Fraction(actual.high)
    return value


def _start(goal: Quantity, baseline: Quantity | None) -> Fraction | None:
    """Return the baseline in the goal's unit: the field's, else the one in 從15%降至10%."""
    if baseline is not None:
        return _value_for(baseline, goal)
    return Fraction(goal.start) if goal.start is not None else None


def _ratio(value: Fraction, goal: Fraction, start: Fraction | None, lower: bool) -> Fraction | None:
    if start is not None and goal != start:
        return (value - start) / (goal - start)
    if goal == 0:
        met = value <= 0 if lower else value >= 0
        return Fraction(1) if met else (Fraction(0) if lower else None)
    ratio = value / goal if lower == (goal < 0) else 2 - value / goal
    return max(ratio, Fraction(0)) if lower else ratio


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
