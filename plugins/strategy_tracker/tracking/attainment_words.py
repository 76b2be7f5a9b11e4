"""An attainment in words: what it is a share of, and the formula with its numbers."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from strategy_tracker.language import Message, message
from strategy_tracker.language.formats import rounded
from strategy_tracker.tracking.attainment import as_decimal
from strategy_tracker.values import Comparator, Quantity, shown

if TYPE_CHECKING:
    from strategy_tracker.tracking.kpis import TrackedKpi


def formula_of(kpi: TrackedKpi) -> Message | str:
    """Return how a KPI's attainment comes about, in numbers of the target's unit: (320 − 80) ÷ (300 − 80)."""
    found, goal = kpi.attainment, kpi.attainment.reference
    if found.variance is None or goal is None or goal.comparator is Comparator.RANGE:
        return message("{current} of {target}", current=kpi.current_text, target=kpi.target_text)
    level = Fraction(goal.number)
    actual, wanted = _number(found.variance + level, goal), _number(level, goal)
    if found.start is not None:
        start = _number(found.start, goal)
        return message(
            "({actual} − {start}) ÷ ({wanted} − {start}), from the baseline {baseline},",
            actual=actual,
            start=start,
            wanted=wanted,
            baseline=baseline_text(kpi),
        )
    if found.lower and level > 0:
        return message("2 − {actual} ÷ {wanted}, as less is better,", actual=actual, wanted=wanted)
    return message("{current} of {target}", current=kpi.current_text, target=kpi.target_text)


def _number(value: Fraction, goal: Quantity) -> str:
    """Return a number in the unit as typed, without the unit; negative ones in brackets."""
    plain = f"{rounded(value / Fraction(goal.scale), 4).normalize():f}"
    return f"({plain.replace('-', '−')})" if value < 0 else plain


def baseline_text(kpi: TrackedKpi) -> str:
    """Return the baseline that an attainment is counted from, as typed where it has its field."""
    written = kpi.record.baseline
    if written is not None and written.value is not None:
        return written.text
    goal, start = kpi.attainment.reference, kpi.attainment.start
    return shown(as_decimal(start), goal) if goal is not None and start is not None else ""


def goal_words(kpi: TrackedKpi) -> Message:
    """Return what an attainment is a share of: the target, or the way to it from the baseline."""
    if kpi.attainment.start is None:
        return message("its target")
    return message("the way from {baseline} to its target", baseline=baseline_text(kpi))
