"""One KPI against its target: value in force, attainment, variance, band, pace, forecast."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction

from strategy_tracker.language import Message, Term, message
from strategy_tracker.language.formats import in_percent, rounded
from strategy_tracker.model import Kpi, Strategy
from strategy_tracker.tracking.attainment import Attainment, Trouble, as_decimal, attain
from strategy_tracker.tracking.cadences import cadence_of
from strategy_tracker.tracking.health import Health, Level
from strategy_tracker.tracking.history import TaskHistory
from strategy_tracker.tracking.kpi_points import Point, in_force, points_of
from strategy_tracker.tracking.pace import judged_pace, run_rate
from strategy_tracker.tracking.settings import TrackingSettings
from strategy_tracker.values import (
    Cadence,
    Comparator,
    Measure,
    Period,
    Quantity,
    shown,
)


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


@dataclass(frozen=True, slots=True)
class TrackedKpi:
    """A KPI with what follows from it on a day. Ratios are exact; 1 is 100 %."""

    slug: str
    record: Kpi
    id: str
    name: str
    target: Quantity | None
    target_text: str
    current: Quantity | None
    current_text: str
    current_on: date | None
    source: str
    attainment: Attainment
    variance_text: Message | str
    band: Band
    stated: Fraction | None
    points: tuple[Point, ...]
    share_elapsed: Fraction | None
    pace: Fraction | None
    forecast: Fraction | None
    forecast_text: str
    behind_pace: bool
    stale_days: int | None
    measured: bool
    recomputed: Fraction | None
    health: Health

    @property
    def ratio(self) -> Fraction | None:
        """The attainment as a ratio."""
        return self.attainment.ratio

    @property
    def stated_differs(self) -> bool:
        """Whether the stated attainment is another than the computed one, both rounded to whole percent.

        A stated 94.4 % is compared at the decimals with which it was typed.
        """
        if self.stated is None or self.ratio is None or self.record.attainment is None:
            return False
        typed = self.record.attainment.value or Decimal(0)
        exponent = typed.as_tuple().exponent
        places = max(-exponent, 0) if isinstance(exponent, int) else 0
        return in_percent(self.stated, places) != in_percent(self.ratio, places)


def measured_percent(measure: Measure, rates: dict[Measure, Fraction | None]) -> Quantity | None:
    """Return a rate of the strategy's own tasks as a quantity in percent."""
    rate = rates.get(measure)
    if rate is None:
        return None
    return Quantity(number=as_decimal(rate * 100), unit="%", unit_text="%")


def _variance_text(attainment: Attainment) -> Message | str:
    """Return the variance in the unit as typed; a difference of percentages is in percentage points."""
    target = attainment.reference
    if attainment.variance is None or target is None:
        return ""
    number = as_decimal(attainment.variance)
    sign = "+" if number > 0 else "−" if number < 0 else "±"
    if target.unit == "%":
        return message("{number} percentage points", number=f"{sign}{rounded(abs(number), 2).normalize():f}")
    return sign + _shown_short(abs(number), replace(target, comparator=Comparator.EQUAL))


def _shown_short(number: Decimal, quantity: Quantity) -> str:
    """Return a number in the unit as typed; one whose decimals do not end has two of them."""
    typed = Fraction(number) / Fraction(quantity.scale)
    if rounded(typed, 6) != typed:
        number = rounded(typed, 2).normalize() * quantity.scale
    return shown(number, quantity)


def band_of(ratio: Fraction | None, met: Decimal, watch: Decimal) -> Band:
    """Return the band of an attainment; the bounds are percentages and belong to the better band."""
    if ratio is None:
        return Band.UNKNOWN
    percent = ratio * 100
    if percent >= met:
        return Band.MET
    return Band.WATCH if percent >= watch else Band.MISSED


def share_elapsed(period: Period | None, as_of: date) -> Fraction | None:
    """Return the share of a period that has passed by the end of `as_of`, 0 to 1."""
    if period is None or period.start is None or period.end is None or period.end < period.start:
        return None
    whole = (period.end - period.start).days + 1
    return min(max(Fraction((as_of - period.start).days + 1, whole), Fraction(0)), Fraction(1))


