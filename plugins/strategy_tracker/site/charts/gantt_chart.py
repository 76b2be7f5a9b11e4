"""The Gantt chart: what was planned and what became of it, row by row, against today."""

from datetime import date
from typing import NamedTuple

from markupsafe import Markup

from .chart_text import escaped, fit, text_width, wrap
from .dates import mondays
from .frame import Drawing, Layout, date_axis, hatching, legend, text, today_line, two_layouts
from .gantt_records import GanttChart, GanttRow
from .gantt_row import BAR, Marks, row_marks, state_class, state_icon, warning_sign
from .scale import DateScale, written

HEAD = 50
LINE = 16
LABEL_LEFT = 20
WIDE_LABEL = 2920
"""Room for a label in the wide layout, in tenths: 24 Chinese characters a line."""
WIDE_PLOT = 320
WIDE_STATUS = 980
STATUS_ROOM = 1000
NARROW_META = 1300
LEAST_OWNER = 300
LEAST_WEEKS, MOST_WEEKS = 14, 200
"""Days of a range that has marks at its Mondays."""
BETWEEN_DATES = 140
EDGE = 80
"""Room left of the plot for arrows, in tenths."""


class _Placed(NamedTuple):
    """A row with its texts broken into lines: where it begins, how high it is, where its bar begins.

    `meta` is its owner and status on one line, for the narrow layout.
    """

    row: GanttRow
    lines: list[str]
    cut: bool
    top: int
    height: int
    bar: int
    meta: str = ""


def _place_rows(chart: GanttChart, layout: Layout) -> list[_Placed]:
    placed = []
    top = HEAD
    for row in chart.rows:
        if layout.narrow:
            meta = _meta(row)
            room = layout.width * 10 - LABEL_LEFT * 10 - text_width(meta) - 160
            lines, cut = wrap(row.label, room)
            height = LINE * len(lines) + BAR + 22
            bar = top + LINE * len(lines) + 8
        else:
            meta = ""
            lines, cut = wrap(row.label, WIDE_LABEL)
            texts = len(lines) + bool(row.owner)
            height = max(LINE * texts + 10, BAR + 16)
            bar = top + (height - BAR) // 2 - 1
        placed.append(_Placed(row, lines, cut, top, height, bar, meta))
        top += height
    return placed


def _meta(row: GanttRow) -> str:
    """Return owner and status on one line, for the narrow layout."""
    status = fit(row.status_text, NARROW_META)
    if not row.owner or not status:
        return status or fit(row.owner, NARROW_META)
    room = NARROW_META - text_width(status)
    return f"{fit(row.owner, max(room, LEAST_OWNER))} · {status}"


