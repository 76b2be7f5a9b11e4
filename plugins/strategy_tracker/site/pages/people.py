"""Everybody with their sums, and a page for each person."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction
from functools import partial

from strategy_tracker.language import message
from strategy_tracker.language.formats import format_day
from strategy_tracker.site.site import Site
from strategy_tracker.site.site_page import SitePage
from strategy_tracker.site.update.present import present_of_person
from strategy_tracker.tracking import (
    TrackedTask,
    roll_up,
)
from strategy_tracker.tracking.workload import work_by_week
from strategy_tracker.vocabulary.fields import field_of

WEEKS_AHEAD = 8


@dataclass(frozen=True, slots=True)
class TaskGroup:
    """Tasks below one heading."""

    id: str
    title: str
    tasks: list[TrackedTask]


@dataclass(frozen=True, slots=True)
class PersonFacts:
    """For which departments, and in which cycles, somebody has tasks: a line each."""

    department: str
    cycle: str


def people_page(site: Site) -> SitePage:
    """Return everybody with their sums, most overdue first."""
    rows = [(name, sums, _facts(site, tasks)) for name, (tasks, sums) in site.by_owner.items()]
    rows.sort(key=lambda row: (-row[1].overdue, -row[1].lagging, -row[1].open, row[0]))
    values = {"rows": rows, "work": _work(site), "heads": _heads(site)}
    return site.page("people/index.md", site.words(message("People")), "people.html", values)


@dataclass(frozen=True, slots=True)
class WeekOfWork:
    """The work left for somebody in a week, in whole tasks, and how much that is beside the most: 0 to 4."""

    amount: Fraction
    shade: int


@dataclass(frozen=True, slots=True)
class WorkLine:
    """What is left for one person in each of the coming weeks."""

    name: str
    weeks: list[WeekOfWork]


def _mondays(site: Site) -> list[date]:
    monday = site.tracked.as_of - timedelta(days=site.tracked.as_of.weekday())
    return [monday + timedelta(weeks=number) for number in range(WEEKS_AHEAD)]


def _heads(site: Site) -> list[str]:
    owner = field_of("task", "owner").localize(site.language)
    return [owner, *(format_day(day, site.language) for day in _mondays(site))]


def _work(site: Site) -> list[WorkLine]:
    """Return the work left by person and week, those with the most first."""
    as_of, weeks = site.tracked.as_of, _mondays(site)
    found = {name: work_by_week(tasks, weeks, as_of) for name, (tasks, _) in site.by_owner.items()}
    most = max((max(work) for work in found.values()), default=Fraction(0))
    lines = [
        WorkLine(name, [WeekOfWork(amount, -(-amount * 4 // most)) for amount in work])
        for name, work in found.items()
        if any(work)
    ]
    return sorted(lines, key=lambda line: (-sum(week.amount for week in line.weeks), line.name))


def _facts(site: Site, tasks: Sequence[TrackedTask]) -> PersonFacts:
    slugs = dict.fromkeys(task.slug for task in tasks)
    departments = dict.fromkeys(site.departments[slug] for slug in slugs)
    cycles = dict.fromkeys(site.cycles[slug].value for slug in slugs)
    return PersonFacts("\n".join(departments), "\n".join(cycles))


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
        "present": partial(present_of_person, name, ordered, site.names),
        "load": site.figures.load(tasks),
        "has_calendar": any(task.open and task.planned_end is not None for task in tasks),
    }
    source = site.people[name].rstrip("/") + ".md"
    return site.page(source, name, "person.html", values, in_nav=False)


def _to_be_updated(task: TrackedTask) -> bool:
    return task.lagging or task.stale_days is not None
