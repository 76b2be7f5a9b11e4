"""The columns of the tasks' table."""

from __future__ import annotations

from decimal import Decimal

from strategy_tracker.language import Language, Term, message
from strategy_tracker.language.formats import format_date, format_month
from strategy_tracker.tables.column import Cell, Column, Percent, Row, columns_by_key
from strategy_tracker.tables.fields import field_column, field_columns, keys_beside
from strategy_tracker.tables.numbers import percent
from strategy_tracker.tables.words import (
    EXPECTED,
    HEALTH,
    STANDING,
    STRATEGY_COLUMNS,
    UNREAD,
    days,
    in_percent,
)
from strategy_tracker.tables.written import joined, named, typed, unread, unread_of_task
from strategy_tracker.tracking import TrackedTask
from strategy_tracker.tracking.forecast import forecast_doubt
from strategy_tracker.values import Status
from strategy_tracker.vocabulary.fields import field_of
from strategy_tracker.vocabulary.words import CADENCE_WORDS, STATUS_LIFECYCLE, STATUS_WORDS, word_in

TaskRow = Row[TrackedTask]

_A_FEW_DAYS, _A_THIRD = 3, 10
_THIRDS = (message("early {month}"), message("mid {month}"), message("late {month}"))


def status_name(status: Status, language: Language) -> str:
    """Return a status in words."""
    return word_in(STATUS_WORDS[status.value], language)


def warning_names(task: TrackedTask, language: Language) -> str:
    """Return the names of the warnings that a task is under, gravest first."""
    return joined([kind.term.localize(language) for kind in task.warnings], language)


