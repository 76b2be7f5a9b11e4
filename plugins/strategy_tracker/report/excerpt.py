"""The line that a finding is about, with a marker under the very value.

Widths are those of a terminal: a Chinese character takes two columns, a combining mark none.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from strategy_tracker.language.widths import width
from strategy_tracker.model import Place
from strategy_tracker.report.printable_text import TAB_STOP, visible_character

ELLIPSIS = "…"
_NEAR = 4


@dataclass(frozen=True, slots=True)
class Excerpt:
    """A source line as it can be shown: what stands before the value, the value, what follows."""

    before: str
    value: str
    after: str

    @property
    def line(self) -> str:
        """The line as shown."""
        return f"{self.before}{self.value}{self.after}"

    @property
    def marker(self) -> str:
        """The carets under the value; one where the value is empty."""
        return " " * width(self.before) + "^" * max(1, width(self.value))


def excerpt(line: str, place: Place, columns: int) -> Excerpt:
    """Return the part of a line around a place that fits in `columns`.

    Tabs become spaces; a value that goes on over several lines is marked to the end of its first.
    """
    start = min(place.column - 1, len(line))
    end = len(line) if place.end_line > place.line else min(max(place.end_column - 1, start), len(line))
    # A line may be as long as the file: what is far from the value is not even measured.
    first, last = max(start - columns * _NEAR, 0), min(end, start + columns * _NEAR)
    until = min(last + columns * _NEAR, len(line))
    pieces = _pieces(line[first:until])
    before = "".join(pieces[: start - first])
    value = "".join(pieces[start - first : last - first])
    after = "".join(pieces[last - first :])
    return _cut(
        ELLIPSIS * (first > 0) + before,
        value,
        after.rstrip() if until == len(line) else after + ELLIPSIS,
        columns,
    )


def _pieces(line: str) -> Sequence[str]:
    """Return what is shown for each character of a line."""
    if line.isprintable():  # of what is hidden, and of tabs, nothing counts as printable
        return line
    pieces: list[str] = []
    column = 0
    for character in line:
        piece = " " * (TAB_STOP - column % TAB_STOP) if character == "\t" else visible_character(character)
        column += width(piece)
        pieces.append(piece)
    return pieces


def _cut(before: str, value: str, after: str, columns: int) -> Excerpt:
    """Shorten what stands around the value, then the value itself, to fit in the columns."""
    if width(before) + width(value) + width(after) <= columns:
        return Excerpt(before, value, after)
    shown = _head(value, max(columns * 2 // 3, 2))
    spare = columns - width(shown)
    behind = min(width(after), spare // 2)
    front = _tail(before, spare - behind)
    return Excerpt(front, shown, "" if shown != value else _head(after, spare - width(front)))


def _head(text: str, columns: int) -> str:
    """Return the beginning of a text that fits, with … where something was cut.

    Each candidate is measured whole: a mark that joins the character before it takes no column of its own.
    """
    if width(text) <= columns:
        return text
    shorter = (text[:end] + ELLIPSIS for end in range(min(len(text), columns * _NEAR), -1, -1))
    return next((one for one in shorter if width(one) <= columns), "")


def _tail(text: str, columns: int) -> str:
    """Return the end of a text that fits, with … where something was cut."""
    if width(text) <= columns:
        return text
    shorter = (ELLIPSIS + text[begin:] for begin in range(max(len(text) - columns * _NEAR, 0), len(text) + 1))
    return next((one for one in shorter if width(one) <= columns), "")
