"""Why a front matter is not YAML, in terms of what its author typed.

The parser says where it gave up and what it expected; people need to know what they did. Each cause is
looked for on the lines near that place, likeliest first.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

import yaml

from strategy_tracker.model import Place, Problem
from strategy_tracker.source.nodes import Scalar
from strategy_tracker.vocabulary.fields import FIELDS, folded_name, names_of

_ALL_NAMES = frozenset(name for record in FIELDS for name in names_of(record))
# A key in the author's mind: what stands before a colon of either width at the start of a line.
_KEY = re.compile(
    r"^(?P<lead>[ \t　]*(?:-[ \t　]+)?)"
    r"(?P<key>[^\s:：#'\"\[{][^:：#'\"]{0,30}?)\s*(?P<colon>[:：])(?P<rest>.*)$"
)
_SPECIAL_START = "@`*&%>|!{[?"


def _place(file: str, line: int, column: int, width: int = 1) -> Place:
    return Place(file, line, column, line, column + width)


def _is_field(name: str) -> bool:
    return folded_name(name) in _ALL_NAMES


def colon_trouble(line: str, number: int, file: str) -> Problem | None:
    """Return the problem of a line whose field name is followed by a wrong colon, if it has one."""
    match = _KEY.match(line)
    if match is None or not _is_field(match["key"]):
        return None
    column = match.start("colon") + 1
    values = {"key": match["key"], "mended": f"{match['key']}: {match['rest'].strip()}"[:60]}
    if match["colon"] == "：":
        return Problem("yaml-full-width-colon", _place(file, number, column), text="：", values=values)
    if match["rest"][:1] not in ("", " ", "\t"):
        return Problem("yaml-no-space-after-colon", _place(file, number, column), text=":", values=values)
    return None


def _tab(line: str, number: int, file: str) -> Problem | None:
    lead = line[: len(line) - len(line.lstrip(" \t　"))]
    for character, rule in (("\t", "yaml-tab"), ("　", "yaml-full-width-space")):
        if character in lead:
            return Problem(rule, _place(file, number, lead.index(character) + 1), text=character)
    return None


def _value_of(line: str) -> tuple[str, int] | None:
    """Return what stands behind a line's first `: ` (or its list dash) and the column where it begins."""
    match = re.match(r"^\s*(?:-\s+)*(?:[^\s:#'\"][^:#'\"]*:\s+|[\"'][^\"']*[\"']:\s+)?", line)
    if match is None or not line[match.end() :].strip():
        return None
    return line[match.end() :].rstrip(), match.end() + 1


def _special_start(line: str, number: int, file: str) -> Problem | None:
    found = _value_of(line)
    if found is None or found[0][0] not in _SPECIAL_START:
        return None
    value, column = found
    if value[0] in "|>" and re.fullmatch(r"[|>][+\-0-9]*\s*(#.*)?", value):
        return None
    if (value[0] == "[" and value.endswith("]")) or (value[0] == "{" and value.endswith("}")):
        return None
    values = {"character": value[0], "mended": '"' + value.replace('"', "'") + '"'}
    return Problem("yaml-special-start", _place(file, number, column, len(value)), text=value, values=values)


def _colon_in_value(line: str, number: int, file: str) -> Problem | None:
    found = _value_of(line)
    if found is None or found[0][0] in "\"'[{":
        return None
    value, column = found
    inside = re.search(r":(\s|$)", value)
    if inside is None:
        return None
    values = {"mended": '"' + value.replace('"', "'") + '"'}
    return Problem(
        "yaml-colon-in-value", _place(file, number, column + inside.start()), text=value, values=values
    )


def _quote_trouble(line: str, number: int, file: str) -> Problem | None:
    found = _value_of(line)
    if found is None or found[0][0] not in "\"'":
        return None
    value, column = found
    quote = value[0]
    closing = re.search(r'(?<!\\)"' if quote == '"' else r"(?<!')'(?!')", value[1:])
    if closing is None:
        values = {"character": quote}
        return Problem(
            "yaml-quote-not-closed", _place(file, number, column, len(value)), text=value, values=values
        )
    if value[closing.end() + 1 :].split(" #")[0].strip():
        outer = "'" if quote == '"' else '"'
        values = {"character": quote, "mended": f"{outer}{value}{outer}"}
        return Problem(
            "yaml-text-after-quote", _place(file, number, column, len(value)), text=value, values=values
        )
    return None


_CAUSES: tuple[Callable[[str, int, str], Problem | None], ...] = (
    _tab,
    colon_trouble,
    _quote_trouble,
    _special_start,
    _colon_in_value,
)


def _lines_to_look_at(error: yaml.MarkedYAMLError, lines: list[str]) -> Iterator[int]:
    """Yield the indexes of the lines that may hold the cause, likeliest first."""
    marks = [mark.line for mark in (error.problem_mark, error.context_mark) if mark is not None]
    seen = set()
    for index in (*marks, *(number - 1 for number in marks)):
        while index > 0 and (index >= len(lines) or not lines[index].strip()):
            index -= 1
        if 0 <= index < len(lines) and index not in seen:
            seen.add(index)
            yield index


def explain(error: yaml.YAMLError, text: str, file: str, first_line: int) -> Problem:
    """Return the problem behind a parser's error: the likely cause where one is found, else its place.

    `text` is the front matter and `first_line` the line of the file on which it begins.
    """
    lines = text.split("\n")
    if not isinstance(error, yaml.MarkedYAMLError):
        return Problem("yaml-unreadable", Place(file, first_line))
    candidates = list(_lines_to_look_at(error, lines))
    for cause in _CAUSES:
        for index in candidates:
            problem = cause(lines[index], first_line + index, file)
            if problem is not None:
                return problem
    mark = error.problem_mark or error.context_mark
    if mark is None:
        return Problem("yaml-unreadable", Place(file, first_line))
    index = min(mark.line, len(lines) - 1)
    rule = "yaml-indentation" if _looks_like_indentation(error) else "yaml-unreadable"
    return Problem(rule, _place(file, first_line + index, mark.column + 1), text=lines[index].strip()[:60])


def _looks_like_indentation(error: yaml.MarkedYAMLError) -> bool:
    said = f"{error.context} {error.problem}"
    return any(word in said for word in ("block", "mapping values", "indent"))


def every_colon_trouble(text: str, file: str, first_line: int) -> list[Problem]:
    """Return the colon problems of all lines: once one line stops the parser, all are worth telling."""
    lines = enumerate(text.split("\n"), first_line)
    found = (colon_trouble(line, number, file) for number, line in lines)
    return [problem for problem in found if problem is not None]


def swallowed_fields(node: Scalar, lines: list[str]) -> Iterator[Problem]:
    """Yield a problem for each field that became part of the value above it for want of a right colon.

    A plain value goes on over lines that are indented more deeply, so `任務描述：…` below `任務編號: T001`
    would vanish into the id without this. `lines` are those of the whole file.
    """
    if not node.plain:
        return
    last = node.place.end_line if node.place.end_column > 1 else node.place.end_line - 1
    for number in range(node.place.line + 1, min(last, len(lines)) + 1):
        problem = colon_trouble(lines[number - 1], number, node.place.file)
        if problem is not None:
            yield problem
