"""Every task: as a table, by status as on a board, and by the day due in a calendar."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import cache

from strategy_tracker.language import message
from strategy_tracker.language.formats import format_month
from strategy_tracker.site.pages.division import GroupName, Key, rows_of_text
from strategy_tracker.site.pages.list_pages import ListPage, ListPages, Shows, list_pages, told_apart
from strategy_tracker.site.parts.board import board_of
from strategy_tracker.site.parts.month_calendar import calendar_of, months_around
from strategy_tracker.site.site import Site
from strategy_tracker.site.site_page import SitePage
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
        inputs=lambda shown: Shows((task.slug for task in shown), (told_apart(shown), total)),
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

    @cache
    def named(month: date) -> GroupName:
        days = (month - today).days
        return GroupName((days < 0, abs(days)), f"{month:%Y-%m}", format_month(month, site.language))

    def key(task: TrackedTask) -> GroupName:
        return undated if task.planned_end is None else named(task.planned_end.replace(day=1))

    return key


def _due_first(task: TrackedTask) -> tuple[bool, date, str, str]:
    return not task.open, task.planned_end or date.max, task.slug, task.id


def board_page(site: Site) -> SitePage:
    """Return the tasks by status."""
    board = board_of(site.tracked.tasks)
    title = site.words(message("Tasks by status"))
    values = {"title": title, "board": board, "total": sum(column.total for column in board)}
    return site.page("tasks/board.md", title, "board.html", values, in_nav=False)


def calendar_page(site: Site) -> SitePage:
    """Return the tasks by the day due, in the months around the site's day."""
    title = site.words(message("Calendar of due dates"))
    calendar = calendar_of(site.tracked.tasks, months_around(site.tracked.as_of))
    values = {"title": title, "calendar": calendar}
    return site.page("tasks/calendar.md", title, "calendar.html", values, in_nav=False)
