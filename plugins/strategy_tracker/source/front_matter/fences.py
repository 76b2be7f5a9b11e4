"""Where a file's front matter begins and ends: the lines of `---`, and what people type for them.

This is the one reader of the fences. Whoever needs the lines of the front matter asks it: the reader of
records, the reader of old versions, and the reader of comments.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

# The spaces that keyboards, word processors and chat programs put into a line: tab, no-break, full-width …
SPACES = " \t\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"
FENCE = re.compile(r"-{3,}[ \t]*")
_DASHES = "\\-－—–─‐‑‒―−﹣"
# What people type for a fence: full-width or long dashes, too few, three dots, with spaces around it.
_NEARLY_FENCE = re.compile(rf"[{SPACES}]*(?:[{_DASHES}]{{2,}}|—|\.{{3}}|…)[{SPACES}]*")
_OF_FENCES = frozenset(f"{_DASHES}.…{SPACES}")
_BLANK = f"\ufeff{SPACES}"
_FIELD_OR_ITEM = re.compile(rf"[{SPACES}]+\S|-|#|[\]}}]|[^\s:：]{{1,40}}\s*[:：]|$")


@dataclass(frozen=True, slots=True)
class Fences:
    """The lines around a front matter, by their index from 0.

    opening  the line that opens it
    end      the first line that is not part of it: the closing fence where there is one, else the first line
             that can be no field, or the number of lines
    closed   whether `end` is a closing fence
    wrong    those of the two that only nearly are fences; they are taken for what they were meant to be
    """

    opening: int
    end: int
    closed: bool
    wrong: tuple[int, ...] = ()

    def front(self, lines: Sequence[str]) -> Sequence[str]:
        """Return the lines of the front matter."""
        return lines[self.opening + 1 : self.end]

    @property
    def body(self) -> int:
        """The index of the first line of the body; the number of lines where there is none."""
        return self.end + 1 if self.closed else self.end


def first_line(lines: Sequence[str]) -> int:
    """Return the index of the first line that holds something; 0 where none does."""
    return next((index for index, line in enumerate(lines) if line.strip(_BLANK)), 0)


def find_fences(lines: Sequence[str]) -> Fences | None:
    """Return where the front matter of a file stands, or None where its first line opens none."""
    opening = first_line(lines)
    if opening >= len(lines) or not _NEARLY_FENCE.fullmatch(lines[opening].lstrip("\ufeff")):
        return None
    wrong = [opening] if not FENCE.fullmatch(lines[opening].lstrip("\ufeff")) else []
    closing = _closing(lines, opening + 1)
    if closing is None:
        return Fences(opening, _end_of_fields(lines, opening + 1), closed=False, wrong=tuple(wrong))
    if not FENCE.fullmatch(lines[closing]):
        wrong.append(closing)
    return Fences(opening, closing, closed=True, wrong=tuple(wrong))


def _closing(lines: Sequence[str], start: int) -> int | None:
    """Return the index of the closing fence, or None where nothing can be one.

    A fence with spaces before it may also be a line of a text between the fields. It closes where no field
    goes on below it, or where nothing else does.
    """
    indented = None
    for index in range(start, len(lines)):
        line = lines[index]
        if line[:1] not in _OF_FENCES or line[-1:] not in _OF_FENCES or not _NEARLY_FENCE.fullmatch(line):
            continue
        if not line[0].isspace() or _nothing_goes_on(lines, index + 1):
            return index
        indented = index if indented is None else indented
    return indented


def _nothing_goes_on(lines: Sequence[str], start: int) -> bool:
    """Tell whether a body follows rather than fields."""
    below = next((index for index in range(start, len(lines)) if lines[index].strip()), None)
    return below is None or _is_no_field(lines, below, start)


def _is_no_field(lines: Sequence[str], index: int, start: int) -> bool:
    """Tell whether a line can be no part of a front matter that goes on from `start`."""
    heading = lines[index].startswith("#") and index > start and not lines[index - 1].strip()
    return heading or not _FIELD_OR_ITEM.match(lines[index])


def _end_of_fields(lines: Sequence[str], start: int) -> int:
    """Return the index of the first line that can be no part of a front matter, or the number of lines."""
    return next((n for n in range(start, len(lines)) if _is_no_field(lines, n, start)), len(lines))