def track_kpi(
    strategy: Strategy,
    kpi: Kpi,
    history: TaskHistory,
    rates: dict[Measure, Fraction | None],
    as_of: date,
    settings: TrackingSettings,
) -> TrackedKpi:
    """Return a KPI's standing on `as_of`; `rates` are the rates of the strategy's own tasks."""
    points = points_of(kpi, history, as_of)
    current, text, day, source = in_force(kpi, points)
    measure = kpi.measure.value if kpi.measure else None
    if measure is not None:
        current = measured_percent(measure, rates)
        text = f"{rounded(current.number, 1).normalize():f}%" if current else ""
        day = as_of
    target = kpi.target.value if kpi.target else None
    baseline = kpi.baseline.value if kpi.baseline else None
    direction = kpi.direction.value if kpi.direction else None
    attainment = attain(target, current, baseline=baseline, direction=direction)
    band = band_of(attainment.ratio, *_bounds(kpi, settings))
    period = strategy.period.value if strategy.period else None
    share = share_elapsed(period, as_of)
    running = share is not None and share < 1
    pace = attainment.ratio / share if attainment.ratio is not None and share else None
    forecast = run_rate(kpi, current, share)
    judged = judged_pace(kpi, points, pace, forecast)
    behind = running and judged is not None and judged * 100 < settings.kpi_pace
    stated = kpi.attainment.value if kpi.attainment else None
    tracked = TrackedKpi(
        slug=strategy.slug,
        record=kpi,
        id=(kpi.id.value if kpi.id else None) or "",
        name=(kpi.name.value if kpi.name else None) or "",
        target=target,
        target_text=kpi.target.text if kpi.target else "",
        current=current,
        current_text=text,
        current_on=day,
        source=source or ((kpi.source.value if kpi.source else None) or ""),
        attainment=attainment,
        variance_text=_variance_text(attainment),
        band=band,
        stated=Fraction(stated) / 100 if stated is not None else None,
        points=points,
        share_elapsed=share,
        pace=pace,
        forecast=forecast,
        forecast_text=_shown_short(as_decimal(forecast), target) if forecast is not None and target else "",
        behind_pace=behind,
        stale_days=_stale_days(kpi, strategy, day, share, as_of) if measure is None else None,
        measured=measure is not None,
        recomputed=_recomputed(kpi, rates),
        health=Health(Level.UNKNOWN, message("No value recorded")),
    )
    return replace(tracked, health=_health(tracked, running))


def _bounds(kpi: Kpi, settings: TrackingSettings) -> tuple[Decimal, Decimal]:
    """Return the percentages from which a KPI is met and watched: its own, else the site's."""
    met = kpi.met.value if kpi.met is not None and kpi.met.value is not None else settings.kpi_met
    watch = kpi.watch.value if kpi.watch is not None and kpi.watch.value is not None else settings.kpi_watch
    return met, watch


def _stale_days(
    kpi: Kpi, strategy: Strategy, day: date | None, share: Fraction | None, as_of: date
) -> int | None:
    """Return for how many days a running KPI has had no value, where its cadence allows fewer."""
    if not share or share >= 1:
        return None
    cadence = cadence_of(kpi.cadence, strategy.cadence, otherwise=Cadence.MONTHLY)
    period = strategy.period.value if strategy.period else None
    since = day or (period.start if period else None)
    if cadence.days is None or since is None:
        return None
    passed = (as_of - since).days
    return passed if passed > cadence.days else None


_ON_TIME_NAMES = ("按時完成率", "按时完成率", "準時完成率", "准时完成率", "on-time rate", "on time rate")
_OWN_SOURCES = ("跟蹤表", "跟踪表", "追蹤表", "tracking table", "tracking sheet")


def _recomputed(kpi: Kpi, rates: dict[Measure, Fraction | None]) -> Fraction | None:
    """Return the on-time rate of the strategy's tasks for a KPI that states it from the tracking table."""
    name = ((kpi.name.value if kpi.name else None) or "").lower()
    source = ((kpi.source.value if kpi.source else None) or "").lower()
    named = any(word in name for word in _ON_TIME_NAMES) and any(word in source for word in _OWN_SOURCES)
    return rates.get(Measure.ON_TIME_RATE) if named else None


_TROUBLES = {
    Trouble.NO_TARGET: message("The target has no number, so it is not scored"),
    Trouble.NO_VALUE: message("No value recorded"),
    Trouble.UNITS: message("The units of target and value do not agree"),
    Trouble.ZERO: message("A target of zero cannot be divided by"),
}


def _health(kpi: TrackedKpi, running: bool) -> Health:
    """Return a KPI's health; while its period runs, a value behind the target is only judged by its pace."""
    if kpi.attainment.trouble is not None:
        return Health(Level.UNKNOWN, _TROUBLES[kpi.attainment.trouble])
    ratio = in_percent(kpi.ratio or Fraction(0), 1).normalize()
    if kpi.band is Band.MET:
        return Health(
            Level.GOOD, message("{name} reached {ratio}% of its target", name=kpi.name, ratio=ratio)
        )
    if running and kpi.behind_pace:
        pace = in_percent(kpi.pace or Fraction(0), 0)
        return Health(Level.WATCH, message("{name} is behind pace ({pace}%)", name=kpi.name, pace=pace))
    if running:
        return Health(Level.GOOD, message("{name} is at {ratio}% of its target", name=kpi.name, ratio=ratio))
    level = Level.WATCH if kpi.band is Band.WATCH else Level.BAD
    return Health(level, message("{name} reached only {ratio}% of its target", name=kpi.name, ratio=ratio))
