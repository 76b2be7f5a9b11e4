"""What a view can show: the columns of a record's table, its filters, and its rows. All of it is data."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Any

from strategy_tracker.language import Language, Term
from strategy_tracker.tables import alerts, kpis, steps, strategies, tasks
from strategy_tracker.tables.column import Column, Row
from strategy_tracker.tracking import TrackedPortfolio


class View(StrEnum):
    """What the rows of a view are."""

    TASKS = "tasks"
    KPIS = "kpis"
    ALERTS = "alerts"
    STRATEGIES = "strategies"
    NEXT_STEPS = "next_steps"
    BOARD = "board"
    CALENDAR = "calendar"
    CYCLES = "cycles"
    WORKLOAD = "workload"


PICTURES = frozenset({View.BOARD, View.CALENDAR, View.CYCLES, View.WORKLOAD})
"""The views that are no table of records: they have no columns, and an order of their own."""


VIEW_WORDS: Mapping[View, tuple[str, ...]] = {
    View.TASKS: ("任務", "任务", "關鍵任務", "关键任务"),
    View.KPIS: ("指標", "指标", "效果指標", "效果指标"),
    View.ALERTS: ("預警", "预警"),
    View.STRATEGIES: ("策略",),
    View.NEXT_STEPS: ("後續計劃", "后续计划"),
    View.BOARD: ("看板",),
    View.CALENDAR: ("月曆", "月历", "日曆", "日历"),
    View.CYCLES: ("周期對比", "周期对比"),
    View.WORKLOAD: ("工作量",),
}


@dataclass(frozen=True, slots=True)
class Candidate:
    """A row that a view may show: what it is about, and what filters compare; `facts` are yes or no."""

    row: Row[Any]
    owner: str = ""
    status: str = ""
    month: str = ""
    facts: Mapping[str, bool] = field(default_factory=dict)


COLUMNS: Mapping[View, Mapping[str, Column[Any]]] = {
    View.TASKS: tasks.TASKS,
    View.KPIS: kpis.KPIS,
    View.ALERTS: alerts.ALERTS,
    View.STRATEGIES: strategies.STRATEGIES,
    View.NEXT_STEPS: steps.STEPS,
}
"""The columns of each view that has any."""

SHOWN: Mapping[View, tuple[str, ...]] = {
    View.TASKS: tasks.ALL,
    View.KPIS: tuple(key for key in kpis.ALL if key != "trend"),
    View.ALERTS: alerts.ALL,
    View.STRATEGIES: tuple(key for key in strategies.ALL if key != "next"),
    View.NEXT_STEPS: steps.ALL,
}
"""The columns that are shown where none are named."""

_OF_TASKS = ("owner", "status", "department", "strategy", "month", "overdue", "lagging", "due_soon", "open")

FILTERS: Mapping[View, tuple[str, ...]] = {
    View.TASKS: _OF_TASKS,
    View.KPIS: ("department", "strategy", "met"),
    View.ALERTS: ("owner", "department", "strategy"),
    View.STRATEGIES: ("owner", "department", "strategy", "running"),
    View.NEXT_STEPS: ("owner", "department", "strategy", "month", "open"),
    View.BOARD: _OF_TASKS,
    View.CALENDAR: _OF_TASKS,
    View.CYCLES: ("owner", "department", "strategy", "running"),
    View.WORKLOAD: ("owner", "department", "strategy"),
}

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


def candidates(view: View, tracked: TrackedPortfolio, language: Language) -> Iterator[Candidate]:
    """Yield the rows of a view, in the records' order (alerts: gravest first)."""
    if view is View.ALERTS:
        by_slug = {strategy.slug: strategy for strategy in tracked.strategies}
        for alert in tracked.alerts:
            yield Candidate(Row(by_slug[alert.slug], alert, language), owner=alert.owner)
        return
    for strategy in tracked.strategies:
        if view in (View.STRATEGIES, View.CYCLES):
            facts = {"running": strategy.running}
            yield Candidate(Row(strategy, strategy, language), owner=strategy.owner, facts=facts)
        elif view is View.KPIS:
            for kpi in strategy.kpis:
                yield Candidate(Row(strategy, kpi, language), facts={"met": kpi.reached})
        elif view is View.NEXT_STEPS:
            for step in strategy.steps:
                facts = {"open": step.open}
                yield Candidate(
                    Row(strategy, step, language), step.owner, month=_month(step.due), facts=facts
                )
        else:
            for task in strategy.tasks:
                facts = {name: getattr(task, name) for name in ("overdue", "lagging", "due_soon", "open")}
                status, month = task.status.value, _month(task.planned_end)
                yield Candidate(Row(strategy, task, language), task.owner, status, month, facts)
