"""Lines with `{ }` or `[ ]` that YAML cannot take: their slips as problems, and the lines as meant."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from strategy_tracker.model import Place, Problem
from strategy_tracker.source.front_matter.flow_lines import read_flow
from strategy_tracker.source.front_matter.flow_reading import Edit, FlowReading, NotFlowError
from strategy_tracker.source.front_matter.likely_cause import LONGEST_QUOTED, as_hint
from strategy_tracker.source.front_matter.lines import (
    Names,
    begins_with_field,
    field_at,
    indentation,
    names_at,
)
from strategy_tracker.source.front_matter.nodes import is_yaml
from strategy_tracker.source.front_matter.quoting import quoted
from strategy_tracker.vocabulary.fields import Field, Kind, folded_name

_OPENING = re.compile(r"[ ]*(?:-[ ]+)*(?:[^\s:：#'\"{\[\]}-][^:：#'\"{\[]{0,60}?:[ ]+)?(?=[{\[])")
_ITEM = re.compile(r"(?P<dash>\s*-[ ]+)(?P<fields>(?P<key>[^\s:：#'\"{\[-][^:：,，#'\"]{0,40}?)[ ]*[:：].*)")
_ENCLOSED = re.compile(r"\{[^{}]*\}|\[[^\[\]]*\]|\"[^\"]*\"|'[^']*'")
_CLOSING = re.compile(r"[}\]]")
_FURTHER_KEY = re.compile(r"[,，;；][ ]*(?P<key>[^\s,，:：]{1,40})[ ]*[:：]")
_LONGEST_READ = 20_000
# What such a field holds may stand between brackets; in a value of any other they are signs of a text.
_LISTS_OF_TEXTS = frozenset((Kind.TEXTS, Kind.REFERENCES))
_BRACKETED = frozenset((Kind.PERIOD, Kind.RECORD, Kind.RECORDS, Kind.RECORDS_BY_ID, Kind.FREE))


@dataclass(frozen=True, slots=True)
class MendedFlow:
    """What was wrong with a collection, and the edits of its lines: index, offset in the line, and text."""

    problems: tuple[Problem, ...]
    edits: tuple[tuple[int, Edit], ...]


def mend_flow(lines: Sequence[str], index: int, file: str, first_line: int, root: str) -> MendedFlow | None:
    """Return how the collection that begins on a line is mended, or None where nothing is wrong with it."""
    opening = _OPENING.match(lines[index])
    if opening is None:
        return None
    names = names_at(lines, index, root)
    text, reading = _read(lines, index, opening, names)
    if reading is not None and reading.closed and not reading.edits:
        return None
    known = field_at(lines, index, root) if opening[0].strip(" -") else None
    of_texts = known is not None and known.kind in _LISTS_OF_TEXTS
    if of_texts:
        text, reading = _read(lines, index, opening, names, of_texts=True)
    begins_list = lines[index][opening.end()] == "["
    if known is not None and not (begins_list if of_texts else known.kind in _BRACKETED):
        whole = reading is not None and reading.closed and is_yaml(_edited(text, reading)[opening.end() :])
        if not whole and (reading is not None or not _CLOSING.search(text, opening.end())):
            return _as_text(text, opening.end(), index, file, first_line)
    if reading is None or not reading.edits:
        return None
    return _on_lines(reading, text, lines, index, file, first_line)


def _read(
    lines: Sequence[str], index: int, opening: re.Match[str], names: Names, *, of_texts: bool = False
) -> tuple[str, FlowReading | None]:
    """Return the text of a collection with all its lines, and its reading; None where it is none."""
    for text in _texts(lines, index, opening):
        try:
            reading = read_flow(text, opening.end(), names, of_texts=of_texts)
        except (NotFlowError, RecursionError):
            return text, None
        if reading.closed:
            break
    return text, reading


def _edited(text: str, reading: FlowReading) -> str:
    """Return a text after the edits of its reading."""
    for edit in sorted(reading.edits, key=lambda edit: edit.start, reverse=True):
        text = f"{text[: edit.start]}{edit.replacement}{text[edit.end :]}"
    return text


def _as_text(text: str, start: int, index: int, file: str, first_line: int) -> MendedFlow | None:
    """Return how a text that begins with a bracket is mended: between quotes, also over several lines."""
    value = text[start:].rstrip()
    first, *others = value.split("\n")
    number = first_line + index
    place = Place(file, number, start + 1, number, start + len(first) + 1)
    if others and ('"' in value or "\\" in value):
        return None
    if others:
        last = len(others[-1])
        edits = [(index, Edit(start, start, '"')), (index + len(others), Edit(last, last, '"'))]
        mended = ""
    else:
        edits = [(index, Edit(start, start + len(first), quoted(first)))]
        mended = as_hint(text[:start] + quoted(first))
    values = {"character": value[0], "key": "", "mended": mended}
    problem = Problem("yaml-bracket-not-closed", place, text=first[:LONGEST_QUOTED], values=values)
    return MendedFlow((problem,), tuple(edits))


def fields_without_braces(line: str, names: Mapping[str, Field]) -> tuple[str, str] | None:
    """Return an item `- id: T1, owner: 王*` with the opening brace, then with both; None for one field."""
    item = _ITEM.fullmatch(line)
    if item is None or folded_name(item["key"]) not in names:
        return None
    further = (found["key"] for found in _FURTHER_KEY.finditer(_ENCLOSED.sub("", item["fields"])))
    if not any(folded_name(key) in names for key in further):
        return None
    opened = f"{item['dash']}{{{item['fields'].rstrip()}"
    return opened, opened if opened.endswith("}") else f"{opened}}}"


def _texts(lines: Sequence[str], index: int, opening: re.Match[str]) -> Iterator[str]:
    """Yield the line, then with all lines below it that are indented more deeply.

    Behind a field's name those end before the next field of its record.
    """
    yield lines[index]
    column = len(opening[0]) - len(opening[0].lstrip(" -")) if opening[0].strip(" -") else -1
    below = index + 1
    while below < len(lines) and (
        not lines[below].strip()
        or (
            indentation(lines[below]) > indentation(lines[index])
            and not (indentation(lines[below]) <= column and begins_with_field(lines[below]))
        )
    ):
        below += 1
    text = "\n".join(lines[index:below]).rstrip()
    if "\n" in text and len(text) <= _LONGEST_READ:
        yield text


def _on_lines(
    reading: FlowReading, text: str, lines: Sequence[str], index: int, file: str, first_line: int
) -> MendedFlow | None:
    """Return the slips and edits of a reading by the lines on which they are."""
    starts = [0, *(found.end() for found in re.finditer("\n", text))]

    def placed(offset: int) -> tuple[int, int]:
        line = max(number for number, start in enumerate(starts) if start <= offset)
        return line, offset - starts[line]

    edits: list[tuple[int, Edit]] = []
    mended = text.split("\n")
    behind = len(text)
    for edit in sorted(reading.edits, key=lambda edit: edit.start, reverse=True):
        line, start = placed(edit.start)
        last, end = placed(edit.end)
        if last != line or edit.end > behind:  # a value over several lines, or two readings of one place
            return None
        behind = edit.start
        edits.append((index + line, Edit(start, end, edit.replacement)))
        mended[line] = mended[line][:start] + edit.replacement + mended[line][end:]
    problems = []
    for slip in reading.slips:
        (line, start), (last, end) = placed(slip.start), placed(slip.end)
        place = Place(file, first_line + index + line, start + 1, first_line + index + last, end + 1)
        shows = line if mended[line] != lines[index + line] else last  # the bracket is closed further below
        values = {"character": slip.character, "key": slip.key, "mended": as_hint(mended[shows])}
        shown = text[slip.start : slip.end].partition("\n")[0]
        problems.append(Problem(slip.rule, place, text=shown[:LONGEST_QUOTED], values=values))
    return MendedFlow(tuple(problems), tuple(edits))
