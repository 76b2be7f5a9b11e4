"""What a report says: how the portfolio stood at the end of some days, and what these brought."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, timedelta

from strategy_tracker.language import Message, message
from strategy_tracker.tracking import (
    Band,
    Level,
    RollUp,
    TrackedKpi,
    TrackedPortfolio,
    TrackedStrategy,
    TrackedTask,
    together,
)
from strategy_tracker.tracking.decisions import Decision, open_decisions
from strategy_tracker.values import Status


@dataclass(frozen=True, slots=True)
class ReportSection:
    """Tasks below one heading; `problem` and `due` say what stands beside each, `more` where all are."""

    id: str
    title: Message
    tasks: list[TrackedTask]
    more: str
    problem: bool = False
    due: bool = False


@dataclass(frozen=True, slots=True)
class Report:
    """A report on the days from `start` to `end`; the strategies are those that run on the last of them.

    strategies  worst first;  levels  how many stand how, worst first
    sums        of the tasks of these strategies
    decisions   what the notes of their latest meetings ask to be decided
    overdue     how many tasks are, those of strategies whose period is over among them
    kpis        those that are not where they should be, worst first
    """

    start: date
    end: date
    strategies: list[TrackedStrategy]
    levels: list[tuple[Level, int]]
    sums: RollUp
    overdue: int
    sections: list[ReportSection]
    decisions: list[Decision]
    kpis: list[TrackedKpi]
    kpis_good: int
    verdict: list[Message] = field(default_factory=list)

    @property
    def kpi_count(self) -> int:
        """How many KPIs the strategies have."""
        return sum(len(strategy.kpis) for strategy in self.strategies)


def report_on(tracked: TrackedPortfolio, start: date, *, ahead: int) -> Report:
    """Return the report on the days from `start` to the portfolio's own, with what is due `ahead` days on."""
    end = tracked.as_of
    running = sorted((one for one in tracked.strategies if one.running), key=_worst_first)
    slugs = {strategy.slug for strategy in running}
    tasks = list(tracked.tasks)
    last = end + timedelta(days=ahead)

    def some(wanted: Callable[[TrackedTask], bool]) -> list[TrackedTask]:
        found = [task for task in tasks if wanted(task)]
        return sorted(found, key=lambda task: (task.planned_end or date.max, task.slug, task.id))

    done = some(lambda task: task.status is Status.DONE and _within(task.actual_end, start, end))
    slipped = some(lambda task: task.overdue or (task.lagging and task.slug in slugs))
    slipped.sort(key=lambda task: -(task.late_days or 0))
    problems = some(lambda task: task.open and task.slug in slugs and _has_problem(task))
    coming = some(lambda task: task.open and _within(task.planned_end, end, last))
    decisions = [one for strategy in running for one in open_decisions(strategy.record, end)]
    kpis = [kpi for strategy in running for kpi in strategy.kpis]
    levels = Counter(strategy.health.level for strategy in running)
    new = [task for task in slipped if task.overdue and _within(task.planned_end, start, end)]
    verdict = [
        message("{count} tasks done in these days", count=len(done)),
        message("{count} newly overdue, {total} overdue in all", count=len(new), total=_overdue(slipped)),
        message("{count} due in the next {days} days", count=len(coming), days=ahead),
        message("{count} questions wait for a decision", count=len(decisions)),
    ]
    return Report(
        start=start,
        end=end,
        strategies=running,
        levels=[(level, levels[level]) for level in sorted(levels, reverse=True)],
        sums=together(strategy.sums for strategy in running),
        overdue=_overdue(slipped),
        sections=[
            ReportSection("report-done", message("Done"), done, "tasks/?status=done&sort=-actual"),
            ReportSection("report-slipped", message("Slipped"), slipped, "tasks/?is=overdue+lagging"),
            ReportSection(
                "report-problems",
                message("Open problems"),
                problems,
                "tasks/?is=open&cycle=running",
                problem=True,
            ),
            ReportSection("report-next", message("Next"), coming, "tasks/?is=open&sort=planned", due=True),
        ],
        decisions=sorted(decisions, key=lambda one: -one.day.toordinal()),
        kpis=sorted((kpi for kpi in kpis if kpi.band in _NOT_GOOD), key=_lowest_first),
        kpis_good=sum(kpi.band.good for kpi in kpis),
        verdict=verdict,
    )


_NOT_GOOD = (Band.MISSED, Band.BEHIND, Band.WATCH, Band.UNKNOWN)


def _worst_first(strategy: TrackedStrategy) -> tuple[int, int, str]:
    return -strategy.health.level, -len(strategy.health.parts), strategy.slug


def _lowest_first(kpi: TrackedKpi) -> tuple[bool, object]:
    return kpi.ratio is None, kpi.ratio or 0


def _overdue(tasks: list[TrackedTask]) -> int:
    return sum(task.overdue for task in tasks)


def _within(day: date | None, first: date, last: date) -> bool:
    return day is not None and first <= day <= last


def _has_problem(task: TrackedTask) -> bool:
    return task.record.problem is not None and bool(task.record.problem.value)
