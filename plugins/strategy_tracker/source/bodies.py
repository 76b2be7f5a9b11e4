"""An author's running text below the front matter: what of it is no text, and what cannot be converted.

A Markdown converter looks, at each opening bracket, for the one that closes it, and starts again at the next.
Twenty thousand brackets that nobody closes would keep it busy for minutes. So would what it copies or looks
for again at each heading, abbreviation, footnote or cell of a table. The work is reckoned here from the text
alone, as if all usual extensions were on, so that `check` says what the site will do, on any machine alike.
"""

from __future__ import annotations

import re
from collections import Counter
from functools import lru_cache

MOST_WORK = 4_000_000
"""The most steps of one character that a text may need; some millions take a converter about a second."""

DEEPEST = 60
"""The most levels of lists or quotes inside each other; the converter calls itself once or more a level."""

# The steps that each block, line and cell costs by itself, whatever stands in it.
_PER_BLOCK, _PER_LINE, _PER_CELL = 60, 30, 16

_BLOCK = re.compile(r"\n[ \t]*\n")
_MARK = re.compile(r"\\.|\]\(|[\[\])<]", re.DOTALL)
_TICKS = re.compile(r"`+")
# Headings, rules, boxes and tabs: behind each, the converter copies what is left of the block.
_PARTED = re.compile(r"^[> \t]*(?:#|!!!|\?\?\?|===|(?:=+|-+|(?:[-*_] {0,2}){3,})[ \t]*$)", re.MULTILINE)
_ABBREVIATION = re.compile(r"^[> \t]*\*\[[^\]\n]*\] ?:", re.MULTILINE)
_DEFINITION = re.compile(r"[> \t]*: ")
_BLANKS = re.compile(r"[ \t]{100,}")
_FOOTNOTE = re.compile(r"\[\^([^\]\[\n]*)\]")
# What stands between the head and the rows of a table; the number of its bars is that of the columns.
_BELOW_HEAD = re.compile(r"^[|:\-> \t]+$", re.MULTILINE)
_FENCE = re.compile(r"^[ \t]*(?:```|~~~)", re.MULTILINE)
# For each of these that becomes something else, the converter copies the block.
_INLINE = re.compile(r"\\.|`+|\*+|_+|~+|\^+|=+|\+\++|\$+|  \n|[\]<&]")
_NESTED = re.compile(
    r"^(?P<indent>[ \t]*)(?P<quotes>(?:>[ \t]?)*)(?:(?:\[\^[^\]\n]*\])?:[ \t]+)?"
    r"(?:(?:[-*+]|\d{1,9}\.)[ \t]+)*"
)
_ITEM = re.compile(r"(?:[-*+]|\d{1,9}\.)[ \t]+")
# Code is kept as it is, whatever stands in it: blocks between fences, spans between equal runs of backticks.
_CODE_OR_COMMENT = re.compile(
    r"^ {0,3}(?P<fence>```+|~~~+)[^\n]*\n.*?(?:^ {0,3}(?P=fence)|\Z)"
    r"|(?<!`)(?P<ticks>`+)(?!`)[^\n]*?(?<!`)(?P=ticks)(?!`)"
    r"|(?P<comment><!--.*?-->)",
    re.DOTALL | re.MULTILINE,
)


def without_comments(text: str) -> str:
    """Return a body without its HTML comments: they are for those who edit it. Code keeps them as text.

    The lines stay as many as they were. A comment that is never closed is text.
    """
    if "<!--" not in text:
        return text
    return _CODE_OR_COMMENT.sub(
        lambda match: "\n" * match["comment"].count("\n") if match["comment"] else match[0], text
    )


def convertible(body: str) -> str | None:
    """Return what a converter is given of a body; None where that is too much work: it is shown as typed."""
    return without_comments(body) if costly_line(body) is None else None


@lru_cache(maxsize=4096)  # asked of the same text by what reads it, by the search and by its page
def costly_line(text: str) -> int | None:
    """Return the line, from 1, at which a body becomes too much work; None where it is fit."""
    # For each comment and each fence of code the whole text is gone through, and for each fence copied.
    position, spent = 0, text.count("<!--") * len(text) // 16 + len(_FENCE.findall(text)) * len(text) // 1000
    spent += _work_of_references(text)
    for block in _BLOCK.split(text):
        start = text.index(block, position)
        spent += _work(block) if block.strip() else 0
        deep = _deep_line(block)
        if deep is not None or spent > MOST_WORK:
            return text.count("\n", 0, start) + (deep or 0) + 1
        position = start + len(block)
    return None


