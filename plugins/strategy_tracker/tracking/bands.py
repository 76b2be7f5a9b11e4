"""Where a KPI stands: by its pace while its period runs, by its attainment after that."""

from __future__ import annotations

from decimal import Decimal
from enum import StrEnum
from fractions import Fraction

from strategy_tracker.language import Term


class Band(StrEnum):
    """Where a KPI stands.

    Ahead, on pace, behind and pending are said while the period runs; met, watch and missed after it. One is
    pending that is only judged at the end; unknown is what cannot be scored.
    """

    MET = "met"
    WATCH = "watch"
    MISSED = "missed"
    AHEAD = "ahead"
    ON_PACE = "on_pace"
    BEHIND = "behind"
    PENDING = "pending"
    UNKNOWN = "unknown"

    @property
    def term(self) -> Term:
        """The band's name in three languages."""
        return _BANDS[self]

    @property
    def good(self) -> bool:
        """Whether the KPI reached its target, or comes towards it as fast as the time passes."""
        return self in (Band.MET, Band.AHEAD, Band.ON_PACE)


_BANDS = {
    Band.MET: Term("達標", "达标", "Met"),
    Band.WATCH: Term("關注", "关注", "Watch"),
    Band.MISSED: Term("未達標", "未达标", "Missed"),
    Band.AHEAD: Term("領先", "领先", "Ahead"),
    Band.ON_PACE: Term("進度內", "进度内", "On pace"),
    Band.BEHIND: Term("落後於時間", "落后于时间", "Behind pace"),
    Band.PENDING: Term("期末評定", "期末评定", "Judged at the end"),
    Band.UNKNOWN: Term("無法評分", "无法评分", "Not scored"),
}


def pace_band(judged: Fraction | None, *, behind: Decimal, ahead: Decimal) -> Band:
    """Return the band of a running KPI by the ratio that it is judged by, None where it is not yet.

    The bounds are percentages: below the first it is behind, from the second on ahead.
    """
    if judged is None:
        return Band.PENDING
    percent = judged * 100
    if percent < behind:
        return Band.BEHIND
    return Band.AHEAD if percent >= ahead else Band.ON_PACE


def band_of(ratio: Fraction | None, met: Decimal, watch: Decimal, *, at_bound: bool = False) -> Band:
    """Return the band of a final attainment; the bounds are percentages and belong to the better band.

    A value `at_bound` is the very one that a strict target (<2 %) excludes: a hair short of the whole.
    """
    if ratio is None:
        return Band.UNKNOWN
    percent = ratio * 100
    if percent >= met and not (at_bound and met >= 100):
        return Band.MET
    return Band.WATCH if percent >= watch else Band.MISSED
