"""Everybody with their sums, and a page for each person."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import partial

from strategy_tracker.language import Message, message
from strategy_tracker.site.pages.division import GroupName
from strategy_tracker.site.pages.list_pages import ListPage, ListPages, Shows, list_pages, told_apart
from strategy_tracker.site.pages.tasks import task_rows
from strategy_tracker.site.parts.work_left import work_left
from strategy_tracker.site.site import Site
from strategy_tracker.site.update.present import present_of_person
from strategy_tracker.tables.sums import Person
from strategy_tracker.tracking import (
    RollUp,
    TrackedTask,
    roll_up,
)


@dataclass(frozen=True, slots=True)
class TaskGroup:
    """Tasks below one heading."""

    id: str
    title: str
    tasks: list[TrackedTask]


def people_pages(site: Site) -> ListPages:
    """Return everybody with their sums, most overdue first."""
    rows = [_row(site, name, tasks, sums) for name, (tasks, sums) in site.by_owner.items()]
    rows.sort(key=lambda one: (-one.sums.overdue, -one.sums.lagging, -one.sums.open, one.name))
    tasks_by_owner = {name: tasks for name, (tasks, _) in site.by_owner.items()}
    left = work_left(tasks_by_owner, site.tracked.as_of, site.language, site.store.memory)

    def values(shown: Sequence[Person]) -> dict[str, object]:
        names = {one.name for one in shown}
        return {
            "rows": shown,
            "work": replace(left, lines=[line for line in left.lines if line.name in names]),
        }

    page = ListPage(
        source="people/index.md",
        folder="people/parts/",
        title=site.words(message("People")),
        template="people.html",
        keys=[],
        values=values,
        rows=lambda found: site.tables.people(found, "").rows,
    )
    return list_pages(site, page, rows)


def _row(site: Site, name: str, tasks: Sequence[TrackedTask], sums: RollUp) -> Person:
    slugs = dict.fromkeys(task.slug for task in tasks)
    departments = dict.fromkeys(site.departments[slug] for slug in slugs)
    cycles = dict.fromkeys(site.cycles[slug].value for slug in slugs)
    return Person(name, sums, tuple(departments), tuple(cycles))


def person_pages(site: Site) -> list[ListPages]:
    """Return the page of each person: overdue, due soon, to be updated, next, done."""
    return [_person(site, name) for name in site.people]


def _person(site: Site, name: str) -> ListPages:
    tasks, sums = site.by_owner.get(name) or ([], roll_up(()))
    by_due = sorted(tasks, key=lambda task: (task.planned_end or date.max, task.slug, task.id))
    names = [GroupName((rank,), key, site.words(title)) for rank, (key, title, _) in enumerate(_GROUPS)]
    group_of = {id(task): names[_rank(task)] for task in tasks}
    ordered = sorted(by_due, key=lambda task: group_of[id(task)].rank)
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
            "present": partial(present_of_person, name, by_day, site.names, site.periods),
            "load": site.figures.load(tasks),
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
        length=task_rows,
        in_nav=False,
        inputs=lambda shown: Shows((task.slug for task in tasks), (name, told_apart(shown), len(tasks))),
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
