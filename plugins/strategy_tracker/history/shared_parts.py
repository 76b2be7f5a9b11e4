"""Records of a file's versions made so that what is equal is one object.

From version to version most of a record stays, and much of it is in other records too (無, 進行中, a name).
Shared it is kept, read back and compared in a fraction of the time, and a long history has room in memory.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any, TypeVar

from strategy_tracker.model import Place, Record, Strategy, Written, rebuilt

Kind = TypeVar("Kind", bound=Record)
Value = TypeVar("Value")


class SharedParts:
    """Gives the records of one file's versions places that mean nothing, and equal parts as one object.

    A record's place is that of the file with its number, so that no two of a version have the same one; all
    that is written in it has the file's. So a record is the same one whichever versions were read before it.
    """

    def __init__(self, path: str, known: Iterable[Strategy] = ()) -> None:
        """Share with the versions `known` of the file, whose records were made so."""
        self._file = Place(path)
        self._written: dict[tuple[type, str, object], Written[Any]] = {}
        self._last: dict[str, Record] = {}
        seen: set[int] = set()
        for strategy in known:
            self.written(strategy.period)
            for one in (*strategy.tasks, *strategy.kpis):
                self._last[one.path] = one
                if id(one) not in seen:
                    seen.add(id(one))
                    rebuilt(one, self._equal, lambda record: {"place": record.place})

    def record(self, record: Kind, name: str, number: int) -> Kind:
        """Return a record of a version by its list's name and its number there, from 0."""
        path = f"{name}[{number}]"
        own: Mapping[str, object] = {"place": self._file._replace(line=number + 1), "path": path}
        made = rebuilt(record, self._equal, lambda _: own)
        last = self._last.get(path)
        if isinstance(last, type(made)) and last == made:
            return last
        self._last[path] = made
        return made

    def written(self, value: Written[Value] | None) -> Written[Value] | None:
        """Return a field of the strategy itself."""
        return None if value is None else self._equal(value)

    def _equal(self, value: Written[Value]) -> Written[Value]:
        key = (type(value.value), value.text, value.value)
        found = self._written.get(key)
        if found is None:
            is_made = value.place == self._file
            found = self._written[key] = value if is_made else replace(value, place=self._file)
        return found
