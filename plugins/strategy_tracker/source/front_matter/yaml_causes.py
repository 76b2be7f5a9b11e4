"""Why a front matter is not YAML, in terms of what its author typed, and what was probably meant.

The parser says where it gave up and what it expected; people need to know what they did. Each cause is
looked for on the lines near that place, likeliest first. Wrong colons, tabs and dashes of fields are found
before, in `mending`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

import yaml

from strategy_tracker.model import Place, Problem
from strategy_tracker.source.front_matter.likely_cause import Cause, Page
from strategy_tracker.source.front_matter.lines import closes_quote, is_any_field, value_of
from strategy_tracker.source.front_matter.nodes import is_yaml
from strategy_tracker.source.front_matter.quoting import quoted, without_outer_quotes
from strategy_tracker.source.front_matter.yaml_columns import (
    FIELD_LINE,
    misplaced_dash,
    name_of_no_field,
    text_not_indented,
    wrong_indentation,
)

_SPECIAL_START = "@`*&%>|!{[?]},"
_BLOCK_HEADER = re.compile(r"[|>][+\-0-9]*\s*(#.*)?")


def _split_comment(value: str) -> tuple[str, str]:
    """Return a value and the comment behind it, with the space between them."""
    offset = value.find(" # ")
    body = value[:offset].rstrip() if offset > 0 else value
    return body, value[len(body) :]


def _open_quote(page: Page) -> Cause | None:
    """Find a quote that is opened on a line above and closed only by a later field's quote, or never."""
    skip_to = -1
    for index in range(page.at + 1):
        found = value_of(page.lines[index])
        if index <= skip_to or found is None or found[0][0] not in "\"'":
            continue
        value, column = found
        quote = value[0]
        if closes_quote(value[1:], quote) is not None:
            continue
        swallowed = False
        for later in range(index + 1, len(page.lines)):
            swallowed = swallowed or bool(FIELD_LINE.match(page.lines[later]))
            if closes_quote(page.lines[later], quote) is not None:
                skip_to = later
                break
        else:
            swallowed = True
        if swallowed:
            line = page.lines[index].rstrip()
            return page.cause(
                "yaml-quote-not-closed", index, column, len(value), line + quote, character=quote
            )
    return None


def _tab(page: Page, index: int) -> Cause | None:
    """Find a tab in the indentation of what is no field."""
    line = page.lines[index]
    lead = line[: len(line) - len(line.lstrip(" \t"))]
    if "\t" not in lead:
        return None
    return page.cause("yaml-tab", index, lead.index("\t"), 1, lead.replace("\t", "  ") + line[len(lead) :])


def _unknown_escape(page: Page, index: int) -> Cause | None:
    """Find a backslash between double quotes that YAML does not know, as in a Windows path."""
    mark = page.mark
    if mark is None or mark.line != index or "escape" not in page.said or "\\" not in page.lines[index]:
        return None
    found = value_of(page.lines[index])
    if found is None or found[0][0] != '"':
        return None
    mended = page.lines[index].replace("\\", "\\\\")
    return page.cause("yaml-escape-unknown", index, mark.column, 2, mended)


def _text_after_quote(page: Page, index: int) -> Cause | None:
    found = value_of(page.lines[index])
    if found is None or found[0][0] not in "\"'":
        return None
    value, column = found
    closing = closes_quote(value[1:], value[0])
    rest = "" if closing is None else value[closing + 1 :]
    if not rest.strip() or re.match(r"\s+#|\s*:(\s|$)", rest):
        return None
    colon = len(value) - len(rest.lstrip())
    if rest.lstrip().startswith("：") and is_any_field(value[1 : len(value) - len(rest) - 1]):
        name, line = value[: len(value) - len(rest)], page.lines[index]
        mended = f"{line[:column]}{name}: {rest.lstrip()[1:].lstrip()}"
        return page.cause("yaml-full-width-colon", index, column + colon, 1, mended, key=name[1:-1])
    inside = without_outer_quotes(value)
    if inside is not None:
        mended = page.lines[index][:column] + quoted(inside)
        return page.cause("yaml-quote-inside", index, column + (closing or 0), 1, mended, character=value[0])
    mended = page.lines[index][:column] + quoted(value)
    return page.cause("yaml-text-after-quote", index, column, len(value), mended, character=value[0])


def _special_start(page: Page, index: int) -> Cause | None:
    found = value_of(page.lines[index])
    if found is None or found[0][0] not in _SPECIAL_START:
        return None
    value, column = found
    if _BLOCK_HEADER.fullmatch(value):
        return None
    body, comment = _split_comment(value)
    if body[0] in "[{" and _closes_at_its_end(body):
        return None
    if body[0] in "[{" and "flow" in page.said:
        return None
    if body[0] == "?" and body[1:2] not in ("", " ") and "flow" not in page.said:
        return None
    mended = page.lines[index][:column] + quoted(body) + comment
    return page.cause("yaml-special-start", index, column, len(body), mended, character=body[0])


