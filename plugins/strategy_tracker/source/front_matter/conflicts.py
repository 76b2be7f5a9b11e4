"""The marks that Git leaves in a file which two branches changed in the same place."""

from __future__ import annotations

import re
from collections.abc import Sequence

from strategy_tracker.model import Place, Problem

_OPENING = re.compile(r"<{7}(?: .*)?")
_CLOSING = re.compile(r">{7}(?: .*)?")


def conflict_marks(lines: Sequence[str], file: str) -> list[Problem]:
    """Return a problem for each conflict that was committed without being resolved, in the order of lines."""
    found = []
    opened: int | None = None
    for index, line in enumerate(lines):
        if line[:1] == "<" and _OPENING.fullmatch(line):
            if opened is not None:
                found.append(_conflict(opened, index - 1, lines, file))
            opened = index
        elif line[:1] == ">" and _CLOSING.fullmatch(line):
            found.append(_conflict(index if opened is None else opened, index, lines, file))
            opened = None
    if opened is not None:
        found.append(_conflict(opened, len(lines) - 1, lines, file))
    return found


def _conflict(first: int, last: int, lines: Sequence[str], file: str) -> Problem:
    place = Place(file, first + 1, 1, first + 1, len(lines[first]) + 1)
    values = {"first": first + 1, "last": last + 1}
    return Problem("merge-conflict", place, text=lines[first][:60], values=values)
