"""Whether more or less of a KPI is better, or why nobody can say."""

from __future__ import annotations

from enum import StrEnum
from fractions import Fraction

from strategy_tracker.values import Comparator, Direction, Quantity, is_lower_better

_MORE = (Comparator.AT_LEAST, Comparator.ABOVE, Comparator.INCREASE_BY, Comparator.MULTIPLY, Comparator.TO)


class DirectionTrouble(StrEnum):
    """Why the direction is not known.

    direction  the name says less is better, the target is a bare number
    zero       a target of zero, which nothing can be a share of, where more is better or may be, unless it is
               come up to from a baseline below it
    """

    DIRECTION = "direction"
    ZERO = "zero"


def said_direction(target: Quantity, direction: Direction | None) -> Direction | None:
    """Return the direction that is written: the field's, else that of the target's words and comparator."""
    if direction is not None:
        return direction
    if is_lower_better(target):
        return Direction.LOWER
    return Direction.HIGHER if target.comparator in _MORE else None


def judged_direction(
    number: Fraction, start: Fraction | None, said: Direction | None, *, less_by_name: bool
) -> Direction | DirectionTrouble:
    """Return which way a target is better: as it is written, else from its baseline, else more.

    A name that says less is better (流失率) cannot decide by itself what a bare target means, but a target
    of zero or one below the baseline agrees with it.
    """
    moving = None
    if start is not None and start != number:
        moving = Direction.LOWER if number < start else Direction.HIGHER
    known = said or moving
    if less_by_name and known is not Direction.LOWER and said is None:
        if number != 0 or moving is not None:
            return DirectionTrouble.DIRECTION
        known = Direction.LOWER
    if number == 0 and known is not Direction.LOWER and moving is not Direction.HIGHER:
        return DirectionTrouble.ZERO
    return known or Direction.HIGHER
