"""The people of a department: their names, other spellings of these, and where each of them is reached."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from strategy_tracker.model.place import Written, text_of
from strategy_tracker.model.record import Record, Text, record
from strategy_tracker.values import name_key


@record
class Person(Record):
    """One person. The addresses are for reminders alone: nothing that is published has them."""

    name: Text | None = None
    spellings: tuple[Text, ...] = ()
    department: Text | None = None
    mail: Text | None = None
    wecom: Text | None = None
    dingtalk: Text | None = None
    feishu: Text | None = None
    slack: Text | None = None
    manager: Written[bool] | None = None

    @property
    def shown(self) -> str:
        """The name under which the person is shown everywhere; '' where none could be read."""
        return text_of(self.name)

    @property
    def names(self) -> Iterator[Text]:
        """The name and the other spellings, as far as they could be read."""
        for written in (self.name, *self.spellings):
            if written is not None and written.value:
                yield written


@dataclass(frozen=True)
class People:
    """Everybody whom the people file names; `file` is '' where there is no such file."""

    file: str = ""
    persons: tuple[Person, ...] = ()

    @cached_property
    def _by_key(self) -> dict[str, Person | None]:
        """Each spelling's person; None where two share it, so that nobody can say who is meant."""
        found: dict[str, Person | None] = {}
        for person in self.persons:
            for written in person.names:
                key = name_key(written.value or "")
                found[key] = person if found.get(key, person) is person else None
        return found

    def named(self, text: str) -> Person | None:
        """Return whom a text names, by any spelling, script, width or case; None where that is not known."""
        found = self._by_key.get(name_key(text))
        return found if found is not None and found.shown else None

    def name_of(self, text: str) -> str:
        """Return the name under which whom a text names is shown; the text itself for anybody else."""
        person = self.named(text)
        return person.shown if person is not None else text

    @property
    def managers(self) -> tuple[Person, ...]:
        """Those who are told of everything."""
        return tuple(one for one in self.persons if one.manager is not None and one.manager.value)
