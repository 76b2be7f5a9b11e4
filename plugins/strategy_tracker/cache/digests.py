"""Digests of files, and of values by all that is in them: equal values have equal digests, in any process.

Pickle writes a value in full faster than anything written in Python. It is told the contents of whatever is
no plain text, number or tuple, and to write each as often as it occurs, so that it does not matter which
parts of a value are one object. Nothing is ever read back.
"""

from __future__ import annotations

import hashlib
import io
import pickle
from collections.abc import Callable, Iterable, Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from enum import Enum
from fractions import Fraction
from operator import attrgetter
from typing import Any

Contents = Callable[[Any], object]

_SIZE = 16
_PLAIN = (str, bytes, int, bool, float, tuple, list, dict, type(None))
_WRITTEN_OUT = frozenset({"decimal", "datetime", "zoneinfo", "pathlib", "markupsafe"})


def digest_of_files(files: Iterable[tuple[str, bytes | None]]) -> bytes:
    """Return the digest of some names with their bytes, None for what does not exist; their order counts."""
    digest = hashlib.blake2b(digest_size=_SIZE)
    for name, content in files:
        digest.update(name.encode("utf-8", "surrogateescape"))
        # The length tells where the next name begins: no bytes of a file are taken for it.
        digest.update(f"\0{-1 if content is None else len(content)}\0".encode())
        digest.update(content or b"")
    return digest.digest()


class Digester:
    """Digests values; of instances of some classes only what is given instead counts.

    TypeError for a value with something in it that has no contents, such as a function.
    """

    def __init__(self, instead: Mapping[type, Contents] | None = None) -> None:
        """`instead` has, by class, what counts of an instance."""
        named = {kind: _with_name(kind, get) for kind, get in (instead or {}).items()}
        plain: dict[type, Contents | None] = dict.fromkeys(_PLAIN)
        self._contents = _ContentsByClass(plain | named)

    def of(self, *values: object) -> bytes:
        """Return the digest of some values."""
        written = io.BytesIO()
        writer = _Writer(written, self._contents)
        writer.fast = True
        writer.dump(values)
        return hashlib.blake2b(written.getbuffer(), digest_size=_SIZE).digest()


class _ContentsByClass(dict[type, Contents | None]):
    """What tells the instances of each class apart, found out when the first is met; None for plain ones."""

    def __missing__(self, kind: type) -> Contents | None:
        self[kind] = _with_name(kind, _contents(kind))
        return self[kind]


class _Writer(pickle.Pickler):
    def __init__(self, file: io.BytesIO, contents: _ContentsByClass) -> None:
        super().__init__(file, protocol=5)
        self._contents = contents

    def persistent_id(self, obj: Any) -> object:
        """Return what is written in an object's place; None where it is written itself."""
        contents = self._contents[type(obj)]
        return None if contents is None else contents(obj)


def _with_name(kind: type, contents: Contents) -> Contents:
    name = f"{kind.__module__}.{kind.__qualname__}"
    return lambda one: (name, contents(one))


def _contents(kind: type) -> Contents:
    if is_dataclass(kind):
        names = [field.name for field in fields(kind)]
        return attrgetter(*names) if names else lambda one: ()
    if issubclass(kind, Enum):
        return lambda one: one.name
    if issubclass(kind, Fraction):
        return lambda one: (one.numerator, one.denominator)
    if issubclass(kind, date):
        return lambda one: one.isoformat()
    if issubclass(kind, frozenset | set):
        return lambda one: sorted(one, key=repr)
    if issubclass(kind, tuple):
        return tuple
    if issubclass(kind, Mapping):
        return dict
    if kind.__module__ in _WRITTEN_OUT:
        return str
    raise TypeError(f"{kind.__qualname__} has no contents of which a digest could be made")
