"""Lists that begin on the line of their field's name, `交付物: - 甲`, which YAML cannot take."""

from __future__ import annotations

import re
from collections.abc import Sequence

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
_FIELD = re.compile(r"[^\s:：]{1,40}[:：](?:\s|$)")
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
