"""Warnings that fire by themselves: one for each task, KPI or next step, with all its reasons."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from strategy_tracker.language import Message, Term
from strategy_tracker.model import Place
from strategy_tracker.tracking.health import Level, joined


class AlertKind(StrEnum):
    """What a warning is about; the value is also the name of its rule."""

    OVERDUE = "overdue"
    LAGGING = "lagging"
    BLOCKED = "blocked"
    ON_HOLD = "on-hold"
    AT_RISK = "at-risk"
    NOT_STARTED = "not-started"
    DUE_SOON = "due-soon"
    STALE = "stale"
    KPI_BEHIND = "kpi-behind-pace"
    KPI_STALE = "kpi-stale"
    RETROSPECTIVE_DUE = "retrospective-due"
    NEXT_STEP_OPEN = "next-step-open"

    @property
    def term(self) -> Term:
        """The kind's name in three languages."""
        return _KINDS[self]


_KINDS = {
    AlertKind.OVERDUE: Term("逾期", "逾期", "Overdue"),
    AlertKind.LAGGING: Term("進度落後", "进度落后", "Lagging"),
    AlertKind.BLOCKED: Term("受阻", "受阻", "Blocked"),
    AlertKind.ON_HOLD: Term("已暫停", "已暂停", "On hold"),
    AlertKind.AT_RISK: Term("有風險", "有风险", "At risk"),
    AlertKind.NOT_STARTED: Term("該開始未開始", "该开始未开始", "Not started"),
    AlertKind.DUE_SOON: Term("即將到期", "即将到期", "Due soon"),
    AlertKind.STALE: Term("久未更新", "久未更新", "Stale"),
    AlertKind.KPI_BEHIND: Term("指標落後於時間進度", "指标落后于时间进度", "KPI behind pace"),
    AlertKind.KPI_STALE: Term("指標久未更新", "指标久未更新", "KPI stale"),
    AlertKind.RETROSPECTIVE_DUE: Term("周期結束未復盤", "周期结束未复盘", "Retrospective due"),
    AlertKind.NEXT_STEP_OPEN: Term("後續計劃未落實", "后续计划未落实", "Next step open"),
}


@dataclass(frozen=True, slots=True)
class AlertReason:
    """One thing that is wrong with a task or KPI: in numbers, since when, whose move it is and which.

    `days` is for how many days it has been so; `field` the field of the record that it comes from, where
    the kind alone does not say which.
    """

    kind: AlertKind
    level: Level
    reason: Message
    since: date | None
    owner: str
    action: Message
    days: int = 0
    field: str = ""


@dataclass(frozen=True, slots=True)
class Alert:
    """The warning about one task, KPI, next step or strategy, with its reasons, gravest first.

    `subject` is the id of a task or KPI ('' for the strategy itself). `cause` and `solution` are what was
    written about it already; its actions ask only for what is missing. What is said of the alert as a whole
    (`kind`, `level`, `owner` …) is that of its gravest reason.
    """

    slug: str
    subject: str
    title: str
    place: Place
    reasons: tuple[AlertReason, ...]
    cause: str = ""
    solution: str = ""

    @property
    def kind(self) -> AlertKind:
        """What the gravest reason is."""
        return self.reasons[0].kind

    @property
    def level(self) -> Level:
        """How grave it is."""
        return self.reasons[0].level

    @property
    def reason(self) -> Message:
        """The gravest reason in numbers."""
        return self.reasons[0].reason

    @property
    def since(self) -> date | None:
        """Since when the gravest reason holds."""
        return self.reasons[0].since

    @property
    def days(self) -> int:
        """For how many days the gravest reason has held."""
        return self.reasons[0].days

    @property
    def owner(self) -> str:
        """Whose move it is."""
        return self.reasons[0].owner

    @property
    def action(self) -> Message:
        """What to do about the gravest reason."""
        return self.reasons[0].action

    @property
    def summary(self) -> Message:
        """All reasons in one sentence, gravest first."""
        return joined([one.reason for one in self.reasons])

    @property
    def kinds(self) -> frozenset[AlertKind]:
        """All that is wrong."""
        return frozenset(reason.kind for reason in self.reasons)


_ORDER = {kind: place for place, kind in enumerate(AlertKind)}


def gravest_first(reasons: Iterable[AlertReason]) -> tuple[AlertReason, ...]:
    """Return reasons in the order in which an alert has them: by level, then as the kinds are listed."""
    return tuple(sorted(reasons, key=lambda one: (-one.level, _ORDER[one.kind])))


def in_order(alerts: Iterable[Alert]) -> tuple[Alert, ...]:
    """Return alerts gravest first: by level, kind and days of their gravest reasons."""
    return tuple(
        sorted(alerts, key=lambda one: (-one.level, _ORDER[one.kind], -one.days, one.slug, one.subject))
    )
