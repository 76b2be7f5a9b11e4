"""What follows from a difference: days moved and how often, attainments, what a meeting's record changes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal

from strategy_tracker.comparison.difference import Difference, Kind, Weight
from strategy_tracker.comparison.targets import is_band_eased, is_eased
from strategy_tracker.language import Message, message
from strategy_tracker.language.formats import in_percent
from strategy_tracker.model import Kpi, Written
from strategy_tracker.tracking import TrackedKpi, TrackedStrategy, TrackedTask
from strategy_tracker.values import Comparator, Quantity

_REMOVED_FIRST = ("strategy", "task", "kpi", "goal")


def with_effects(
    found: Sequence[Difference], before: TrackedStrategy, after: TrackedStrategy, *, counts_slips: bool
) -> tuple[Difference, ...]:
    """Return differences with what follows from each, in the order in which they are to be read.

    `counts_slips` tells whether the history is known, in which planned ends moved before.
    """
    judged = [_judged(one, before, after, counts_slips=counts_slips) for one in found]
    return tuple(sorted(judged, key=_order))


def _order(difference: Difference) -> int:
    """Return how early a difference is to be read; equals stay in the order of the file."""
    if difference.weight is not Weight.NONE:
        return list(Weight).index(difference.weight)
    return 10 if difference.field == "planned" else 11


def _judged(
    one: Difference, before: TrackedStrategy, after: TrackedStrategy, *, counts_slips: bool
) -> Difference:
    if one.kind is Kind.REMOVED and one.record in _REMOVED_FIRST:
        return replace(one, weight=Weight.REMOVED)
    match one.record:
        case "task" | "task_update" if _is_told_of(one, "task"):
            tasks = _task(before, one.name), _task(after, one.name)
            return replace(one, notes=_task_notes(one, *tasks, counts_slips=counts_slips))
        case "kpi" | "kpi_update" if _is_told_of(one, "kpi"):
            kpis = _kpi(before, one.name), _kpi(after, one.name)
            eased = _eased(one, *kpis)
            notes = (*([eased] if eased else []), *_kpi_notes(*kpis))
            return replace(one, notes=notes, weight=Weight.EASED if eased else Weight.NONE)
        case "reading" if one.field == "target":
            name = one.within[-2].name
            eased = _eased_share(one, _kpi(before, name), _kpi(after, name))
            return replace(one, notes=(eased,), weight=Weight.EASED) if eased else one
        case _:
            return one


def _is_told_of(one: Difference, kind: str) -> bool:
    """Tell whether a difference is in a value that something is computed from, or in a meeting's record."""
    if one.record == kind:
        return one.kind is Kind.CHANGED and one.field in _COMPUTED_FROM[kind]
    return one.kind is not Kind.REMOVED


_COMPUTED_FROM = {
    "task": ("planned", "due", "progress", "status"),
    "kpi": ("target", "current", "baseline", "direction", "aggregate", "measure", "met", "watch"),
}


def _task(strategy: TrackedStrategy, name: str) -> TrackedTask | None:
    return strategy.task(name) if name else None


def _kpi(strategy: TrackedStrategy, name: str) -> TrackedKpi | None:
    return next((kpi for kpi in strategy.kpis if kpi.id == name), None) if name else None


def _task_notes(
    one: Difference, before: TrackedTask | None, after: TrackedTask | None, *, counts_slips: bool
) -> tuple[Message, ...]:
    if before is None or after is None:
        return ()
    if one.field == "planned":
        return tuple(_moves(before, after, counts_slips=counts_slips))
    notes = []
    if before.progress != after.progress and one.record == "task_update":
        was, now = (
            in_percent(side.progress, 1) if side.progress is not None else "—" for side in (before, after)
        )
        notes.append(message("progress {before}% → {after}%", before=was, after=now))
    if before.health.reason != after.health.reason:
        notes.append(message("now: {reason}", reason=after.health.reason))
    return tuple(notes)


def _moves(before: TrackedTask, after: TrackedTask, *, counts_slips: bool) -> list[Message]:
    """Return by how many days the ends of a plan moved, and how often the planned end was put off."""
    notes = []
    start, new_start = before.planned_start, after.planned_start
    if start is not None and new_start is not None and start != new_start:
        notes.append(
            _shift(start, new_start, message("start {days} days later"), message("start {days} days earlier"))
        )
    end, new_end = before.planned_end, after.planned_end
    if end is None or new_end is None or end == new_end:
        return notes
    notes.append(_shift(end, new_end, message("end {days} days later"), message("end {days} days earlier")))
    delays = sum(new > old for _, old, new in after.history.planned_ends())
    if counts_slips and new_end > end and delays:
        notes.append(message("postponement no. {count}", count=delays))
        if after.baseline_end is not None and after.baseline_end != end:
            notes.append(message("first planned for {date}", date=after.baseline_end))
    return notes


def _shift(old: date, new: date, later: Message, earlier: Message) -> Message:
    days = (new - old).days
    return (later if days > 0 else earlier).with_values({"days": abs(days)})


def _kpi_notes(before: TrackedKpi | None, after: TrackedKpi | None) -> tuple[Message, ...]:
    if before is None or after is None or before.ratio == after.ratio:
        return ()
    was, now = (
        f"{in_percent(side.ratio, 1).normalize():f}%" if side.ratio is not None else "—"
        for side in (before, after)
    )
    return (message("attainment {before} → {after}", before=was, after=now),)


def _eased(one: Difference, before: TrackedKpi | None, after: TrackedKpi | None) -> Message | None:
    """Return how a KPI asks for less than before; None where it does not, or nobody can say."""
    if one.record != "kpi" or before is None or after is None:
        return None
    old, new = before.record, after.record
    if one.field == "target":
        return _eased_target(old.target, new.target, old, new)
    if is_band_eased(one.field, getattr(old, one.field), getattr(new, one.field)):
        return message("threshold lowered")
    return None


def _eased_share(one: Difference, before: TrackedKpi | None, after: TrackedKpi | None) -> Message | None:
    """Return how a day's share of a phased target asks for less than before; None where it does not."""
    if before is None or after is None:
        return None
    was, now = (_share(kpi, one.name) for kpi in (before, after))
    return _eased_target(was, now, before.record, after.record)


def _eased_target(
    was: Written[Quantity] | None, now: Written[Quantity] | None, old: Kpi, new: Kpi
) -> Message | None:
    if not is_eased(was, now, old, new):
        return None
    if now is None or now.value is None:
        return message("target taken away")
    is_range = now.value.comparator is Comparator.RANGE
    is_lower = was is not None and was.value is not None and _level(now.value) < _level(was.value)
    return message("target lowered") if is_lower and not is_range else message("the target asks for less")


def _level(target: Quantity) -> Decimal:
    return abs(target.number)


def _share(kpi: TrackedKpi, day: str) -> Written[Quantity] | None:
    """Return a day's share of a KPI's phased target; the day as it was typed."""
    found = (one.target for one in kpi.record.readings if one.date is not None and one.date.text == day)
    return next(found, None)
