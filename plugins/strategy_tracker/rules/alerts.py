"""Tracking: the warnings that fire by themselves, as findings, one for each record. They fail no build."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial

from strategy_tracker.language import Message, message
from strategy_tracker.model import Place, Problem, Record, Written
from strategy_tracker.rules.rule import Family, Rule, Severity
from strategy_tracker.tracking import Alert, AlertKind, AlertReason, TrackedPortfolio, TrackedStrategy
from strategy_tracker.tracking.health import joined
from strategy_tracker.values import Context, Period, Unreadable, read_date

_FIELDS = {
    AlertKind.OVERDUE: "planned",
    AlertKind.LAGGING: "progress",
    AlertKind.BLOCKED: "depends_on",
    AlertKind.ON_HOLD: "status",
    AlertKind.AT_RISK: "status",
    AlertKind.NOT_STARTED: "planned",
    AlertKind.DUE_SOON: "planned",
    AlertKind.STALE: "progress",
    AlertKind.KPI_BEHIND: "current",
    AlertKind.KPI_STALE: "current",
    AlertKind.RETROSPECTIVE_DUE: "period",
    AlertKind.NEXT_STEP_OPEN: "text",
}
"""The field at which each warning is shown: the value that would be changed."""

_ABOUT_THE_END = frozenset((AlertKind.OVERDUE, AlertKind.DUE_SOON))
_SEPARATOR = re.compile(r"\s*(?:[至到~～—–－/-]|\bto\b|\buntil\b)\s*")
_DIGITS = len("2025-07-09")


def _records(strategy: TrackedStrategy) -> Mapping[Place, Record]:
    """Return the records that a strategy's warnings are about, by their place."""
    found: dict[Place, Record] = {strategy.record.place: strategy.record}
    retrospective = strategy.record.retrospective
    if retrospective is not None:
        found |= {entry.place: entry for entry in (*retrospective.improvements, *retrospective.next_steps)}
    found |= {kpi.record.place: kpi.record for kpi in strategy.kpis}
    return found | {task.record.place: task.record for task in strategy.tasks}


def _place_of_end(planned: Written[object]) -> Place:
    """Return where the end of a period was typed; the whole period's place where it does not stand apart."""
    place, period = planned.place, planned.value
    quotes = place.end_column - place.column - len(planned.text)
    if not isinstance(period, Period) or place.line != place.end_line or quotes not in (0, 2):
        return place
    start = _start_of_end(planned.text, period)
    if start is None:
        return place
    column = place.column + start + quotes // 2
    return place._replace(column=column, end_column=column + len(planned.text) - start)


def _start_of_end(text: str, period: Period) -> int | None:
    """Return where the last day of a period begins in its text; None where it does not stand apart."""
    if period.start is None:
        return None
    starts = [separator.end() for separator in _SEPARATOR.finditer(text)]
    if period.end is not None and text[-_DIGITS:] == period.end.isoformat() and len(text) - _DIGITS in starts:
        return len(text) - _DIGITS  # as most are written: to read what stands behind each takes longer
    for start in starts:
        try:
            day = read_date(text[start:], Context(period)).date
        except Unreadable:
            continue
        if day == period.end:
            return start
    return None


def _problem(alert: Alert, reasons: Sequence[AlertReason], record: Record | None) -> Problem:
    """Return a warning as a problem at the value that its gravest reason is about."""
    gravest = reasons[0]
    name = gravest.field or _FIELDS[gravest.kind]
    value = getattr(record, name, None)
    written = value[0] if isinstance(value, tuple) and value else value
    prefix = f"{record.path}." if record is not None and record.path else ""
    text, place = (written.text, written.place) if isinstance(written, Written) else ("", alert.place)
    if alert.kind in _ABOUT_THE_END and isinstance(written, Written):
        place = _place_of_end(written)
    subject = f"{alert.subject} {alert.title}".strip()
    said = joined([reason.reason for reason in reasons])
    values = {"subject": subject, "reason": said, "action": gravest.action}
    return Problem(gravest.kind.value, place, f"{prefix}{name}", text, values)


def problems(portfolio: TrackedPortfolio, kinds: Container[str]) -> Iterator[Problem]:
    """Yield the warnings that have a reason among some kinds: one for each task or KPI, with all of these."""
    for strategy in portfolio.strategies:
        records = _records(strategy) if strategy.alerts else {}
        for alert in strategy.alerts:
            reasons = [reason for reason in alert.reasons if reason.kind.value in kinds]
            if reasons:
                yield _problem(alert, reasons, records.get(alert.place))


@dataclass(frozen=True, slots=True)
class _Texts:
    """What differs between the rules of tracking."""

    what: Message
    why: Message
    bad: str
    good: str
    severity: Severity = Severity.WARNING
    options: tuple[str, ...] = field(default=())
    family: Family = Family.TRACKING


_TASK = "關鍵任務:\n  - 任務編號: T001\n"
_LAST_QUARTER = (
    "目標周期: 2024-04-01至2024-06-30\n關鍵任務:\n  - 任務編號: T001\n"
    "    計劃起止時間: 2024-05-01至2024-06-20\n"
    "    實際起止時間: 2024-05-01至2024-06-20\n    當前進度: 100\n    完成狀態: 已完成\n"
)

