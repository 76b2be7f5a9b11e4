"""The warnings about KPIs of a running period, and about a strategy whose period is over."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from strategy_tracker.language import Message, message
from strategy_tracker.model import Place, Strategy, text_of, value_of
from strategy_tracker.settings.tracking import TrackingSettings
from strategy_tracker.tracking.alerts import Alert, AlertKind, AlertReason, gravest_first
from strategy_tracker.tracking.health import Level
from strategy_tracker.tracking.kpi_health import pace_reason
from strategy_tracker.tracking.kpis import TrackedKpi
from strategy_tracker.tracking.loop import NextStep

_BEHIND = (
    message("Write down the cause and what will be done"),
    message("Write down what will be done"),
    message("Write down the cause"),
    message("Check whether what was decided is enough"),
)
"""What to do where neither cause nor action is written, the cause only, the action only, both."""


def kpi_alert(kpi: TrackedKpi, owner: str, as_of: date) -> Alert | None:
    """Return the warning about a KPI of a running period, or None; the move is the strategy owner's."""
    cause = text_of(kpi.record.cause)
    action = text_of(kpi.record.action)
    reasons = []
    if kpi.behind_pace:
        move = _BEHIND[bool(cause) + 2 * bool(action)]
        reason, since = pace_reason(kpi), kpi.current_on
        days = (as_of - since).days if since is not None else 0
        reasons.append(AlertReason(AlertKind.KPI_BEHIND, Level.WATCH, reason, since, owner, move, days))
    if kpi.stale_days is not None and kpi.stale_since is not None:
        reasons.append(
            AlertReason(
                AlertKind.KPI_STALE,
                Level.WATCH,
                message("No value for {days} days", days=kpi.stale_days),
                kpi.stale_since,
                owner,
                message("Enter the newest value with its source and date"),
                (as_of - kpi.stale_since).days,
            )
        )
    if not reasons:
        return None
    return Alert(kpi.slug, kpi.id, kpi.name, kpi.record.place, gravest_first(reasons), cause, action)


def strategy_alerts(
    strategy: Strategy, steps: Sequence[NextStep], as_of: date, settings: TrackingSettings
) -> Iterator[Alert]:
    """Yield the warnings of a strategy whose period is over: no retrospective, next steps left open."""
    period = value_of(strategy.period)
    owner = text_of(strategy.owner)
    end = period.end if period else None

    def alert(
        kind: AlertKind, reason: Message, since: date | None, owner: str, action: Message, place: Place
    ) -> Alert:
        days = (as_of - since).days if since is not None else 0
        reasons = (AlertReason(kind, Level.WATCH, reason, since, owner, action, days),)
        return Alert(strategy.slug, "", strategy.name, place, reasons)

    is_missing = strategy.retrospective is None and end is not None
    if is_missing and end is not None and (as_of - end).days > settings.retrospective_days:
        reason = message("The period ended on {date} and there is no retrospective", date=end)
        action = message("Hold the retrospective and write it down")
        since = end + timedelta(days=1)
        yield alert(AlertKind.RETROSPECTIVE_DUE, reason, since, owner, action, strategy.place)
    for step in steps:
        if step.open and (step.since is None or step.since <= as_of):
            reason = message("Neither done nor carried into a task: {text}", text=step.text)
            action = message("Carry it into a task of the next cycle, or close it")
            yield alert(AlertKind.NEXT_STEP_OPEN, reason, step.since, step.owner or owner, action, step.place)