def _forecast_words(row: TaskRow) -> str:
    """Return when a task ends at its pace, as exactly as is known: a day, a third of a month, or a month."""
    task = row.item
    if task.forecast is None:
        return ""
    doubt = forecast_doubt(task.actual_start or task.planned_start, task.forecast, task.progress)
    if doubt <= _A_FEW_DAYS:
        return format_date(task.forecast, row.language)
    month = format_month(task.forecast, row.language)
    if doubt > _A_THIRD:
        return month
    third = min((task.forecast.day - 1) // 10, 2)
    return _THIRDS[third].with_values({"month": month}).localize(row.language)


def _lag(task: TrackedTask) -> Decimal | None:
    """Return the lag in points, whatever basis the site's threshold has."""
    if task.expected is None or task.progress is None:
        return None
    return percent(task.expected - task.progress)


def _status(row: TaskRow) -> str:
    return unread(row.item.record.status) or status_name(row.item.status, row.language)


def _progress(row: TaskRow) -> Cell:
    return unread(row.item.record.progress) or percent(row.item.progress)


_FORM: tuple[Column[TrackedTask], ...] = (
    field_column("task", "id"),
    field_column("task", "description"),
    Column("owner", field_of("task", "owner"), lambda row: row.item.owner),
    Column(
        "planned",
        field_of("task", "planned"),
        lambda row: typed(row.item.record.planned),
        words=lambda row: days(row.item.planned_start, row.item.planned_end, row.language),
        sort=lambda row: row.item.planned_end,
        unread=lambda row: unread(row.item.record.planned),
        also=("due",),
    ),
    Column(
        "actual",
        field_of("task", "actual"),
        lambda row: typed(row.item.record.actual),
        words=lambda row: days(row.item.actual_start, row.item.actual_end, row.language),
        sort=lambda row: row.item.actual_end or row.item.actual_start,
        unread=lambda row: unread(row.item.record.actual),
    ),
    Column(
        "progress",
        Percent(field_of("task", "progress")),
        _progress,
        words=lambda row: in_percent(row.item.progress, row.language),
        sort=lambda row: row.item.progress,
        unread=lambda row: unread(row.item.record.progress),
        figure=True,
    ),
    Column(
        "status",
        field_of("task", "status"),
        _status,
        sort=lambda row: STATUS_LIFECYCLE.index(row.item.status.value),
        unread=lambda row: unread(row.item.record.status),
    ),
    field_column("task", "problem"),
    field_column("task", "solution"),
    field_column("task", "note"),
)
_COMPUTED: tuple[Column[TrackedTask], ...] = (
    Column(
        "planned_start", Term("計劃開始", "计划开始", "Planned start"), lambda row: row.item.planned_start
    ),
    Column("planned_end", Term("計劃結束", "计划结束", "Planned end"), lambda row: row.item.planned_end),
    Column("actual_start", Term("實際開始", "实际开始", "Actual start"), lambda row: row.item.actual_start),
    Column("actual_end", Term("實際結束", "实际结束", "Actual end"), lambda row: row.item.actual_end),
    Column(
        "expected",
        Percent(EXPECTED),
        lambda row: percent(row.item.expected),
        words=lambda row: in_percent(row.item.expected, row.language),
        sort=lambda row: row.item.expected,
        figure=True,
    ),
    Column(
        "lag_points",
        Term("落後（點）", "落后（点）", "Lag (points)"),
        lambda row: _lag(row.item),
        figure=True,
    ),
    Column(
        "health",
        HEALTH,
        lambda row: row.item.health.level.term.localize(row.language),
        sort=lambda row: -row.item.health.level,
        level=lambda row: row.item.health.level,
    ),
    Column("warnings", Term("預警", "预警", "Warnings"), lambda row: warning_names(row.item, row.language)),
    Column(
        "late_days", Term("延期天數", "延期天数", "Days late"), lambda row: row.item.late_days, figure=True
    ),
    Column("slips", Term("改期次數", "改期次数", "Slips"), lambda row: row.item.slips, figure=True),
    Column(
        "forecast",
        Term("預計完成", "预计完成", "Forecast"),
        lambda row: row.item.forecast,
        words=_forecast_words,
    ),
    Column("reason", STANDING, lambda row: row.item.health.reason.localize(row.language)),
    Column("weight", field_of("task", "weight"), lambda row: row.item.weight, figure=True),
    Column(
        "cadence",
        field_of("task", "cadence"),
        lambda row: word_in(CADENCE_WORDS[row.item.cadence.value], row.language),
    ),
    Column("updated", field_of("task", "updated"), lambda row: row.item.last_update),
    Column("unread", UNREAD, lambda row: named(unread_of_task(row.item), row.language)),
)

TASKS = field_columns("task", columns_by_key(*_FORM, *STRATEGY_COLUMNS, *_COMPUTED))
"""Every column by its key. A field that is not named here is shown as it was written."""

FORM = tuple(column.key for column in _FORM)
ALL = ("strategy", "id", "description", "owner", "planned", "actual", "progress", "status", "problem")
TERMINAL = ("id", "description", "owner", "planned", "progress", "expected", "status", "health")
_FIRST = (
    *FORM, "strategy", "department", "planned_start", "planned_end", "actual_start", "actual_end", "expected",
    "lag_points", "warnings", "late_days", "slips", "forecast", "reason",
)  # fmt: skip
_LAST = ("cadence", "updated", "unread", "slug", "extra")
_NOT_IN_FILES = ("health",)
FILES = (*_FIRST, *(key for key in TASKS if key not in (*_FIRST, *_LAST, *_NOT_IN_FILES)), *_LAST)

ELSEWHERE = {
    "collaborators": "with the owner",
    "initiative": "in the tree of goals",
    "milestone": "in the schedule",
    "weight": "in all sums, and in the files",
    "cadence": "in the warnings, and in the files",
    "updated": "in the log, and in the files",
    "extra": "below the description, by the names that the team gave",
}
"""Fields that the form's table of a strategy does not name, and where they are instead."""
DETAILS = keys_beside("task", (*FORM, *ELSEWHERE))
"""Fields that the form's table has below the description."""
