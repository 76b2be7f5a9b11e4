"""Lines of a front matter that stand in the wrong column: dashes, fields and texts."""

from __future__ import annotations

import re

from strategy_tracker.source.front_matter.likely_cause import Cause, Page
from strategy_tracker.source.front_matter.lines import indentation

_LIST_ITEM = re.compile(r"(?P<lead> *)-(?: +|$)")
FIELD_LINE = re.compile(r"(?P<lead> *)(?P<dash>-\s+)?[^\s#:：][^:：]{0,40}?[ \t]*:(\s|$)")


def misplaced_dash(page: Page, index: int) -> Cause | None:
    """Find a list dash before a field that belongs to the mapping around it, or the reverse."""
    line = page.lines[index]
    item = _LIST_ITEM.match(line)
    if item is not None and FIELD_LINE.match(line) and "expected key" in page.said:
        indent = len(item["lead"])
        above = next(page.before(index), None)
        if above is not None:
            field_above = FIELD_LINE.match(page.lines[above])
            if field_above and not field_above["dash"] and indentation(page.lines[above]) == indent:
                mended = item["lead"] + line[item.end() :]
                return page.cause("yaml-dash-misplaced", index, indent, 1, mended)
    first = min((index, *page.before(index)))
    item = _LIST_ITEM.match(page.lines[first])
    if first < index and item and not item["lead"] and FIELD_LINE.match(line) and not indentation(line):
        return page.cause("yaml-dash-misplaced", first, 0, 1, page.lines[first][item.end() :])
    return None


def _columns_above(page: Page, index: int) -> tuple[list[int], list[int]]:
    """Return the columns at which fields and at which list dashes stand above a line, nearest first."""
    fields: list[int] = []
    dashes: list[int] = []
    for above in page.before(index):
        match = FIELD_LINE.match(page.lines[above])
        item = _LIST_ITEM.match(page.lines[above])
        if item is not None:
            dashes.append(len(item["lead"]))
        if match is not None:
            fields.append(len(match["lead"]) + len(match["dash"] or ""))
        if 0 in fields or len(fields) > 200:
            break
    return fields, dashes


def wrong_indentation(page: Page, index: int) -> Cause | None:
    """Find a field or list item that stands between the columns of those around it."""
    line = page.lines[index]
    indent = indentation(line)
    item = _LIST_ITEM.match(line)
    if item is None and not FIELD_LINE.match(line):
        return None
    above = next(page.before(index), None)
    if above is None or page.lines[above].rstrip().endswith(":"):
        return None
    fields, dashes = _columns_above(page, index)
    fitting = dashes if item is not None and dashes else fields
    if not fitting:
        return None
    wanted = min(fitting, key=lambda column: (abs(column - indent), -column))
    if wanted == indent:
        return None
    mended = " " * wanted + line.lstrip(" ")
    return page.cause(
        "yaml-indentation", index, 0, max(indent, 1), mended, text=line.strip(), expected=wanted, found=indent
    )


def name_of_no_field(page: Page, index: int) -> Cause | None:
    """Find a full-width colon behind a name that is no field's, where only a field can stand."""
    match = re.match(r"\s*(?:- +)?(?P<name>[^\s:：][^:：]{0,40})：\s*", page.lines[index])
    if match is None:
        return None
    name = match["name"]
    mended = page.lines[index][: match.end("name")] + ": " + page.lines[index][match.end() :]
    return page.cause("yaml-full-width-colon", index, match.end("name"), 1, mended, key=name)


def text_not_indented(page: Page, index: int) -> Cause | None:
    """Find a line that goes on with the text above it but is not indented, or is the file's body."""
    line = page.lines[index]
    if FIELD_LINE.match(line) or _LIST_ITEM.match(line) or not line.strip():
        return None
    if index and not page.lines[index - 1].strip() and not indentation(line):
        return page.cause("front-matter-not-closed", index, 0, len(line), opened=page.first_line - 1)
    above = next(page.before(index), None)
    if above is None:
        return None
    wanted = indentation(page.lines[above]) + 2
    if indentation(line) >= wanted:
        return None
    mended = " " * (wanted + 2) + line.strip()
    return page.cause(
        "yaml-indentation",
        index,
        0,
        max(indentation(line), 1),
        mended,
        text=line.strip(),
        expected=wanted,
        found=indentation(line),
    )
