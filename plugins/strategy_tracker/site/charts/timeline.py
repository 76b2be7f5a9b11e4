"""The portfolio's timeline: a bar for each strategy from its first day to its last, against today.

It is made of HTML and not of SVG: each row is a link, and its text wraps and prints as text does.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from markupsafe import Markup

from .chart_text import escaped
from .dates import DateNames, date_ticks
from .scale import DateScale, Number, divide, written

MOST_TICKS = 8
_NEAR_THE_END = 880
"""From here on, in tenths of a percent of the plot, a label stands before its line: behind it is no room."""
_WHOLE = 1000
"""The width of the plot in tenths of a percent."""


@dataclass(frozen=True, slots=True)
class TimelineMark:
    """A day of a row, and what is said about it: a milestone, or the planned end of overdue work."""

    day: date
    text: str


@dataclass(frozen=True, slots=True)
class TimelineRow:
    """One strategy. `progress` and `expected` are shares (0..1) of its bar; None is not known.

    `behind` colours the bar as behind its plan. `said` tells the row in words, for a pointer and for those
    who do not see it.
    """

    label: str
    address: str
    first: date
    last: date
    progress: Number | None
    expected: Number | None = None
    behind: bool = False
    milestones: tuple[TimelineMark, ...] = ()
    overdue: tuple[TimelineMark, ...] = ()
    said: str = ""


@dataclass(frozen=True, slots=True)
class TimelineKey:
    """The words of the key, in the reader's language."""

    progress: str = ""
    milestone: str = ""
    overdue: str = ""


@dataclass(frozen=True, slots=True)
class Timeline:
    """Rows, and the range of days (both ends included) they are drawn in."""

    title: str
    rows: tuple[TimelineRow, ...]
    first: date
    last: date
    today: date
    today_label: str
    key: TimelineKey = field(default_factory=TimelineKey)
    dates: DateNames = field(default_factory=DateNames)


def _percent(share: Number) -> str:
    whole, part = share.as_integer_ratio()
    return written(min(max(divide(whole * _WHOLE, part), 0), _WHOLE))


def _place(scale: DateScale, ordinal: int) -> str:
    return f"--x:{written(scale.at(ordinal))}"


def _bar(row: TimelineRow, scale: DateScale) -> str:
    first, last = sorted((row.first, row.last))
    left, right = scale.at(first.toordinal()), scale.at(last.toordinal() + 1)
    kind = "st-line__bar"
    style = f"--x:{written(left)};--w:{written(max(right - left, 4))}"
    if row.progress is not None:
        style += f";--v:{_percent(row.progress)}"
    if row.expected is not None:
        kind += " st-line__bar--tick"
        style += f";--e:{_percent(row.expected)}"
    return f'<span class="{kind}" style="{style}"></span>'


def _marks(marks: Iterable[TimelineMark], kind: str, scale: DateScale) -> str:
    return "".join(
        f'<span class="st-line__{kind}" style="{_place(scale, mark.day.toordinal() + 1)}"'
        f' title="{escaped(mark.text)}"></span>'
        for mark in marks
        if scale.holds(mark.day.toordinal())
    )


def _row(row: TimelineRow, scale: DateScale) -> str:
    state = "st-behind" if row.behind else "st-in-progress"
    drawn = (
        _bar(row, scale) + _marks(row.milestones, "milestone", scale) + _marks(row.overdue, "overdue", scale)
    )
    return (
        f'<li class="{state}"><a href="{escaped(row.address)}" title="{escaped(row.label)}">'
        f'{escaped(row.label)}</a><span class="st-line__plot" role="img" aria-label="{escaped(row.said)}">'
        f"{drawn}</span></li>"
    )


def _end(scale: DateScale, ordinal: int) -> str:
    return ' class="st-line__end"' if scale.at(ordinal) > _NEAR_THE_END else ""


def _axis(chart: Timeline, scale: DateScale) -> str:
    ticks = date_ticks(chart.first, chart.last, MOST_TICKS, chart.dates)
    texts = "".join(
        f'<span{_end(scale, tick.ordinal)} style="{_place(scale, tick.ordinal)}">{escaped(tick.text)}'
        f"{f'<small>{escaped(tick.year)}</small>' if tick.year else ''}</span>"
        for tick in ticks
    )
    return f'<div class="st-line__axis" aria-hidden="true">{texts}</div>'


def _key(chart: Timeline, scale: DateScale) -> str:
    items = (
        ("progress", chart.key.progress, any(row.progress is not None for row in chart.rows)),
        ("milestone", chart.key.milestone, any(row.milestones for row in chart.rows)),
        ("overdue", chart.key.overdue, any(row.overdue for row in chart.rows)),
        ("today", chart.today_label, scale.holds(chart.today.toordinal())),
    )
    texts = "".join(
        f'<span class="st-line__key st-line__key--{name}">{escaped(said)}</span>'
        for name, said, occurs in items
        if occurs and said
    )
    return f'<div class="st-line__keys">{texts}</div>'


def timeline(chart: Timeline) -> Markup:
    """Return the timeline with its key; '' without rows."""
    if not chart.rows:
        return Markup("")
    first, last = sorted((chart.first, chart.last))
    scale = DateScale(first.toordinal(), last.toordinal() + 1, 0, _WHOLE)
    today = chart.today.toordinal()
    now = f' style="--today:{written(scale.at(today))}"' if scale.holds(today) else ""
    rows = "".join(_row(row, scale) for row in chart.rows)
    return Markup(  # noqa: S704 - every text in it went through escaped()
        f'<div class="st-line"{now}>{_key(chart, scale)}{_axis(chart, scale)}'
        f'<ol class="st-line__rows" aria-label="{escaped(chart.title)}">{rows}</ol></div>'
    )
