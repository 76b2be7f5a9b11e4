"""What a view can show: its columns, its filters, and its rows. All of it is data."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Any

from strategy_tracker.language import Localizable, Term, message
from strategy_tracker.tracking import TrackedPortfolio, TrackedStrategy
from strategy_tracker.vocabulary.fields import field_of


class View(StrEnum):
    """What the rows of a view are."""

    TASKS = "tasks"
    KPIS = "kpis"
    ALERTS = "alerts"
    STRATEGIES = "strategies"
    NEXT_STEPS = "next_steps"


VIEW_WORDS: Mapping[View, tuple[str, ...]] = {
    View.TASKS: ("任務", "任务", "關鍵任務", "关键任务"),
    View.KPIS: ("指標", "指标", "效果指標", "效果指标"),
    View.ALERTS: ("預警", "预警"),
    View.STRATEGIES: ("策略",),
    View.NEXT_STEPS: ("後續計劃", "后续计划"),
}


@dataclass(frozen=True, slots=True)
class Row:
    """One row: what it is about, and what filters compare. `facts` holds yes-or-no filters."""

    item: Any
    strategy: TrackedStrategy
    owner: str = ""
    status: str = ""
    month: str = ""
    facts: Mapping[str, bool] = field(default_factory=dict)


SortKey = Callable[[Row], Any]
"""Returns what a row is sorted by; None sorts last."""


@dataclass(frozen=True, slots=True)
class ViewColumn:
    """A column that a view can have."""

    head: Localizable
    sort: SortKey
    also: tuple[str, ...] = ()


def _text(name: str) -> SortKey:
    return lambda row: getattr(row.item, name) or None


def _strategy(row: Row) -> object:
    return row.strategy.name


def _department(row: Row) -> object:
    return row.strategy.department or None


def _typed(name: str) -> SortKey:
    def key(row: Row) -> object:
        written = getattr(row.item.record, name)
        return written.text if written is not None and written.value is not None else None

    return key


_STRATEGY = ViewColumn(field_of("strategy", "title"), _strategy)
_DEPARTMENT = ViewColumn(field_of("strategy", "department"), _department)

COLUMNS: Mapping[View, Mapping[str, ViewColumn]] = {
    View.TASKS: {
        "strategy": _STRATEGY,
        "id": ViewColumn(field_of("task", "id"), _text("id")),
        "description": ViewColumn(field_of("task", "description"), _text("description")),
        "owner": ViewColumn(field_of("task", "owner"), _text("owner")),
        "planned": ViewColumn(field_of("task", "planned"), _text("planned_end"), ("due",)),
        "actual": ViewColumn(field_of("task", "actual"), _text("actual_end")),
        "progress": ViewColumn(field_of("task", "progress"), lambda row: row.item.progress),
        "status": ViewColumn(field_of("task", "status"), lambda row: row.item.status.value),
        "problem": ViewColumn(field_of("task", "problem"), _typed("problem")),
        "solution": ViewColumn(field_of("task", "solution"), _typed("solution")),
        "department": _DEPARTMENT,
    },
    View.KPIS: {
        "strategy": _STRATEGY,
        "id": ViewColumn(field_of("kpi", "id"), _text("id")),
        "name": ViewColumn(field_of("kpi", "name"), _text("name")),
        "target": ViewColumn(field_of("kpi", "target"), _text("target_text")),
        "current": ViewColumn(field_of("kpi", "current"), _text("current_text")),
        "attainment": ViewColumn(field_of("kpi", "attainment"), lambda row: row.item.ratio),
        "variance": ViewColumn(message("Variance"), lambda row: row.item.attainment.variance),
        "source": ViewColumn(field_of("kpi", "source"), _text("source")),
        "updated": ViewColumn(field_of("kpi", "updated"), _text("current_on")),
        "department": _DEPARTMENT,
    },
    View.ALERTS: {
        "strategy": _STRATEGY,
        "kind": ViewColumn(message("Alert"), lambda row: row.item.kind.value),
        "subject": ViewColumn(message("About"), _text("subject")),
        "reason": ViewColumn(message("Reason"), lambda row: -row.item.level),
        "owner": ViewColumn(message("Move"), _text("owner")),
        "since": ViewColumn(message("Since"), _text("since")),
        "department": _DEPARTMENT,
    },
    View.STRATEGIES: {
        "strategy": _STRATEGY,
        "department": _DEPARTMENT,
        "owner": ViewColumn(field_of("strategy", "owner"), _text("owner")),
        "period": ViewColumn(field_of("strategy", "period"), _text("end"), ("due",)),
        "progress": ViewColumn(message("Progress"), lambda row: row.item.sums.progress),
        "health": ViewColumn(message("Health"), lambda row: -row.item.health.level),
    },
    View.NEXT_STEPS: {
        "strategy": _STRATEGY,
        "step": ViewColumn(message("Step"), _text("text")),
        "owner": ViewColumn(field_of("entry", "owner"), _text("owner")),
        "due": ViewColumn(field_of("entry", "due"), _text("due")),
        "state": ViewColumn(message("State"), lambda row: not row.item.open),
    },
}
"""The columns of each view, in the order in which they are shown where none are named."""

FILTERS: Mapping[View, tuple[str, ...]] = {
    View.TASKS: ("owner", "status", "department", "strategy", "month",
                 "overdue", "lagging", "due_soon", "open"),
    View.KPIS: ("department", "strategy", "met"),
    View.ALERTS: ("owner", "department", "strategy"),
    View.STRATEGIES: ("owner", "department", "strategy", "running"),
    View.NEXT_STEPS: ("owner", "department", "strategy", "month", "open"),
}  # fmt: skip

OPTION_TERMS: Mapping[str, Term] = {
    "view": Term("視圖", "视图", "view"),
    "title": Term("標題", "标题", "title"),
    "columns": Term("欄位", "字段", "columns"),
    "sort": Term("排序", "排序", "sort"),
    "limit": Term("最多", "最多", "limit"),
    "owner": Term("負責人", "负责人", "owner"),
    "status": Term("完成狀態", "完成状态", "status"),
    "department": Term("制定部門", "制定部门", "department"),
    "strategy": Term("策略", "策略", "strategy"),
    "month": Term("月份", "月份", "month"),
    "overdue": Term("逾期", "逾期", "overdue"),
    "lagging": Term("落後", "落后", "lagging"),
    "due_soon": Term("即將到期", "即将到期", "due_soon"),
    "open": Term("未完成", "未完成", "open"),
    "met": Term("達標", "达标", "met"),
    "running": Term("執行中", "执行中", "running"),
}
"""Every option with its names; the English one is canonical."""

FACTS = frozenset({"overdue", "lagging", "due_soon", "open", "met", "running"})
"""Options that are yes or no."""


def folded(text: str) -> str:
    """Return a text for comparing: width and case do not count."""
    return unicodedata.normalize("NFKC", text).casefold().strip()


def _month(day: date | None) -> str:
    return day.strftime("%Y-%m") if day is not None else ""


def rows_of(view: View, tracked: TrackedPortfolio) -> Iterator[Row]:
    """Yield the rows of a view, in the records' order (alerts: gravest first)."""
    if view is View.ALERTS:
        by_slug = {strategy.slug: strategy for strategy in tracked.strategies}
        yield from (Row(one, by_slug[one.slug], owner=one.owner) for one in tracked.alerts)
        return
    for strategy in tracked.strategies:
        if view is View.STRATEGIES:
            yield Row(strategy, strategy, owner=strategy.owner, facts={"running": strategy.running})
        elif view is View.KPIS:
            yield from (Row(kpi, strategy, facts={"met": kpi.reached}) for kpi in strategy.kpis)
        elif view is View.NEXT_STEPS:
            for step in strategy.steps:
                yield Row(step, strategy, step.owner, month=_month(step.due), facts={"open": step.open})
        else:
            for task in strategy.tasks:
                facts = {name: getattr(task, name) for name in ("overdue", "lagging", "due_soon", "open")}
                yield Row(task, strategy, task.owner, task.status.value, _month(task.planned_end), facts)
