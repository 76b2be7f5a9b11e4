"""All tasks by status, and by the month due: beside the table of them."""

from __future__ import annotations

from strategy_tracker.language import message
from strategy_tracker.site.parts.board import board_of
from strategy_tracker.site.parts.month_calendar import calendar_of, months_around
from strategy_tracker.site.site import Site
from strategy_tracker.site.site_page import SitePage


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
