"""Every task."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from strategy_tracker.language import message
from strategy_tracker.language.formats import format_month
from strategy_tracker.site.pages.division import GroupName, Key, rows_of_text
from strategy_tracker.site.pages.list_pages import ListPage, ListPages, Shows, list_pages
from strategy_tracker.site.site import Site
from strategy_tracker.tracking import (
    TrackedTask,
)


def tasks_pages(site: Site) -> ListPages:
    """Return every task, open ones first, by due date; where they are many, a page for each month."""
    tasks = sorted(site.tracked.tasks, key=_due_first)
    total = len(tasks)

    def values(shown: Sequence[TrackedTask]) -> dict[str, object]:
        return {"tasks": shown, "total": total}

    page = ListPage(
        source="tasks/index.md",
        folder="tasks/",
        title=site.words(message("Tasks")),
        template="tasks.html",
        keys=[by_month_due(site)],
        values=values,
        length=task_rows,
        rows=lambda found: site.tables.tasks(found, "").rows,
        inputs=lambda shown: Shows(
            (task.slug for task in shown), ([task.record.place for task in shown], total)
        ),
    )
    return list_pages(site, page, tasks)


def task_rows(task: TrackedTask) -> int:
    """Return how many rows a task counts as in a list: one whose problem is long as several."""
    problem = task.record.problem
    return rows_of_text(task.description, problem.text if problem is not None else "")


def by_month_due(site: Site) -> Key[TrackedTask]:
    """Return the key that divides tasks by the month due: this one, those to come, those before."""
    today = site.tracked.as_of.replace(day=1)
    undated = GroupName((2, 0), "undated", site.words(message("Without a date")))

    def key(task: TrackedTask) -> GroupName:
        if task.planned_end is None:
            return undated
        month = task.planned_end.replace(day=1)
        days = (month - today).days
        return GroupName((days < 0, abs(days)), f"{month:%Y-%m}", format_month(month, site.language))

    return key


def _due_first(task: TrackedTask) -> tuple[bool, date, str, str]:
    return not task.open, task.planned_end or date.max, task.slug, task.id