def _closes_at_its_end(body: str) -> bool:
    """Tell whether the bracket that begins a value is closed by its last sign: `[甲] 乙 [丙]` is a text."""
    opening, closing = ("[", "]") if body[0] == "[" else ("{", "}")
    depth = 0
    for position, character in enumerate(body):
        depth += (character == opening) - (character == closing)
        if depth == 0:
            return position == len(body) - 1
    return False


def _bracket(page: Page, index: int) -> Cause | None:
    """Find a bracket that is not closed on its line, or a full-width comma between its items.

    Where that would not make it YAML either, the value is a text that begins with a bracket.
    """
    found = value_of(page.lines[index])
    if found is None or found[0][0] not in "[{":
        return None
    body, comment = _split_comment(found[0])
    start, is_record = page.lines[index][: found[1]], body[0] == "{" and ":" in body
    for wide, narrow in (("，", ", "), ("：", ": ")):
        if wide in body and body[-1] in "]}" and (is_record or is_yaml(body.replace(wide, narrow))):
            rule = "yaml-full-width-comma" if wide == "，" else "yaml-full-width-colon"
            mended = start + body.replace(wide, narrow) + comment
            key = start.strip(" -:")
            return page.cause(rule, index, found[1] + body.index(wide), 1, mended, key=key)
    if body[-1] in "]}":
        return None
    closing = "]" if body[0] == "[" else "}"
    if not is_record and not is_yaml(body + closing):
        text = start + quoted(body) + comment
        return page.cause("yaml-special-start", index, found[1], len(body), text, character=body[0])
    mended = start + body + closing + comment
    return page.cause("yaml-bracket-not-closed", index, found[1], len(body), mended, character=body[0])


def _colon_in_value(page: Page, index: int) -> Cause | None:
    found = value_of(page.lines[index])
    if found is None or found[0][0] in "\"'[{|>":
        return None
    body, comment = _split_comment(found[0])
    inside = re.search(r":(\s|$)", body)
    if inside is None or not FIELD_LINE.match(page.lines[index]):
        return None
    if not page.lines[index][: found[1]].strip(" -"):
        return None
    mended = page.lines[index][: found[1]] + quoted(body) + comment
    return page.cause("yaml-colon-in-value", index, found[1] + inside.start(), 1, mended, text=body)


def _list_on_key_line(page: Page, index: int) -> Cause | None:
    match = re.match(r"\s*[^\s:#'\"-][^:#'\"]*:\s+(?=-(?:\s|$))", page.lines[index])
    if match is None or "block sequence entries" not in page.said:
        return None
    return page.cause("yaml-list-on-key-line", index, match.end(), len(page.lines[index]) - match.end())


_CAUSES = (
    _tab,
    _unknown_escape,
    _text_after_quote,
    _special_start,
    _bracket,
    _list_on_key_line,
    misplaced_dash,
    _colon_in_value,
)


def near(error: yaml.YAMLError, lines: Sequence[str]) -> list[int]:
    """Return the indexes of the lines that may hold the cause, likeliest first."""
    if not isinstance(error, yaml.MarkedYAMLError):
        return []
    marks = [mark.line for mark in (error.problem_mark, error.context_mark) if mark is not None]
    if len(marks) == 2 and "block" in f"{error.context}":  # the context is where the mapping begins
        marks.pop()
    found: list[int] = []
    for index in (*marks, *(mark - 1 for mark in marks)):
        while index > 0 and (index >= len(lines) or not lines[index].strip()):
            index -= 1
        if 0 <= index < len(lines) and index not in found:
            found.append(index)
    return found or [0]


def explain(error: yaml.YAMLError, lines: Sequence[str], file: str, first_line: int) -> Cause:
    """Return the likely cause of a parser's error; where none is found, its place and a general rule.

    `lines` are those of the front matter and `first_line` the line of the file on which it begins.
    """
    if not isinstance(error, yaml.MarkedYAMLError):
        return Cause(Problem("yaml-unreadable", Place(file, first_line)), 0, None)
    likely = near(error, lines)
    page = Page(lines, file, first_line, likely[0], error)
    found = _open_quote(page)
    for find in _CAUSES:
        for index in likely:
            found = found or find(page, index)
    found = found or wrong_indentation(page, likely[0])
    if page.mark is not None and "expected ':'" in page.said and error.context_mark is not None:
        index = min(error.context_mark.line, len(lines) - 1)
        found = found or name_of_no_field(page, index) or text_not_indented(page, index)
    if "mapping values" in page.said:  # the line above the mark, taken for a text that goes on there
        for index in likely[1:]:
            found = found or name_of_no_field(page, index)
    found = found or text_not_indented(page, likely[0])
    if found is not None:
        return found
    mark = error.problem_mark or error.context_mark
    column = mark.column if mark is not None and mark.line == likely[0] else 0
    rule = "yaml-indentation" if _looks_like_indentation(page.said) else "yaml-unreadable"
    return page.cause(rule, likely[0], column, text=lines[likely[0]].strip())


def _looks_like_indentation(said: str) -> bool:
    return any(word in said for word in ("block", "mapping values", "indent"))
