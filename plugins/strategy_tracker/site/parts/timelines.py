"""From tracked strategies to the portfolio's timeline: their periods, milestones and overdue work."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import date, timedelta

from markupsafe import Markup

from strategy_tracker.language import Language, Message, message
from strategy_tracker.language.formats import format_percent
from strategy_tracker.site.charts import (
    DateNames,
    Timeline,
    TimelineKey,
    TimelineMark,
    TimelineRow,
    timeline,
)
from strategy_tracker.tracking import Level, TrackedStrategy, TrackedTask, TrackingSettings
from strategy_tracker.tracking.rollups import speed_level

# Beyond this a date is taken for a slip of the pen: one such date must not shrink all other rows to nothing.
_FARTHEST = timedelta(days=731)


def portfolio_timeline(
    strategies: Sequence[TrackedStrategy],
    address: Callable[[TrackedStrategy], str],
    *,
    as_of: date,
    language: Language,
    dates: DateNames,
    settings: TrackingSettings,
) -> Markup:
    """Return the timeline of strategies, '' where none has a period; `address` leads to each."""

    def words(text: Message) -> str:
        return text.localize(language)

    rows = [
        TimelineRow(
            label=strategy.name,
            address=address(strategy),
            first=strategy.start,
            last=strategy.end,
            progress=strategy.sums.progress,
            expected=strategy.sums.expected if not strategy.sums.unplanned else None,
            behind=speed_level(strategy.sums.spi, settings) is Level.BAD,
            milestones=_marks(_milestones(strategy)),
            overdue=_marks(task for task in strategy.tasks if task.overdue),
            said=words(_said(strategy, language)),
        )
        for strategy in strategies
        if strategy.start is not None and strategy.end is not None
    ]
    if not rows:
        return Markup("")
    first = max(min(row.first for row in rows), as_of - _FARTHEST)
    last = min(max(row.last for row in rows), as_of + _FARTHEST)
    key = TimelineKey(words(message("Progress")), words(message("Milestone")), words(message("Overdue")))
    return timeline(
        Timeline(
            title=words(message("Portfolio timeline")),
            rows=tuple(rows),
            first=min(first, as_of),
            last=max(last, as_of),
            today=as_of,
            today_label=words(message("as of {date}", date=dates.day_text(as_of))),
            key=key,
            dates=dates,
        )
    )


def _milestones(strategy: TrackedStrategy) -> list[TrackedTask]:
    return [task for task in strategy.tasks if task.record.milestone and task.record.milestone.value]


def _marks(tasks: Iterable[TrackedTask]) -> tuple[TimelineMark, ...]:
    """Return a mark at the planned end of each task that has one."""
    return tuple(
        TimelineMark(task.planned_end, f"{task.id} {task.description}".strip())
        for task in tasks
        if task.planned_end is not None
    )


def _said(strategy: TrackedStrategy, language: Language) -> Message:
    """Return a row in words: its period, its progress against plan, and what is overdue."""
    sums = strategy.sums
    return message(
        "{start} to {end}: {actual} done, {expected} expected, {overdue} overdue",
        start=strategy.start,
        end=strategy.end,
        actual=format_percent(sums.progress, language),
        expected=format_percent(sums.expected, language),
        overdue=sums.overdue,
    )
