"""How far a value has come towards its target, in exact fractions."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction

from strategy_tracker.tracking.judged_direction import DirectionTrouble, judged_direction, said_direction
from strategy_tracker.values import Comparator, Direction, Quantity, number_in_unit_of

_BY = (Comparator.INCREASE_BY, Comparator.DECREASE_BY)
_CHANGES = (*_BY, Comparator.MULTIPLY)
_STRICT = (Comparator.ABOVE, Comparator.BELOW)
_POINTS = "個百分點"
_TIMES = "倍"


class Trouble(StrEnum):
    """Why there is no attainment."""

    NO_TARGET = "no_target"
    NO_VALUE = "no_value"
    UNITS = "units"
    ZERO = "zero"
    DIRECTION = "direction"
    CHANGE = "change"


@dataclass(frozen=True, slots=True)
class Attainment:
    """The result for one KPI.

    ratio       1 is 100 %; None with `trouble` where it cannot be computed
    variance    actual − target in the target's base unit (for a range: to the nearer bound, 0 inside)
    favourable  whether the variance is in the KPI's favour, by its direction; None where that is not known
    reference   what the variance is the difference to: the target, or the level that it comes to
    start       the baseline that the ratio is counted from, in the reference's base unit
    lower       whether less is better
    at_bound    whether the value is the very one that a strict target (<2 %, above 500) excludes
    """

    ratio: Fraction | None
    variance: Fraction | None = None
    favourable: bool | None = None
    trouble: Trouble | None = None
    reference: Quantity | None = None
    start: Fraction | None = None
    lower: bool = False
    at_bound: bool = False


def attain(
    target: Quantity | None,
    actual: Quantity | None,
    *,
    baseline: Quantity | None = None,
    direction: Direction | None = None,
    less_by_name: bool = False,
    change_by_name: bool = False,
) -> Attainment:
    """Return the attainment of `target` by `actual`.

    baseline S given   (A − S) ÷ (T − S), where T lies in the KPI's direction from S
    higher is better   A ÷ T
    lower is better    2 − A ÷ T, at least 0; where T is 0: 1 at A ≤ 0, else 0
    a reduction        A ÷ T of the amounts: 降低15% of 降低20% is 75 %
    range              1 inside, bounds included; else 1 − distance to the nearer bound ÷ it, at least 0

    A target below zero turns the two formulas round, so that better is always more. A target that is a change
    (增長20%, 增加500人, 翻倍) is added to the baseline where the actual is a level, and compared as it
    is with an actual that is itself a change (增長15%, or 15% where levels are in another unit); a change the
    other way (下降5%) counts below zero. `less_by_name`: everybody reads the KPI's name as less is better;
    a bare target is then not scored until the direction is written. An actual that is a change (+20%) is
    nothing of a target that is a level, unless the name says that a change is what is measured
    (`change_by_name`: 新增會員, 同比增長率).
    """
    if target is None:
        return Attainment(None, trouble=Trouble.NO_TARGET)
    if actual is None:
        return Attainment(None, trouble=Trouble.NO_VALUE)
    if target.comparator not in _CHANGES:
        if actual.comparator in _BY and not change_by_name:
            return Attainment(None, trouble=Trouble.CHANGE)
        said = said_direction(target, direction)
        return _against(target, actual, baseline, said, less_by_name=less_by_name)
    if not _is_level(actual, target, baseline):
        return _of_changes(target, actual, direction)
    goal = _grown(target, baseline) if baseline is not None else None
    if goal is None:
        return Attainment(None, trouble=Trouble.UNITS)
    return _against(goal, actual, baseline, said_direction(target, direction), less_by_name=less_by_name)


def _is_level(actual: Quantity, target: Quantity, baseline: Quantity | None) -> bool:
    """Tell whether an actual value is a level, where the target is a change."""
    if actual.comparator in _CHANGES:
        return False
    if baseline is not None and baseline.unit is not None and baseline.unit == actual.unit:
        return True
    return baseline is not None and actual.unit != target.unit


def _of_changes(target: Quantity, actual: Quantity, direction: Direction | None) -> Attainment:
    """Return the attainment of a change by a change, both as amounts in the direction of the target."""
    if target.comparator is Comparator.MULTIPLY:
        if actual.comparator is not Comparator.MULTIPLY:
            return Attainment(None, trouble=Trouble.UNITS)
        return _against(target, actual, None, direction)
    value = number_in_unit_of(actual, target)
    if value is None or actual.comparator is Comparator.MULTIPLY:
        return Attainment(None, trouble=Trouble.UNITS)
    is_reduction = target.comparator is Comparator.DECREASE_BY
    if actual.comparator is Comparator.DECREASE_BY:
        value = abs(value) if is_reduction else -abs(value)  # 減少-3件 says twice that it went down
    elif is_reduction and (actual.comparator is Comparator.INCREASE_BY or value < 0):
        value = -value
    said = Direction.HIGHER if is_reduction else said_direction(target, direction)
    return _against(target, replace(actual, number=as_decimal(value), unit=target.unit), None, said)


def _grown(target: Quantity, baseline: Quantity) -> Quantity | None:
    """Return the level that a baseline comes to by the change that is the target; None if units disagree."""
    base = Fraction(baseline.number)
    sign = -1 if target.comparator is Comparator.DECREASE_BY else 1
    points = target.unit == _POINTS and baseline.unit == "%"
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
    said: Direction | None,
    *,
    less_by_name: bool = False,
) -> Attainment:
    """Return the attainment of a level; `said` is the direction that is written with it."""
    value = number_in_unit_of(actual, goal)
    if value is None or (baseline is not None and number_in_unit_of(baseline, goal) is None):
        return Attainment(None, trouble=Trouble.UNITS)
    if goal.high is not None and goal.comparator is Comparator.RANGE:
        low, high = sorted((Fraction(goal.number), Fraction(goal.high)))
        return replace(_within_range(value, low, high), reference=goal)
    number, start = Fraction(goal.number), start_of(goal, baseline)
    variance = value - number
    judged = judged_direction(number, start, said, less_by_name=less_by_name)
    if isinstance(judged, DirectionTrouble):
        return Attainment(None, variance, trouble=Trouble(judged.value), reference=goal)
    lower = judged is Direction.LOWER
    if start is not None and (start == number or lower != (number < start)):
        start = None  # a ceiling above the baseline, or a floor below it, is no way to go
    return Attainment(
        ratio=_ratio(value, number, start, lower=lower),
        variance=variance,
        favourable=variance <= 0 if lower else variance >= 0,
        reference=goal,
        start=start,
        lower=lower,
        at_bound=variance == 0 and goal.comparator in _STRICT,
    )


def start_of(goal: Quantity, baseline: Quantity | None) -> Fraction | None:
    """Return the baseline in the goal's unit: the field's, else the one in 從15%降至10%."""
    if baseline is not None:
        return number_in_unit_of(baseline, goal)
    return Fraction(goal.start) if goal.start is not None else None


def _ratio(value: Fraction, goal: Fraction, start: Fraction | None, *, lower: bool) -> Fraction:
    if start is not None:
        return (value - start) / (goal - start)
    if goal == 0:
        return Fraction(1 if value <= 0 else 0)
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
