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
from strategy_tracker.source.mending import parse_mended
from strategy_tracker.source.nodes import Mapping, Node, Refused
from strategy_tracker.vocabulary.fields import folded_name, names_of

_FENCE = re.compile(r"-{3,}[ \t]*")
# What people type for a fence: full-width or long dashes, too few, three dots, with spaces before it.
_NEARLY_FENCE = re.compile(r"[ \t　]*(?:[-－—–─]{2,}|\.{3})[ \t　]*")
_FIELD_OR_ITEM = re.compile(r"[ \t　]+\S|-|#|[\]}]|[^\s:：]{1,40}\s*[:：]|$")


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
        self.opening = next((number for number, line in enumerate(self.lines) if line.strip()), 0)
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
        lines, opening = self.lines, self.opening
        if not _NEARLY_FENCE.fullmatch(lines[opening]):
            place = self._place_of_line(opening)
            raise Refused(Problem("front-matter-missing", place, text=lines[opening][:60]))
        self._report_wrong_fence(opening)
        closing = self._closing_line()
        self.body = "\n".join(lines[closing + 1 :])
        self.body_line = min(closing + 2, len(lines))
        self._report_closed_early(closing)
        return "\n".join(lines[opening + 1 : closing]), self.body

    def load(self, fm: str, **_kwargs: object) -> dict[str, object]:
        """Keep the front matter as a tree; the metadata that python-frontmatter sees stays empty."""
        self.tree = parse_mended(fm.split("\n"), self.file, self.opening + 2, self.root, self.problems)
        return {}

    def _place_of_line(self, index: int) -> Place:
        return Place(self.file, index + 1, 1, index + 1, len(self.lines[index]) + 1)

    def _report_wrong_fence(self, index: int) -> None:
        """Report a fence that is only nearly one; it is taken for what it was meant to be."""
        line = self.lines[index]
        if not _FENCE.fullmatch(line):
            place = self._place_of_line(index)
            self.problems.append(
                Problem("front-matter-fence-wrong", place, text=line.strip()[:60], values={"mended": "---"})
            )

    def _closing_line(self) -> int:
        """Return the index of the closing fence; where it is missing, of the first line that is no field."""
        lines, opening = self.lines, self.opening
        nearly = None
        for number in range(opening + 1, len(lines)):
            line = lines[number]
            if line[:1] not in _FENCE_STARTS:
                continue
            if _FENCE.fullmatch(line):
                return number
            if _NEARLY_FENCE.fullmatch(line):
                if line[0] not in " \t　":
                    self._report_wrong_fence(number)
                    return number
                nearly = nearly or number
        if nearly is not None:
            self._report_wrong_fence(nearly)
            return nearly
        end = _end_of_fields(lines, opening + 1)
        place = self._place_of_line(min(end, len(lines) - 1))
        self.problems.append(Problem("front-matter-not-closed", place, values={"opened": opening + 1}))
        return end - 1 if end < len(lines) and not lines[end - 1].strip() and end - 1 > opening else end

    def _report_closed_early(self, closing: int) -> None:
        """Report a fence between the fields: what stands below it would be taken for the body."""
        below = next((n for n in range(closing + 1, len(self.lines)) if self.lines[n].strip()), None)
        if below is None:
            return
        name, colon, _ = self.lines[below].replace("：", ":").partition(":")
        if not colon or name != name.lstrip() or folded_name(name) not in names_of(self.root):
            return
        if any(_FENCE.fullmatch(line) for line in self.lines[below + 1 :]):
            place = self._place_of_line(closing)
            values = {"line": below + 1, "field": names_of(self.root)[folded_name(name)]}
            text = self.lines[closing].strip()
            self.problems.append(Problem("front-matter-closed-early", place, text=text, values=values))


_FENCE_STARTS = frozenset("-－—–─. \t　")


def _end_of_fields(lines: Sequence[str], start: int) -> int:
    """Return the index of the first line that can be no part of a front matter, or the number of lines."""
    for number in range(start, len(lines)):
        heading = lines[number].startswith("#") and number > start and not lines[number - 1].strip()
        if heading or not _FIELD_OR_ITEM.match(lines[number]):
            return number
    return len(lines)


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
