"""Charts as inline SVG, drawn while the site is built: no scripts, colours from the theme.

They know nothing of the portfolio: each takes a small frozen record of dates, exact numbers and texts that
are already in the reader's language, and returns `markupsafe.Markup`.
"""

from .curve_chart import SCurve, s_curve
from .dates import DateNames
from .gantt_chart import gantt
from .gantt_records import GanttChart, GanttKey, GanttRow, State, gantt_range
from .inline_charts import progress_bar, sparkline
from .load_chart import LoadChart, WeekLoad, load_by_week
from .timeline import Timeline, TimelineKey, TimelineMark, TimelineRow, timeline
from .trend_chart import Band, Level, Reading, TrendChart, trend

__all__ = [
    "Band",
    "DateNames",
    "GanttChart",
    "GanttKey",
    "GanttRow",
    "Level",
    "LoadChart",
    "Reading",
    "SCurve",
    "State",
    "Timeline",
    "TimelineKey",
    "TimelineMark",
    "TimelineRow",
    "TrendChart",
    "WeekLoad",
    "gantt",
    "gantt_range",
    "load_by_week",
    "progress_bar",
    "s_curve",
    "sparkline",
    "timeline",
    "trend",
]
