"""The trend of a KPI: its readings against target, phased targets or a band, and against the baseline."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction
from typing import Literal

from markupsafe import Markup

from .chart_text import fit, text_width
from .dates import DateNames
from .frame import Drawing, Layout, date_axis, text, two_layouts
from .scale import DateScale, Number, ValueScale, divide, round_ticks, spread, written

TOP = 260
HEIGHT = 1640
LINE = 160
MOST_AXIS = 900
AXIS, NAMES = 700, 1180
"""Least room left and right of the plot, enough in all but a few: so the plots of trends are equally wide."""
MOST_DOTS = 31
GAP = 90
STEEP = 240

GoodSide = Literal["above", "below"]


@dataclass(frozen=True, slots=True)
class Reading:
    """A value on a day, and how it is shown (`420萬元`)."""

    day: date
    value: Number
    text: str


@dataclass(frozen=True, slots=True)
class Level:
    """A value that holds from a day on (None: from the beginning), and how it is shown (`目標 500萬元`)."""

    value: Number
    text: str
    since: date | None = None


@dataclass(frozen=True, slots=True)
class Band:
    """The range that counts as met, bounds included, and how it is shown."""

    low: Number
    high: Number
    text: str


@dataclass(frozen=True, slots=True)
class TrendChart:
    """A KPI's readings in the order of their days; one target, several that follow each other, or a band.

    The side of the target on which values are `good` is shaded; None where it is not known.
    `value_text` writes the numbers of the axis in the reader's language, with a short unit; `unit` stands
    above the axis. `first` and `last` are the period's bounds, where the axis is to show all of it.
    """

    id: str
    title: str
    description: str
    readings: tuple[Reading, ...]
    value_text: Callable[[Fraction], str]
    targets: tuple[Level, ...] = ()
    band: Band | None = None
    baseline: Level | None = None
    good: GoodSide | None = None
    unit: str = ""
    empty_label: str = ""
    first: date | None = None
    last: date | None = None
    dates: DateNames = field(default_factory=DateNames)


@dataclass(frozen=True, slots=True)
class _Plot:
    dates: DateScale
    values: ValueScale
    right: int
    bottom: int


def _numbers(chart: TrendChart) -> Iterable[Number]:
    yield from (reading.value for reading in chart.readings)
    yield from (level.value for level in chart.targets)
    if chart.band:
        yield chart.band.low
        yield chart.band.high
    if chart.baseline:
        yield chart.baseline.value


def _days(chart: TrendChart) -> list[date]:
    days = [reading.day for reading in chart.readings]
    days += [level.since for level in chart.targets if level.since]
    days += [day for day in (chart.first, chart.last) if day]
    return days


def _value_axis(plot: _Plot, ticks: list[Fraction], labels: list[str]) -> str:
    left = plot.dates.left
    lines = []
    texts = []
    for tick, label in zip(ticks, labels, strict=True):
        place = plot.values.at(tick)
        lines.append(f"M{written(left)} {written(place)}H{written(plot.right)}")
        texts.append(text(left - 80, place + 40, label, anchor="end"))
    zero = ""
    if ticks[0] < 0 < ticks[-1]:
        zero = (
            f'<path class="st-zero" d="M{written(left)} {written(plot.values.at(0))}H{written(plot.right)}"/>'
        )
    return f'<path class="st-grid" d="{"".join(lines)}"/>{zero}<g class="st-axis">{"".join(texts)}</g>'


def _target_line(targets: tuple[Level, ...], plot: _Plot) -> str:
    """Return the way of the target, with a step on each day from which another one holds."""
    path = ""
    for number, level in enumerate(targets):
        place = written(plot.values.at(level.value))
        left = plot.dates.at(level.since.toordinal()) if level.since else plot.dates.left
        path += f"H{written(left)}V{place}" if number else f"M{written(left)} {place}"
    return path


def _target_path(targets: tuple[Level, ...], plot: _Plot) -> str:
    path = _target_line(targets, plot)
    return f'<path class="st-target" d="{path}H{written(plot.right)}"/>' if path else ""


def _good_side(chart: TrendChart, plot: _Plot) -> str:
    """Return the area on the good side of the target, along its steps."""
    path = _target_line(chart.targets, plot)
    if not path or chart.good is None:
        return ""
    edge = plot.bottom if chart.good == "below" else plot.values.top
    left = written(plot.dates.left)
    return f'<path class="st-good-side" d="{path}H{written(plot.right)}V{written(edge)}H{left}z"/>'


def _levels(chart: TrendChart, plot: _Plot) -> str:
    parts = [_good_side(chart, plot)]
    if chart.band:
        low, high = sorted((plot.values.at(chart.band.low), plot.values.at(chart.band.high)))
        left = plot.dates.left
        parts.append(
            f'<rect class="st-band" x="{written(left)}" y="{written(low)}"'
            f' width="{written(plot.right - left)}" height="{written(max(high - low, 10))}"/>'
        )
    if chart.baseline:
        place = written(plot.values.at(chart.baseline.value))
        parts.append(f'<path class="st-base" d="M{written(plot.dates.left)} {place}H{written(plot.right)}"/>')
    parts.append(_target_path(chart.targets, plot))
    return "".join(parts)


def _line(chart: TrendChart, plot: _Plot) -> str:
    places = [
        (plot.dates.at(reading.day.toordinal()), plot.values.at(reading.value)) for reading in chart.readings
    ]
    parts = []
    if len(places) > 1:
        joined = "L".join(f"{written(left)} {written(top)}" for left, top in places)
        parts.append(f'<path class="st-earned" d="M{joined}"/>')
    if len(places) <= MOST_DOTS:
        # A dot is a line of no length with round ends: a few bytes each.
        dots = "".join(f"M{written(left)} {written(top)}h0" for left, top in places[:-1])
        parts.append(f'<path class="st-dots" d="{dots}"/>' if dots else "")
    left, top = places[-1]
    parts.append(f'<circle class="st-earned-dot" cx="{written(left)}" cy="{written(top)}" r="4"/>')
    return "".join(parts)


def _first_label(chart: TrendChart, plot: _Plot) -> str:
    """Return the first reading's text: below a line that rises, where there is room; else above the line."""
    if len(chart.readings) < 2:
        return ""
    first, second = chart.readings[0], chart.readings[1]
    place = plot.values.at(first.value)
    left = plot.dates.at(first.day.toordinal())
    said = fit(first.text, plot.dates.width // 2)
    if Fraction(second.value) > Fraction(first.value) and place + 220 < plot.bottom:
        return text(left + 20, place + 180, said, "st-value")
    highest = _highest(chart, plot, left + 20 + text_width(said))
    if place - highest > STEEP:
        # Above the line the text would be far from its point: it stands in the corner below the line.
        return text(left + 120, min(place + 100, plot.bottom - 30), said, "st-value")
    return text(left + 20, highest - 80, said, "st-value")


def _highest(chart: TrendChart, plot: _Plot, right: int) -> int:
    """Return the line's highest place left of `right`."""
    places: list[int] = []
    before: tuple[int, int] | None = None
    for reading in chart.readings:
        left, top = plot.dates.at(reading.day.toordinal()), plot.values.at(reading.value)
        if before is not None and left > right:
            places.append(before[1] + divide((top - before[1]) * (right - before[0]), left - before[0]))
            break
        places.append(top)
        before = left, top
    return min(places)


def _last_inside(chart: TrendChart, plot: _Plot) -> tuple[int, int] | None:
    """Return the place of the last reading where its text fits beside it, within the plot."""
    if not chart.readings:
        return None
    last = chart.readings[-1]
    left = plot.dates.at(last.day.toordinal())
    if plot.right - left < text_width(last.text) * 11 // 10 + 2 * GAP:
        return None
    return left + GAP, plot.values.at(last.value) + 40


def _names(chart: TrendChart, plot: _Plot, room: int) -> str:
    """Return the texts in the margin: the last reading, target, band and baseline, each beside its line."""
    wanted: list[tuple[int, str, str]] = []
    inside = _last_inside(chart, plot)
    if chart.readings and inside is None:
        wanted.append((plot.values.at(chart.readings[-1].value), chart.readings[-1].text, "st-last"))
    if chart.targets:
        wanted.append((plot.values.at(chart.targets[-1].value), chart.targets[-1].text, "st-target-name"))
    if chart.band:
        middle = (Fraction(chart.band.low) + Fraction(chart.band.high)) / 2
        wanted.append((plot.values.at(middle), chart.band.text, "st-target-name"))
    if chart.baseline:
        wanted.append((plot.values.at(chart.baseline.value), chart.baseline.text, "st-base-name"))
    places = spread([top for top, _, _ in wanted], LINE, plot.values.top, plot.bottom)
    beside = text(*inside, chart.readings[-1].text, "st-last") if inside else ""
    return beside + "".join(
        text(plot.right + GAP, place + 40, fit(said, room), kind)
        for (_, said, kind), place in zip(wanted, places, strict=True)
    )


def _draw(chart: TrendChart, layout: Layout, ticks: list[Fraction], labels: list[str]) -> Drawing:
    days = _days(chart)
    labels = [fit(label, MOST_AXIS if not layout.narrow else MOST_AXIS - 200) for label in labels]
    left = max(max(map(text_width, labels)) + 100, AXIS if not layout.narrow else 0)
    whole = layout.width * 10
    room = min(NAMES, whole * 3 // 10)
    right = whole - room - GAP
    bottom = TOP + HEIGHT
    values = ValueScale(ticks[0], ticks[-1], bottom, TOP)
    any_day = days[0] if days else date(2000, 1, 1)
    dates = DateScale.between(min(days, default=any_day), max(days, default=any_day), left, right - left)
    plot = _Plot(dates, values, right, bottom)
    parts = [_value_axis(plot, ticks, labels)]
    if chart.unit:
        parts.append(text(0, 120, fit(chart.unit, whole), "st-meta"))
    if days:
        parts.append(date_axis(dates, chart.dates, whole, TOP, bottom, bottom + 180))
    parts.append(_levels(chart, plot))
    if chart.readings:
        parts.append(_line(chart, plot))
        parts.append(_first_label(chart, plot))
    else:
        # Not half-way up: a single target would run through it.
        place = TOP + HEIGHT * 3 // 4
        parts.append(text((left + right) // 2, place + 40, chart.empty_label, "st-empty", "middle"))
    parts.append(_names(chart, plot, room))
    return Drawing(bottom // 10 + 36, "".join(parts))


def trend(chart: TrendChart) -> Markup:
    """Return the trend; ValueError if the id could not be an id. Without readings it says so."""
    numbers = list(_numbers(chart))
    ticks = round_ticks(numbers)
    labels = [chart.value_text(tick) if numbers else "" for tick in ticks]
    return two_layouts(
        chart.id, chart.title, chart.description, lambda layout: _draw(chart, layout, ticks, labels)
    )
