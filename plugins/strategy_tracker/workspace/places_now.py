"""Where in a file as it is now what an earlier version of it holds is to be found.

A record that is shown from an earlier version leads to the line where it can be mended: its own line in the
present file, or the one that stands in its place.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from difflib import SequenceMatcher
from typing import Any

from strategy_tracker.model import Place, Record, Retrospective, Strategy, Update, Written, rebuilt

Lines = Mapping[str, Sequence[int]]
"""For each file: the present line of every line of the version, both counted from 1."""


def present_lines(version: Sequence[str], present: Sequence[str]) -> Sequence[int]:
    """Return the line of the present text for each line of an earlier one, counted from 1.

    A line that was changed is the one in its place; one that is gone is that before which it stood.
    """
    found = [1] * len(version)
    for kind, start, end, begin, stop in SequenceMatcher(None, version, present).get_opcodes():
        last = len(present) if kind == "delete" else stop
        for number in range(start, end):
            offset = 0 if kind == "delete" else number - start
            found[number] = max(min(begin + offset + 1, last), 1)
    return found


def with_present_places(strategy: Strategy, lines: Lines) -> Strategy:
    """Return a strategy whose places in some files are those of the present files."""
    if not any(one.place.file in lines for one in strategy.parts):
        return strategy

    def written(value: Written[Any]) -> Written[Any]:
        return replace(value, place=_place(value.place, lines))

    def own(record: Record) -> dict[str, object]:
        found: dict[str, object] = {"place": _place(record.place, lines)}
        if isinstance(record, Strategy | Update | Retrospective):
            found["body_line"] = _line(lines.get(record.place.file), record.body_line)
        return found

    return rebuilt(strategy, written, own)


def _place(place: Place, lines: Lines) -> Place:
    """Return where something is now; of what was changed on the way, the line alone."""
    now = lines.get(place.file)
    first, last = _line(now, place.line), _line(now, place.end_line)
    if last - first == place.end_line - place.line:
        return place._replace(line=first, end_line=last)
    return Place(place.file, first, 1, first, 1)


def _line(now: Sequence[int] | None, line: int) -> int:
    return line if now is None or not 0 < line <= len(now) else now[line - 1]
