"""The weekly and the monthly report."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from strategy_tracker.language import message
from strategy_tracker.site.site import Site
from strategy_tracker.site.site_page import SitePage
from strategy_tracker.tracking import (
    TrackedTask,
)
from strategy_tracker.values import Status

MOST_PER_SECTION = 10


@dataclass(frozen=True, slots=True)
class ReportSection:
    """Tasks below one heading; `problem` and `due` say what stands beside each."""

    id: str
    title: str
    tasks: list[TrackedTask]
    problem: bool = False
    due: bool = False


def report_pages(site: Site) -> list[SitePage]:
    """Return the weekly and the monthly report up to `as_of`."""
    as_of = site.tracked.as_of
    week, month = site.words(message("Weekly report")), site.words(message("Monthly report"))
    return [
        _report(site, "weekly", week, as_of - timedelta(days=6), ahead=7),
        _report(site, "monthly", month, as_of.replace(day=1), ahead=31),
    ]


def _report(site: Site, name: str, title: str, start: date, *, ahead: int) -> SitePage:
    as_of = site.tracked.as_of
    tasks = [task for strategy in site.tracked.strategies for task in strategy.tasks]
    slugs = {strategy.slug for strategy in site.tracked.strategies if strategy.running}
    last = as_of + timedelta(days=ahead)
    done = [task for task in tasks if task.status is Status.DONE and _within(task.actual_end, start, as_of)]
    slipped = [task for task in tasks if task.overdue or (task.lagging and task.slug in slugs)]
    decisions = [task for task in tasks if task.open and task.slug in slugs and _has_problem(task)]
    coming = [task for task in tasks if task.open and _within(task.planned_end, as_of, last)]
    coming.sort(key=lambda task: (task.planned_end or date.max, task.slug))
    slipped.sort(key=lambda task: (-(task.late_days or 0), task.slug, task.id))
    sections = [
        ReportSection("report-done", site.words(message("Done")), done),
        ReportSection("report-slipped", site.words(message("Slipped")), slipped),
        ReportSection(
            "report-problems", site.words(message("Problems for decision")), decisions, problem=True
        ),
        ReportSection("report-next", site.words(message("Next")), coming, due=True),
    ]
    kpis = [kpi for kpi in site.tracked.kpis if kpi.slug in slugs]
    kpis.sort(key=lambda kpi: (kpi.ratio is None, kpi.ratio or 0))
    values = {
        "title": title,
        "start": start,
        "end": as_of,
        "sections": sections,
        "kpis": kpis,
        "most": MOST_PER_SECTION,
    }
    return site.page(f"reports/{name}.md", title, "report.html", values)


def _within(day: date | None, first: date, last: date) -> bool:
    return day is not None and first <= day <= last


def _has_problem(task: TrackedTask) -> bool:
    return task.record.problem is not None and bool(task.record.problem.value)
