"""One KPI against its target: value in force, attainment, variance, band, pace, forecast."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction

from strategy_tracker.language import Message, message
from strategy_tracker.language.formats import decimals_of, in_percent, rounded
from strategy_tracker.model import Kpi, Strategy, text_of, value_of
from strategy_tracker.settings.tracking import TrackingSettings
from strategy_tracker.tracking.attainment import Attainment, Trouble, as_decimal, attain
from strategy_tracker.tracking.bands import Band, band_of, pace_band
from strategy_tracker.tracking.cadences import cadence_of
from strategy_tracker.tracking.health import Health, Level
from strategy_tracker.tracking.history import RecordHistory
from strategy_tracker.tracking.kpi_health import kpi_health
from strategy_tracker.tracking.kpi_points import Point, in_force, points_of, unread_after
from strategy_tracker.tracking.name_directions import measures_a_change, says_less_is_better
from strategy_tracker.tracking.pace import judged_pace, run_rate
from strategy_tracker.values import (
    Cadence,
    Comparator,
    KpiType,
    Measure,
    Period,
    Quantity,
    shown,
)


@dataclass(frozen=True, slots=True)
class TrackedKpi:
    """A KPI with what follows from it on a day. Ratios are exact; 1 is 100 %.

    unread     what was typed for its newest value, where that cannot be read; there is no value then
    judged_on  the end of its period, where it is running and nothing tells before how it stands
    reached    whether the value in force reaches the target, be the period over or not
    share_elapsed, share_read  the share of the period that has passed by as_of, and by the value's own day
    pace       attainment ÷ the time that had passed on the value's own day
    running    whether its period is not over yet; without a start, whether the end is still to come
    stale_days, stale_since  for how many days it has had no value, and since when that is too long
    judged     the ratio by which it is judged while its period runs: its pace, the attainment of its phased
               targets, what its run rate comes to where less is better, or 1 and more for what is reached
    """

    slug: str
    record: Kpi
    id: str
    name: str
    target: Quantity | None
    target_text: str
    current: Quantity | None
    current_text: str
    current_on: date | None
    unread: str
    judged_on: date | None
    source: str
    attainment: Attainment
    variance_text: Message | str
    band: Band
    stated: Fraction | None
    points: tuple[Point, ...]
    reached: bool
    share_elapsed: Fraction | None
    share_read: Fraction | None
    running: bool
    pace: Fraction | None
    judged: Fraction | None
    forecast: Fraction | None
    forecast_text: str
    stale_days: int | None
    stale_since: date | None
    measured: bool
    recomputed: Fraction | None
    health: Health

    @property
    def ratio(self) -> Fraction | None:
        """The attainment as a ratio."""
        return self.attainment.ratio

    @property
    def direction_trouble(self) -> Trouble | None:
        """Why the direction is not known, whether there is a value yet or not."""
        trouble = self.attainment.trouble
        if trouble is Trouble.NO_VALUE:
            baseline, direction = self.record.baseline, self.record.direction
            trouble = attain(
                self.target,
                self.target,
                baseline=value_of(baseline),
                direction=value_of(direction),
                less_by_name=says_less_is_better(self.name),
            ).trouble
        return trouble if trouble in (Trouble.DIRECTION, Trouble.ZERO) else None

    @property
    def behind_pace(self) -> bool:
        """Whether it comes too slowly for the time that had passed when its value was read."""
        return self.band is Band.BEHIND

    @property
    def is_result(self) -> bool:
        """Whether it tells of the strategy's result: every KPI that is not called a process KPI."""
        kind = value_of(self.record.type)
        return kind is not KpiType.PROCESS

    @property
    def pending(self) -> bool:
        """Whether the KPI has a value below its target, and is only judged when the period ends."""
        return self.ratio is not None and self.health.level is Level.UNKNOWN

    @property
    def stated_differs(self) -> bool:
        """Whether the stated attainment is another than the computed one, both rounded to whole percent.

        A stated 94.4 % is compared at the decimals with which it was typed.
        """
        if self.stated is None or self.ratio is None or self.record.attainment is None:
            return False
        places = decimals_of(self.record.attainment.value or Decimal(0))
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


_FIGURES = 2


def _shown_rough(forecast: Fraction, quantity: Quantity) -> str:
    """Return a forecast with the two figures that it is worth: 766.7萬元 are 770萬元."""
    typed = forecast / Fraction(quantity.scale)
    places = _FIGURES - len(str(int(abs(typed)))) if abs(typed) >= 1 else _FIGURES
    if places >= 0:
        return shown(rounded(typed, places).normalize() * quantity.scale, quantity)
    step = 10**-places
    return shown(rounded(typed / step) * step * quantity.scale, quantity)


def share_elapsed(period: Period | None, as_of: date) -> Fraction | None:
    """Return the share of a period that has passed by the end of `as_of`, 0 to 1."""
    if period is None or period.start is None or period.end is None or period.end < period.start:
        return None
    whole = (period.end - period.start).days + 1
    return min(max(Fraction((as_of - period.start).days + 1, whole), Fraction(0)), Fraction(1))


def _is_running(period: Period | None, as_of: date) -> bool:
    """Return whether a period is not over yet; what has no end, or ends before it starts, is not running."""
    if period is None or period.end is None:
        return False
    return as_of < period.end and (period.start is None or period.start <= period.end)


