"""Native charts, with the numbers in a workbook that PowerPoint opens for editing."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

from pptx.chart.data import CategoryChartData
from pptx.dml.color import RGBColor
from pptx.enum.chart import XL_CHART_TYPE, XL_LABEL_POSITION, XL_LEGEND_POSITION, XL_MARKER_STYLE
from pptx.util import Emu, Pt

from strategy_tracker.exchange import tables
from strategy_tracker.exchange.brief.fitting import cut
from strategy_tracker.exchange.brief.house_style import INK, LINE, OF_LEVEL, PLAN, PROGRESS
from strategy_tracker.exchange.brief.slides import Bars, Lines
from strategy_tracker.exchange.brief.template import Area
from strategy_tracker.exchange.xlsx_files import workbook

_NAME_ROOM, _NAME_LINES = 17.0, 2
_PERCENT = '0"%"'
_WHOLE = Decimal(100)


def add_bars(shapes: Any, bars: Bars, area: Area, as_of: date) -> None:
    """Add a chart of expected and actual progress, the first name on top."""
    names = tuple(cut(name, _NAME_ROOM, _NAME_LINES) for name in reversed(bars.names))
    chart = _chart(shapes, XL_CHART_TYPE.BAR_CLUSTERED, names, bars, area, as_of)
    plot = chart.plots[0]
    plot.gap_width, plot.overlap = 45, 0
    plot.has_data_labels = True
    labels = plot.data_labels
    labels.number_format, labels.number_format_is_linked = _PERCENT, False
    labels.position = XL_LABEL_POSITION.OUTSIDE_END
    labels.font.size = Pt(13)
    planned, actual = plot.series
    _solid(planned.format.fill, PLAN)
    _solid(actual.format.fill, PROGRESS)
    for number, level in enumerate(reversed(bars.levels)):
        _solid(actual.points[number].format.fill, OF_LEVEL[level])
    numbers = [number for one in bars.series for number in one.numbers if number is not None]
    chart.value_axis.maximum_scale = float(max([_WHOLE, *numbers])) * 1.1
    chart.value_axis.visible = False
    chart.value_axis.has_major_gridlines = False


def add_lines(shapes: Any, lines: Lines, area: Area, as_of: date) -> None:
    """Add a chart of what was planned and earned by day."""
    chart = _chart(shapes, XL_CHART_TYPE.LINE_MARKERS, lines.days, lines, area, as_of)
    for series, colour in zip(chart.plots[0].series, (PLAN, PROGRESS), strict=True):
        series.smooth = False
        series.format.line.width = Pt(3)
        series.format.line.color.rgb = RGBColor.from_string(colour)
        series.marker.style = XL_MARKER_STYLE.CIRCLE
        series.marker.size = 6
        _solid(series.marker.format.fill, colour)
    axis = chart.value_axis
    axis.minimum_scale, axis.maximum_scale = 0, 100
    axis.major_gridlines.format.line.color.rgb = RGBColor.from_string(LINE)
    axis.tick_labels.number_format, axis.tick_labels.number_format_is_linked = _PERCENT, False


def _chart(
    shapes: Any, kind: Any, names: tuple[str, ...], data: Bars | Lines, area: Area, as_of: date
) -> Any:
    """Add a chart; its workbook is ours, in which every text is text and which has no clock in it."""
    backwards = isinstance(data, Bars)
    chart_data = CategoryChartData(number_format=_PERCENT)
    chart_data.categories = names
    columns = [one.numbers[::-1] if backwards else one.numbers for one in data.series]
    for series, numbers in zip(data.series, columns, strict=True):
        chart_data.add_series(series.name, [None if one is None else float(one) for one in numbers])
    frame = shapes.add_chart(
        kind, Emu(area.left), Emu(area.top), Emu(area.width), Emu(area.height), chart_data
    )
    chart = frame.chart
    headers = ("", *(series.name for series in data.series))
    rows = tuple(zip(names, *columns, strict=True))
    sheet = tables.Table("Sheet1", headers, headers, rows)
    chart.part.chart_workbook.update_from_xlsx_blob(workbook([sheet], as_of))
    chart.font.size = Pt(14)
    chart.font.color.rgb = RGBColor.from_string(INK)
    chart.has_legend = True
    chart.legend.position = XL_LEGEND_POSITION.TOP
    chart.legend.include_in_layout = False
    chart.category_axis.format.line.color.rgb = RGBColor.from_string(LINE)
    chart.category_axis.has_major_gridlines = False
    return chart


def _solid(fill: Any, colour: str) -> None:
    fill.solid()
    fill.fore_color.rgb = RGBColor.from_string(colour)
