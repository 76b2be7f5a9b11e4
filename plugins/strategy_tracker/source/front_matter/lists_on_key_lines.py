"""Lists that begin on the line of their field's name, `交付物: - 甲`, which YAML cannot take."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from strategy_tracker.model import Place, Problem
from strategy_tracker.source.front_matter.flow_mending import MendedFlow
from strategy_tracker.source.front_matter.flow_reading import Edit
from strategy_tracker.source.front_matter.likely_cause import LONGEST_QUOTED, as_hint
from strategy_tracker.source.front_matter.lines import closes_quote, field_at, indentation
from strategy_tracker.source.front_matter.quoting import as_value, quoted
from strategy_tracker.vocabulary.fields import Kind

_DASHED = r"-[ \t]+(?P<item>\S(?:.*\S)?)[ \t]*"
_BEGUN = re.compile(rf"(?P<head>[ ]*(?:-[ ]+)*[^\s:：#'\"-][^:：#'\"]{{0,40}}:[ \t]+){_DASHED}")
_ITEM = re.compile(rf"(?P<head>[ ]*){_DASHED}")
_FIELD = re.compile(r"[^\s:：]{1,40}(?:：|:(?:\s|$))")
_OF_RECORDS = frozenset((Kind.RECORDS, Kind.FREE))
_OF_MANY = _OF_RECORDS | {Kind.TEXTS, Kind.REFERENCES}
_SIGNED = frozenset((Kind.QUANTITY, Kind.NUMBER))


def list_on_key_line(
    lines: Sequence[str], index: int, file: str, first_line: int, root: str
) -> MendedFlow | None:
    """Return how the list that begins on a field's line is mended; None where there is none, or who knows.

    It is put between brackets, with its items on the lines below. Of a field that takes one value, and has no
    more than one line, the dash is taken away; before an amount it may be a sign, and is kept.
    """
    begun = _BEGUN.fullmatch(lines[index])
    if begun is None:
        return None
    start = begun.end("head")
    below = _items_below(lines, index, start - len(begun["head"].lstrip(" -")))
    items = {index: begun, **below}
    known = field_at(lines, index, root)
    kind = known.kind if known is not None else Kind.FREE
    if kind in _OF_RECORDS and any(_FIELD.match(item["item"]) for item in items.values()):
        return None  # whose fields go on below
    edits: list[tuple[int, Edit]] = []
    if kind in _OF_MANY or below:
        last = max(items)
        for line, item in items.items():
            edits += [
                (line, Edit(item.end("item"), len(lines[line]), "]" if line == last else ",")),
                (line, Edit(*item.span("item"), _as_item(item["item"]))),
                (line, Edit(item.end("head"), item.start("item"), "[" if line == index else "")),
            ]
    else:
        text = quoted(f"- {begun['item']}") if kind in _SIGNED else _as_item(begun["item"])
        edits.append((index, Edit(start, begun.end("item"), text)))
    mended = lines[index]
    for line, edit in edits:
        if line == index:
            mended = f"{mended[: edit.start]}{edit.replacement}{mended[edit.end :]}"
    number = first_line + index
    place = Place(file, number, start + 1, number, len(lines[index]) + 1)
    values = {} if below or kind in _SIGNED else {"mended": as_hint(mended)}
    text = lines[index][start:][:LONGEST_QUOTED]
    return MendedFlow((Problem("yaml-list-on-key-line", place, text=text, values=values),), tuple(edits))


@dataclass(frozen=True, slots=True)
class CutLine:
    """A line that is to be two: what was wrong, the two, and how far the second was moved to the left."""

    problem: Problem
    lines: tuple[str, str]
    difference: int


def records_on_key_line(
    lines: Sequence[str], index: int, file: str, first_line: int, root: str
) -> CutLine | None:
    """Return how the list of records that begins on a field's line is cut in two; None where it is none.

    The dash goes where the lines below have theirs, so that the fields below are those of its record; None
    where they stand so that nobody can tell.
    """
    begun = _BEGUN.fullmatch(lines[index])
    known = field_at(lines, index, root) if begun is not None else None
    if begun is None or not _FIELD.match(begun["item"]):
        return None
    if known is not None and known.kind not in _OF_RECORDS:
        return None
    column, start = begun.end("head") - len(begun["head"].lstrip(" -")), begun.end("head")
    below = _indentations_below(lines, index, column)
    fields = below[0][0] if below and not below[0][1] else None
    dashes = [at for at, dashed in below if dashed and (fields is None or at < fields)]
    dash = dashes[0] if dashes else max(column, fields - 2) if fields is not None else column + 2
    gap = 1 if fields is None else fields - dash - 1
    if gap < 1 or any(dashed and at == fields for at, dashed in below):
        return None
    head = lines[index][:start].rstrip()
    item = f"{' ' * dash}-{' ' * gap}{begun['item']}"
    number = first_line + index
    place = Place(file, number, start + 1, number, len(lines[index]) + 1)
    values = {"mended": f"\n{head.lstrip()}\n{item[len(head) - len(head.lstrip()) :]}"}
    text = lines[index][start:][:LONGEST_QUOTED]
    problem = Problem("yaml-list-on-key-line", place, text=text, values=values)
    return CutLine(problem, (head, item), begun.start("item") - dash - 1 - gap)


def _indentations_below(lines: Sequence[str], index: int, column: int) -> list[tuple[int, bool]]:
    """Return where each line below begins that belongs to the list, and whether with a dash."""
    found: list[tuple[int, bool]] = []
    for line in lines[index + 1 :]:
        text = line.strip()
        if not text or text.startswith("#"):
            continue
        at, dashed = indentation(line), text.startswith("- ")
        if at < column or (at == column and not dashed):
            break
        found.append((at, dashed))
    return found


def _as_item(text: str) -> str:
    """Return an item as it stands in a list; one between quotes has them already."""
    is_quoted = text[0] in "\"'" and closes_quote(text[1:], text[0]) == len(text) - 1
    return text if is_quoted else as_value(text)


def _items_below(lines: Sequence[str], index: int, column: int) -> dict[int, re.Match[str]]:
    """Return the further items of a list, on the lines directly below; its field stands at a column."""
    found: dict[int, re.Match[str]] = {}
    for below in range(index + 1, len(lines)):
        if not lines[below].strip():
            continue
        item = _ITEM.fullmatch(lines[below])
        if item is None or indentation(lines[below]) < column:
            break
        found[below] = item
    return found
