"""What speaks for a strategy as a whole being off track, and its bad parts in order of their gravity."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from math import ceil

from strategy_tracker.language import Message, message
from strategy_tracker.language.formats import in_percent, rounded
from strategy_tracker.model import Place
from strategy_tracker.settings.tracking import TrackingSettings
from strategy_tracker.tracking.bands import Band
from strategy_tracker.tracking.days import DayCount
from strategy_tracker.tracking.health import BadPart, Level
from strategy_tracker.tracking.kpis import TrackedKpi
from strategy_tracker.tracking.outlook import Outlook, chance_text
from strategy_tracker.tracking.rollups import RollUp, weighted_sum
from strategy_tracker.tracking.tasks import TrackedTask


@dataclass(frozen=True, slots=True)
class Evidence:
    """One thing that speaks at the strategy's level, with its numbers, and the records that it tells of."""

    reason: Message
    told: tuple[Place, ...] = ()


def milestone_evidence(late: Sequence[TrackedTask]) -> Iterator[Evidence]:
    """Yield the milestone that is overdue, the gravest one; others are counted."""
    milestones = sorted((task for task in late if task.overdue and task.is_milestone), key=_gravity)
    if milestones:
        first = milestones[0]
        reason = message("Milestone {id} is {days} days late", id=first.id or "—", days=first.late_days or 0)
        if len(milestones) > 1:
            rest = message("{count} more milestones", count=len(milestones) - 1)
            reason = message("{first}; {rest}", first=reason, rest=rest)
        yield Evidence(reason, tuple(task.record.place for task in milestones))


def work_evidence(
    late: Sequence[TrackedTask], counted: Sequence[TrackedTask], settings: TrackingSettings
) -> Iterator[Evidence]:
    """Yield that much of the weighted work is overdue or lagging."""
    whole = weighted_sum((task.weight, Fraction(1)) for task in counted)
    share = weighted_sum((task.weight, Fraction(1)) for task in late) / whole if whole else Fraction(0)
    if late and share * 100 >= settings.health_work:
        yield Evidence(
            message(
                "{share}% of the work is overdue or lagging (alarming from {limit}%)",
                share=in_percent(share),
                limit=settings.health_work,
            )
        )


def late_evidence(
    late: Sequence[TrackedTask],
    counted: Sequence[TrackedTask],
    sums: RollUp,
    end: date | None,
    as_of: date,
    settings: TrackingSettings,
    outlook: Outlook | None,
) -> Iterator[Evidence]:
    """Yield what overdue and lagging tasks, the speed so far and the record say of the strategy's end.

    Where the chance to end in time is told, it decides: as long as it is not small, much late work and a low
    SPI do not speak against the strategy, since what is late has room left. Nor does a small chance where
    nothing of the strategy itself is behind, be it late tasks or an SPI below 1: what others took long for
    is no fault of a plan that is kept.
    """
    yield from milestone_evidence(late)
    chance = outlook.chance if outlook is not None and end is not None and as_of <= end else None
    is_small = chance is not None and chance * 100 < settings.health_chance
    if chance is None or is_small:
        yield from work_evidence(late, counted, settings)
        yield from speed_evidence(counted, sums, end if chance is None else None, as_of, settings)
    enough_planned = sums.expected is not None and sums.expected * 100 >= settings.health_planned
    is_behind = bool(late) or (sums.spi is not None and sums.spi < 1)
    if outlook is not None and is_small and is_behind and enough_planned:
        yield Evidence(_chance(outlook, settings))


