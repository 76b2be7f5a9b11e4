"""Reading the people file, and knowing people by all of their spellings."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any, TypeVar

from strategy_tracker.cache import NO_MEMORY, Memory
from strategy_tracker.language.system_errors import reason_of
from strategy_tracker.model import (
    Entry,
    People,
    Person,
    Place,
    Portfolio,
    Problem,
    Retrospective,
    Snapshot,
    Strategy,
    Task,
    Text,
    Update,
)
from strategy_tracker.source.decoding import decode, without_forbidden
from strategy_tracker.source.file_bytes import bytes_of
from strategy_tracker.source.front_matter.mending import parse_mended
from strategy_tracker.source.front_matter.nodes import Mapping, Refused
from strategy_tracker.source.reader import Reader
from strategy_tracker.vocabulary.fields import ENTRY_LISTS, field_of


def load_people(path: Path, name: str) -> tuple[People, tuple[Problem, ...]]:
    """Read a people file; `name` is what it is called in places. What is wrong with it is a Problem."""
    problems: list[Problem] = []
    try:
        text = decode(bytes_of(path), name)
        lines = without_forbidden(text).split("\n")
        tree = parse_mended(lines, name, 1, "people", problems)
    except Refused as refused:
        return People(name), (*problems, *refused.problems)
    except OSError as error:
        reason = {"reason": reason_of(error)}
        return People(name), (Problem("file-unreadable", Place(name), values=reason),)
    if tree is not None and not isinstance(tree, Mapping):
        known = field_of("people", "people")
        problems.append(Problem("people-not-below-key", tree.place, values={"field": known}))
        return People(name), tuple(problems)
    reader = Reader(name, lines, problems)
    found = reader.fields(tree, "people", "").get("people", ()) if tree is not None else ()
    persons = tuple(one for one in found if isinstance(one, Person)) if isinstance(found, tuple) else ()
    return People(name, persons), tuple(problems)


def with_people(
    portfolio: Portfolio, people: People, problems: Sequence[Problem] = (), memory: Memory = NO_MEMORY
) -> Portfolio:
    """Return the portfolio with everybody whom the people file names under one name.

    What was typed stays beside it, as with any value. `problems` are those of the file.
    """
    return replace(
        portfolio,
        strategies=tuple(memory.of(_strategy_with, people, strategy) for strategy in portfolio.strategies),
        across=tuple(memory.of(_update_with, people, update) for update in portfolio.across),
        problems=(*portfolio.problems, *problems),
        people=people,
    )


def _strategy_with(people: People, strategy: Strategy) -> Strategy:
    return _Names(people).strategy(strategy)


def _update_with(people: People, update: Update) -> Update:
    return _Names(people).update(update)


def snapshots_with_people(snapshots: tuple[Snapshot, ...], people: People) -> tuple[Snapshot, ...]:
    """Return committed versions with their owners, and the authors of the commits, under one name.

    What was typed goes too: another spelling of the same name is no entry of the log.
    """
    known = _Names(people, typed=False)
    return tuple(
        replace(snapshot, author=people.name_of(snapshot.author), strategy=known.strategy(snapshot.strategy))
        for snapshot in snapshots
    )


class _Names:
    """Puts the names of the people file in place of their spellings; what does not change is the same object.

    Versions share their records, and comparing those is cheap while they are the same objects: a record is
    therefore changed once.
    """

    def __init__(self, people: People, *, typed: bool = True) -> None:
        self.people = people
        self.typed = typed
        self.tasks: dict[int, tuple[Task, Task]] = {}

    def strategy(self, strategy: Strategy) -> Strategy:
        """Return a strategy with its people under one name."""
        return _changed(
            strategy,
            owner=self.text(strategy.owner),
            tasks=_each(strategy.tasks, self.task),
            updates=_each(strategy.updates, self.update),
            retrospective=self.retrospective(strategy.retrospective),
        )

    def task(self, task: Task) -> Task:
        """Return a task with its owner and collaborators under one name."""
        if id(task) not in self.tasks:
            made = _changed(
                task, owner=self.text(task.owner), collaborators=_each(task.collaborators, self.name)
            )
            self.tasks[id(task)] = task, made  # the task is kept, so that its id stays its own
        return self.tasks[id(task)][1]

    def update(self, update: Update) -> Update:
        """Return an update record with its author under one name."""
        return _changed(update, author=self.text(update.author))

    def retrospective(self, retrospective: Retrospective | None) -> Retrospective | None:
        """Return a retrospective with its participants and the owners of its entries under one name."""
        if retrospective is None:
            return None
        entries = {name: _each(getattr(retrospective, name), self.entry) for name in ENTRY_LISTS}
        return _changed(retrospective, participants=_each(retrospective.participants, self.name), **entries)

    def entry(self, entry: Entry) -> Entry:
        """Return an entry with its owner under one name."""
        return _changed(entry, owner=self.text(entry.owner))

    def text(self, written: Text | None) -> Text | None:
        """Return what is written in a field for one person, which may be empty."""
        return None if written is None else self.name(written)

    def name(self, written: Text) -> Text:
        """Return what is written, with the name of the people file for its value."""
        if not written.value:
            return written
        name = self.people.name_of(written.value)
        if name == written.value:
            return written
        return replace(written, text=written.text if self.typed else name, value=name)


_Record = TypeVar("_Record")


def _each(items: tuple[_Record, ...], change: Callable[[_Record], _Record]) -> tuple[_Record, ...]:
    """Return changed items; the very tuple where none has changed."""
    changed = tuple(change(item) for item in items)
    same = all(before is after for before, after in zip(items, changed, strict=True))
    return items if same else changed


def _changed(record: _Record, **values: Any) -> _Record:
    """Return a record with other values; the very record where they are its own."""
    other = {name: value for name, value in values.items() if getattr(record, name) is not value}
    return replace(record, **other) if other else record  # type: ignore[type-var]
