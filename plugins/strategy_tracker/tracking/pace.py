"""Whether a KPI comes towards its target as fast as its period passes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction

from strategy_tracker.model import Kpi, value_of
from strategy_tracker.tracking.attainment import Attainment, Trouble, as_decimal, attain
from strategy_tracker.tracking.kpi_points import Point, is_summed
from strategy_tracker.values import Aggregate, Comparator, Direction, Quantity, number_in_unit_of, total_of


def run_rate(kpi: Kpi, current: Quantity | None, share: Fraction | None) -> Fraction | None:
    """Return what a total comes to at the period's end at its rate so far, in the target's base unit.

    `share` of the period has passed. None for a KPI that is a level and not a total (`aggregate` is not
    sum): the share of new customers does not grow with the days.
    """
    target = value_of(kpi.target)
    adds_up = kpi.aggregate is not None and kpi.aggregate.value is Aggregate.SUM
    if not adds_up or current is None or not share:
        return None
    number = number_in_unit_of(current, target) if target is not None else Fraction(current.number)
    return number / share if number is not None else None


def judged_pace(
    kpi: Kpi,
    points: Sequence[Point],
    attainment: Attainment,
    pace: Fraction | None,
    forecast: Fraction | None,
) -> Fraction | None:
    """Return the ratio by which a running KPI is judged; None for one that has to be met at the end only.

    Phased targets come first. A total is judged by its pace, or, where less is better, by what its run rate
    comes to at the end.
    """
    if attainment.trouble in (Trouble.DIRECTION, Trouble.ZERO):
        return None
    direction = Direction.LOWER if attainment.lower else value_of(kpi.direction)
    target = value_of(kpi.target)
    phased = _phased_ratio(kpi, points, direction)
    if phased is not None or forecast is None or target is None or attainment.trouble is not None:
        return phased
    if not attainment.lower:
        return pace
    reached = replace(target, number=as_decimal(forecast), comparator=Comparator.EQUAL, high=None, start=None)
    return attain(target, reached, direction=Direction.LOWER).ratio


def _phased_ratio(kpi: Kpi, points: Sequence[Point], direction: Direction | None) -> Fraction | None:
    """Return the attainment of the targets set for the time so far, None where none is set.

    Of a level it is the newest value against the newest phase's target; where readings add up, the sum of
    those that have a target against the sum of their targets.
    """
    phases = [(point.quantity, point.target) for point in points if point.target is not None]
    if not phases:
        return None
    baseline = value_of(kpi.baseline)
    if not is_summed(kpi):
        return attain(phases[-1][1], points[-1].quantity, baseline=baseline, direction=direction).ratio
    target = total_of([target for _, target in phases])
    return attain(target, total_of([value for value, _ in phases]), direction=direction).ratio
