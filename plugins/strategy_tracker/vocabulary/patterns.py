"""Regular expressions that are compiled when they are first used.

The readers of amounts, dates and sentences have some three hundred, which take a quarter of a second to compile:
longer than checking a file takes, which needs less than half of them.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cached_property
from typing import Any

Replacement = str | Callable[[re.Match[str]], str]


class Pattern:
    """A regular expression, used as `re.Pattern` is."""

    def __init__(self, pattern: str, flags: int = 0) -> None:
        self.pattern = pattern
        self.flags = flags

    @cached_property
    def compiled(self) -> re.Pattern[str]:
        """The compiled expression."""
        return re.compile(self.pattern, self.flags)

    def match(self, text: str, start: int = 0, end: int | None = None) -> re.Match[str] | None:
        """Match at the start of a text."""
        return self.compiled.match(text, start, len(text) if end is None else end)

    def fullmatch(self, text: str, start: int = 0, end: int | None = None) -> re.Match[str] | None:
        """Match the whole of a text."""
        return self.compiled.fullmatch(text, start, len(text) if end is None else end)

    def search(self, text: str, start: int = 0, end: int | None = None) -> re.Match[str] | None:
        """Match at the first place where that is possible."""
        return self.compiled.search(text, start, len(text) if end is None else end)

    def finditer(self, text: str, start: int = 0, end: int | None = None) -> Iterator[re.Match[str]]:
        """Yield all matches that do not overlap."""
        return self.compiled.finditer(text, start, len(text) if end is None else end)

    def findall(self, text: str) -> list[Any]:
        """Return what matches, or its groups."""
        return self.compiled.findall(text)

    def split(self, text: str, maxsplit: int = 0) -> list[str | Any]:
        """Return what stands between the matches."""
        return self.compiled.split(text, maxsplit)

    def sub(self, replacement: Replacement, text: str, count: int = 0) -> str:
        """Return a text with its matches replaced."""
        return self.compiled.sub(replacement, text, count)
