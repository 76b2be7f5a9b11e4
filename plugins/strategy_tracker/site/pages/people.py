"""Everybody with their sums, and a page for each person."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction
from functools import partial

from strategy_tracker.language import Message, message
from strategy_tracker.language.formats import format_day
from strategy_tracker.site.pages.division import GroupName
from strategy_tracker.site.pages.list_pages import ListPage, ListPages, list_pages
from strategy_tracker.site.site import Site
from strategy_tracker.site.update.present import present_of_person
from strategy_tracker.tracking import (
    RollUp,
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


PersonRow = tuple[str, RollUp, PersonFacts]
"""A person, the sums of the tasks owned, and for whom these are."""


def people_pages(site: Site) -> ListPages:
    """Return everybody with their sums, most overdue first."""
    rows = [(name, sums, _facts(site, tasks)) for name, (tasks, sums) in site.by_owner.items()]
    rows.sort(key=lambda row: (-row[1].overdue, -row[1].lagging, -row[1].open, row[0]))
    work = {line.name: line for line in _work(site)}
    heads = _heads(site)

    def values(shown: Sequence[PersonRow]) -> dict[str, object]:
        names = {name for name, _, _ in shown}
        return {
            "rows": shown,
            "work": [line for line in work.values() if line.name in names],
            "heads": heads,
        }

    page = ListPage(
        source="people/index.md",
        folder="people/parts/",
        title=site.words(message("People")),
        template="people.html",
        keys=[],
        values=values,
    )
    return list_pages(site, page, rows)


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


def person_pages(site: Site) -> list[ListPages]:
    """Return the page of each person: overdue, due soon, to be updated, next, done."""
    return [_person(site, name) for name in site.people]


def _person(site: Site, name: str) -> ListPages:
    tasks, sums = site.by_owner.get(name) or ([], roll_up(()))
    by_due = sorted(tasks, key=lambda task: (task.planned_end or date.max, task.slug, task.id))
    names = [GroupName((rank,), key, site.words(title)) for rank, (key, title, _) in enumerate(_GROUPS)]
    group_of = {id(task): names[_rank(task)] for task in tasks}
    ordered = sorted(by_due, key=lambda task: group_of[id(task)].rank)
    load = site.figures.load(tasks)
    has_calendar = any(task.open and task.planned_end is not None for task in tasks)

    def values(shown: Sequence[TrackedTask]) -> dict[str, object]:
        groups = [
            TaskGroup(one.name, one.title, [task for task in shown if group_of[id(task)] is one])
            for one in names
        ]
        by_day = sorted(shown, key=lambda task: (task.planned_end or date.max, task.slug, task.id))
        return {
            "name": name,
            "sums": sums,
            "groups": groups,
            "present": partial(present_of_person, name, by_day, site.names),
            "load": load,
            "has_calendar": has_calendar,
        }

    page = ListPage(
        source=site.people[name].rstrip("/") + ".md",
        folder=site.people[name],
        title=name,
        template="person.html",
        keys=[lambda task: group_of[id(task)]],
        values=values,
        rows=lambda found: site.tables.tasks(found, "").rows,
        in_nav=False,
    )
    return list_pages(site, page, ordered)


def _rank(task: TrackedTask) -> int:
    """Return the place of a task's group on the page of its owner: the first one that takes it."""
    return next(rank for rank, (_, _, takes) in enumerate(_GROUPS) if takes(task))


def _to_be_updated(task: TrackedTask) -> bool:
    return task.lagging or task.stale_days is not None


_GROUPS: tuple[tuple[str, Message, Callable[[TrackedTask], object]], ...] = (
    ("overdue", message("Overdue"), lambda task: task.overdue),
    ("due-soon", message("Due soon"), lambda task: task.due_soon),
    ("to-update", message("To be updated"), _to_be_updated),
    ("next", message("Next"), lambda task: task.open),
    ("done", message("Done"), lambda task: True),
)
