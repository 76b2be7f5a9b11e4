"""From tracked tasks and KPIs to published ones."""

from __future__ import annotations

from strategy_tracker.exchange.published_parts import (
    LevelName,
    Number,
    PublishedFinish,
    PublishedHealth,
    PublishedPeriod,
    PublishedPlace,
    PublishedQuantity,
)
from strategy_tracker.exchange.published_records import (
    PublishedCurrent,
    PublishedKpi,
    PublishedPoint,
    PublishedTask,
    PublishedUnread,
    PublishedVariance,
)
from strategy_tracker.language import Language, localize
from strategy_tracker.model import Kpi, Place, Written
from strategy_tracker.tables.numbers import difference, exact, percent
from strategy_tracker.tables.unread import unread_of_kpi, unread_of_task
from strategy_tracker.tables.written import text, texts
from strategy_tracker.tracking import FinishRange, Health, Level, TrackedKpi, TrackedTask
from strategy_tracker.values import Period, Quantity
from strategy_tracker.vocabulary.fields import Field as KnownField

LEVELS: dict[Level, LevelName] = {
    Level.UNKNOWN: "unknown",
    Level.GOOD: "good",
    Level.WATCH: "watch",
    Level.BAD: "bad",
}


def place(where: Place) -> PublishedPlace:
    """Return the start of a place."""
    return PublishedPlace(file=where.file, line=where.line)


def health(of: Health, language: Language) -> PublishedHealth:
    """Return a health with its reason in words."""
    return PublishedHealth(level=LEVELS[of.level], reason=of.reason.localize(language))


def period(written: Written[Period] | None) -> PublishedPeriod:
    """Return a period as it was typed and read."""
    value = written.value if written is not None else None
    return PublishedPeriod(
        start=value.start if value else None,
        end=value.end if value else None,
        text=written.text if written else "",
    )


def _finish(of: FinishRange | None) -> PublishedFinish | None:
    if of is None:
        return None
    return PublishedFinish(half=of.half, most=of.most, cases=of.cases, chance=percent(of.chance))


def task(of: TrackedTask, finish: FinishRange | None, language: Language) -> PublishedTask:
    """Return a task; see the fields' descriptions for units and rounding."""
    record = of.record
    # `of.lag` is relative where the site says so; what is published is always points.
    lag = of.expected - of.progress if of.expected is not None and of.progress is not None else None
    return PublishedTask(
        id=of.id,
        description=of.description,
        owner=of.owner,
        collaborators=texts(record.collaborators),
        planned=PublishedPeriod(
            start=of.planned_start, end=of.planned_end, text=record.planned.text if record.planned else ""
        ),
        actual=PublishedPeriod(
            start=of.actual_start, end=of.actual_end, text=record.actual.text if record.actual else ""
        ),
        progress=percent(of.progress),
        expected=percent(of.expected),
        lag_points=percent(lag),
        status=of.status.value,
        status_text=record.status.text if record.status else "",
        lagging=of.lagging,
        overdue=of.overdue,
        due_soon=of.due_soon,
        not_started=bool(of.not_started_late),
        concern=of.concern.value if of.concern else None,
        blocked_by=of.blocked_by,
        stale_days=of.stale_days,
        late_days=of.late_days,
        days_left=of.days_left,
        slips=of.slips,
        slip_days=of.slip_days,
        baseline_end=of.baseline_end,
        forecast=of.forecast,
        finish=_finish(finish),
        weight=of.weight,
        cadence=of.cadence.value,
        last_update=of.last_update,
        milestone=bool(record.milestone and record.milestone.value),
        initiative=text(record.initiative) or None,
        problem=text(record.problem) or None,
        solution=text(record.solution) or None,
        note=text(record.note) or None,
        deliverables=texts(record.deliverables),
        resources=texts(record.resources),
        depends_on=texts(record.depends_on),
        unread=_unread(unread_of_task(of)),
        health=health(of.health, language),
        source=place(record.place),
        extra=dict(record.extra),
    )


def _unread(fields: list[tuple[KnownField, str]]) -> tuple[PublishedUnread, ...]:
    return tuple(PublishedUnread(field=known.key, text=typed) for known, typed in fields)


def quantity(value: Quantity | None, typed: str) -> PublishedQuantity:
    """Return a quantity with its text."""
    return PublishedQuantity(
        text=typed,
        number=value.number if value else None,
        high=value.high if value else None,
        start=value.start if value else None,
        unit=value.unit if value else None,
        comparator=value.comparator.value if value else None,
    )


def _points(of: TrackedKpi) -> tuple[PublishedPoint, ...]:
    return tuple(
        PublishedPoint(
            **quantity(point.quantity, point.text),
            date=point.day,
            source=point.source,
            target=point.target.number if point.target else None,
            extra=dict(point.extra),
        )
        for point in of.points
    )


def _stated(record: Kpi) -> Number | None:
    return record.attainment.value if record.attainment else None


def kpi(of: TrackedKpi, language: Language) -> PublishedKpi:
    """Return a KPI; see the fields' descriptions for units and rounding."""
    record = of.record
    baseline = record.baseline
    kind = record.type.value if record.type else None
    trouble = of.attainment.trouble
    return PublishedKpi(
        id=of.id,
        name=of.name,
        definition=text(record.definition) or None,
        type=kind.value if kind else None,
        target=quantity(of.target, of.target_text),
        baseline=quantity(baseline.value, baseline.text) if baseline else None,
        current=PublishedCurrent(
            **quantity(of.current, of.current_text), date=of.current_on, source=of.source
        ),
        unit=text(record.unit) or None,
        attainment=percent(of.ratio),
        attainment_exact=exact(of.ratio),
        attainment_trouble=trouble.value if trouble else None,
        attainment_stated=_stated(record),
        stated_differs=of.stated_differs,
        recomputed=percent(of.recomputed),
        variance=PublishedVariance(
            number=difference(of.attainment.variance),
            text=localize(of.variance_text, language),
            favourable=of.attainment.favourable,
        ),
        band=of.band.value,
        share_elapsed=percent(of.share_elapsed),
        share_read=percent(of.share_read),
        pace=percent(of.pace),
        judged=percent(of.judged),
        behind_pace=of.behind_pace,
        forecast=difference(of.forecast),
        forecast_text=of.forecast_text,
        stale_days=of.stale_days,
        measured=of.measured,
        cause=text(record.cause) or None,
        action=text(record.action) or None,
        points=_points(of),
        unread=_unread(unread_of_kpi(of)),
        health=health(of.health, language),
        source=place(record.place),
        extra=dict(record.extra),
    )
