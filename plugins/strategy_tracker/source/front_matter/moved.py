"""Columns of lines that were mended in memory, as they were typed."""

from __future__ import annotations


class Moved:
    """Where the characters of mended lines were typed; lines and columns count from 0 in the text."""

    def __init__(self) -> None:
        self.shifts: dict[int, list[tuple[int, int, int]]] = {}

    def mend(self, line: int, before: str, after: str) -> None:
        """Note that a line was replaced; what is the same at both ends of it was moved."""
        if len(before) == len(after) and before.split() == after.split():  # a space in place of another
            return
        start = _common(before, after)
        limit = min(len(before), len(after)) - start
        end = _common(before[::-1], after[::-1], limit)
        shift = (start, len(after) - end, len(before) - len(after))
        self.shifts.setdefault(line, []).append(shift)

    def column(self, line: int, column: int) -> int:
        """Return the column at which the character at a column of a mended line was typed."""
        for start, end, difference in reversed(self.shifts.get(line, ())):
            column = max(column + difference, 0) if column >= end else min(column, start)
        return column


def _common(one: str, other: str, limit: int | None = None) -> int:
    """Return how many characters two texts share at their start."""
    longest = min(len(one), len(other)) if limit is None else limit
    return next((offset for offset in range(longest) if one[offset] != other[offset]), longest)
