"""Every task."""

from __future__ import annotations

from datetime import date

from strategy_tracker.language import message
from strategy_tracker.site.site import Site
from strategy_tracker.site.site_page import SitePage
from strategy_tracker.tracking import (
    TrackedTask,
)


def tasks_page(site: Site) -> SitePage:
    """Return every task, open ones first, by due date."""
    tasks = sorted(site.tracked.tasks, key=_due_first)
    return site.page("tasks/index.md", site.words(message("Tasks")), "tasks.html", {"tasks": tasks})


def _due_first(task: TrackedTask) -> tuple[bool, date, str, str]:
    return not task.open, task.planned_end or date.max, task.slug, task.id
