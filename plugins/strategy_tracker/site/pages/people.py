"""The pages by person, the reports, and the page on the data's quality."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from strategy_tracker.language import message
from strategy_tracker.site.site import Site
from strategy_tracker.site.site_page import SitePage
from strategy_tracker.tracking import TrackedTask, roll_up
from strategy_tracker.values import Status

MOST_PER_SECTION = 12


@dataclass(frozen=True, slots=True)
class TaskGroup:
    """Tasks below one heading."""

    id: str
    title: str
    tasks: list[TrackedTask]
    problem: bool = False
    due: bool = False


def people_page(site: Site) -> SitePage:
    """Return everybody with their sums, most overdue first."""
    rows = [(name, sums) for name, (_, sums) in site.by_owner.items()]
    rows.sort(key=lambda row: (-row[1].overdue, -row[1].lagging, -row[1].open, row[0]))
    return site.page("people/index.md", site.words(message("People")), "people.html", {"rows": rows})


def person_pages(site: Site) -> list[SitePage]:
    """Return a page for each person: overdue, due soon, to be updated, next, done."""
    return [_person(site, name) for name in site.people]


def _person(site: Site, name: str) -> SitePage:
    tasks, sums = site.by_owner.get(name) or ([], roll_up(()))
    ordered = sorted(tasks, key=lambda task: (task.planned_end or date.max, task.slug, task.id))
    left = list(ordered)

    def take(wanted: Callable[[TrackedTask], object]) -> list[TrackedTask]:
        chosen = [task for task in left if wanted(task)]
        left[:] = [task for task in left if not wanted(task)]
        return chosen

    groups = [
        TaskGroup("overdue", site.words(message("Overdue")), take(lambda task: task.overdue)),
        TaskGroup("due-soon", site.words(message("Due soon")), take(lambda task: task.due_soon)),
        TaskGroup("to-update", site.words(message("To be updated")), take(_to_be_updated)),
        TaskGroup("next", site.words(message("Next")), take(lambda task: task.open)),
        TaskGroup("done", site.words(message("Done")), left),
    ]
    values = {
        "name": name,
        "sums": sums,
        "groups": groups,
        "load": site.figures.load(tasks),
        "has_calendar": any(task.open and task.planned_end is not None for task in tasks),
    }
    source = site.people[name].rstrip("/") + ".md"
    return site.page(source, name, "person.html", values, in_nav=False)


def _to_be_updated(task: TrackedTask) -> bool:
    return task.lagging or task.stale_days is not None


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
        TaskGroup("report-done", site.words(message("Done")), done),
        TaskGroup("report-slipped", site.words(message("Slipped")), slipped),
        TaskGroup("report-problems", site.words(message("Problems for decision")), decisions, problem=True),
        TaskGroup("report-next", site.words(message("Next")), coming, due=True),
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