def _work(block: str) -> int:
    """Return how many characters are looked at, again and again, for what closes brackets, links and code."""
    end = len(block)
    lines = block.count("\n") + 1
    work = _PER_BLOCK + _PER_LINE * lines + _work_of_code(block)
    # Each row of a table has a cell for each column, whether it is written or not.
    columns = max((line.count("|") + 1 for line in _BELOW_HEAD.findall(block) if "-" in line), default=0)
    work += _PER_CELL * columns * lines
    work += sum(end - match.start() for match in _ABBREVIATION.finditer(block)) // 10
    # Attributes may stand behind blanks at a line's end: looked for from each blank, and from each brace.
    work += sum(len(blanks.expandtabs(4)) ** 2 for blanks in _BLANKS.findall(block)) // 1000
    work += sum(line.count("{") * len(line) for line in block.split("\n")) // 300
    work += sum(end - match.start() for match in _PARTED.finditer(block)) // 50
    work += len(_INLINE.findall(block)) * end // 2000
    opened: list[tuple[int, str]] = []
    for match in _MARK.finditer(block):
        mark = match[0]
        if mark in ("[", "]("):
            if mark == "](" and opened and opened[-1][1] == "[":
                work += match.start() - opened.pop()[0]
            opened.append((match.start(), mark))
        elif mark in ("]", ")"):
            if opened and opened[-1][1] == ("[" if mark == "]" else "]("):
                start = opened.pop()[0]
                # Behind an open quotation mark a closing bracket belongs to a link's title.
                quoted = mark == ")" and _has_open_quote(block[start : match.start()])
                work += (end if quoted else match.end()) - start
        elif mark == "<":
            work += (end - match.start()) // 16  # looked for by a regular expression, many times faster
        if work > MOST_WORK:
            return work
    return work + sum(end - start for start, _ in opened)


def _work_of_references(text: str) -> int:
    """Return the work of what is defined in one place of a text and used in others."""
    # Each use of a footnote gets a number of its own, looked for among those of all earlier ones.
    work = sum(uses**2 for uses in Counter(_FOOTNOTE.findall(text)).values())
    abbreviations = len(_ABBREVIATION.findall(text))
    if abbreviations:
        # Each is looked for at each place, and each line is looked for among all lines.
        work += abbreviations * len(text) // 200 + (text.count("\n") + 1) ** 2 // 200
    return work


def _has_open_quote(text: str) -> bool:
    return text.count('"') % 2 == 1 or text.count("'") % 2 == 1


def _work_of_code(block: str) -> int:
    """Return how many characters are looked at for the run of backticks that closes a code span."""
    runs = [(match.start(), len(match[0])) for match in _TICKS.finditer(block)]
    following: list[int | None] = [None] * len(runs)
    last_of_length: dict[int, int] = {}
    for number in range(len(runs) - 1, -1, -1):
        following[number] = last_of_length.get(runs[number][1])
        last_of_length[runs[number][1]] = number
    work, number = 0, 0
    while number < len(runs):
        start, closing = runs[number][0], following[number]
        if closing is None:
            # From here on the converter may take any run for an opening one, and look to the end for each.
            return work + (len(runs) - number) * (len(block) - start) // 2
        work += runs[closing][0] - start
        number = closing + 1
    return work


def _deep_line(block: str) -> int | None:
    """Return the line of a block, from 0, that lies too deep in lists, quotes and definitions."""
    definitions = 0
    for number, line in enumerate(block.split("\n")):
        # What follows a definition without a blank line is part of it, the next definition too.
        definitions += _DEFINITION.match(line) is not None
        if definitions > DEEPEST:
            return number
        head = _NESTED.match(line)
        if head is None or len(head[0]) < DEEPEST:
            continue
        items = len(_ITEM.findall(head[0][head.end("quotes") :]))
        indented = len(head["indent"].expandtabs(4)) // 4 if items else 0
        if indented + head["quotes"].count(">") + items > DEEPEST:
            return number
    return None
