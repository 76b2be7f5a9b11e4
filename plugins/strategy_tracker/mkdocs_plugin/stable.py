"""Configurations as values that are the same in every process, so that a digest can be made of them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import partial
from types import FunctionType
from typing import Any

KNOWN_PACKAGES = ("material", "markdown", "mkdocs", "pymdownx")
"""Whose code is told by the version that is installed."""


class UnknownValueError(TypeError):
    """Nobody can say what the value is the next time, or what the code behind it does."""


def stable(value: Any) -> object:
    """Return a configuration's value in plain Python; UnknownValueError where it holds anything else."""
    if value is None or isinstance(value, str | int | float | date):
        return value if type(value) in (str, int, float, bool, type(None)) else str(value)
    if isinstance(value, Mapping):
        return [(str(key), stable(item)) for key, item in value.items()]
    if isinstance(value, list | tuple):
        return [stable(item) for item in value]
    if isinstance(value, set | frozenset):
        return sorted(map(str, value))
    if isinstance(value, partial):
        return ["partial", stable(value.func), stable(value.args), stable(value.keywords)]
    if isinstance(value, FunctionType) and is_known(value.__module__) and "<" not in value.__qualname__:
        return f"{value.__module__}.{value.__qualname__}"
    raise UnknownValueError(type(value).__name__)


def is_known(name: str) -> bool:
    """Tell whether a module's code is told by the version of what is installed."""
    return name.partition(".")[0] in KNOWN_PACKAGES
