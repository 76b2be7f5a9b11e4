"""How a KPI stands, with the reason in words and numbers."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from strategy_tracker.language import Message, message
from strategy_tracker.language.formats import in_percent
from strategy_tracker.tracking.attainment import Trouble
from strategy_tracker.tracking.attainment_words import goal_words
from strategy_tracker.tracking.bands import Band
from strategy_tracker.tracking.health import Health, Level

if TYPE_CHECKING:
    from strategy_tracker.tracking.kpis import TrackedKpi

_TROUBLES = {
    Trouble.NO_TARGET: message("The target has no number, so it is not scored"),
    Trouble.NO_VALUE: message("No value recorded"),
    Trouble.UNITS: message("The units of target and value do not agree"),
    Trouble.CHANGE: message("The value says by how much it changed, and the target is a level"),
    Trouble.ZERO: message("A target of zero says nothing as long as more is better: ≤0, or 「direction」"),
    Trouble.DIRECTION: message(
        "By its name less is better, but its target does not say so; write ≤ or 「direction」"
    ),
}
_UNREADABLE = {
    Trouble.NO_TARGET: message("The target cannot be read, so it is not scored"),
    Trouble.NO_VALUE: message("The value cannot be read"),
}


def _trouble(kpi: TrackedKpi, trouble: Trouble) -> Message:
    """Return why a KPI is not scored."""
    if trouble is Trouble.NO_VALUE and kpi.measured:
        return message("The tasks give nothing to compute it from yet")
    is_unread = {
        Trouble.NO_TARGET: any(letter.isdigit() for letter in kpi.target_text),
        Trouble.NO_VALUE: bool(kpi.unread),
    }
    return (_UNREADABLE if is_unread.get(trouble) else _TROUBLES)[trouble]


def kpi_health(kpi: TrackedKpi) -> Health:
    """Return a KPI's health; one that is only judged on a later day is not judged before, unless met."""
    if kpi.attainment.trouble is not None:
        return Health(Level.UNKNOWN, _trouble(kpi, kpi.attainment.trouble))
    values = {
        "name": kpi.name,
        "ratio": in_percent(kpi.ratio or Fraction(0), 1).normalize(),
        "goal": goal_words(kpi),
    }
    if kpi.band is Band.MET:
        return Health(Level.GOOD, message("{name} reached {ratio}% of {goal}", **values))
    if kpi.behind_pace:
        return Health(Level.WATCH, message("{name}: {reason}", name=kpi.name, reason=pace_reason(kpi)))
    if kpi.judged_on is not None:
        reason = message(
            "{name} is at {ratio}% of {goal}, judged on {date}",
            **values,
            date=kpi.judged_on,
        )
        return Health(Level.UNKNOWN, reason)
    if kpi.attainment.at_bound:
        reason = message(
            "{name} is at the very bound that 「{target}」 leaves out", name=kpi.name, target=kpi.target_text
        )
        return Health(Level.WATCH, reason)
    if kpi.running:
        return Health(Level.GOOD, message("{name} is at {ratio}% of {goal}", **values))
    level = Level.WATCH if kpi.band is Band.WATCH else Level.BAD
    return Health(level, message("{name} reached only {ratio}% of {goal}", **values))


def pace_reason(kpi: TrackedKpi) -> Message:
    """Return how far a KPI that is behind its pace has come, with all numbers of the judgement.

    A total is told by its pace. One that is judged by phased targets, or by what its run rate comes to
    where less is better, is told by the share of that which it reaches.
    """
    judged = in_percent(kpi.judged or Fraction(0), 0)
    if kpi.judged != kpi.pace or kpi.share_read is None or kpi.current_on is None:
        if kpi.forecast is not None and kpi.attainment.lower:
            return message(
                "at its rate {forecast} by the end, the target is {target}",
                forecast=kpi.forecast_text,
                target=kpi.target_text,
            )
        return message("{judged}% of what was planned by now", judged=judged)
    return message(
        "{ratio}% of {goal} after {share}% of the time, read on {date} (pace {pace}%)",
        ratio=in_percent(kpi.ratio or Fraction(0), 0),
        goal=goal_words(kpi),
        share=in_percent(kpi.share_read, 0),
        date=kpi.current_on,
        pace=judged,
    )
