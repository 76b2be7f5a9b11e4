"""Views that are no table of records: a board, a calendar, cycles beside each other, the work left."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from strategy_tracker.site.fence.options import FenceOptions
from strategy_tracker.site.fence.views import View
from strategy_tracker.site.parts.board import CARDS, board_of
from strategy_tracker.site.parts.month_calendar import ON_A_DAY, calendar_of, months_around
from strategy_tracker.site.parts.work_left import work_left
from strategy_tracker.site.site import Site
from strategy_tracker.tables.column import Row
from strategy_tracker.tracking import TrackedTask
from strategy_tracker.tracking.cycle_pairs import cycle_pairs


def picture(options: FenceOptions, rows: Sequence[Row[Any]], site: Site) -> Mapping[str, object]:
    """Return what the template of a view needs to show the rows that its filters let in.

    `limit` is the most cards of a column, tasks of a day, people, or pairs of cycles.
    """
    if options.view is View.CYCLES:
        return _cycles(options, rows, site)
    tasks = [row.item for row in rows]
    if options.view is View.BOARD:
        board = board_of(tasks, options.limit or CARDS)
        wanted = options.texts.get("status")
        shown = [column for column in board if wanted is None or column.status.value in wanted]
        return {"board": shown, "total": len(tasks), "chosen": chosen(options, site, but="status")}
    if options.view is View.CALENDAR:
        months = [date.fromisoformat(f"{month}-01") for month in options.texts.get("month", ())]
        shown_months = months or months_around(site.tracked.as_of)[:2]
        calendar = calendar_of(tasks, shown_months, options.limit or ON_A_DAY)
        return {"calendar": calendar, "total": len(tasks), "chosen": chosen(options, site, but="month")}
    by_owner: dict[str, list[TrackedTask]] = {}
    for task in tasks:
        if task.owner:
            by_owner.setdefault(task.owner, []).append(task)
    left = work_left(by_owner, site.tracked.as_of, site.language)
    most = site.workspace.settings.page_rows
    return {"work": left.first(min(options.limit or most, most)), "total": len(left.lines)}


def chosen(options: FenceOptions, site: Site, *, but: str) -> Mapping[str, str] | None:
    """Return by which choices in its address the table of all tasks shows what the filters let in.

    The filter called `but` is left out: what links have one of their own for it. None where no address can
    say it: there a choice has one value, and a chip is never turned round.
    """
    texts = {name: found for name, found in options.texts.items() if name != but}
    if any(len(found) > 1 or "*" in found[0] for found in texts.values()):
        return None
    if len(options.facts) > 1 or not all(options.facts.values()):
        return None
    values = {name: found[0] for name, found in texts.items()}
    if "strategy" in values:
        values["strategy"] = site.names.get(values["strategy"], values["strategy"])
    values.update(("is", fact) for fact in options.facts)
    return values


def _cycles(options: FenceOptions, rows: Sequence[Row[Any]], site: Site) -> Mapping[str, object]:
    """Return the pairs whose later cycle is among the rows: it may follow one that is not."""
    slugs = {row.item.slug for row in rows}
    every = cycle_pairs(site.tracked.strategies)
    pairs = [pair for pair in every if pair.now.slug in slugs]
    most = site.workspace.settings.page_rows
    return {"pairs": pairs[: min(options.limit or most, most)], "total": len(pairs)}