def speed_evidence(
    counted: Sequence[TrackedTask], sums: RollUp, end: date | None, as_of: date, settings: TrackingSettings
) -> Iterator[Evidence]:
    """Yield what the speed so far says, once enough was planned for it to mean something.

    That is an SPI under its threshold; or, under the milder one, an open task that ends after the period if
    its days to come take as much longer as all work did so far.
    """
    spi = sums.spi
    if spi is None or sums.expected is None or sums.expected * 100 < settings.health_planned:
        return
    if spi * 100 < settings.health_spi:
        limit = (settings.health_spi / 100).normalize()
        yield Evidence(message("SPI {spi}, below {limit}", spi=str(rounded(spi, 2)), limit=f"{limit:f}"))
    elif end is not None and as_of <= end and spi * 100 < settings.health_spi_late:
        days = DayCount(settings.calendar)
        ends = [(ended, task) for task in counted if (ended := _end_at(spi, task, as_of, days)) is not None]
        last, task = max(ends, key=lambda one: one[0], default=(end, None))
        if task is not None and last > end:
            reason = message(
                "at the speed so far (SPI {spi}) {id} ends on {date}, after the period",
                spi=str(rounded(spi, 2)),
                id=task.id or "—",
                date=last,
            )
            yield Evidence(reason)


def _chance(outlook: Outlook, settings: TrackingSettings) -> Message:
    """Return the chance to end in time, with the task that is least likely to."""
    slowest = outlook.slowest
    finish = outlook.finishes[slowest.record.place] if slowest is not None else None
    return message(
        "{chance}% chance to end within the period (alarming below {limit}%), least likely {id} ({own}%)",
        chance=chance_text(outlook.chance or Fraction(0)),
        limit=settings.health_chance,
        id=(slowest.id if slowest is not None else "") or "—",
        own=chance_text((finish.chance if finish is not None else None) or Fraction(0)),
    )


def _end_at(spi: Fraction, task: TrackedTask, as_of: date, days: DayCount) -> date | None:
    """Return when an open task ends if the days that it still has take them ÷ SPI; None where it has none.

    How far the task itself has come does not count here: one slow task is no evidence against the whole.
    """
    if not task.open or task.planned_end is None or not spi:
        return None
    begin = max(task.planned_start or as_of, as_of)
    left = days.between(begin, task.planned_end)
    return days.nth(begin, ceil(left / spi)) if left else None


def kpi_evidence(kpis: Sequence[TrackedKpi]) -> Iterator[Evidence]:
    """Yield the result KPI that is furthest behind its pace, or missed its target; others are counted."""
    missed = [kpi for kpi in kpis if kpi.is_result and kpi.band in (Band.BEHIND, Band.MISSED)]
    if not missed:
        return
    missed.sort(key=_reach)
    reason = missed[0].health.reason
    if len(missed) > 1:
        rest = message("{count} more result KPIs", count=len(missed) - 1)
        reason = message("{first}; {rest}", first=reason, rest=rest)
    yield Evidence(reason, tuple(kpi.record.place for kpi in missed))


def bad_parts(tasks: Sequence[TrackedTask], kpis: Sequence[TrackedKpi]) -> tuple[BadPart, ...]:
    """Return the tasks and KPIs that are not as they should be, gravest first.

    The worse level comes first, then the greater weight, more days late, more points behind; a KPI weighs as
    much as a task without a weight, and its points are what it lacks.
    """
    found = [(task, _part(task, is_kpi=False)) for task in tasks]
    ranked = [(_gravity(task), part) for task, part in found if part.level > Level.GOOD]
    for kpi in kpis:
        if kpi.health.level > Level.GOOD:
            part = _part(kpi, is_kpi=True)
            ranked.append(((-part.level, Fraction(-1), 0, _reach(kpi) - 1), part))
    return tuple(part for _, part in sorted(ranked, key=lambda one: one[0]))


def _part(item: TrackedTask | TrackedKpi, *, is_kpi: bool) -> BadPart:
    health = item.health
    return BadPart(item.id, is_kpi, health.level, health.reason, item.record.place)


def _gravity(task: TrackedTask) -> tuple[int, Fraction, int, Fraction]:
    late = task.late_days if task.overdue else None
    return -task.health.level, -Fraction(task.weight), -(late or 0), -(task.lag or Fraction(0))


def _reach(kpi: TrackedKpi) -> Fraction:
    """Return the ratio that a KPI is judged by."""
    found = kpi.judged if kpi.judged is not None else kpi.ratio
    return found if found is not None else Fraction(0)
