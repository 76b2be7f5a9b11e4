"""A likely cause, and what the search for one sees: the lines and the parser's complaint."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import yaml

from strategy_tracker.model import Place, Problem

LONGEST_QUOTED = 60
# A longer line is not shown mended: a hint that is cut could not be followed.
LONGEST_MENDED = 800


def as_hint(mended: str) -> str:
    """Return a whole line as hints show it, or '' where it is too long to be shown whole."""
    line = mended.strip()
    return line if len(line) <= LONGEST_MENDED else ""


@dataclass(frozen=True, slots=True)
class Cause:
    """A problem, the index of its line, and that line as it was meant (None where nobody can tell)."""

    problem: Problem
    index: int
    mended: str | None


class Page:
    """The lines of a front matter and the place of the parser's complaint, for the causes to look at."""

    def __init__(
        self, lines: Sequence[str], file: str, first_line: int, at: int, error: yaml.MarkedYAMLError
    ) -> None:
        self.lines = lines
        self.file = file
        self.first_line = first_line
        self.at = at
        self.mark = error.problem_mark
        self.said = f"{error.context} {error.problem}"

    def cause(
        self,
        rule: str,
        index: int,
        column: int,
        width: int = 1,
        mended: str | None = None,
        text: str | None = None,
        **values: object,
    ) -> Cause:
        """Return a cause at a column (from 0) of a line."""
        number = self.first_line + index
        place = Place(self.file, number, column + 1, number, column + 1 + width)
        shown = self.lines[index][column : column + width] if text is None else text
        if mended is not None:
            values["mended"] = as_hint(mended)
        return Cause(Problem(rule, place, text=shown[:LONGEST_QUOTED], values=values), index, mended)

    def before(self, index: int) -> Iterator[int]:
        """Yield the indexes of the lines above one that hold something, nearest first."""
        for above in range(index - 1, -1, -1):
            if self.lines[above].strip() and not self.lines[above].lstrip().startswith("#"):
                yield above
