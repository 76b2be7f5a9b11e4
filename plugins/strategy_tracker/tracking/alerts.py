"""Warnings that fire by themselves: each with its reason in numbers, since when, and whose move it is."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from fractions import Fraction

from strategy_tracker.language import Message, Term, message
from strategy_tracker.language.formats import in_percent
from strategy_tracker.model import Place, Strategy
from strategy_tracker.tracking.attainment_words import goal_words
from strategy_tracker.tracking.blocking import stated_start
from strategy_tracker.tracking.days import DayCount
from strategy_tracker.tracking.health import Level
from strategy_tracker.tracking.kpis import TrackedKpi
from strategy_tracker.tracking.lag import lagging_from
from strategy_tracker.tracking.loop import NextStep
from strategy_tracker.tracking.settings import TrackingSettings
from strategy_tracker.tracking.tasks import TrackedTask, concern_reason, lag_reason
from strategy_tracker.values import Concern


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


_CONCERNS = {
    Concern.BLOCKED: (
        AlertKind.BLOCKED, Level.BAD, message("Say what is in its way and who can clear it"),
    ),
    Concern.ON_HOLD: (
        AlertKind.ON_HOLD, Level.WATCH, message("Take it up again, move its dates, or cancel it"),
    ),
    Concern.AT_RISK: (
        AlertKind.AT_RISK, Level.WATCH, message("Say what may go wrong and what is done about it"),
    ),
}  # fmt: skip
"""What follows from a status that says that something is wrong: the warning, how grave, and the next move."""


@dataclass(frozen=True, slots=True)
class Alert:
    """One warning. `subject` is the id of a task or KPI ('' for the strategy itself).

    `field` is the field of its record that it comes from, where the kind alone does not say which.
    """

    kind: AlertKind
    level: Level
    slug: str
    subject: str
    title: str
    reason: Message
    since: date | None
    owner: str
    action: Message
    place: Place
    days: int = 0
    field: str = ""


def task_alerts(
    task: TrackedTask, others: Mapping[str, TrackedTask], as_of: date, settings: TrackingSettings
) -> Iterator[Alert]:
    """Yield the warnings of one open task, gravest first."""

    def alert(
        kind: AlertKind,
        level: Level,
        reason: Message,
        since: date | None,
        action: Message,
        owner: str = "",
        field: str = "",
    ) -> Alert:
        days = (as_of - since).days if since is not None and since <= as_of else 0
        return Alert(
            kind, level, task.slug, task.id, task.description, reason, since, owner or task.owner, action,
            task.record.place, days, field,
        )  # fmt: skip

    if not task.open:
        return
    if task.overdue and task.planned_end is not None:
        reason = message("Due on {date}, {days} days late", date=task.planned_end, days=task.late_days or 0)
        action = message("Finish it, or agree a new date and write down why")
        yield alert(AlertKind.OVERDUE, Level.BAD, reason, task.planned_end + timedelta(days=1), action)
    if task.lagging:
        action = message("Say what holds it up and what will close the gap")
        yield alert(
            AlertKind.LAGGING, Level.BAD, lag_reason(task), lagging_since(task, as_of, settings), action
        )
    if task.blocked_by:
        blocker = others[task.blocked_by[0]]
        reason = message("Waits for {tasks}", tasks=list(task.blocked_by))
        action = message("{task} must be finished first", task=f"{blocker.id} {blocker.description}".strip())
        yield alert(
            AlertKind.BLOCKED, Level.BAD, reason, _blocked_since(task, blocker), action, blocker.owner
        )
    if task.concern is not None and not (task.blocked_by and task.concern is Concern.BLOCKED):
        kind, level, action = _CONCERNS[task.concern]
        reason, since = concern_reason(task), task.history.status_since()
        yield alert(kind, level, reason, since, action, field="status")
    if task.not_started_late and not task.overdue:
        reason = message("Should have started on {date}", date=task.planned_start)
        action = message("Start it, or move its planned dates")
        yield alert(AlertKind.NOT_STARTED, Level.WATCH, reason, task.planned_start, action)
    if task.due_soon:
        reason = message("Due on {date}, in {days} days", date=task.planned_end, days=task.days_left)
        if task.days_left == 0:
            reason = message("Due today")
        action = message("Check that it will be ready")
        since = as_of - timedelta(days=settings.due_soon_days - (task.days_left or 0))
        yield alert(AlertKind.DUE_SOON, Level.WATCH, reason, since, action)
    if task.stale_days is not None and task.cadence.days is not None:
        reason = message(
            "No update for {days} days, {cadence} days are agreed",
            days=task.stale_days,
            cadence=task.cadence.days,
        )
        since = as_of - timedelta(days=task.stale_days - task.cadence.days - 1)
        yield alert(
            AlertKind.STALE, Level.WATCH, reason, since, message("Record progress, status and problems")
        )


def lagging_since(task: TrackedTask, as_of: date, settings: TrackingSettings) -> date | None:
    """Return the first of the days without a break, up to `as_of`, on which a lagging task was lagging.

    On each day the progress counts that the log has for it; before the first entry, that of the first entry.
    """
    start, end = task.planned_start, task.planned_end
    if start is None or end is None:
        return None
    days = DayCount(settings.calendar)
    stretches = [(day, progress) for day, progress in task.history.progress_points() if day <= as_of]
    now = task.progress or Fraction(0)
    stretches = [*stretches[:-1], (stretches[-1][0], now)] if stretches else [(start, now)]
    stretches[0] = (min(start, stretches[0][0]), stretches[0][1])
    since, last = as_of, as_of
    for first, progress in reversed(stretches):
        if last < first:  # several entries of one day: only the last of them counts
            continue
        begun = lagging_from(start, end, progress, days, settings)
        if begun is None or begun > last:
            break
        since = max(first, begun)
        if since > first or first == date.min:
            break
        last = first - timedelta(days=1)
    return since


def _blocked_since(task: TrackedTask, blocker: TrackedTask) -> date | None:
    """Return the day from which a task waits: its own start, or the day after its predecessor's end."""
    ends = blocker.planned_end + timedelta(days=1) if blocker.overdue and blocker.planned_end else None
    days = [day for day in (ends, stated_start(task)) if day is not None]
    return min(days) if days else None


