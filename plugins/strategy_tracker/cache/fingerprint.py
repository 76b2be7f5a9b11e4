"""What made a result: a kept one holds for this program and these libraries only."""

from __future__ import annotations

import hashlib
import os
import sys
from collections.abc import Iterator
from functools import cache
from importlib.util import find_spec

import strategy_tracker


@cache
def program() -> bytes:
    """Return a digest of this program's modules, of Python, and of what is installed beside it.

    The modules count by their text, so that a change to one of them needs no new version number to be
    heeded; the libraries by name and version.
    """
    digest = hashlib.blake2b(sys.version.encode(), digest_size=16)
    for path in _modules(os.path.dirname(strategy_tracker.__file__)):  # noqa: PTH120 - a third of the time
        with open(path, "rb") as file:  # noqa: PTH123
            digest.update(file.read())
    for name in _installed():
        digest.update(f"\0{name}".encode())
    return digest.digest()


def _modules(folder: str) -> Iterator[str]:
    """Yield all modules below a folder, sorted; a Path for each would cost as much as reading it."""
    with os.scandir(folder) as listed:
        entries = sorted(listed, key=lambda entry: entry.name)
    for entry in entries:
        if entry.is_dir():
            yield from _modules(entry.path)
        elif entry.name.endswith(".py"):
            yield entry.path


def _installed() -> list[str]:
    """Return the names, with versions, of what is installed where PyYAML is."""
    found = find_spec("yaml")
    if found is None or found.origin is None:
        return []
    beside = os.path.dirname(os.path.dirname(found.origin))  # noqa: PTH120
    return sorted(name for name in os.listdir(beside) if name.endswith(".dist-info"))  # noqa: PTH208