_RULES: Mapping[AlertKind, _Texts] = {
    AlertKind.OVERDUE: _Texts(
        what=message("Warns of an open task whose planned end is past."),
        why=message("The earlier a missed deadline is talked about, the more can still be moved."),
        bad=_TASK + "    計劃起止時間: 2024-07-01至2024-07-20\n"
        "    存在問題: 設備故障\n    解決方案: 啟用備用設備\n",
        good=_TASK + "    計劃起止時間: 2024-07-01至2024-08-20\n",
    ),
    AlertKind.LAGGING: _Texts(
        what=message("Warns of a task whose progress is well below what the plan expects by today."),
        why=message("A gap of a few days can be closed; one that shows at the deadline cannot."),
        bad=_TASK + "    計劃起止時間: 2024-07-01至2024-08-10\n    當前進度: 20\n",
        good=_TASK + "    計劃起止時間: 2024-07-01至2024-08-10\n    當前進度: 75\n",
        options=("lag_threshold", "lag_basis", "calendar"),
    ),
    AlertKind.BLOCKED: _Texts(
        what=message(
            "Warns of a task that waits for another one which is not finished, or whose status says so."
        ),
        why=message("Its owner can do nothing alone; who can clear the way has to know."),
        bad=_TASK + "  - 任務編號: T002\n    前置任務: [T001]\n",
        good=_TASK + "    實際起止時間: 2024-07-15至2024-07-20\n    當前進度: 100\n    完成狀態: 已完成\n"
        "  - 任務編號: T002\n    前置任務: [T001]\n",
    ),
    AlertKind.ON_HOLD: _Texts(
        what=message("Warns of an open task whose status says that it is on hold (on hold, paused)."),
        why=message("Time runs on while nothing is done, and somebody has to decide whether it stays so."),
        bad=_TASK + "    完成狀態: 暫停\n",
        good=_TASK + "    完成狀態: 進行中\n",
    ),
    AlertKind.AT_RISK: _Texts(
        what=message("Warns of an open task whose status says that it is at risk (at risk)."),
        why=message("Who wrote it knows something that the numbers do not show yet."),
        bad=_TASK + "    完成狀態: 有風險\n",
        good=_TASK + "    完成狀態: 進行中\n",
    ),
    AlertKind.NOT_STARTED: _Texts(
        what=message("Warns of a task that should have started and has not moved."),
        why=message("A late start is the first sign of a late end."),
        bad=_TASK + "    計劃起止時間: 2024-07-29至2024-09-20\n    當前進度: 0\n    完成狀態: 未開始\n"
        "    實際起止時間: 無\n",
        good=_TASK + "    計劃起止時間: 2024-08-29至2024-09-20\n    當前進度: 0\n    完成狀態: 未開始\n"
        "    實際起止時間: 無\n",
    ),
    AlertKind.DUE_SOON: _Texts(
        what=message("Reminds of a task that is due within the next days."),
        why=message("A reminder before the day costs a minute; one after it costs the day."),
        bad=_TASK + "    計劃起止時間: 2024-07-01至2024-08-03\n    當前進度: 95\n",
        good=_TASK + "    計劃起止時間: 2024-07-01至2024-08-20\n    當前進度: 95\n",
        severity=Severity.INFO,
        options=("due_soon_days",),
    ),
    AlertKind.STALE: _Texts(
        what=message("Warns of a running task that has had no update for longer than was agreed."),
        why=message("Silence looks like good progress, until it is too late."),
        bad=_TASK + "    更新日期: 2024-07-16\n",
        good=_TASK + "    更新日期: 2024-07-31\n",
        options=("cadence",),
    ),
    AlertKind.KPI_BEHIND: _Texts(
        what=message("Warns of a KPI that comes too slowly for the time that has passed."),
        why=message("While the period runs there is still time to act on it."),
        bad="效果指標:\n  - 目標值: 500萬元\n    當前值: 50萬元\n    匯總方式: sum\n"
        "    原因分析: 新客轉化率低\n",
        good="效果指標:\n  - 目標值: 500萬元\n    當前值: 200萬元\n    匯總方式: sum\n",
        options=("kpi_pace",),
    ),
    AlertKind.KPI_STALE: _Texts(
        what=message("Warns of a KPI without a new value for longer than its cadence allows."),
        why=message("An old value on a page looks as true as a new one."),
        bad="效果指標:\n  - 更新日期: 2024-07-03\n    跟蹤頻率: 每周\n",
        good="效果指標:\n  - 更新日期: 2024-07-31\n    跟蹤頻率: 每周\n",
        options=("cadence",),
        family=Family.DATA,
    ),
    AlertKind.RETROSPECTIVE_DUE: _Texts(
        what=message("Warns of a strategy whose period is over without a retrospective."),
        why=message("What is not looked back on is repeated."),
        bad=_LAST_QUARTER,
        good=_LAST_QUARTER + "復盤總結:\n  執行亮點: 詳情頁點擊率提升12%\n",
        options=("retrospective_days",),
    ),
    AlertKind.NEXT_STEP_OPEN: _Texts(
        what=message("Warns of an improvement or next step that is neither done nor carried into a task."),
        why=message("A retrospective that changes nothing in the next plan was a meeting, not a lesson."),
        bad=_LAST_QUARTER + "復盤總結:\n  後續計劃:\n    - 內容: 優化直播引流策略\n",
        good=_LAST_QUARTER + "復盤總結:\n  後續計劃:\n    - 內容: 優化直播引流策略\n      納入: T001\n",
    ),
}  # fmt: skip

RULES: tuple[Rule, ...] = tuple(
    Rule(
        name=kind.value,
        family=texts.family,
        severity=texts.severity,
        what=texts.what,
        why=texts.why,
        message=message("{subject}: {reason}"),
        hint=message("{action}."),
        bad=texts.bad,
        good=texts.good,
        check=partial(problems, kinds=frozenset((kind.value,))),
        options=texts.options,
        alert=True,
    )
    for kind, texts in _RULES.items()
)
