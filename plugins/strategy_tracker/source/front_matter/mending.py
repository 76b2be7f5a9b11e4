"""Reading on past what stops YAML: each known mistake is reported, mended in memory, and the text read again.

So one run finds all the mistakes of a file, and the record behind them. Nothing is ever written to the file.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

import yaml

from strategy_tracker.model import Place, Problem
from strategy_tracker.source.front_matter.flow_mending import MendedFlow, fields_without_braces, mend_flow
from strategy_tracker.source.front_matter.likely_cause import as_hint
from strategy_tracker.source.front_matter.lines import NamedLine, indentation, named_lines, names_at
from strategy_tracker.source.front_matter.list_signs import no_break_spaces, wrong_list_signs
from strategy_tracker.source.front_matter.lists_on_key_lines import list_on_key_line, records_on_key_line
from strategy_tracker.source.front_matter.moved import Moved
from strategy_tracker.source.front_matter.nodes import Node, Refused, parse
from strategy_tracker.source.front_matter.pasted_tables import pasted_tables
from strategy_tracker.source.front_matter.yaml_causes import explain, near

MAX_MENDS = 200
MAX_CHARACTERS_PARSED = 3_000_000

# Cheap to look for: the line starts that YAML may take without complaint although a person erred.
_SUSPICIOUS = re.compile(
    r"\n(?:[ ]*[\t　]|[ ]*-(?:[^ \n-]|[ ]+[\t　])"
    r"|[ ]*-[ ]+[^\s:：][^\n:：]{0,40}:[ ][^\n,，]{1,60}[,，][ ]*[^\s,，:：]{1,40}[:：]"
    r"|[ \t　]*(?:-[ \t　]*)?[^\s:：#'\"\[\]{},-][^:：#'\"\n]{0,40}?(?:：|:[^\s]))"
)

# A list in a list is known as one only when the outer one has its dashes.
_LISTS_IN_LISTS = 3
# What is mended is quoted at most, and fields get their names: it grows by less.
_MOST_GROWTH = 20
# On a line that has been mended these are what the mending did.
_CONSEQUENCES = frozenset({"yaml-indentation", "yaml-unreadable"})
_DASH_VALUE = re.compile(r"([ ]*(?:- +)?[^\s:：#'\"-][^:：#'\"]{0,40}:[ \t]+)-([ \t]*(?:[ \t]#.*)?)")


def parse_mended(
    written: Sequence[str], file: str, first_line: int, root: str, problems: list[Problem]
) -> Node | None:
    """Return the tree of the lines of a front matter, mended where needed, or None where it is empty.

    What was wrong is added to `problems`. Raises Refused where the text cannot be read.
    """
    lines = list(written)
    moved = Moved()
    reported: set[int] = set()

    def mend(index: int) -> bool:
        """Mend the `{ }` or `[ ]` that begins on a line; tell whether there was something to mend."""
        return carry_out(mend_flow(lines, index, file, first_line, root))

    def carry_out(flow: MendedFlow | None) -> bool:
        if flow is None:
            return False
        problems.extend(_as_typed(problem, moved, first_line) for problem in flow.problems)
        reported.update(line for line, _ in flow.edits)
        for line, edit in flow.edits:
            text = lines[line]
            _replace_line(lines, line, text[: edit.start] + edit.replacement + text[edit.end :], moved)
        return True

    length = sum(map(len, lines)) + len(lines)
    for wrong in (*no_break_spaces(lines, file, first_line),):
        _replace_line(lines, wrong.index, wrong.mended, moved)
        problems.append(wrong.problem)
    for table in (*pasted_tables(lines, file, first_line, root),):
        for row in table.mends:
            for step in row.steps:
                _replace_line(lines, row.index, step, moved)
        problems.extend(filter(None, (table.problem,)))
    for _ in range(_LISTS_IN_LISTS):
        for wrong in (wrong_signs := tuple(wrong_list_signs(lines, file, first_line, root))):
            problems.append(_as_typed(wrong.problem, moved, first_line))
            _replace_line(lines, wrong.index, wrong.mended, moved)
        if not wrong_signs:
            break
    for _ in range(min(MAX_MENDS, MAX_CHARACTERS_PARSED // (length + 1))):
        text = "\n".join(lines)
        if len(text) > _MOST_GROWTH * (length + 100):
            break  # each mend made more to mend
        if _SUSPICIOUS.search(f"\n{text}"):
            wrong_lines = list(_wrong_lines(lines, file, first_line, root))
            for index, mended, found in wrong_lines:
                problems.extend(_as_typed(problem, moved, first_line) for problem in found)
                _replace_line(lines, index, mended, moved)
                reported.add(index)
            for index in dict.fromkeys(index for index, _, _ in wrong_lines):
                mend(index)
            text = "\n".join(lines)
        seen: list[Problem] = []
        torn: list[int] = []
        try:
            tree = parse(text + "\n", file, first_line, seen, moved, torn)
        except Refused:
            problems.extend(seen)
            raise
        except yaml.YAMLError as error:
            if _quote_dashes(lines, error, moved):
                continue
            begun = _list_begun(error, lines)
            if begun is not None and (cut := records_on_key_line(lines, begun, file, first_line, root)):
                problems.append(_as_typed(cut.problem, moved, first_line))
                moved.split(begun, cut.difference)
                lines[begun : begun + 1] = cut.lines
                reported = {line + (line > begun) for line in reported}
                continue
            if begun is not None and carry_out(list_on_key_line(lines, begun, file, first_line, root)):
                continue
            if any(mend(index) for index in near(error, lines)):
                continue
            cause = explain(error, lines, file, first_line)
            if cause.index not in reported or cause.problem.rule not in _CONSEQUENCES:
                problems.append(_as_typed(cause.problem, moved, first_line))
                reported.add(cause.index)
            if cause.mended is None or cause.mended == lines[cause.index]:
                break
            _replace_line(lines, cause.index, cause.mended, moved)
            continue
        if sum(mend(index) for index in torn):
            continue
        problems.extend(seen)
        return tree
    raise Refused


def _replace_line(lines: list[str], index: int, mended: str, moved: Moved) -> None:
    moved.mend(index, lines[index], mended)
    lines[index] = mended


def _as_typed(problem: Problem, moved: Moved, first_line: int) -> Problem:
    """Return a problem at the columns that were typed, where the line had been mended before."""
    place = problem.place
    line, start = moved.typed(place.line - first_line, place.column - 1)
    last, end = moved.typed(place.end_line - first_line, place.end_column - 1)
    at = Place(place.file, first_line + line, start + 1, first_line + last, end + 1)
    return replace(problem, place=at)


def _quote_dashes(lines: list[str], error: yaml.YAMLError, moved: Moved) -> bool:
    """Quote the values that are a dash alone, which means "nothing"; tell whether there were any."""
    if "block sequence entries" not in str(error):
        return False
    found = False
    for index, line in enumerate(lines):
        match = _DASH_VALUE.fullmatch(line)
        if match is not None:
            _replace_line(lines, index, f"{match[1]}'-'{match[2]}", moved)
            found = True
    return found


def _list_begun(error: yaml.YAMLError, lines: Sequence[str]) -> int | None:
    """Return the index of the line at which the parser gave up because a list begins there, or None."""
    mark = error.problem_mark if isinstance(error, yaml.MarkedYAMLError) else None
    if mark is None or "block sequence entries" not in str(error) or mark.line >= len(lines):
        return None
    return int(mark.line)


def _wrong_lines(
    lines: Sequence[str], file: str, first_line: int, root: str
) -> Iterator[tuple[int, str, list[Problem]]]:
    """Yield the lines whose start is wrong: their index, the line as it was meant, and its problems."""
    named = list(named_lines(lines, root))
    columns: list[int] = [0]
    for position, line in enumerate(named):
        following = named[position + 1] if position + 1 < len(named) else None
        if line.in_shorthand and not line.separated:
            is_record = following is not None and following.dash is None and following.column == line.column
            if not is_record:
                continue
        found = list(_problems_of(line, file, first_line + line.index))
        in_braces = None
        if line.dash is not None and not found:
            in_braces = fields_without_braces(lines[line.index], names_at(lines, line.index, root))
        if in_braces is not None:
            yield line.index, in_braces[0], [_braces_missing(line, in_braces[1], file, first_line)]
            yield line.index, in_braces[1], []
            continue
        del columns[1:]
        columns += [one.column for one in named[max(0, position - 30) : position]]
        if found:
            above = named[position - 1] if position else None
            if above is not None and not above.rest.strip() and above.index == line.index - 1:
                columns.append(above.column + 2)
            led, mended = _mended(line, lines[line.index], columns)
            values = {"key": line.key, "mended": as_hint(mended)}
            told = [replace(problem, values=values) for problem in found]
            yield line.index, led, told
            yield line.index, mended, []


def _braces_missing(line: NamedLine, mended: str, file: str, first_line: int) -> Problem:
    """Return the problem of several fields on one line without braces."""
    start, number = line.colon - len(line.key), first_line + line.index
    place = Place(file, number, start + 1, number, line.colon + 1)
    return Problem("yaml-braces-missing", place, text=line.key, values={"mended": as_hint(mended)})


def _problems_of(line: NamedLine, file: str, number: int) -> Iterator[Problem]:
    """Yield what is wrong with the start of a line, from left to right."""
    for character, rule in (("\t", "yaml-tab"), ("　", "yaml-full-width-space")):
        offset = line.lead.find(character)
        if offset < 0 and character in line.gap:
            offset = len(line.lead) + 1 + line.gap.index(character)
        if offset >= 0:
            yield Problem(rule, Place(file, number, offset + 1, number, offset + 2), text=character)
    if line.dash is not None and not line.gap:
        column = len(line.lead) + 1
        yield Problem("yaml-no-space-after-dash", Place(file, number, column, number, column + 1), text="-")
    if not line.separated:
        rule = "yaml-full-width-colon" if line.full_width else "yaml-no-space-after-colon"
        text = "：" if line.full_width else ":"
        yield Problem(rule, Place(file, number, line.colon + 1, number, line.colon + 2), text=text)


def _mended(line: NamedLine, typed: str, columns: Sequence[int]) -> tuple[str, str]:
    """Return the line with what stands before its name as it was meant, then all of it."""
    indent = indentation(line.lead)
    if line.dash is None and ("\t" in line.lead or "　" in line.lead):
        indent = min(columns, key=lambda column: (abs(column - indent), -column))
    dash = "" if line.dash is None else "- "
    start = f"{' ' * indent}{dash}"
    name = typed.index(line.key, len(line.lead))
    rest = line.rest.lstrip(" \t　")
    return f"{start}{typed[name:]}", f"{start}{line.key}: {rest}".rstrip()