def _row_texts(placed: _Placed, layout: Layout) -> str:
    row = placed.row
    first = placed.top + (LINE - 1 if layout.narrow else LINE)
    parts = [state_icon(row, 7, first - 4)]
    for number, line in enumerate(placed.lines):
        parts.append(text(LABEL_LEFT * 10, (first + LINE * number) * 10, line, "st-label"))
    if layout.narrow:
        right = layout.width * 10
        parts.append(text(right, first * 10, placed.meta, "st-meta", "end"))
        parts.append(warning_sign(row, (right - text_width(placed.meta)) // 10 - 13, first))
        return "".join(parts)
    if row.owner:
        below = first + LINE * len(placed.lines)
        parts.append(text(LABEL_LEFT * 10, below * 10, fit(row.owner, WIDE_LABEL), "st-meta"))
    middle = placed.bar + BAR - 2
    warning = warning_sign(row, WIDE_STATUS + 6, middle)
    parts.append(warning)
    if row.status_text:
        shift = 18 if warning else 6
        lines, _ = wrap(row.status_text, STATUS_ROOM - shift * 10)
        for number, line in enumerate(lines):
            below = middle + LINE * number - LINE // 2 * (len(lines) - 1)
            parts.append(text((WIDE_STATUS + shift) * 10, below * 10, line, "st-meta"))
    return "".join(parts)


def _arrow(start: tuple[int, int], target: tuple[int, int], gap: int) -> str:
    """Return the path from a bar's end to a bar's start; `gap` is the free line beside the target's row."""
    (left, above), (right, below) = start, target
    enter = written(right - EDGE)
    if right - left >= 2 * EDGE:
        route = f"H{enter}V{below}H{written(right)}"
    else:
        route = f"h5V{gap}H{enter}V{below}H{written(right)}"
    return f"M{written(left)} {above}{route}m-3.5-3l3.5 3-3.5 3"


def _arrows(placed: list[_Placed], marks: list[Marks]) -> str:
    """Return the dependency arrows; not those from no row, the row itself or one without dates."""
    where = {item.row.id: number for number, item in enumerate(placed)}
    paths = []
    for number, item in enumerate(placed):
        left = marks[number].left
        for identifier in item.row.depends_on:
            before = where.get(identifier)
            if before is None or before == number or left is None:
                continue
            right = marks[before].right
            if right is None:
                continue
            middle = BAR // 2
            gap = item.top if before < number else item.top + item.height
            start = (right, placed[before].bar + middle)
            paths.append(_arrow(start, (left, item.bar + middle), gap))
    return f'<path class="st-arrow" d="{"".join(paths)}"/>' if paths else ""


def _separators(placed: list[_Placed], width: int) -> str:
    lines = "".join(f"M0 {item.top}h{width}" for item in placed)
    return f'<path class="st-rule" d="{lines}"/>' if lines else ""


def _row(placed: _Placed, marks: Marks, chart: GanttChart, layout: Layout, scale: DateScale) -> str:
    row = placed.row
    body = _row_texts(placed, layout) + marks.svg
    if row.planned_start is None and row.planned_end is None:
        body += text(scale.left, (placed.bar + BAR - 2) * 10, chart.no_dates_label, "st-meta")
    said = [row.label] if placed.cut else []
    if row.detail and not layout.narrow:  # a telephone has no pointer
        said = [row.label, row.detail]
    title = f"<title>{escaped(' · '.join(said))}</title>" if said else ""
    return f'<g class="{state_class(row)}">{title}{body}</g>'


def _draw(chart: GanttChart, layout: Layout) -> Drawing:
    right = layout.width if layout.narrow else WIDE_STATUS
    left = 0 if layout.narrow else WIDE_PLOT
    first, last = sorted((chart.first, chart.last))
    scale = DateScale(
        first.toordinal(), last.toordinal() + 1, left * 10 + EDGE, (right - left) * 10 - 2 * EDGE
    )
    placed = _place_rows(chart, layout)
    bottom = placed[-1].top + placed[-1].height if placed else HEAD
    marks = [row_marks(chart, item.row, scale, item.bar, layout.prefix) for item in placed]
    parts = []
    if any(row.baseline_end not in (None, row.planned_end) for row in chart.rows):
        parts.append(hatching(layout.prefix))
    parts.append(_separators(placed, layout.width))
    whole = layout.width * 10
    parts.append(
        date_axis(scale, chart.dates, whole, HEAD * 10, bottom * 10, 280, chart.today, BETWEEN_DATES)
    )
    parts.append(_week_marks(scale, first, last))
    parts.append(today_line(scale, chart.today, chart.today_label, 160, bottom * 10, whole))
    if not layout.narrow:
        # On a telephone the arrows would run through the labels; the table names the predecessors.
        parts.append(_arrows(placed, marks))
    for item, drawn in zip(placed, marks, strict=True):
        parts.append(_row(item, drawn, chart, layout, scale))
    # A telephone's drawing is not what is printed.
    breaks = () if layout.narrow else tuple(item.top + item.height for item in placed)
    return Drawing(bottom + 4, "".join(parts), breaks)


def _key(chart: GanttChart) -> str:
    """Return the key, with what occurs in the chart."""
    rows = chart.rows
    key = chart.key
    bars = any(row.planned_start and row.planned_end and not row.milestone for row in rows)
    slips = any(row.baseline_end not in (None, row.planned_end) for row in rows)
    items = (
        ("planned", key.planned, bars),
        ("progress", key.progress, bars),
        ("actual", key.actual, any(row.actual_start or row.actual_end for row in rows)),
        ("slip", key.slip, slips),
        ("likely", key.likely, any(row.likely for row in rows)),
        ("deadline", key.deadline, any(not row.planned_start and not row.milestone for row in rows)),
        ("milestone", key.milestone, any(row.milestone for row in rows)),
    )
    return legend((name, said) for name, said, occurs in items if occurs)


def _week_marks(scale: DateScale, first: date, last: date) -> str:
    """Return short marks at the Mondays, where they are neither one nor too many."""
    if not LEAST_WEEKS <= (last - first).days <= MOST_WEEKS:
        return ""
    marks = "".join(f"M{written(scale.at(ordinal))} {HEAD}v-4" for ordinal in mondays(first, last))
    return f'<path class="st-week" d="{marks}"/>'


def gantt(chart: GanttChart) -> Markup:
    """Return the Gantt chart with its key; ValueError if the id could not be an id."""
    return two_layouts(
        chart.id, chart.title, chart.description, lambda layout: _draw(chart, layout), _key(chart), full=True
    )
