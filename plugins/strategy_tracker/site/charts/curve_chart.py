"""The S-curve: what was to be done by each day, what was done, and the gap today."""

from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction

from markupsafe import Markup

from .chart_text import fit, text_width
from .dates import DateNames
from .frame import Drawing, Layout, date_axis, text, today_line, two_layouts
from .scale import DateScale, Number, ValueScale, written

TOP = 240
HEIGHT = 2000
LEFT = 440
LABEL_ROOM = 1150
LINE = 160

Point = tuple[date, Number]

_VALUES = ValueScale(0, 1, TOP + HEIGHT, TOP)


@dataclass(frozen=True, slots=True)
class SCurve:
    """Shares of the whole, 0..1, by day: planned to the end, earned up to today.

    `planned_label` and `earned_label` stand at the ends of their lines, `gap_label` below the latter.
    """

    id: str
    title: str
    description: str
    planned: tuple[Point, ...]
    earned: tuple[Point, ...]
    today: date
    today_label: str
    planned_label: str
    earned_label: str
    gap_label: str = ""
    empty_label: str = ""
    dates: DateNames = field(default_factory=DateNames)


def interpolated(points: tuple[Point, ...], day: date) -> Fraction | None:
    """Return the line's value on the day, straight between its points; nothing outside them."""
    before: Point | None = None
    for point in points:
        if point[0] == day:
            return Fraction(point[1])
        if point[0] > day:
            if before is None:
                return None
            passed = Fraction((day - before[0]).days, (point[0] - before[0]).days)
            return Fraction(before[1]) + passed * (Fraction(point[1]) - Fraction(before[1]))
        before = point
    return None


def _place(dates: DateScale, day: date, height: str) -> str:
    return f"{written(dates.at(day.toordinal()))} {height}"


@dataclass(frozen=True, slots=True)
class _Line:
    """A line of the chart: its points, and their heights as SVG writes them, the same in both layouts."""

    points: tuple[Point, ...]
    heights: list[str]

    @classmethod
    def through(cls, points: tuple[Point, ...]) -> "_Line":
        """Return the line through points."""
        return cls(points, [written(_VALUES.at(value)) for _, value in points])

    def path(self, dates: DateScale) -> list[str]:
        """Return the places of the points."""
        return [
            _place(dates, day, height) for (day, _), height in zip(self.points, self.heights, strict=True)
        ]

    def between(self, first: date, last: date, dates: DateScale) -> list[str]:
        """Return the places of the line from one day to another; none where it does not reach so far."""
        ends = interpolated(self.points, first), interpolated(self.points, last)
        if ends[0] is None or ends[1] is None:
            return []
        left, right = (written(_VALUES.at(end)) for end in ends if end is not None)
        places = zip(self.points, self.path(dates), strict=True)
        inside = [place for (day, _), place in places if first < day < last]
        return [_place(dates, first, left), *inside, _place(dates, last, right)]


def _gap(planned: _Line, earned: _Line, dates: DateScale) -> str:
    """Return the area between both lines, as far as both go."""
    first = max(planned.points[0][0], earned.points[0][0])
    last = min(planned.points[-1][0], earned.points[-1][0])
    if first >= last:
        return ""
    above, below = planned.between(first, last, dates), earned.between(first, last, dates)
    return f'<path class="st-gap" d="M{"L".join(above + below[::-1])}z"/>' if above and below else ""


def _value_axis(values: ValueScale, left: int, right: int) -> str:
    lines = []
    texts = []
    for percent in (0, 25, 50, 75, 100):
        place = values.at(Fraction(percent, 100))
        lines.append(f"M{written(left)} {written(place)}H{written(right)}")
        texts.append(text(left - 80, place + 40, f"{percent}%", anchor="end"))
    return f'<path class="st-grid" d="{"".join(lines)}"/><g class="st-axis">{"".join(texts)}</g>'


