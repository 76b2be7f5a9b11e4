"""Where the characters of lines that were mended in memory were typed."""

from __future__ import annotations

Shifts = dict[int, list[tuple[int, int, int]]]


class Moved:
    """Where the characters of mended lines were typed; lines and columns count from 0 in the text."""

    def __init__(self) -> None:
        self.shifts: Shifts = {}
        self._splits: list[tuple[Shifts, int, int]] = []

    def __bool__(self) -> bool:
        """Tell whether anything was moved."""
        return bool(self.shifts or self._splits)

    def mend(self, line: int, before: str, after: str) -> None:
        """Note that a line was replaced; what is the same at both ends of it was moved."""
        if len(before) == len(after) and before.split() == after.split():  # a space in place of another
            return
        start = _common(before, after)
        limit = min(len(before), len(after)) - start
        end = _common(before[::-1], after[::-1], limit)
        shift = (start, len(after) - end, len(before) - len(after))
        self.shifts.setdefault(line, []).append(shift)

    def split(self, line: int, difference: int) -> None:
        """Note that a line was made two; in the second one all stands `difference` columns further left."""
        self._splits.append((self.shifts, line, difference))
        self.shifts = {}

    def typed(self, line: int, column: int) -> tuple[int, int]:
        """Return the line and column at which the character at a place of the mended lines was typed."""
        column = _before(self.shifts, line, column)
        for shifts, split, difference in reversed(self._splits):
            if line > split:
                column += difference if line == split + 1 else 0
                line -= 1
            column = _before(shifts, line, column)
        return line, column


def _before(shifts: Shifts, line: int, column: int) -> int:
    """Return the column of a line before its shifts."""
    for start, end, difference in reversed(shifts.get(line, ())):
        column = max(column + difference, 0) if column >= end else min(column, start)
    return column


def _common(one: str, other: str, limit: int | None = None) -> int:
    """Return how many characters two texts share at their start."""
    longest = min(len(one), len(other)) if limit is None else limit
    return next((offset for offset in range(longest) if one[offset] != other[offset]), longest)