def track_kpi(
    strategy: Strategy,
    kpi: Kpi,
    history: RecordHistory,
    rates: dict[Measure, Fraction | None],
    as_of: date,
    settings: TrackingSettings,
    *,
    recorded: bool = True,
) -> TrackedKpi:
    """Return a KPI's standing on `as_of`; `rates` are the rates of the strategy's own tasks.

    `recorded` is False where the record is known to be incomplete: then a KPI is called stale only by the
    date that its own value has.
    """
    points = points_of(kpi, history, as_of)
    current, text, day, source = in_force(kpi, points)
    unread = unread_after(kpi, history, day, as_of)
    if unread is not None:
        current, text, day = None, unread.text, unread.day
    measure = value_of(kpi.measure)
    if measure is not None:
        unread = None
        current = measured_percent(measure, rates)
        text = f"{rounded(current.number, 1).normalize():f}%" if current else ""
        day = as_of
    target = value_of(kpi.target)
    baseline = value_of(kpi.baseline)
    direction = value_of(kpi.direction)
    name = text_of(kpi.name)
    less = says_less_is_better(name)
    attainment = attain(
        target,
        current,
        baseline=baseline,
        direction=direction,
        less_by_name=less,
        change_by_name=_counts_a_change(kpi, target),
    )
    band = band_of(attainment.ratio, *_bounds(kpi, settings), at_bound=attainment.at_bound)
    reached = band is Band.MET
    period = value_of(strategy.period)
    share = share_elapsed(period, as_of)
    share_read = share_elapsed(period, day) if day is not None else None
    running = _is_running(period, as_of)
    pace = attainment.ratio / share_read if attainment.ratio is not None and share_read else None
    forecast = run_rate(kpi, current, share_read)
    judged = judged_pace(kpi, points, attainment, pace, forecast)
    if judged is None and reached:
        judged = attainment.ratio
    if running and attainment.ratio is not None:
        band = pace_band(judged, behind=settings.kpi_pace, ahead=settings.kpi_ahead)
    stated = value_of(kpi.attainment)
    is_dated = recorded or (kpi.updated is not None and kpi.updated.value is not None)
    stale = _staleness(kpi, strategy, day, share, as_of) if measure is None and is_dated else None
    stale_days, stale_since = stale or (None, None)
    tracked = TrackedKpi(
        slug=strategy.slug,
        record=kpi,
        id=text_of(kpi.id),
        name=name,
        target=target,
        target_text=kpi.target.text if kpi.target else "",
        current=current,
        current_text=text,
        current_on=day,
        unread=unread.text if unread is not None else "",
        judged_on=period.end if running and judged is None and period is not None else None,
        source=source or (text_of(kpi.source)),
        attainment=attainment,
        variance_text=_variance_text(attainment),
        band=band,
        reached=reached,
        stated=Fraction(stated) / 100 if stated is not None else None,
        points=points,
        share_elapsed=share,
        share_read=share_read,
        running=running,
        pace=pace,
        judged=judged if running else None,
        forecast=forecast,
        forecast_text=_shown_rough(forecast, target) if forecast is not None and target else "",
        stale_days=stale_days,
        stale_since=stale_since,
        measured=measure is not None,
        recomputed=_recomputed(kpi, rates),
        health=Health(Level.UNKNOWN, message("No value recorded")),
    )
    return replace(tracked, health=kpi_health(tracked))


def _counts_a_change(kpi: Kpi, target: Quantity | None) -> bool:
    """Tell whether a KPI is about what is added or lost: by its name, its definition or 增長不超過5%."""
    texts = [text_of(kpi.name), text_of(kpi.definition)]
    if target is not None and target.comparator not in (Comparator.TO, Comparator.FROM_TO):
        texts.append(kpi.target.text if kpi.target is not None else "")
    return measures_a_change(*texts)


def _bounds(kpi: Kpi, settings: TrackingSettings) -> tuple[Decimal, Decimal]:
    """Return the percentages from which a KPI is met and watched: its own, else the site's."""
    met = kpi.met.value if kpi.met is not None and kpi.met.value is not None else settings.kpi_met
    watch = kpi.watch.value if kpi.watch is not None and kpi.watch.value is not None else settings.kpi_watch
    return met, watch


def _staleness(
    kpi: Kpi, strategy: Strategy, day: date | None, share: Fraction | None, as_of: date
) -> tuple[int, date] | None:
    """Return for how many days a running KPI has had no value, and since when its cadence allows fewer.

    That is no day before the period; None where the cadence is kept. A value of a day that is still ahead is
    a slip in the date: that is said, and not that there is none.
    """
    period, updated = value_of(strategy.period), value_of(kpi.updated)
    start = period.start if period else None
    if not share or share >= 1 or start is None or (updated is not None and updated > as_of):
        return None
    cadence = cadence_of(kpi.cadence, strategy.cadence, otherwise=Cadence.MONTHLY)
    last = day or start
    if cadence.days is None or (as_of - last).days <= cadence.days:
        return None
    return (as_of - last).days, max(last + timedelta(days=cadence.days + 1), start)


_ON_TIME_NAMES = ("按時完成率", "按时完成率", "準時完成率", "准时完成率", "on-time rate", "on time rate")
_OWN_SOURCES = ("跟蹤表", "跟踪表", "追蹤表", "tracking table", "tracking sheet")


def _recomputed(kpi: Kpi, rates: dict[Measure, Fraction | None]) -> Fraction | None:
    """Return the on-time rate of the strategy's tasks for a KPI that states it from the tracking table."""
    name = text_of(kpi.name).lower()
    source = text_of(kpi.source).lower()
    named = any(word in name for word in _ON_TIME_NAMES) and any(word in source for word in _OWN_SOURCES)
    return rates.get(Measure.ON_TIME_RATE) if named else None
