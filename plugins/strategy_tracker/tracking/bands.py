"""The band in which an attainment lies."""

from __future__ import annotations

from decimal import Decimal
from enum import StrEnum
from fractions import Fraction

from strategy_tracker.language import Term


class Band(StrEnum):
    """Where a KPI stands."""

    MET = "met"
    WATCH = "watch"
    MISSED = "missed"
    UNKNOWN = "unknown"

    @property
    def term(self) -> Term:
        """The band's name in three languages."""
        return _BANDS[self]


_BANDS = {
    Band.MET: Term("達標", "达标", "Met"),
    Band.WATCH: Term("關注", "关注", "Watch"),
    Band.MISSED: Term("未達標", "未达标", "Missed"),
    Band.UNKNOWN: Term("無法評分", "无法评分", "Not scored"),
}


def band_of(ratio: Fraction | None, met: Decimal, watch: Decimal, *, at_bound: bool = False) -> Band:
    """Return the band of an attainment; the bounds are percentages and belong to the better band.

    A value `at_bound` is the very one that a strict target (<2 %) excludes: a hair short of the whole.
    """
    if ratio is None:
        return Band.UNKNOWN
    percent = ratio * 100
    if percent >= met and not (at_bound and met >= 100):
        return Band.MET
    return Band.WATCH if percent >= watch else Band.MISSED
