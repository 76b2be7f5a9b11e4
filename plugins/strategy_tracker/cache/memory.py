"""What one process has made, by what it was made from: a server's next build makes only the rest.

What is remembered is made of values that nothing changes. So the very same objects give the very same result,
and no digest has to say what is in them: a record of a file that nobody edited is the object that it was in
the build before, and all that is made of it too. Nothing can be stale that is made by a function of its
arguments alone.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable
from datetime import date
from typing import Any, TypeVar, TypeVarTuple, cast

_PLAIN = frozenset({str, bytes, int, bool, date, type(None)})

Made = TypeVar("Made")
Equal = TypeVar("Equal", bound=Hashable)
Inputs = TypeVarTuple("Inputs")


class Memory:
    """Results of functions by their arguments, of this build and the one before."""

    def __init__(self) -> None:
        self._before: dict[Hashable, tuple[object, object]] = {}
        self._made: dict[Hashable, tuple[object, object]] = {}

    def next_build(self) -> None:
        """Forget what the last build did not ask for."""
        self._before, self._made = self._made, {}

    def of(
        self,
        make: Callable[[*Inputs], Made],
        *inputs: *Inputs,
        instead: Callable[[], Made] | None = None,
    ) -> Made:
        """Return what a function makes of some arguments: made now, or when it was last given these.

        Texts, numbers and days are the same if they are equal, tuples if their items are the same, and all
        else only if it is one object; `make` must be a function that is there in every build. `instead` is
        a shorter way to the same result.
        """
        return self._at((make, *map(_identity, inputs)), instead or (lambda: make(*inputs)), inputs)

    def by(self, make: Callable[[], Made], *plain: Hashable) -> Made:
        """Return what is made now, or was when the same plain values told all that it depends on.

        None is not remembered: what was not there yet may be there when it is asked for again.
        """
        return self._at(plain, make, None)

    def same(self, value: Equal) -> Equal:
        """Return the value that was there first of all that are equal to this one."""
        return self._at((type(value), value), lambda: value, None)

    def _at(self, key: Hashable, make: Callable[[], Made], inputs: object) -> Made:
        found = self._made.get(key) or self._before.get(key)
        if found is None:
            found = (make(), inputs)  # the inputs stay, so that no other object gets an identity of theirs
        if found[0] is not None:
            self._made[key] = found
        return cast("Made", found[0])


class NoMemory(Memory):
    """That of a process which builds once: everything is made."""

    def of(
        self,
        make: Callable[[*Inputs], Made],
        *inputs: *Inputs,
        instead: Callable[[], Made] | None = None,
    ) -> Made:
        """Return what a function makes of some arguments."""
        return make(*inputs) if instead is None else instead()

    def _at(self, key: Hashable, make: Callable[[], Made], inputs: object) -> Made:
        return make()


NO_MEMORY: Memory = NoMemory()


def _identity(value: Any) -> Hashable:
    kind = type(value)
    if kind in _PLAIN:
        return kind, value
    return tuple(map(_identity, value)) if kind is tuple else id(value)
