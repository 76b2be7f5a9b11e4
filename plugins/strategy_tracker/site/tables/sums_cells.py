"""How tables of sums look: of people, departments and other sites; and that of updates kept."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from markupsafe import Markup

from strategy_tracker.language import message
from strategy_tracker.site.html import html_of
from strategy_tracker.site.parts.cells import NOTHING, pill
from strategy_tracker.site.tables.cell_parts import CellParts
from strategy_tracker.site.tables.filters import chips_of_sums
from strategy_tracker.site.tables.html_table import Look, iso_days
from strategy_tracker.tables.cadence import CADENCE, Cadence, since_update
from strategy_tracker.tables.column import Column, Item, Row
from strategy_tracker.tables.sums import (
    DEPARTMENTS,
    OTHER_SITES,
    OTHER_STRATEGIES,
    PEOPLE,
    Department,
    OtherSite,
    OtherStrategy,
    Person,
    Sums,
)


def person_facts(row: Row[Person]) -> Mapping[str, str]:
    """Return what filters compare: chips, departments and cycles, a line each."""
    return {
        "is": chips_of_sums(row.item.sums),
        "department": "\n".join(row.item.departments),
        "cycle": "\n".join(row.item.cycles),
    }


def person_looks(parts: CellParts) -> Mapping[str, Look[Person]]:
    """Return how people look in a list."""
    return {
        "owner": Look(lambda row: parts.links.person(row.item.name)),
        **{key: _judged(PEOPLE[key]) for key in ("overdue", "due_soon", "lagging")},
        "on_time_rate": _on_time(parts, PEOPLE["on_time_rate"], lambda one: one.sums),
    }


def department_looks(parts: CellParts) -> Mapping[str, Look[Department]]:
    """Return how departments look in a list."""
    return {
        "progress": Look(
            lambda row: parts.bars.of_sums(row.item.sums),
            kind="st-c-progress",
            head="st-c-progress",
            plain=DEPARTMENTS["progress"].text,
        ),
        "overdue": _judged(DEPARTMENTS["overdue"]),
        "on_time_rate": _on_time(parts, DEPARTMENTS["on_time_rate"], lambda one: one.sums),
    }


def other_site_looks(parts: CellParts) -> Mapping[str, Look[OtherSite]]:
    """Return how other sites look in a list."""
    return {
        "site": Look(lambda row: _leading_to(row.item.address, row.item.name)),
        **{key: _judged(OTHER_SITES[key]) for key in ("off_track", "overdue")},
        "on_time_rate": _on_time(parts, OTHER_SITES["on_time_rate"], lambda one: one.sums),
    }


def other_strategy_facts(row: Row[OtherStrategy]) -> Mapping[str, str]:
    """Return what filters compare: how the strategy stands."""
    return {"health": row.item.level.name.lower()}


def other_strategy_looks() -> Mapping[str, Look[OtherStrategy]]:
    """Return how strategies of other sites look in a list."""

    def health(row: Row[OtherStrategy]) -> str:
        words = pill(row.item.level.name.lower(), OTHER_STRATEGIES["health"].text(row))
        return f"<div>{words} {html_of(row.item.reason)}</div>"

    return {
        "strategy": Look(lambda row: _leading_to(row.item.address, row.item.title)),
        "site": Look(kind="st-nowrap"),
        "period": Look(plain=lambda row: iso_days(row.item.start, row.item.end), days=True),
        "health": Look(health),
        "overdue": _judged(OTHER_STRATEGIES["overdue"]),
    }


def no_facts(row: Row[Item]) -> Mapping[str, str]:
    """Return nothing: filters compare the texts of the cells."""
    return {}


def cadence_looks(parts: CellParts) -> Mapping[str, Look[Cadence]]:
    """Return how the people who keep tasks up to date look in a list."""

    def waiting(row: Row[Cadence]) -> str:
        lines = (
            f"<div>{parts.links.task(task.id, task.slug)} {html_of(task.description)} "
            f'<span class="st-small">{html_of(since_update(task, row.language))}</span></div>'
            for task in row.item.waiting
        )
        return "".join(lines) or NOTHING

    return {
        "owner": Look(lambda row: parts.links.person(row.item.name)),
        "waiting": Look(waiting, plain=CADENCE["waiting"].text),
    }


def _judged(column: Column[Item]) -> Look[Item]:
    """Return the look of a figure that has a colour where it is a judgement."""

    def html(row: Row[Item]) -> str:
        level, text = column.level(row), column.text(row)
        return html_of(text) if level is None else pill(level.name.lower(), text)

    return Look(html, kind="st-num", head="st-num")


def _on_time(parts: CellParts, column: Column[Item], sums_of: Callable[[Item], Sums]) -> Look[Item]:
    """Return the look of an on-time rate, with what it is a share of."""

    def html(row: Row[Item]) -> str:
        sums = sums_of(row.item)
        share = f"{sums.on_time} / {sums.was_due}"
        if sums.finish_unknown:
            unknown = message("{count} unknown", count=sums.finish_unknown)
            share += f" · {parts.words(unknown)}"
        return f'{html_of(column.text(row))} <span class="st-small">{share}</span>'

    return Look(html, kind="st-num", head="st-num", plain=column.text)


def _leading_to(address: str, text: str) -> str:
    return Markup('<a href="{}">{}</a>').format(address, text) if address else html_of(text)
