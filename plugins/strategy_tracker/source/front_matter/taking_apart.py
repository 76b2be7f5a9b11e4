"""Separating front matter from body without losing a character, a line or a place.

python-frontmatter does the separating, through this handler. Its plain `load` strips the text first and
quietly takes a file without a closing fence for a body without front matter; this handler tells, and reads
on where the fence that was meant can be seen.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

import frontmatter
from frontmatter.default_handlers import YAMLHandler

from strategy_tracker.model import Place, Problem
from strategy_tracker.source.front_matter.fences import FENCE, Fences, find_fences, first_line
from strategy_tracker.source.front_matter.list_signs import PLAIN_SPACES
from strategy_tracker.source.front_matter.mending import parse_mended
from strategy_tracker.source.front_matter.nodes import Mapping, Node, Refused
from strategy_tracker.vocabulary.fields import folded_name, names_of


@dataclass(slots=True)
class Parts:
    """A file taken apart: the tree of its front matter, its body, and the line on which the body begins."""

    tree: Mapping | None
    body: str
    body_line: int


class PlacedYAMLHandler(YAMLHandler):
    """python-frontmatter's YAML handler with places kept; one instance reads one file."""

    def __init__(self, text: str, file: str, root: str, problems: list[Problem]) -> None:
        super().__init__()
        self.lines = text.split("\n")
        self.first_line = 1
        self.file = file
        self.root = root
        self.problems = problems
        self.tree: Node | None = None
        self.body = ""
        self.body_line = 1

    def split(self, _text: str) -> tuple[str, str]:
        """Return the front matter and the body, and remember the line on which the body begins.

        The lines are our own: python-frontmatter has taken white space away at both ends of the text.
        Raises Refused where there is no front matter.
        """
        lines, fences = self.lines, find_fences(self.lines)
        self._report_conflicts(fences)
        if fences is None:
            first = first_line(lines)
            raise Refused(Problem("front-matter-missing", self._place_of_line(first), text=lines[first][:60]))
        self.first_line = fences.opening + 2
        for index in fences.wrong:
            place, text = self._place_of_line(index), lines[index].rstrip()[:60]
            spaced = FENCE.fullmatch(lines[index].translate(PLAIN_SPACES)) is not None
            rule = "yaml-no-break-space" if spaced else "front-matter-fence-wrong"
            self.problems.append(Problem(rule, place, text=text, values={"mended": "---"}))
        if not fences.closed:
            place = self._place_of_line(min(fences.end, len(lines) - 1))
            unclosed = Problem("front-matter-not-closed", place, values={"opened": fences.opening + 1})
            self.problems.append(unclosed)
        self.body = "\n".join(lines[fences.body :])
        self.body_line = min(fences.body + 1, len(lines))
        self._report_closed_early(fences)
        return "\n".join(fences.front(lines)), self.body

    def load(self, fm: str, **_kwargs: object) -> dict[str, object]:
        """Keep the front matter as a tree; the metadata that python-frontmatter sees stays empty."""
        self.tree = parse_mended(fm.split("\n"), self.file, self.first_line, self.root, self.problems)
        return {}

    def _place_of_line(self, index: int) -> Place:
        return Place(self.file, index + 1, 1, index + 1, len(self.lines[index]) + 1)

    def _report_conflicts(self, fences: Fences | None) -> None:
        """Report what Git left of a conflict; among the fields nobody can tell which side is meant."""
        conflicts = conflict_marks(self.lines, self.file)
        if any(fences is None or problem.place.line <= fences.end + 1 for problem in conflicts):
            raise Refused(*conflicts)
        self.problems.extend(conflicts)

    def _report_closed_early(self, fences: Fences) -> None:
        """Report a fence between the fields: what stands below it would be taken for the body."""
        if not fences.closed:
            return
        below = next((n for n in range(fences.end + 1, len(self.lines)) if self.lines[n].strip()), None)
        if below is None:
            return
        name, colon, _ = self.lines[below].replace("：", ":").partition(":")
        if not colon or name != name.lstrip() or folded_name(name) not in names_of(self.root):
            return
        if any(FENCE.fullmatch(line) for line in self.lines[below + 1 :]):
            place = self._place_of_line(fences.end)
            values = {"line": below + 1, "field": names_of(self.root)[folded_name(name)]}
            text = self.lines[fences.end].strip()
            self.problems.append(Problem("front-matter-closed-early", place, text=text, values=values))


def take_apart(text: str, file: str, problems: list[Problem], root: str = "strategy") -> Parts:
    """Return the parts of a file. `text` has LF line ends and no BOM; `root` is the record that it holds.

    What is wrong goes into `problems`; raises Refused where the file cannot be read.
    """
    handler = PlacedYAMLHandler(text, file, root, problems)
    # A ValueError from `split` would mean "no front matter" to python-frontmatter; Refused is none.
    frontmatter.parse(text, handler=handler)
    tree = handler.tree
    if isinstance(tree, Mapping) or tree is None:
        return Parts(tree, handler.body, handler.body_line)
    raise Refused(Problem("front-matter-not-fields", tree.place))


_OPENING = re.compile(r"<{7}(?: .*)?")
_CLOSING = re.compile(r">{7}(?: .*)?")


def conflict_marks(lines: Sequence[str], file: str) -> list[Problem]:
    """Return a problem for each conflict that was committed without being resolved, in the order of lines."""
    found = []
    opened: int | None = None
    for index, line in enumerate(lines):
        if line[:1] == "<" and _OPENING.fullmatch(line):
            if opened is not None:
                found.append(_conflict(opened, index - 1, lines, file))
            opened = index
        elif line[:1] == ">" and _CLOSING.fullmatch(line):
            found.append(_conflict(index if opened is None else opened, index, lines, file))
            opened = None
    if opened is not None:
        found.append(_conflict(opened, len(lines) - 1, lines, file))
    return found


def _conflict(first: int, last: int, lines: Sequence[str], file: str) -> Problem:
    place = Place(file, first + 1, 1, first + 1, len(lines[first]) + 1)
    values = {"first": first + 1, "last": last + 1}
    return Problem("merge-conflict", place, text=lines[first][:60], values=values)
