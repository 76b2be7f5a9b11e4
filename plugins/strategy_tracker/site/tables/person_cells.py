"""How people look in their table."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from strategy_tracker.language import message
from strategy_tracker.site.html import html_of
from strategy_tracker.site.parts.cells import pill
from strategy_tracker.site.tables.cell_parts import CellParts
from strategy_tracker.site.tables.filters import chips_of_sums
from strategy_tracker.site.tables.html_table import Look
from strategy_tracker.tables.people import PEOPLE, Person, PersonRow


def person_facts(row: PersonRow) -> Mapping[str, str]:
    """Return what filters compare: chips, departments and cycles, a line each."""
    return {
        "is": chips_of_sums(row.item.sums),
        "department": "\n".join(row.item.departments),
        "cycle": "\n".join(row.item.cycles),
    }


def person_looks(parts: CellParts) -> Mapping[str, Look[Person]]:
    """Return how people look in a list."""

    def judged(key: str) -> Look[Person]:
        column = PEOPLE[key]

        def html(row: PersonRow) -> str:
            level, text = column.level(row), column.text(row)
            return html_of(text) if level is None else pill(level.name.lower(), text)

        return Look(html, kind="st-num", head="st-num")

    def rate(row: PersonRow) -> str:
        sums = row.item.sums
        share = f"{sums.on_time} / {sums.was_due}"
        if sums.finish_unknown:
            share += f" · {parts.words(message('{count} unknown', count=sums.finish_unknown))}"
        return f'{html_of(PEOPLE["on_time_rate"].text(row))} <span class="st-small">{share}</span>'

    plain: Callable[[PersonRow], str] = PEOPLE["on_time_rate"].text
    return {
        "owner": Look(lambda row: parts.links.person(row.item.name)),
        **{key: judged(key) for key in ("overdue", "due_soon", "lagging")},
        "on_time_rate": Look(rate, kind="st-num", head="st-num", plain=plain),
    }
