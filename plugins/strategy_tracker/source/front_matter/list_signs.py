"""Lines that were pasted from word processors and chats: no-break spaces, and list signs other than `- `."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from strategy_tracker.model import Place, Problem
from strategy_tracker.source.front_matter.fences import SPACES
from strategy_tracker.source.front_matter.likely_cause import as_hint
from strategy_tracker.source.front_matter.lines import indentation, named_lines
from strategy_tracker.vocabulary.fields import Kind

_NO_BREAK = "".join(sorted(set(SPACES) - set(" \t　")))
_HAS_NO_BREAK = re.compile(f"[{_NO_BREAK}]")
# Where a space has a meaning: before the line, behind its dash, around the colon of its field.
_START = re.compile(
    rf"[ \t　{_NO_BREAK}]*(?:-[ \t{_NO_BREAK}]+)?(?:[^\s:：#'\"{{\[][^:：#'\"]{{0,40}}?[:：][ {_NO_BREAK}]*)?"
)
PLAIN_SPACES = str.maketrans(dict.fromkeys(_NO_BREAK, " "))
# Bullets of word processors (the last three are theirs alone), dashes of Chinese keyboards, numbers.
_SIGNS = (
    r"[－–—−•·●○■□◆▪▫‣⁃∙\uf0b7\uf0a7\uf0d8]|[*+o](?= )|-(?=[^\s-])"
    r"|\d{1,2}[.、)）](?!\d)|[(（]\d{1,2}[)）]"
)
_SIGN = re.compile(rf"(?P<lead> *)(?P<sign>{_SIGNS})[ \t　]*(?P<rest>\S.*)")
# Cheap to look for, and in hardly any file: who has read on line by line has read everything twice. Python
# finds the line feed before a line sooner than its start.
_MAY_HAVE_SIGN = re.compile(rf"\n *(?:{_SIGNS})")
_LISTS = frozenset((Kind.TEXTS, Kind.REFERENCES, Kind.RECORDS))


@dataclass(frozen=True, slots=True)
class WrongStart:
    """A line whose start is wrong: its index, the line as it was meant, and what is wrong."""

    index: int
    mended: str
    problem: Problem


def no_break_spaces(lines: Sequence[str], file: str, first_line: int) -> Iterator[WrongStart]:
    """Yield the lines on which a no-break space stands where YAML needs a plain one."""
    if not _HAS_NO_BREAK.search("\n".join(lines)):
        return
    for index, line in enumerate(lines):
        found = _HAS_NO_BREAK.search(line)
        start = _START.match(line) if found is not None else None
        if found is None or start is None:
            continue
        end = len(line) if line[start.end() : start.end() + 1] in ("{", "[") else start.end()
        if found.start() >= end:
            continue
        mended = line[:end].translate(PLAIN_SPACES) + line[end:]
        place = Place(file, first_line + index, found.start() + 1, first_line + index, found.end() + 1)
        values = {"mended": as_hint(mended)}
        yield WrongStart(index, mended, Problem("yaml-no-break-space", place, values=values))


def wrong_list_signs(lines: Sequence[str], file: str, first_line: int, root: str) -> Iterator[WrongStart]:
    """Yield the items of lists that begin with a bullet, a long dash or a number, or lack a space behind `-`.

    Only below the name of a field that holds a list: elsewhere such a line is part of a text.
    """
    if not _MAY_HAVE_SIGN.search("\n".join(("", *lines))):
        return
    for column, index in _lists(lines, root):
        for below in range(index + 1, len(lines)):
            line = lines[below]
            if not line.strip() or line.lstrip().startswith("#"):
                continue
            indent = indentation(line)
            found = _SIGN.fullmatch(line) if indent >= column else None
            if found is not None and not _is_deeper(lines, index, below, indent):
                yield _wrong_sign(found, below, file, first_line)
            elif indent < column or (indent == column and not line.lstrip().startswith("-")):
                break


def _lists(lines: Sequence[str], root: str) -> Iterator[tuple[int, int]]:
    """Yield the column and index of each field that holds a list which begins on the line below."""
    for line in named_lines(lines, root):
        if line.field.kind in _LISTS and not line.rest.partition(" #")[0].strip():
            yield line.column, line.index


def _is_deeper(lines: Sequence[str], first: int, below: int, indent: int) -> bool:
    """Tell whether a line is indented more deeply than the list's first item, so that it is part of one."""
    item = next((line for line in lines[first + 1 : below] if line.strip()), None)
    return item is not None and indent > indentation(item)


def _wrong_sign(found: re.Match[str], index: int, file: str, first_line: int) -> WrongStart:
    mended = f"{found['lead']}- {found['rest']}"
    number, (start, end) = first_line + index, found.span("sign")
    rule = "yaml-no-space-after-dash" if found["sign"] == "-" else "yaml-list-sign"
    place = Place(file, number, start + 1, number, end + 1)
    return WrongStart(
        index, mended, Problem(rule, place, text=found["sign"], values={"mended": as_hint(mended)})
    )
