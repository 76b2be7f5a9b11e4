"""What a report says: how the portfolio stood at the end of some days, and what these brought."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction
from typing import Generic, Self, TypeVar

from strategy_tracker.cache.pickles import packed, unpacked
from strategy_tracker.language import Message, message
from strategy_tracker.model import Text, Written
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
from strategy_tracker.values import Quantity, Status


@dataclass(frozen=True, slots=True)
class ReportTask:
    """A task as a report shows it; problem and solution as they were typed, '' where there is none."""

    slug: str
    id: str
    description: str
    owner: str
    status: Status
    planned_end: date | None
    late_days: int | None
    problem: str
    solution: str

    @property
    def open(self) -> bool:
        """Whether the task was still to be done."""
        return self.status.open


@dataclass(frozen=True, slots=True)
class ReportKpi:
    """A KPI as a report shows it; `unread` is what was typed for a value that cannot be read."""

    slug: str
    id: str
    name: str
    ratio: Fraction | None
    band: Band
    target: Written[Quantity] | None
    current_text: str
    unread: str


@dataclass(frozen=True, slots=True)
class ReportStrategy:
    """A strategy as a report shows it."""

    slug: str
    level: Level
    reason: Message
    progress: Fraction | None


Given = TypeVar("Given")
Line = TypeVar("Line")


@dataclass(frozen=True, slots=True)
class Lines(Generic[Line]):
    """As many lines of a list as a report shows at most, and how many there are."""

    shown: tuple[Line, ...]
    count: int


@dataclass(frozen=True, slots=True)
class ReportSection:
    """Tasks below one heading; `problem` and `due` say what stands beside each, `more` where all are."""

    id: str
    title: Message
    tasks: Lines[ReportTask]
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
    kpi_count   how many KPIs the strategies have, and kpis_good  how many are where they should be
    """

    start: date
    end: date
    strategies: Lines[ReportStrategy]
    levels: tuple[tuple[Level, int], ...]
    sums: RollUp
    overdue: int
    sections: tuple[ReportSection, ...]
    decisions: Lines[Decision]
    kpis: Lines[ReportKpi]
    kpis_good: int
    kpi_count: int
    verdict: tuple[Message, ...]


@dataclass(frozen=True, slots=True)
class HeldReport:
    """A report as bytes, until its page is made: with their lines the reports of two years are large."""

    data: bytes

    @classmethod
    def of(cls, report: Report) -> Self:
        """Take a report."""
        return cls(packed(report))

    def opened(self) -> Report:
        """Return the report; ValueError for bytes that hold none."""
        found = unpacked(self.data)
        if not isinstance(found, Report):
            raise TypeError("no report")
        return found


def report_on(tracked: TrackedPortfolio, start: date, *, ahead: int, most: int) -> Report:
    """Return the report on the days from `start` to the portfolio's own, with what is due `ahead` days on.

    Of each list it has `most` lines.
    """
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
    verdict = (
        message("{count} tasks done in these days", count=len(done)),
        message("{count} newly overdue, {total} overdue in all", count=len(new), total=_overdue(slipped)),
        message("{count} due in the next {days} days", count=len(coming), days=ahead),
        message("{count} questions wait for a decision", count=len(decisions)),
    )

    def section(
        name: str, title: Message, found: list[TrackedTask], more: str, **beside: bool
    ) -> ReportSection:
        return ReportSection(name, title, _lines(found, _task, most), more, **beside)

    return Report(
        start=start,
        end=end,
        strategies=_lines(running, _strategy, most),
        levels=tuple((level, levels[level]) for level in sorted(levels, reverse=True)),
        sums=together(strategy.sums for strategy in running),
        overdue=_overdue(slipped),
        sections=(
            section("report-done", message("Done"), done, "tasks/?status=done&sort=-actual"),
            section("report-slipped", message("Slipped"), slipped, "tasks/?is=overdue+lagging"),
            section(
                "report-problems",
                message("Open problems"),
                problems,
                "tasks/?is=open&cycle=running",
                problem=True,
            ),
            section("report-next", message("Next"), coming, "tasks/?is=open&sort=planned", due=True),
        ),
        decisions=_lines(sorted(decisions, key=lambda one: -one.day.toordinal()), lambda one: one, most),
        kpis=_lines(sorted((kpi for kpi in kpis if kpi.band in _NOT_GOOD), key=_lowest_first), _kpi, most),
        kpis_good=sum(strategy.kpis_good for strategy in running),
        kpi_count=len(kpis),
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
    return bool(_said(task.record.problem))


def _lines(found: Sequence[Given], make: Callable[[Given], Line], most: int) -> Lines[Line]:
    return Lines(tuple(map(make, found[:most])), len(found))


def _task(task: TrackedTask) -> ReportTask:
    return ReportTask(
        slug=task.slug,
        id=task.id,
        description=task.description,
        owner=task.owner,
        status=task.status,
        planned_end=task.planned_end,
        late_days=task.late_days,
        problem=_said(task.record.problem),
        solution=_said(task.record.solution),
    )


def _said(written: Text | None) -> str:
    """Return what was typed in a field, '' where that means that there is nothing to say."""
    return written.text if written is not None and written.value else ""


def _kpi(kpi: TrackedKpi) -> ReportKpi:
    return ReportKpi(
        slug=kpi.slug,
        id=kpi.id,
        name=kpi.name,
        ratio=kpi.ratio,
        band=kpi.band,
        target=kpi.record.target,
        current_text=kpi.current_text,
        unread=kpi.unread,
    )


def _strategy(strategy: TrackedStrategy) -> ReportStrategy:
    health = strategy.health
    return ReportStrategy(strategy.slug, health.level, health.reason, strategy.sums.progress)