def kpi_alerts(kpi: TrackedKpi, owner: str, as_of: date) -> Iterator[Alert]:
    """Yield the warnings of one KPI of a running period; the move is the strategy owner's."""
    place = kpi.record.place
    if kpi.behind_pace:
        pace = in_percent(kpi.pace or 0, 0)
        share = in_percent(kpi.share_elapsed or 0, 0)
        ratio = in_percent(kpi.ratio or 0, 0)
        reason = message(
            "{ratio}% of {goal} after {share}% of the time (pace {pace}%)",
            ratio=ratio,
            goal=goal_words(kpi),
            share=share,
            pace=pace,
        )
        action = message("Write down the cause and what will be done")
        yield Alert(
            AlertKind.KPI_BEHIND,
            Level.WATCH,
            kpi.slug,
            kpi.id,
            kpi.name,
            reason,
            kpi.current_on,
            owner,
            action,
            place,
        )
    if kpi.stale_days is not None:
        reason = message("No value for {days} days", days=kpi.stale_days)
        since = as_of - timedelta(days=kpi.stale_days)
        action = message("Enter the newest value with its source and date")
        yield Alert(
            AlertKind.KPI_STALE, Level.WATCH, kpi.slug, kpi.id, kpi.name, reason, since, owner, action, place,
            kpi.stale_days,
        )  # fmt: skip


def strategy_alerts(
    strategy: Strategy, steps: Sequence[NextStep], as_of: date, settings: TrackingSettings
) -> Iterator[Alert]:
    """Yield the warnings of a strategy whose period is over: no retrospective, next steps left open."""
    period = strategy.period.value if strategy.period else None
    owner = (strategy.owner.value if strategy.owner else None) or ""
    end = period.end if period else None
    if (
        end is not None
        and strategy.retrospective is None
        and (as_of - end).days > settings.retrospective_days
    ):
        reason = message("The period ended on {date} and there is no retrospective", date=end)
        action = message("Hold the retrospective and write it down")
        since = end + timedelta(days=1)
        yield Alert(
            AlertKind.RETROSPECTIVE_DUE, Level.WATCH, strategy.slug, "", strategy.name, reason, since, owner,
            action, strategy.place, (as_of - since).days,
        )  # fmt: skip
    for step in steps:
        if step.open and (step.since is None or step.since <= as_of):
            reason = message("Neither done nor carried into a task: {text}", text=step.text)
            action = message("Carry it into a task of the next cycle, or close it")
            days = (as_of - step.since).days if step.since else 0
            yield Alert(
                AlertKind.NEXT_STEP_OPEN, Level.WATCH, strategy.slug, "", strategy.name, reason, step.since,
                step.owner or owner, action, step.place, days,
            )  # fmt: skip