def _dot(kind: str, left: int, top: int) -> str:
    return f'<circle class="st-{kind}" cx="{written(left)}" cy="{written(top)}" r="4"/>'


def _at_today(curve: SCurve, dates: DateScale, values: ValueScale) -> tuple[int, int, str]:
    """Return where the texts at the end of the earned line stand: the free side of both lines.

    That is below to the right when behind, above to the left when ahead, and above to the right where
    there is no room for either.
    """
    day, value = curve.earned[-1]
    left, top = dates.at(day.toordinal()), values.at(value)
    planned = interpolated(curve.planned, day)
    lines = LINE * (1 + bool(curve.gap_label))
    width = max(text_width(curve.earned_label) * 11 // 10, text_width(curve.gap_label))
    if planned is not None and planned > Fraction(value) and top + lines <= values.bottom:
        return left + 90, top + 140, ""
    highest = top if planned is None else min(top, values.at(planned))
    if left - 90 - width >= dates.left and highest == top and top - lines >= values.top:
        return left - 90, top - lines + 120, "end"
    return left + 90, max(highest - lines + 60, values.top + 120), ""


def _labels(curve: SCurve, dates: DateScale, values: ValueScale, room: int) -> str:
    """Return the lines' names beside their ends, moved apart where they would touch."""
    parts = []
    planned_top = planned_left = 0
    if curve.planned:
        day, value = curve.planned[-1]
        planned_left, planned_top = dates.at(day.toordinal()) + 90, values.at(value) + 40
    if curve.earned:
        left, top, anchor = _at_today(curve, dates, values)
        width = text_width(curve.earned_label) * 11 // 10
        if curve.planned and not anchor and left + width > planned_left and top - LINE < planned_top:
            top = planned_top + LINE
        parts.append(text(left, top, fit(curve.earned_label, room), "st-earned-name", anchor))
        if curve.gap_label:
            parts.append(text(left, top + LINE, fit(curve.gap_label, room), "st-gap-name", anchor))
    if curve.planned:
        parts.append(text(planned_left, planned_top, fit(curve.planned_label, room), "st-planned-name"))
    return "".join(parts)


def _draw(curve: SCurve, planned: _Line, earned: _Line, layout: Layout) -> Drawing:
    days = [day for day, _ in (*curve.planned, *curve.earned)] or [curve.today]
    room = LABEL_ROOM if not layout.narrow else LABEL_ROOM - 250
    right = layout.width * 10 - room
    dates = DateScale.between(min(days), max(days), LEFT, right - LEFT)
    bottom = TOP + HEIGHT
    values = _VALUES
    whole = layout.width * 10
    parts = [_value_axis(values, LEFT, right)]
    if not curve.planned and not curve.earned:
        parts.append(text((LEFT + right) // 2, (TOP + bottom) // 2, curve.empty_label, "st-empty", "middle"))
        return Drawing(bottom // 10 + 8, "".join(parts))
    parts.append(date_axis(dates, curve.dates, whole, TOP, bottom, bottom + 180))
    if curve.planned and curve.earned:
        parts.append(_gap(planned, earned, dates))
    parts.append(today_line(dates, curve.today, curve.today_label, 160, bottom, whole))
    for kind, line in (("planned", planned), ("earned", earned)):
        if line.points:
            parts.append(f'<path class="st-{kind}" d="M{"L".join(line.path(dates))}"/>')
    if curve.earned:
        day, value = curve.earned[-1]
        parts.append(_dot("earned-dot", dates.at(day.toordinal()), values.at(value)))
    parts.append(_labels(curve, dates, values, room - 90))
    return Drawing(bottom // 10 + 36, "".join(parts))


def s_curve(curve: SCurve) -> Markup:
    """Return the S-curve; ValueError if the id could not be an id. Points come in the order of their days."""
    planned, earned = _Line.through(curve.planned), _Line.through(curve.earned)
    return two_layouts(
        curve.id, curve.title, curve.description, lambda layout: _draw(curve, planned, earned, layout)
    )
