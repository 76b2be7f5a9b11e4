"""From tracked records to charts: which numbers go into which picture, in the reader's words."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, timedelta

from markupsafe import Markup

from strategy_tracker.language import Language, Message, message
from strategy_tracker.language.formats import format_date, format_percent, in_percent
from strategy_tracker.site.addresses import chart_id
from strategy_tracker.site.charts import (
    DateNames,
    GanttChart,
    GanttKey,
    GanttRow,
    LoadChart,
    SCurve,
    WeekLoad,
    gantt,
    gantt_range,
    load_by_week,
    s_curve,
)
from strategy_tracker.site.parts.bars import STATES
from strategy_tracker.site.parts.cells import status_words
from strategy_tracker.site.parts.kpi_figures import KpiFigures
from strategy_tracker.site.parts.timelines import portfolio_timeline
from strategy_tracker.tracking import FinishRange, TrackedStrategy, TrackedTask, TrackingSettings
from strategy_tracker.values import Status

_ENGLISH_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


class Figures:
    """Draws the charts of a site in one language, as of one day."""

    def __init__(self, language: Language, as_of: date, settings: TrackingSettings) -> None:
        self.language = language
        self.settings = settings
        self.as_of = as_of
        english = language is Language.ENGLISH
        self.dates = DateNames(months=_ENGLISH_MONTHS, day="{day} {name}") if english else DateNames()
        self.kpis = KpiFigures(language, self.dates)

    def _text(self, words: Message) -> str:
        return words.localize(self.language)

    def status_words(self, status: Status) -> str:
        """Return a status as the form writes it."""
        return status_words(status, self.language)

    def gantt(self, strategy: TrackedStrategy) -> Markup:
        """Return a strategy's schedule; see `has_gantt`."""
        rows = tuple(self._row(task, strategy.finish(task)) for task in strategy.tasks)
        dated = _dated(strategy)
        ends = [task.planned_end for task in dated if task.planned_end]
        starts = [task.planned_start or task.planned_end for task in dated]
        first = strategy.start or min(day for day in starts if day)
        last = strategy.end or max(ends, default=first)
        first, last = gantt_range(rows, first, max(first, last), self.as_of)
        text = self._text
        return gantt(
            GanttChart(
                id="chart-gantt",
                title=text(message("Schedule")),
                description=text(message("Planned and actual dates of {count} tasks", count=len(rows))),
                rows=rows,
                first=first,
                last=last,
                today=self.as_of,
                today_label=text(message("as of {date}", date=self.dates.day_text(self.as_of))),
                dates=self.dates,
                key=GanttKey(
                    planned=text(message("Planned")),
                    progress=text(message("Progress")),
                    actual=text(message("Actual")),
                    slip=text(message("Moved")),
                    likely=text(message("Likely end: half to 85% of cases")),
                    deadline=text(message("Deadline")),
                    milestone=text(message("Milestone")),
                ),
            )
        )

    def _row(self, task: TrackedTask, finish: FinishRange | None) -> GanttRow:
        deadline = task.record.planned is None or getattr(task.record.planned.value, "start", None) is None
        milestone = bool(task.record.milestone and task.record.milestone.value)
        moved = task.baseline_end if task.slips and task.baseline_end != task.planned_end else None
        return GanttRow(
            id=chart_id("g", task.id),
            label=f"{task.id} {task.description}".strip(),
            owner=task.owner,
            state=STATES[task.status],
            progress=task.progress or 0,
            planned_start=None if deadline or milestone else task.planned_start,
            planned_end=task.planned_end,
            baseline_end=moved,
            likely=(finish.half, finish.most) if finish is not None else None,
            actual_start=task.actual_start,
            actual_end=task.actual_end or (self.as_of if task.actual_start and task.open else None),
            milestone=milestone,
            overdue=task.overdue,
            lagging=task.lagging,
            depends_on=tuple(chart_id("g", written.value or "") for written in task.record.depends_on),
            status_text=self._row_text(task),
            detail=f"{format_date(task.planned_end, self.language)}" if task.planned_end else "",
        )

    def _row_text(self, task: TrackedTask) -> str:
        if task.overdue:
            return self._text(message("{days} days late", days=task.late_days or 0))
        if not task.open or task.progress is None:
            return self.status_words(task.status)
        return format_percent(task.progress, self.language)

    def curve(self, strategy: TrackedStrategy) -> Markup:
        """Return a strategy's S-curve; see `has_curve`."""
        text = self._text
        earned = tuple((point.day, point.earned) for point in strategy.curve if point.earned is not None)
        planned = tuple((point.day, point.planned) for point in strategy.curve)
        sums = strategy.sums
        gap = ""
        if sums.earned_share is not None and sums.expected is not None and strategy.running:
            points = in_percent(sums.earned_share - sums.expected, 1).normalize()
            gap = text(message("{points} points", points=f"{points:+f}"))
        return s_curve(
            SCurve(
                id="chart-curve",
                title=text(message("Planned and earned progress")),
                description=text(
                    message(
                        "Earned {earned} of {planned} planned",
                        earned=format_percent(sums.earned_share, self.language, 1),
                        planned=format_percent(sums.expected, self.language, 1),
                    )
                ),
                planned=planned,
                earned=earned,
                today=self.as_of,
                today_label=text(message("as of {date}", date=self.dates.day_text(self.as_of))),
                planned_label=text(message("Planned")),
                earned_label=text(message("Earned")),
                gap_label=gap,
                empty_label=text(message("Nothing recorded yet")),
                dates=self.dates,
            )
        )

    def timeline(
        self, strategies: Sequence[TrackedStrategy], address: Callable[[TrackedStrategy], str]
    ) -> Markup:
        """Return the timeline of strategies, '' where none has a period; `address` leads to each."""
        return portfolio_timeline(
            strategies,
            address,
            as_of=self.as_of,
            language=self.language,
            dates=self.dates,
            settings=self.settings,
        )

    def load(self, tasks: Sequence[TrackedTask]) -> Markup:
        """Return the open tasks of a person by the week in which they are due, '' where none is dated."""
        monday = self.as_of - timedelta(days=self.as_of.weekday())
        weeks = [monday + timedelta(weeks=number) for number in range(8)]
        due = [task for task in tasks if task.open and task.planned_end is not None]
        if not due:
            return Markup("")
        ends = [task.planned_end for task in due if task.planned_end is not None]
        week_long = timedelta(weeks=1)
        counts = tuple(WeekLoad(week, sum(week <= end < week + week_long for end in ends)) for week in weeks)
        return load_by_week(
            LoadChart(
                id="chart-load",
                title=self._text(message("Open tasks by week")),
                description=self._text(message("Open tasks by the week in which they are due")),
                weeks=counts,
                current=monday,
                current_label=self._text(message("this week")),
                empty_label=self._text(message("No open task is due in these weeks")),
                dates=self.dates,
            )
        )


def has_gantt(strategy: TrackedStrategy) -> bool:
    """Tell whether a strategy has a schedule to draw: a task with a date."""
    return bool(_dated(strategy))


def _dated(strategy: TrackedStrategy) -> list[TrackedTask]:
    return [task for task in strategy.tasks if task.planned_end or task.planned_start]


def has_curve(strategy: TrackedStrategy) -> bool:
    """Tell whether a strategy has an S-curve to draw: more than one day of it."""
    return len(strategy.curve) > 1
