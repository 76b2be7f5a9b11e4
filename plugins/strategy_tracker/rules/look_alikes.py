"""Ids, names and files that look like another one, but have a letter of another script in them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain

from strategy_tracker.language import message
from strategy_tracker.model import Place, Problem, Record, Strategy
from strategy_tracker.rules.owners import owners_of
from strategy_tracker.rules.rule import Family, Rule, Severity
from strategy_tracker.tracking import TrackedPortfolio
from strategy_tracker.values import name_key, with_usual_letters

Typed = tuple[str, Place, str]
"""The path of a value, where it stands, and its text."""


def _ids_of(records: Iterable[Record]) -> Iterator[Typed]:
    for record in records:
        written = getattr(record, "id", None)
        if written is not None and written.value:
            yield f"{record.path}.id", written.place, written.value


def _listed(record: Record, field: str) -> Iterator[Typed]:
    for index, written in enumerate(getattr(record, field)):
        if written.value:
            yield f"{record.path}.{field}[{index}]", written.place, written.value


def _ids_in(strategy: Strategy) -> Iterator[Typed]:
    """Yield the ids of a strategy's records, and those that they name others by."""
    initiatives = chain.from_iterable(goal.initiatives for goal in strategy.goals)
    yield from _ids_of((*strategy.tasks, *strategy.kpis, *strategy.goals, *initiatives))
    for goal in strategy.goals:
        yield from _listed(goal, "kpis")
    for task in strategy.tasks:
        yield from _listed(task, "depends_on")
    for update in strategy.updates:
        if not update.across:
            yield from _ids_of((*update.tasks, *update.kpis))


def _names_in(portfolio: TrackedPortfolio) -> Iterator[Typed]:
    """Yield owners, departments, and the people of the people file."""
    for path, written, text in owners_of(portfolio):
        yield path, written.place, text
    for tracked in portfolio.strategies:
        department = tracked.record.department
        if department is not None and department.value:
            yield "department", department.place, department.value
    for person in portfolio.source.people.persons:
        for written in person.names:
            yield person.path, written.place, written.value or ""


def _look_alikes(portfolio: TrackedPortfolio) -> Iterator[Problem]:
    yield from _among([typed for tracked in portfolio.strategies for typed in _ids_in(tracked.record)])
    yield from _among(list(_names_in(portfolio)))
    yield from _among([("", tracked.record.place, tracked.slug) for tracked in portfolio.strategies])


def _among(texts: Iterable[Typed]) -> Iterator[Problem]:
    """Yield each text that looks like one with fewer letters of other scripts, else like an earlier one."""
    first: dict[str, tuple[Place, str]] = {}
    strange: list[tuple[Typed, str]] = []
    for path, place, text in texts:
        looks = with_usual_letters(text)
        if looks != text:
            strange.append(((path, place, text), name_key(looks)))
        else:
            first.setdefault(name_key(text), (place, text))
    for (path, place, text), looks in strange:
        there, other = first.setdefault(looks, (place, text))
        if name_key(other) != name_key(text):
            letters = tuple(
                f"{letter} (U+{ord(letter):04X}) ≠ {meant} (U+{ord(meant):04X})"
                for letter, meant in dict.fromkeys(zip(text, with_usual_letters(text), strict=True))
                if letter != meant
            )
            values = {"other": other, "file": there.file, "line": there.line, "letters": letters}
            yield Problem("looks-like-another", place, path, text, values)


LOOKS_LIKE_ANOTHER = Rule(
    name="looks-like-another",
    family=Family.IDENTITY,
    severity=Severity.WARNING,
    what=message(
        "Reports an id, an owner, a department or a file that looks like another one of the portfolio, but "
        "has letters of another script in it (a Cyrillic Т for a T, the Bopomofo ㄧ for 一)."
    ),
    why=message("Nobody sees the difference, yet for updates, filters and links the two are not the same."),
    message=message("「{text}」 looks like 「{other}」 ({file}, line {line}) and is not: {letters}."),
    hint=message(
        "If the same is meant, copy it from there or type it again with another keyboard; else give it a "
        "name that one can tell apart."
    ),
    bad="關鍵任務:\n  - 任務編號: T001\n  - 任務編號: Т001\n",
    good="關鍵任務:\n  - 任務編號: T001\n  - 任務編號: T002\n",
    check=_look_alikes,
    across=True,
    limits=message(
        "Knows the letters of Cyrillic, Greek, Japanese and Bopomofo keyboards that the Unicode Consortium "
        "calls confusable. O and 0, I, l and 1 are letters of one keyboard and not reported."
    ),
)

RULES: tuple[Rule, ...] = (LOOKS_LIKE_ANOTHER,)
