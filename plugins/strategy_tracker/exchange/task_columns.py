"""The columns of the tasks' table."""

from __future__ import annotations

from decimal import Decimal

from strategy_tracker.exchange.columns import UNREAD, Cell, Column, Percent, joined, typed, word
from strategy_tracker.exchange.numbers import percent
from strategy_tracker.exchange.publishing_records import text, texts
from strategy_tracker.exchange.unread import named, unread_of_task
from strategy_tracker.language import Language, Term
from strategy_tracker.model.extra import extra_text
from strategy_tracker.tracking import AlertKind, TrackedTask
from strategy_tracker.values import Concern, Status
from strategy_tracker.vocabulary.fields import field_of
from strategy_tracker.vocabulary.words import CADENCE_WORDS, STATUS_WORDS

_YES = Term("是", "是", "yes")


def status_name(status: Status, language: Language) -> str:
    """Return a status in words."""
    return word(STATUS_WORDS, status.value, language)


def warnings_of(task: TrackedTask, language: Language) -> str:
    """Return the names of the warnings that an open task is under, gravest first."""
    flags = (
        (task.overdue, AlertKind.OVERDUE),
        (task.lagging, AlertKind.LAGGING),
        (task.blocked, AlertKind.BLOCKED),
        (task.concern is Concern.ON_HOLD, AlertKind.ON_HOLD),
        (task.concern is Concern.AT_RISK, AlertKind.AT_RISK),
        (task.not_started_late and not task.overdue, AlertKind.NOT_STARTED),
        (task.due_soon, AlertKind.DUE_SOON),
        (task.stale_days is not None, AlertKind.STALE),
    )
    return joined([kind.term.localize(language) for is_set, kind in flags if is_set and task.open], language)


def _lag(task: TrackedTask) -> Decimal | None:
    """Return the lag in points, whatever basis the site's threshold has."""
    if task.expected is None or task.progress is None:
        return None
    return percent(task.expected - task.progress)


def status_text(task: TrackedTask, language: Language) -> str:
    """Return a task's status in words; one that could not be read as it was typed."""
    written = task.record.status
    return written.text if written is not None and written.unreadable else status_name(task.status, language)


def _progress(task: TrackedTask) -> Cell:
    """Return the progress in percent; one that could not be read as it was typed."""
    written = task.record.progress
    return written.text if written is not None and written.unreadable else percent(task.progress)


def _milestone(task: TrackedTask, language: Language) -> str:
    written = task.record.milestone
    return _YES.localize(language) if written is not None and written.value else ""


TASK_COLUMNS: tuple[Column[TrackedTask], ...] = (
    Column("id", field_of("task", "id"), lambda row: row.item.id),
    Column("description", field_of("task", "description"), lambda row: row.item.description),
    Column("owner", field_of("task", "owner"), lambda row: row.item.owner),
    Column("planned", field_of("task", "planned"), lambda row: typed(row.item.record.planned)),
    Column("actual", field_of("task", "actual"), lambda row: typed(row.item.record.actual)),
    Column("progress", Percent(field_of("task", "progress")), lambda row: _progress(row.item)),
    Column("status", field_of("task", "status"), lambda row: status_text(row.item, row.language)),
    Column("problem", field_of("task", "problem"), lambda row: text(row.item.record.problem)),
    Column("solution", field_of("task", "solution"), lambda row: text(row.item.record.solution)),
    Column("note", field_of("task", "note"), lambda row: text(row.item.record.note)),
    Column("strategy", field_of("strategy", "title"), lambda row: row.strategy.name),
    Column("department", field_of("strategy", "department"), lambda row: row.strategy.department),
    Column(
        "planned_start", Term("計劃開始", "计划开始", "Planned start"), lambda row: row.item.planned_start
    ),
    Column("planned_end", Term("計劃結束", "计划结束", "Planned end"), lambda row: row.item.planned_end),
    Column("actual_start", Term("實際開始", "实际开始", "Actual start"), lambda row: row.item.actual_start),
    Column("actual_end", Term("實際結束", "实际结束", "Actual end"), lambda row: row.item.actual_end),
    Column("expected", Term("應有進度%", "应有进度%", "Expected%"), lambda row: percent(row.item.expected)),
    Column("lag_points", Term("落後（點）", "落后（点）", "Lag (points)"), lambda row: _lag(row.item)),
    Column("warnings", Term("預警", "预警", "Warnings"), lambda row: warnings_of(row.item, row.language)),
    Column("late_days", Term("延期天數", "延期天数", "Days late"), lambda row: row.item.late_days),
    Column("slips", Term("改期次數", "改期次数", "Slips"), lambda row: row.item.slips),
    Column("forecast", Term("預計完成", "预计完成", "Forecast"), lambda row: row.item.forecast),
    Column(
        "reason",
        Term("現況說明", "现况说明", "Standing"),
        lambda row: row.item.health.reason.localize(row.language),
    ),
    Column("weight", field_of("task", "weight"), lambda row: row.item.weight),
    Column(
        "collaborators",
        field_of("task", "collaborators"),
        lambda row: joined(texts(row.item.record.collaborators), row.language),
    ),
    Column(
        "deliverables",
        field_of("task", "deliverables"),
        lambda row: joined(texts(row.item.record.deliverables), row.language),
    ),
    Column(
        "resources",
        field_of("task", "resources"),
        lambda row: joined(texts(row.item.record.resources), row.language),
    ),
    Column(
        "depends_on",
        field_of("task", "depends_on"),
        lambda row: joined(texts(row.item.record.depends_on), row.language),
    ),
    Column("initiative", field_of("task", "initiative"), lambda row: text(row.item.record.initiative)),
    Column("milestone", field_of("task", "milestone"), lambda row: _milestone(row.item, row.language)),
    Column(
        "cadence",
        field_of("task", "cadence"),
        lambda row: word(CADENCE_WORDS, row.item.cadence.value, row.language),
    ),
    Column("last_update", field_of("task", "updated"), lambda row: row.item.last_update),
    Column("unread", UNREAD, lambda row: named(unread_of_task(row.item), row.language)),
    Column("slug", Term("策略編號", "策略编号", "Slug"), lambda row: row.strategy.slug),
    Column("extra", field_of("task", "extra"), lambda row: extra_text(row.item.record.extra)),
)
