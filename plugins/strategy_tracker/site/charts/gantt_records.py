"""What a Gantt chart is drawn from."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Literal, NamedTuple

from .dates import DateNames
from .scale import Number

State = Literal["not_started", "in_progress", "done", "delayed", "cancelled"]


class GanttRow(NamedTuple):
    """One task. Without a planned start it is drawn as a deadline, as a milestone as a diamond.

    `progress` is 0..1; `baseline_end` is the planned end as it first was; `likely` are the days by which it
    is done in half and in most of the cases on record; `status_text` stands at the row's end; `detail` is
    what a pointer shows, beside the complete label.
    """

    id: str
    label: str
    owner: str = ""
    state: State = "not_started"
    progress: Number = 0
    planned_start: date | None = None
    planned_end: date | None = None
    baseline_end: date | None = None
    actual_start: date | None = None
    actual_end: date | None = None
    milestone: bool = False
    overdue: bool = False
    lagging: bool = False
    depends_on: tuple[str, ...] = ()
    status_text: str = ""
    detail: str = ""
    likely: tuple[date, date] | None = None


@dataclass(frozen=True, slots=True)
class GanttKey:
    """The words of the key below the chart, in the reader's language; an empty one is left out."""

    planned: str = ""
    progress: str = ""
    actual: str = ""
    slip: str = ""
    deadline: str = ""
    milestone: str = ""
    likely: str = ""


@dataclass(frozen=True, slots=True)
class GanttChart:
    """The tasks and the range of days (both ends included) they are drawn in."""

    id: str
    title: str
    description: str
    rows: tuple[GanttRow, ...]
    first: date
    last: date
    today: date
    today_label: str
    dates: DateNames = field(default_factory=DateNames)
    key: GanttKey = field(default_factory=GanttKey)
    no_dates_label: str = "—"


def gantt_range(rows: Iterable[GanttRow], first: date, last: date, today: date) -> tuple[date, date]:
    """Return the range that holds the given one, today where it is within a month of it, and the rows' dates.

    Dates more than a year outside the given range are taken for slips of the pen and stay outside: the
    chart marks them at its edge.
    """
    year = timedelta(days=366)
    month = timedelta(days=31)
    found = [first, last]
    if today - last <= month and first - today <= month:
        found.append(today)
    for row in rows:
        days = (row.planned_start, row.planned_end, row.baseline_end, row.actual_start, row.actual_end)
        found.extend(
            day
            for day in (*days, *(row.likely or ()))
            if day is not None and day - last <= year and first - day <= year
        )
    return min(found), max(found)
