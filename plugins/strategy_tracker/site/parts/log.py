"""A strategy's log by week, day and task: what changed, and the notes of the meetings."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta

from strategy_tracker.language import Language
from strategy_tracker.model import Update
from strategy_tracker.site.parts.folded_changes import FoldedChange, folded
from strategy_tracker.tracking import Change, TrackedStrategy
from strategy_tracker.tracking.changes import recorded_by


@dataclass(slots=True)
class LogDay:
    """What was recorded on one day: a line for each task and KPI, and the records with their notes."""

    day: date
    lines: list[FoldedChange] = field(default_factory=list)
    updates: list[Update] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class LogWeek:
    """The days of one week on which something was recorded, newest first; `first` is its Monday."""

    first: date
    days: list[LogDay]

    @property
    def last(self) -> date:
        """The week's Sunday, as far as the calendar reaches."""
        return self.first + min(timedelta(days=6), date.max - self.first)

    @property
    def count(self) -> int:
        """How many lines it has, a meeting without changes being one."""
        return sum(len(day.lines) or 1 for day in self.days)


def log_weeks(strategy: TrackedStrategy, as_of: date, language: Language) -> list[LogWeek]:
    """Return the log, newest week first."""
    changes: dict[date, list[Change]] = {}
    for change in strategy.changes:
        changes.setdefault(change.day, []).append(change)
    days = {day: LogDay(day, folded(of_day, language)) for day, of_day in changes.items()}
    for day, update in recorded_by(strategy.record, as_of):
        days.setdefault(day, LogDay(day)).updates.append(update)
    return list(_by_week(days[day] for day in sorted(days, reverse=True)))


def _by_week(days: Iterable[LogDay]) -> Iterable[LogWeek]:
    weeks: dict[date, list[LogDay]] = {}
    for day in days:
        weeks.setdefault(day.day - timedelta(days=day.day.weekday()), []).append(day)
    return (LogWeek(first, of_week) for first, of_week in weeks.items())
