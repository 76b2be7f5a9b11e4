"""From a KPI to its charts: the readings against the target, its phases, or a range."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from fractions import Fraction

from markupsafe import Markup

from strategy_tracker.language import Language, Message, message
from strategy_tracker.language.formats import rounded
from strategy_tracker.model import value_of
from strategy_tracker.site.addresses import chart_id
from strategy_tracker.site.charts import Band, DateNames, Level, Reading, TrendChart, sparkline, trend
from strategy_tracker.tracking import TrackedKpi
from strategy_tracker.tracking.attainment import as_decimal
from strategy_tracker.tracking.kpi_points import is_summed
from strategy_tracker.values import Comparator, Quantity, number_in_unit_of, shown


class KpiFigures:
    """Draws the charts of KPIs in one language."""

    def __init__(self, language: Language, dates: DateNames) -> None:
        self.language = language
        self.dates = dates

    def _text(self, words: Message) -> str:
        return words.localize(self.language)

    def trend(self, kpi: TrackedKpi, first: date | None, last: date | None) -> Markup:
        """Return a KPI's readings against its target, '' where they are too few for a trend."""
        target = kpi.target
        readings = _readings(kpi)
        if target is None or len(readings) < 2:
            return Markup("")
        band = None
        levels: tuple[Level, ...] = ()
        if target.comparator is Comparator.RANGE and target.high is not None:
            band = Band(target.number, target.high, kpi.target_text)
        else:
            levels = self._levels(kpi, target)
        is_known = kpi.attainment.ratio is not None
        return trend(
            TrendChart(
                id=chart_id("chart", kpi.id),
                title=kpi.name,
                description=self._text(message("{count} values against the target", count=len(readings))),
                readings=readings,
                value_text=lambda value: shown(_short(value, target), target),
                targets=levels,
                band=band,
                good=None if not is_known else "below" if kpi.attainment.lower else "above",
                empty_label=self._text(message("No value recorded")),
                first=first,
                last=last,
                dates=self.dates,
            )
        )

    def _levels(self, kpi: TrackedKpi, target: Quantity) -> tuple[Level, ...]:
        """Return the target; where it has phases, these follow each other, and the target the last of them.

        A phase's target holds up to the day of its reading. Where readings are added up, so are the phases.
        """
        levels: list[Level] = []
        since: date | None = None
        total = Fraction(0)
        for day, number in _phases(kpi, target):
            total = total + number if is_summed(kpi.record) else number
            levels.append(Level(total, shown(_short(total, target), target), since))
            since = day
        whole = self._text(message("target {value}", value=kpi.target_text))
        return (*levels, Level(_target_level(kpi), whole, since))

    def spark(self, kpi: TrackedKpi) -> Markup:
        """Return a KPI's tiny trend for a table, '' where it has fewer than two values."""
        readings = _readings(kpi)
        if len(readings) < 2:
            return Markup("")
        return sparkline(
            [reading.value for reading in readings],
            _target_level(kpi),
            identifier=chart_id("spark", f"{kpi.slug}-{kpi.id}"),
            title=kpi.name,
            description=self._text(message("{count} values against the target", count=len(readings))),
        )


def _phases(kpi: TrackedKpi, target: Quantity) -> list[tuple[date, Fraction]]:
    """Return the phased targets by the days of their readings, in the target's base unit."""
    found = []
    for reading in kpi.record.readings:
        day = value_of(reading.date)
        phase = value_of(reading.target)
        number = number_in_unit_of(phase, target) if phase is not None else None
        if day is not None and number is not None:
            found.append((day, number))
    return sorted(found)


def _target_level(kpi: TrackedKpi) -> Fraction:
    """Return the number to reach: of a growth on a baseline, the level that it comes to."""
    reference = kpi.attainment.reference or kpi.target
    return Fraction(reference.number) if reference is not None else Fraction(0)


def _readings(kpi: TrackedKpi) -> tuple[Reading, ...]:
    """Return the points in the target's unit; summed readings are shown as the sum so far."""
    if kpi.target is None:
        return ()
    summed = kpi.record.aggregate is not None and kpi.record.aggregate.value == "sum"
    found: list[Reading] = []
    total = Fraction(0)
    for point in kpi.points:
        value = number_in_unit_of(point.quantity, kpi.target)
        if value is None:
            continue
        total = total + value if summed and kpi.record.readings else value
        text = shown(_short(total, kpi.target), kpi.target) if summed else point.text
        found.append(Reading(point.day, total, text))
    return tuple(found)


def _short(value: Fraction, quantity: Quantity) -> Decimal:
    """Return a number with at most two decimals of the unit that was typed."""
    scale = quantity.scale or Decimal(1)
    return rounded(value / Fraction(scale), 2).normalize() * scale if scale else as_decimal(value)
