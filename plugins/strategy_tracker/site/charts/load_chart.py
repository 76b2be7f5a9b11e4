"""The load by week: how many open tasks are due in each."""

from dataclasses import dataclass, field
from datetime import date

from markupsafe import Markup

from .chart_text import fit, text_width
from .dates import DateNames
from .frame import Drawing, Layout, hatching, legend, text, two_layouts, within
from .scale import written

TOP = 240
HEIGHT = 960
MOST_BAR = 360
WIDEST_WEEK = 560


@dataclass(frozen=True, slots=True)
class WeekLoad:
    """A week by its first day: the open tasks due in it, and how many of them are overdue already."""

    start: date
    due: int
    overdue: int = 0


@dataclass(frozen=True, slots=True)
class LoadChart:
    """The weeks in order; `current` is the first day of the week that `current_label` (`本週`) marks."""

    id: str
    title: str
    description: str
    weeks: tuple[WeekLoad, ...]
    current: date | None = None
    current_label: str = ""
    due_label: str = ""
    overdue_label: str = ""
    empty_label: str = ""
    dates: DateNames = field(default_factory=DateNames)


def _bar(kind: str, left: int, top: int, width: int, height: int, fill: str = "") -> str:
    return (
        f'<rect class="st-{kind}" x="{written(left)}" y="{written(top)}" width="{written(width)}"'
        f' height="{written(height)}"{fill}/>'
    )


def _week(week: WeekLoad, left: int, width: int, most: int, prefix: str) -> str:
    """Return the week's bar, the overdue part hatched at its foot, and its number above."""
    due = max(week.due, 0)
    overdue = min(max(week.overdue, 0), due)
    bottom = TOP + HEIGHT
    high = due * HEIGHT // most
    low = overdue * HEIGHT // most
    bar = min(width * 7 // 10, MOST_BAR)
    start = left + (width - bar) // 2
    parts = []
    if high > low:
        parts.append(_bar("load", start, bottom - high, bar, high - low))
    if low:
        parts.append(_bar("load-overdue", start, bottom - low, bar, low, f' fill="url(#{prefix}-h)"'))
    if due:
        parts.append(text(left + width // 2, bottom - high - 50, str(due), "st-value", "middle"))
    return "".join(parts)


def _current(label: str, middle: int, bottom: int, whole: int) -> str:
    said = fit(label, whole)
    place = within(middle, text_width(said), 0, whole)
    return text(place, bottom + 340, said, "st-now", "middle")


def _draw(chart: LoadChart, layout: Layout) -> Drawing:
    whole = layout.width * 10
    bottom = TOP + HEIGHT
    parts = []
    most = max((week.due for week in chart.weeks), default=0)
    if most <= 0:
        middle = (TOP + bottom) // 2
        parts.append(text(whole // 2, middle, chart.empty_label, "st-empty", "middle"))
        most = 1
    if any(week.overdue > 0 for week in chart.weeks):
        parts.append(hatching(layout.prefix))
    width = min(whole // max(len(chart.weeks), 1), WIDEST_WEEK)
    parts.append(f'<path class="st-zero" d="M0 {written(bottom)}H{layout.width}"/>')
    texts = []
    taken = -1000
    for number, week in enumerate(chart.weeks):
        left = number * width
        middle = left + width // 2
        parts.append(_week(week, left, width, most, layout.prefix))
        label = chart.dates.day_text(week.start)
        half = text_width(label) // 2
        current = week.start == chart.current
        if current:
            parts.append(_current(chart.current_label, middle, bottom, whole))
        if middle - half >= max(taken, 0) and middle + half <= whole:
            texts.append(text(middle, bottom + 180, label, anchor="middle"))
            taken = middle + half + 140
    parts.append(f'<g class="st-axis">{"".join(texts)}</g>')
    return Drawing(bottom // 10 + 40, "".join(parts))


def load_by_week(chart: LoadChart) -> Markup:
    """Return the bars with their key; ValueError if the id could not be an id."""
    overdue = chart.overdue_label if any(week.overdue > 0 for week in chart.weeks) else ""
    key = (("load", chart.due_label if overdue else ""), ("load-overdue", overdue))
    return two_layouts(
        chart.id, chart.title, chart.description, lambda layout: _draw(chart, layout), legend(key)
    )
