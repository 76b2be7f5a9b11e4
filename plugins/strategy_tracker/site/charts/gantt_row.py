"""The marks of a Gantt chart's row: icon, planned bar, progress, slip, actual bar, deadline, milestone."""

from datetime import date
from typing import NamedTuple

from .gantt_records import GanttChart, GanttRow, State
from .scale import DateScale, divide, written

BAR = 12
"""Height of the planned bar, in pixels."""
LEAST_WIDTH = 30
"""Width that a bar of any length has, in tenths."""
DIAMOND = 70
FLAG = 80

_ICONS: dict[State, str] = {
    "not_started": "",
    "in_progress": "m0-3a3 3 0 0 1 0 6z",
    "done": "m-2.5.2l1.8 1.8 3.4-3.8",
    "delayed": "m0-3v3l2 1.5",
    "cancelled": "m-2-2l4 4m0-4l-4 4",
}


def state_class(row: GanttRow) -> str:
    """Return the classes that colour the row: by its state, or as behind its plan."""
    behind = " st-behind" if row.overdue or row.lagging else ""
    return "st-" + row.state.replace("_", "-") + behind


def state_icon(row: GanttRow, x: int, y: int) -> str:
    """Return the sign of the state, told apart by its shape: empty, half, tick, clock, cross."""
    sign = _ICONS[row.state]
    inner = f'<path class="st-sign" d="M{x} {y}{sign}"/>' if sign else ""
    return f'<circle class="st-icon" cx="{x}" cy="{y}" r="5.5"/>{inner}'


def warning_sign(row: GanttRow, x: int, y: int) -> str:
    """Return a triangle that points up where the row is overdue, down where it lags; else nothing."""
    if row.overdue:
        return f'<path class="st-overdue" d="M{x} {y}l4.5-8 4.5 8z"/>'
    if row.lagging:
        return f'<path class="st-lagging" d="M{x} {y - 7}h9l-4.5 7z"/>'
    return ""


class Marks(NamedTuple):
    """A row's marks, and where its arrows end and begin (tenths; none where there is nothing to draw)."""

    svg: str
    left: int | None
    right: int | None


def _bar(kind: str, left: int, right: int, top: int, height: int) -> str:
    width = max(right - left, LEAST_WIDTH)
    return (
        f'<rect class="st-{kind}" x="{written(left)}" y="{top}" width="{written(width)}" height="{height}"/>'
    )


def _day_end(scale: DateScale, day: date) -> int:
    return scale.at(day.toordinal() + 1)


def _cut_marks(row: GanttRow, scale: DateScale, top: int) -> str:
    """Return an arrowhead at each edge beyond which the plan goes on."""
    found = ""
    days = [day for day in (row.planned_start, row.planned_end, row.baseline_end) if day]
    if min(days).toordinal() < scale.first:
        found += f"M{written(scale.left + 60)} {top + 2}l-4 4 4 4"
    if max(days).toordinal() + 1 > scale.end:
        found += f"M{written(scale.left + scale.width - 60)} {top + 2}l4 4-4 4"
    return f'<path class="st-beyond" d="{found}"/>' if found else ""


def _slip(row: GanttRow, left: int, right: int, scale: DateScale, top: int, prefix: str) -> str:
    """Return the hatched part from the first planned end, which has a tick, to the present one."""
    if row.baseline_end is None or row.baseline_end == row.planned_end:
        return ""
    before = _day_end(scale, row.baseline_end)
    tick = f'<path class="st-baseline" d="M{written(before)} {top - 3}v{BAR + 6}"/>'
    start = max(before, left)
    if start >= right:
        return tick
    hatched = (
        f'<rect class="st-slip" x="{written(start)}" y="{top}" width="{written(right - start)}"'
        f' height="{BAR}" fill="url(#{prefix}-h)"/>'
    )
    return hatched + tick


def _actual(row: GanttRow, scale: DateScale, today: date, top: int) -> str:
    """Return the thin bar of what happened; it reaches the line of today while the task is open."""
    if row.actual_start is None and row.actual_end is None:
        return ""
    height = top + BAR + 2
    if row.actual_start is None:
        assert row.actual_end is not None  # noqa: S101 - one of the two is there, see above
        end = written(_day_end(scale, row.actual_end))
        return f'<circle class="st-actual" cx="{end}" cy="{height + 2}" r="3"/>'
    if row.actual_end is None:
        left = scale.at(row.actual_start.toordinal())
        return _bar("actual", left, scale.at(today.toordinal()), height, 4)
    low, high = sorted((row.actual_start, row.actual_end))
    return _bar("actual", scale.at(low.toordinal()), _day_end(scale, high), height, 4)


def _whisker(row: GanttRow, scale: DateScale, top: int) -> str:
    """Return the line above the bar from the day that held in half of the cases to that of most of them."""
    if row.likely is None:
        return ""
    half, most = (_day_end(scale, day) for day in row.likely)
    left, right = written(half), written(max(most, half + LEAST_WIDTH))
    return f'<path class="st-likely" d="M{left} {top - 7}v6m0-3H{right}m0-3v6"/>'


def _overrun(row: GanttRow, right: int, scale: DateScale, today: date, middle: int) -> str:
    """Return the dashes from a planned end that is past to today, where the task is still open."""
    now = scale.at(today.toordinal())
    if not row.overdue or now <= right:
        return ""
    return f'<path class="st-overrun" d="M{written(right)} {middle}H{written(now)}"/>'


def _point(row: GanttRow, end: int, top: int) -> tuple[str, int, int]:
    """Return a diamond, or the flag of a deadline, with the reach of its sides."""
    x = written(end)
    if row.milestone:
        return (
            f'<path class="st-diamond" d="M{x} {top - 1}l7 7-7 7-7-7z"/>',
            end - DIAMOND,
            end + DIAMOND,
        )
    return f'<path class="st-flag" d="M{x} {top + BAR + 2}v-14h8l-3 4 3 4h-8"/>', end, end + FLAG


def row_marks(chart: GanttChart, row: GanttRow, scale: DateScale, top: int, prefix: str) -> Marks:
    """Return the marks of a row whose planned bar begins at `top` (pixels)."""
    actual = _actual(row, scale, chart.today, top)
    middle = top + BAR // 2
    start, end = row.planned_start, row.planned_end
    if end is None and start is None:
        return Marks(actual, None, None)
    if end is None or start is None or row.milestone:
        day = end or start
        assert day is not None  # noqa: S101 - one of the two is there, see above
        place = _day_end(scale, day) if end else scale.at(day.toordinal())
        point, left, right = _point(row, place, top)
        slip = _slip(row, scale.left, left, scale, top, prefix)
        overrun = _overrun(row, right, scale, chart.today, middle)
        whisker = _whisker(row, scale, top)
        return Marks(overrun + slip + point + actual + whisker + _cut_marks(row, scale, top), left, right)
    reversed_dates = end < start
    if reversed_dates:
        start, end = end, start
    left = scale.at(start.toordinal())
    right = max(_day_end(scale, end), left + LEAST_WIDTH)
    parts = [
        _overrun(row, right, scale, chart.today, middle),
        _bar("plan st-doubtful" if reversed_dates else "plan", left, right, top, BAR),
        _slip(row, left, right, scale, top, prefix),
    ]
    whole, part = row.progress.as_integer_ratio()
    done = divide(min(max(whole, 0), part) * (right - left), part)
    if done > 0:
        parts.append(_bar("fill", left, left + done, top, BAR))
    parts.append(actual)
    parts.append(_whisker(row, scale, top))
    parts.append(_cut_marks(row, scale, top))
    return Marks("".join(parts), left, right)
