"""Whether a KPI's new target asks for less than the old one did."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

from strategy_tracker.model import Kpi, Written, value_of
from strategy_tracker.tracking.judged_direction import judged_direction, said_direction
from strategy_tracker.tracking.name_directions import says_less_is_better
from strategy_tracker.values import Comparator, Direction, Quantity, number_in_unit_of

_CHANGES = (Comparator.INCREASE_BY, Comparator.DECREASE_BY, Comparator.MULTIPLY)


def is_eased(
    before: Written[Quantity] | None, after: Written[Quantity] | None, old_kpi: Kpi, kpi: Kpi
) -> bool:
    """Tell whether a target asks for less than before, by the KPI's direction; one taken away asks nothing.

    Where that cannot be told, because the units do not agree, the direction is not known or changed, it is
    not said either: the two targets stand beside each other in any case.
    """
    was = value_of(before)
    now = value_of(after)
    if was is None or now is None:
        return was is not None and (after is None or not after.unreadable)
    old, new = number_in_unit_of(was, now), Fraction(now.number)
    if old is None or _way(was) != _way(now):
        return False
    if was.comparator is Comparator.RANGE:
        return _is_wider(was, now, old, new)
    if now.comparator is Comparator.DECREASE_BY:
        return abs(new) < abs(old)  # the amount of a reduction
    directions = _direction(was, old_kpi), _direction(now, kpi)
    if directions[0] is not directions[1]:
        return False
    return new < old if directions[0] is Direction.HIGHER else directions[0] is Direction.LOWER and new > old


def is_band_eased(field: str, before: object, after: object) -> bool:
    """Tell whether the percentage from which a KPI is met, or is watched, was lowered."""
    was, now = (written.value if isinstance(written, Written) else None for written in (before, after))
    return field in ("met", "watch") and was is not None and now is not None and bool(now < was)


def _way(target: Quantity) -> object:
    """Return in which of the ways that cannot be compared a target is meant."""
    return target.comparator if target.comparator in (*_CHANGES, Comparator.RANGE) else None


def _direction(target: Quantity, kpi: Kpi) -> Direction | None:
    """Return which way a target is better; None where nobody can say."""
    written = value_of(kpi.direction)
    baseline = value_of(kpi.baseline)
    start = number_in_unit_of(baseline, target) if baseline is not None else None
    if target.start is not None:
        start = Fraction(target.start)
    name = kpi.name.value if kpi.name is not None and kpi.name.value else ""
    found = judged_direction(
        Fraction(target.number),
        start,
        said_direction(target, written),
        less_by_name=says_less_is_better(name),
    )
    return found if isinstance(found, Direction) else None


def _is_wider(was: Quantity, now: Quantity, low: Fraction, new_low: Fraction) -> bool:
    """Tell whether a range takes in all of an old one and more."""
    if was.high is None or now.high is None:
        return False
    high, new_high = number_in_unit_of(replace(was, number=was.high), now), Fraction(now.high)
    is_inside = high is not None and new_low <= low and new_high >= high
    return is_inside and (new_low, new_high) != (low, high)
