"""Values that YAML accepts but that cannot be what their author meant."""

from __future__ import annotations

import re
from collections.abc import Iterator
from collections.abc import Sequence as Texts

from strategy_tracker.model import Place, Problem
from strategy_tracker.source.front_matter.likely_cause import as_hint
from strategy_tracker.source.front_matter.lines import is_any_field
from strategy_tracker.source.front_matter.nodes import Key, Mapping, Node, Scalar, Sequence
from strategy_tracker.source.front_matter.quoting import is_words, quoted
from strategy_tracker.vocabulary.fields import Field, Kind

# A comment is written `# …`; `#1` or `#雙11` behind a value is part of it, and YAML drops it.
_HASHTAG = re.compile(r":?\s+#(?=[^\s#!])(?!tracker:).*")
_SWALLOWED = re.compile(r"\s*(?P<key>[^\s:：][^:：]{0,40}?)\s*(?P<colon>：|:(?=\S))(?P<rest>.*)")

_FIELD_BELOW = re.compile(r"(?P<margin> *)(?:- +)?(?P<key>[^\s:：-][^:：]{0,40}?)\s*(?:：|:(?:\s|$)).*")


def line_at(lines: Texts[str], number: int) -> str:
    """Return a line by its number from 1; '' below the last."""
    return lines[number - 1] if 0 < number <= len(lines) else ""


def source_of(place: Place, lines: Texts[str]) -> str:
    """Return what was typed at a place; of several lines the first."""
    line = line_at(lines, place.line)
    last = place.end_column - 1 if place.end_line == place.line else len(line)
    return line[place.column - 1 : last].rstrip()


def _line_with(lines: Texts[str], place: Place, replacement: str) -> str:
    """Return the line of a place with another text there, as hints show it."""
    line = line_at(lines, place.line)
    end = place.end_column - 1 if place.end_line == place.line else len(line)
    return as_hint(f"{line[: place.column - 1]}{replacement}{line[end:]}")


def lost_comment(node: Scalar, known: Field, lines: Texts[str]) -> Problem | None:
    """Return the problem of a value that goes on with ` #…`, which YAML takes for a comment.

    Where the field holds words the `#` belongs to them; to a number or a date it is a remark.
    """
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
    at = Place(place.file, place.end_line, start + 1, place.end_line, len(line) + 1)
    if is_words(known.kind):
        value = place.column - 1 if node.text else start
        whole = at._replace(column=value + 1)
        one_line = place.line == place.end_line  # one line alone of a longer text cannot be shown in quotes
        mended = _line_with(lines, whole, quoted(line[value:].strip())) if one_line else ""
    else:
        mended = _line_with(lines, at, f"# {line[start + 1 :].strip()}")
    return Problem("yaml-comment-in-value", at, text=line[start:][:60], values={"mended": mended})


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
        values = {"key": match["key"], "mended": as_hint(f"{match['key']}: {match['rest'].strip()}")}
        yield Problem(rule, place, text=match["colon"], values=values)


def quote_over_fields(node: Scalar, lines: Texts[str]) -> Problem | None:
    """Return the problem of a quote that some later field's closes, so that the fields between are its text.

    They stand no further in than the field with the quote; the lines of a text that is meant to go on do.
    """
    place = node.place
    line = line_at(lines, place.line)
    typed, before = line[place.column - 1 :].rstrip(), line[: place.column - 1]
    if node.plain or typed[:1] not in ("'", '"'):
        return None
    # Of an item that is a text alone the dash counts.
    field = len(before) - len(before.lstrip(" -" if before.strip(" -") else " "))
    below = map(_FIELD_BELOW.fullmatch, lines[place.line : place.end_line])
    if not any(one and len(one["margin"]) <= field and is_any_field(one["key"]) for one in below):
        return None
    at = place._replace(end_line=place.line, end_column=place.column + len(typed))
    values = {"character": typed[0], "mended": as_hint(f"{line.strip()}{typed[0]}")}
    return Problem("yaml-quote-not-closed", at, text=typed[:60], values=values)


def bracketed_text(node: Node, lines: Texts[str]) -> tuple[Problem, Scalar] | None:
    """Return the problem and the text of a value in [ ] or { } that stands where a text belongs."""
    text = source_of(node.place, lines)
    if text[:1] not in ("[", "{") or node.place.end_line > node.place.line:
        return None
    values = {"character": text[0], "mended": _line_with(lines, node.place, quoted(text))}
    return Problem("yaml-special-start", node.place, text=text[:60], values=values), Scalar(
        text, node.place, plain=False
    )


def separated(node: Sequence, known: Field, lines: Texts[str]) -> tuple[list[Node], list[Problem]]:
    """Return a list's items, those of `[甲，乙]` apart, and a problem for each item with a full-width comma.

    In a list of texts with plain commas as well, the full-width ones belong to the texts.
    """
    items, problems = list[Node](), list[Problem]()
    told = known.kind is Kind.REFERENCES or len(node.items) == 1
    bracketed = told and source_of(node.place, lines).startswith("[")
    for item in node.items:
        place = item.place
        typed = source_of(place, lines) if bracketed and isinstance(item, Scalar) and item.plain else ""
        if "，" not in typed or place.line != place.end_line:
            items.append(item)
            continue
        words = list(re.finditer(r"[^\s，](?:[^，]*[^\s，])?", typed))
        mended = _line_with(lines, place, ", ".join(word[0] for word in words))
        at = place.column + typed.index("，")
        comma = place._replace(column=at, end_column=at + 1)
        problems.append(Problem("yaml-full-width-comma", comma, text="，", values={"mended": mended}))
        for word in words:
            start, end = place.column + word.start(), place.column + word.end()
            items.append(Scalar(word[0], place._replace(column=start, end_column=end)))
    return items, problems


def colon_in_sentence(key: Key, child: Scalar, lines: Texts[str]) -> tuple[Problem, Scalar]:
    """Return the problem and the text of a sentence with `: `, which YAML takes for a field and its value."""
    text = f"{key.text}: {child.text}"
    start, end = key.place, child.place
    whole = Place(start.file, start.line, start.column, end.end_line, end.end_column)
    mended = _line_with(lines, whole, quoted(text)) if start.line == end.end_line else ""
    problem = Problem("yaml-colon-in-value", start, text=text, values={"mended": mended})
    return problem, Scalar(text, whole, plain=False)


def empty_block_text(node: Scalar, lines: Texts[str]) -> Problem | None:
    """Return the problem of a value such as `>5`, which YAML takes for the head of an absent text."""
    if node.style not in ("|", ">") or node.text.strip():
        return None
    line = line_at(lines, node.place.line)
    typed = line[node.place.column - 1 :].rstrip()
    if typed in ("|", ">"):
        return None
    place = Place(node.place.file, node.place.line, node.place.column, node.place.line, len(line) + 1)
    values = {"character": node.style, "mended": _line_with(lines, place, quoted(typed))}
    return Problem("yaml-special-start", place, text=typed[:60], values=values)


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
