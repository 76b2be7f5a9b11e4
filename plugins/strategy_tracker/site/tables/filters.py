"""What the tools above tables filter and group by: names, and the order of what can be chosen.

A row carries the facts that are compared as attributes `data-st-…`; where it has none, its cell's text is
compared. Choices that are not named here are sorted as the language sorts.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass

from strategy_tracker.language import Language, Localizable, Term, message
from strategy_tracker.tracking import Band, Cycle, Level, RollUp, TrackedTask
from strategy_tracker.vocabulary.fields import field_of
from strategy_tracker.vocabulary.words import STATUS_LIFECYCLE, STATUS_WORDS


@dataclass(frozen=True, slots=True)
class Filter:
    """What a filter is called, and its choices in their own order with their names."""

    label: Localizable
    choices: tuple[tuple[str, Localizable], ...] = ()


FILTERS: Mapping[str, Filter] = {
    "owner": Filter(field_of("task", "owner")),
    "status": Filter(
        field_of("task", "status"),
        tuple((status, Term(*STATUS_WORDS[status][:3])) for status in STATUS_LIFECYCLE),
    ),
    "band": Filter(Term("評價", "评价", "Band"), tuple((band.value, band.term) for band in Band)),
    "health": Filter(
        message("Health"), tuple((level.name.lower(), level.term) for level in sorted(Level, reverse=True))
    ),
    "cycle": Filter(message("Cycle"), tuple((cycle.value, cycle.term) for cycle in Cycle)),
    "department": Filter(field_of("strategy", "department")),
    "strategy": Filter(field_of("strategy", "title")),
    "month": Filter(message("Month due")),
    "site": Filter(message("Site")),
}

_CHIPS: Mapping[str, Localizable] = {
    "overdue": message("Overdue"),
    "lagging": message("Lagging"),
    "due_soon": message("Within {days} days"),
    "stale": message("To be updated"),
    "open": message("Open"),
}


def chips_of(task: TrackedTask) -> str:
    """Return the chips that let a task in, a line each."""
    facts = {
        "overdue": task.overdue,
        "lagging": task.lagging,
        "due_soon": task.due_soon,
        "stale": task.open and task.stale_days is not None,
        "open": task.open,
    }
    return "\n".join(key for key, holds in facts.items() if holds)


def chips_of_sums(sums: RollUp) -> str:
    """Return the chips that let in somebody with these sums, a line each."""
    facts = {
        "overdue": sums.overdue,
        "lagging": sums.lagging,
        "due_soon": sums.due_soon,
        "open": sums.open,
    }
    return "\n".join(key for key, count in facts.items() if count)


def filter_data(keys: str, language: Language) -> str:
    """Return filters as the script takes them: key, name, choices; `keys` are separated by spaces."""
    known = ((key, FILTERS[key]) for key in keys.split())
    data = [
        (key, one.label.localize(language), [(value, name.localize(language)) for value, name in one.choices])
        for key, one in known
    ]
    return json.dumps(data, ensure_ascii=False, separators=(",", ":"))


def chip_data(language: Language, due_soon_days: int) -> str:
    """Return the chips as the script takes them: key and name."""
    names = {**_CHIPS, "due_soon": message("Within {days} days", days=due_soon_days)}
    data = [(key, name.localize(language)) for key, name in names.items()]
    return json.dumps(data, ensure_ascii=False, separators=(",", ":"))
