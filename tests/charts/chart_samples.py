"""Charts that the tests draw, and what they read from a drawing."""

from collections.abc import Iterator
from datetime import date, timedelta
from fractions import Fraction
from xml.etree import ElementTree

from strategy_tracker.site.charts import (
    Band,
    GanttChart,
    GanttKey,
    GanttRow,
    Level,
    LoadChart,
    Reading,
    SCurve,
    TrendChart,
    WeekLoad,
    gantt,
    load_by_week,
    s_curve,
    sparkline,
    trend,
)

TODAY = date(2024, 8, 6)
KEY = GanttKey("計劃", "進度", "實際", "順延", "截止日", "里程碑")
HOSTILE = "</text></title></svg><script>alert(1)</script>\x00\x0b\ud800\ufffe\"'&"
ROWS = (
    GanttRow(
        "T1", "抖音直播引流3場", "王*", "done", 1, date(2024, 7, 15), date(2024, 8, 15), date(2024, 8, 1)
    ),
    GanttRow("T2", "詳情頁優化", "李*", "in_progress", Fraction(1, 2), None, date(2024, 7, 10), overdue=True),
    GanttRow(
        "T3", "Launch", "Ann", "not_started", 0, None, date(2024, 9, 1), milestone=True, depends_on=("T1",)
    ),
)


def parsed(markup: str) -> ElementTree.Element:
    """Return the chart as XML; an error if it is not well-formed."""
    return ElementTree.fromstring(markup)  # noqa: S314 - written by the charts themselves


def drawings(markup: str) -> Iterator[ElementTree.Element]:
    """Yield each drawing of the chart."""
    return parsed(f"<div>{markup}</div>").iter("svg")


def of_class(element: ElementTree.Element, kind: str) -> list[ElementTree.Element]:
    """Return the elements of a class, in their order."""
    return [found for found in element.iter() if kind in found.get("class", "").split()]


def gantt_of(rows: tuple[GanttRow, ...], first: date, last: date, **more: object) -> GanttChart:
    """Return a Gantt chart of the rows, with today on 6 August 2024."""
    return GanttChart("g", "甘特圖", "任務", rows, first, last, TODAY, "今天 8/6", key=KEY, **more)  # type: ignore[arg-type]


def plain(value: Fraction) -> str:
    """Return the number for an axis."""
    return str(value)


def readings(*values: int) -> tuple[Reading, ...]:
    """Return readings a week apart."""
    start = date(2024, 7, 1)
    return tuple(Reading(start + timedelta(7 * n), value, f"{value} 元") for n, value in enumerate(values))


def trend_of(*values: int, **more: object) -> TrendChart:
    """Return a trend of the values."""
    return TrendChart("t", "趨勢", "讀數", readings(*values), plain, empty_label="尚無讀數", **more)  # type: ignore[arg-type]


def curve_of(planned: list[int], earned: list[int]) -> SCurve:
    """Return an S-curve of percentages a week apart."""
    start = date(2024, 7, 1)
    lines = [
        tuple((start + timedelta(7 * number), Fraction(value, 100)) for number, value in enumerate(line))
        for line in (planned, earned)
    ]
    today = start + timedelta(7 * max(len(earned) - 1, 0))
    return SCurve(
        "s", "S 曲線", "進度", lines[0], lines[1], today, "今天", "計劃", "實際", "落後", "尚無歷史"
    )


def every_chart(label: str = "標籤") -> dict[str, str]:
    """Return each kind of chart and each of its states, with the label wherever a text can stand."""
    first, last = date(2024, 7, 1), date(2024, 9, 30)
    row = GanttRow(
        "x",
        label,
        label,
        "delayed",
        1,
        first,
        last,
        date(2024, 8, 1),
        lagging=True,
        status_text=label,
        detail=label,
    )
    level = Level(500, label)
    day = date(2024, 7, 1)
    return {
        "gantt": gantt(
            GanttChart("g", label, label, (*ROWS, row), first, last, TODAY, label, key=GanttKey(*[label] * 6))
        ),
        "gantt without rows": gantt(gantt_of((), first, last)),
        "gantt of one day": gantt(
            gantt_of((GanttRow("a", label, planned_start=day, planned_end=day),), day, day)
        ),
        "gantt without dates": gantt(gantt_of((GanttRow("a", label),), first, last, no_dates_label=label)),
        "gantt of all time": gantt(
            gantt_of((GanttRow("a", label, planned_end=date.max),), date.min, date.max)
        ),
        "s-curve": s_curve(curve_of([0, 20, 50, 100], [0, 10, 20])),
        "s-curve ahead": s_curve(curve_of([0, 20, 50, 100], [0, 30, 60])),
        "s-curve without points": s_curve(curve_of([], [])),
        "s-curve of one point": s_curve(curve_of([0], [0])),
        "s-curve label": s_curve(
            SCurve("s", label, label, ((day, 1),), ((day, 0),), day, label, label, label, label, label)
        ),
        "trend": trend(trend_of(100, 200, 420, targets=(level,), baseline=level, unit=label)),
        "trend in phases": trend(trend_of(1, 2, targets=(level, Level(600, label, date(2024, 7, 5))))),
        "trend with band": trend(trend_of(9, 14, band=Band(10, 15, label))),
        "trend of one reading": trend(trend_of(420)),
        "trend without readings": trend(
            TrendChart("t", label, label, (), lambda _: label, (level,), empty_label=label)
        ),
        "trend of nothing": trend(trend_of()),
        "trend negative": trend(trend_of(-12, 3, -6)),
        "trend huge": trend(trend_of(7_100_000_000, 8_142_765_000)),
        "load": load_by_week(
            LoadChart("l", label, label, (WeekLoad(day, 5, 2), WeekLoad(last, 0)), day, label, label, label)
        ),
        "load without weeks": load_by_week(LoadChart("l", label, label, (), empty_label=label)),
        "sparkline": sparkline([1, None, 3, 2], 2, identifier="k", title=label, description=label),
        "sparkline of nothing": sparkline([], identifier="k", title=label, description=label),
    }
