"""How often a record is to be updated."""

from __future__ import annotations

from strategy_tracker.model import Written
from strategy_tracker.values import Cadence, is_nothing


def cadence_of(*written: Written[Cadence] | None, otherwise: Cadence) -> Cadence:
    """Return the first cadence that was written: the record's own, then its strategy's.

    A word for nothing (none, 無) is the cadence of what is not tracked; an empty field is none at all.
    """
    for one in written:
        if one is None:
            continue
        if one.value is not None:
            return one.value
        if one.text.strip() and is_nothing(one.text.strip()):
            return Cadence.NONE
    return otherwise
