"""Leaving findings out, on the line: `# tracker: ignore[rule-a, rule-b]`.

The comment stands behind the value on whose line a finding begins, or alone on a line above it. It names
rules or families. Only the front matter of a file whose YAML can be read is looked at, and only what is a
comment there: a text like it inside a quoted or block value is no comment, which is known from the places
of the values as the YAML parser gives them. Findings on a file as a whole cannot be left out like this.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import yaml

from strategy_tracker.model import Place, Problem, SourceFile
from strategy_tracker.rules.rule import Finding
from strategy_tracker.settings.rules import NAMES, nearest_name
from strategy_tracker.source.decoding import without_forbidden
from strategy_tracker.source.front_matter.fences import find_fences

_COMMENT = re.compile(r"(?:^|(?<=[ \t]))#[ \t]*tracker[ \t]*:[ \t]*ignore\b(?:[ \t]*\[(?P<names>[^\]]*)\])?")
_NAME = re.compile(r"[^\s,，、]+")
_BLANK = re.compile(r"[ \t]*(?:#.*)?")


@dataclass(frozen=True, slots=True)
class Ignore:
    """One name in a comment: where it stands, and the line whose findings it leaves out."""

    name: str
    line: int
    place: Place


@dataclass(frozen=True, slots=True)
class Comments:
    """The comments of one file: what they leave out, and where one names nothing."""

    ignores: tuple[Ignore, ...] = ()
    without_rule: tuple[Place, ...] = ()


def comments_of(source: SourceFile) -> Comments:
    """Return the comments of a file's front matter that leave findings out."""
    if "tracker" not in source.text:
        return Comments()
    fences = find_fences(source.lines)
    if fences is None:
        return Comments()
    first, lines = fences.opening + 2, fences.front(source.lines)
    try:
        values = _places_of_values(without_forbidden("\n".join(lines)))
    except yaml.YAMLError:
        return Comments()
    ignores: list[Ignore] = []
    without_rule: list[Place] = []
    for index, line in enumerate(lines):
        for found in _COMMENT.finditer(line):
            if any(start <= (index, found.start()) < end for start, end in values):
                continue
            target = _line_meant(lines, index) if not line[: found.start()].strip() else index
            names = list(_names(found, Place(source.path, first + index)))
            ignores += [Ignore(name, first + target, place) for name, place in names]
            if not names:
                without_rule.append(_stretch(source.path, first + index, found.start(), found.end()))
    return Comments(tuple(ignores), tuple(without_rule))


def _places_of_values(front: str) -> list[tuple[tuple[int, int], tuple[int, int]]]:
    """Return from where to where each value reaches, as line and column from 0."""
    return [
        (
            (event.start_mark.line, event.start_mark.column),
            (event.end_mark.line, event.end_mark.column),
        )
        for event in yaml.parse(front, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
        if isinstance(event, yaml.ScalarEvent)
        and event.style
        and event.start_mark is not None
        and event.end_mark is not None
    ]


def _line_meant(lines: Sequence[str], index: int) -> int:
    """Return the next line that holds more than a comment; the comment's own where there is none."""
    for following in range(index + 1, len(lines)):
        if not _BLANK.fullmatch(lines[following]):
            return following
    return index


def _names(found: re.Match[str], line: Place) -> Iterator[tuple[str, Place]]:
    """Yield the names in a comment's brackets with their places."""
    if found["names"] is None:
        return
    for name in _NAME.finditer(found["names"]):
        start = found.start("names") + name.start()
        yield name.group(), _stretch(line.file, line.line, start, start + len(name.group()))


def _stretch(file: str, line: int, start: int, end: int) -> Place:
    return Place(file, line, start + 1, line, end + 1)


@dataclass(frozen=True, slots=True)
class Suppressed:
    """The findings that remain, and the problems of the comments that were to leave some out."""

    kept: tuple[Finding, ...]
    problems: tuple[Problem, ...]


def suppress(
    findings: Sequence[Finding],
    families: Mapping[str, str],
    sources: Mapping[str, SourceFile],
    expected: frozenset[str],
) -> Suppressed:
    """Return the findings without those that comments leave out.

    `families` gives each rule's family. `expected` are the names that must silence something, or are
    reported: rules that are in force and do not depend on the day, and their families.
    """  # fmt: skip
    comments = {path: comments_of(source) for path, source in sources.items()}
    silencing: dict[tuple[str, int, str], set[Ignore]] = {}
    for path, found in comments.items():
        for ignore in found.ignores:
            silencing.setdefault((path, ignore.line, ignore.name), set()).add(ignore)
    used: set[Ignore] = set()
    kept = []
    for finding in findings:
        names = (finding.rule, families[finding.rule])
        where = (finding.place.file, finding.place.line)
        matching = set().union(*(silencing.get((*where, name), ()) for name in names))
        used |= matching
        if not matching:
            kept.append(finding)
    problems = [problem for found in comments.values() for problem in _problems(found, used, expected)]
    return Suppressed(tuple(kept), tuple(problems))


def _problems(comments: Comments, used: set[Ignore], expected: frozenset[str]) -> Iterator[Problem]:
    for ignore in comments.ignores:
        if ignore.name not in NAMES:
            values = {"suggestion": nearest_name(ignore.name)}
            yield Problem("unknown-rule", ignore.place, text=ignore.name, values=values)
        elif ignore not in used and ignore.name in expected:
            yield Problem("unused-ignore", ignore.place, text=ignore.name)
    for place in comments.without_rule:
        yield Problem("ignore-without-rule", place)
