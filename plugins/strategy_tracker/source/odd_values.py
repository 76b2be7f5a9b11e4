"""Values that YAML accepts but that cannot be what their author meant."""

from __future__ import annotations

import re
from collections.abc import Iterator
from collections.abc import Sequence as Texts

from strategy_tracker.model import Place, Problem
from strategy_tracker.source.lines import is_any_field
from strategy_tracker.source.nodes import Mapping, Node, Scalar, Sequence
from strategy_tracker.vocabulary.fields import Field, Kind

# A comment is written `# …`; `#1` or `#雙11` behind a value is part of it, and YAML drops it.
_HASHTAG = re.compile(r":?\s+#(?=[^\s#!])(?!tracker:).*")
_SWALLOWED = re.compile(r"\s*(?P<key>[^\s:：][^:：]{0,40}?)\s*(?P<colon>：|:(?=\S))(?P<rest>.*)")


def line_at(lines: Texts[str], number: int) -> str:
    """Return a line by its number from 1; '' below the last."""
    return lines[number - 1] if 0 < number <= len(lines) else ""


def source_of(place: Place, lines: Texts[str]) -> str:
    """Return what was typed at a place; of several lines the first."""
    line = line_at(lines, place.line)
    last = place.end_column - 1 if place.end_line == place.line else len(line)
    return line[place.column - 1 : last].rstrip()


def lost_comment(node: Scalar, lines: Texts[str]) -> Problem | None:
    """Return the problem of a value that goes on with ` #…`, which YAML takes for a comment."""
    if not node.plain:
        return None
    place = node.place
    line = line_at(lines, place.end_line)
    found = _HASHTAG.match(line, place.end_column - 1)
    if found is None and not node.text and place.column > 1:
        found = _HASHTAG.match(line, place.column - 2)
    if found is None:
        return None
    start = line.index("#", found.start())
    before = node.text if place.line == place.end_line else ""
    meant = f"{before} {line[start:]}".strip().replace('"', "'")
    at = Place(place.file, place.end_line, start + 1, place.end_line, len(line) + 1)
    return Problem("yaml-comment-in-value", at, text=line[start:][:60], values={"mended": f'"{meant}"'[:60]})


def swallowed_fields(node: Scalar, known: Field, lines: Texts[str]) -> Iterator[Problem]:
    """Yield a problem for each field that became part of the value above it for want of a right colon.

    Only a value that takes one line can tell: a text may go on with `目標：…` on its next line.
    """
    if not node.plain or (known.kind in (Kind.TEXT, Kind.TEXTS) and known.key != "id"):
        return
    for number in range(node.place.line + 1, node.place.end_line + 1):
        match = _SWALLOWED.fullmatch(line_at(lines, number))
        if match is None or not is_any_field(match["key"]):
            continue
        column = match.start("colon") + 1
        rule = "yaml-full-width-colon" if match["colon"] == "：" else "yaml-no-space-after-colon"
        place = Place(node.place.file, number, column, number, column + 1)
        values = {"key": match["key"], "mended": f"{match['key']}: {match['rest'].strip()}"[:60]}
        yield Problem(rule, place, text=match["colon"], values=values)


def bracketed_text(node: Node, lines: Texts[str]) -> tuple[Problem, Scalar] | None:
    """Return the problem and the text of a value in [ ] or { } that stands where a text belongs."""
    text = source_of(node.place, lines)
    if text[:1] not in ("[", "{") or node.place.end_line > node.place.line:
        return None
    values = {"character": text[0], "mended": f'"{text}"'[:60]}
    return Problem("yaml-special-start", node.place, text=text[:60], values=values), Scalar(
        text, node.place, plain=False
    )


def empty_block_text(node: Scalar, lines: Texts[str]) -> Problem | None:
    """Return the problem of a value such as `>5`, which YAML takes for the head of an absent text."""
    if node.style not in ("|", ">") or node.text.strip():
        return None
    line = line_at(lines, node.place.line)
    typed = line[node.place.column - 1 :].rstrip()
    if typed in ("|", ">"):
        return None
    place = Place(node.place.file, node.place.line, node.place.column, node.place.line, len(line) + 1)
    return Problem(
        "yaml-special-start", place, text=typed[:60], values={"character": node.style, "mended": f'"{typed}"'}
    )


def repeated_keys(node: Node, path: str) -> Iterator[Problem]:
    """Yield a problem for each key that a team's own fields have twice; only the last could be kept."""
    if isinstance(node, Sequence):
        for index, item in enumerate(node.items):
            yield from repeated_keys(item, f"{path}[{index}]")
    elif isinstance(node, Mapping):
        first: dict[str, int] = {}
        for key, child in node.entries:
            inner = f"{path}.{key.text}"
            if key.text in first:
                values = {"field": key.text, "line": first[key.text]}
                yield Problem("duplicate-key", key.place, inner, key.text, values)
            first.setdefault(key.text, key.place.line)
            yield from repeated_keys(child, inner)
