"""How tasks look in tables: in lists across strategies, and in the form of one strategy."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from strategy_tracker.language import message
from strategy_tracker.language.formats import format_percent
from strategy_tracker.site.tables.cell_parts import CellParts, small, whole_days
from strategy_tracker.site.tables.filters import chips_of
from strategy_tracker.site.tables.html_table import Look, iso_days
from strategy_tracker.tables.column import Row
from strategy_tracker.tables.tasks import DETAILS
from strategy_tracker.tracking import TrackedTask

TaskRow = Row[TrackedTask]


def task_facts(row: TaskRow) -> Mapping[str, str]:
    """Return what filters compare: status, month due, department and cycle of the strategy, and chips."""
    task = row.item
    due = task.planned_end
    return {
        "status": task.status.value,
        "month": due.isoformat()[:7] if due is not None else "",
        "department": row.strategy.department,
        "cycle": row.strategy.cycle.value,
        "is": chips_of(task),
    }


def task_looks(parts: CellParts) -> Mapping[str, Look[TrackedTask]]:
    """Return how tasks look in lists."""
    cells, links = parts.cells, parts.links

    def planned(row: TaskRow) -> str:
        start, end = row.item.planned_start, row.item.planned_end
        return parts.days(start, end) if start or end else cells.typed(row.item.record.planned)

    def actual(row: TaskRow) -> str:
        task = row.item
        start, end = task.actual_start, task.actual_end
        said = f"{parts.day(start)}<br>" if start else ""
        said = f"{said}{parts.day(end)}" if end else said or cells.typed(task.record.actual)
        return f"{said}{_late(parts, task)}"

    def progress_text(row: TaskRow) -> str:
        progress = row.item.progress
        return "" if progress is None else format_percent(progress, row.language)

    return {
        "strategy": Look(lambda row: links.strategy(row.item.slug), kind="st-c-strategy"),
        "id": Look(lambda row: links.task(row.item.id, row.item.slug)),
        "description": Look(kind="st-c-description"),
        "owner": Look(lambda row: links.person(row.item.owner), kind="st-c-owner"),
        "planned": Look(
            planned,
            kind="st-dates st-nowrap",
            plain=lambda row: iso_days(row.item.planned_start, row.item.planned_end),
            days=True,
        ),
        "actual": Look(
            actual,
            kind="st-dates st-nowrap",
            plain=lambda row: iso_days(row.item.actual_start, row.item.actual_end),
            days=True,
        ),
        "progress": Look(
            lambda row: parts.bars.of_task(row.item),
            kind="st-c-progress",
            head="st-c-progress",
            plain=progress_text,
        ),
        "status": Look(lambda row: _status(parts, row.item)),
        "health": Look(lambda row: cells.health(row.item.health)),
        **{key: _typed_text(parts, key) for key in ("problem", "solution", "note")},
    }


def task_form_looks(parts: CellParts) -> Mapping[str, Look[TrackedTask]]:
    """Return how tasks look in the form of their strategy: as typed, with what follows from it below."""
    cells, links = parts.cells, parts.links

    def identifier(row: TaskRow) -> str:
        record = row.item.record
        update = parts.links.update(row.item.id, row.item.slug)
        name = parts.own_link("task", record.id, row.item.id)
        return f"<span>{name}{parts.edit_link(record.place, row.item.id)}{update}</span>"

    def description(row: TaskRow) -> str:
        record = row.item.record
        details = parts.details("task", DETAILS, record)
        return f"{cells.typed(record.description)}{details}{cells.own_fields(record)}"

    def owner(row: TaskRow) -> str:
        others = [links.person(one.value or one.text) for one in row.item.record.collaborators]
        return f"{links.person(row.item.owner)}{small(parts.listed(others)) if others else ''}"

    def planned(row: TaskRow) -> str:
        task = row.item
        moved = message("moved {count} times, {days} days in all", count=task.slips, days=task.slip_days)
        below = small(parts.words(moved), late=True) if task.slips else ""
        return f"{whole_days(cells.typed(task.record.planned))}{below}"

    def actual(row: TaskRow) -> str:
        return f"{whole_days(cells.typed(row.item.record.actual))}{_late(parts, row.item)}"

    return {
        **_formed("id", identifier, kind="st-id"),
        **_formed("description", description),
        **_formed("owner", owner),
        **_formed("planned", planned),
        **_formed("actual", actual),
        **_formed("progress", lambda row: parts.bars.of_task(row.item)),
        "status": Look(lambda row: _status(parts, row.item), head="st-c-status"),
        **{key: _typed_text(parts, key) for key in ("problem", "solution", "note")},
    }


def _formed(key: str, html: Callable[[TaskRow], str], kind: str = "") -> Mapping[str, Look[TrackedTask]]:
    name = f"st-c-{key}"
    return {key: Look(html, kind=kind or name, head=name)}


def _typed_text(parts: CellParts, key: str) -> Look[TrackedTask]:
    return Look(lambda row: parts.cells.typed(getattr(row.item.record, key)), kind="st-c-text")


def _late(parts: CellParts, task: TrackedTask) -> str:
    return small(parts.cells.late(task)) if task.late_days is not None else ""


def _status(parts: CellParts, task: TrackedTask) -> str:
    return f'{parts.cells.status(task)}<div class="st-flags">{parts.cells.flags(task)}</div>'
