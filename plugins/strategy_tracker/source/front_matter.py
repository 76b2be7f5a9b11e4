"""Separating front matter from body without losing a character, a line or a place.

python-frontmatter does the separating, through this handler. Its plain `load` strips the text first and
quietly takes a file without a closing fence for a body without front matter; this handler tells.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

import frontmatter
from frontmatter.default_handlers import YAMLHandler

from strategy_tracker.model import Place, Problem
from strategy_tracker.source.nodes import Mapping, Node, Refused, parse

_FENCE = re.compile(r"^-{3,}[ \t]*$", re.MULTILINE)
_LOOSE_FENCE = re.compile(r"^[ \t　]*(?:[-－—–]{2,}|\.{3})[ \t　]*$")


@dataclass(slots=True)
class Parts:
    """A file taken apart: the tree of its front matter, its body, and the line on which the body begins."""

    tree: Mapping | None
    body: str
    body_line: int


class PlacedYAMLHandler(YAMLHandler):
    """python-frontmatter's YAML handler with places kept; one instance reads one file."""

    FM_BOUNDARY = _FENCE

    def __init__(self, file: str, skipped: int, problems: list[Problem]) -> None:
        super().__init__()
        self.file = file
        self.skipped = skipped
        self.problems = problems
        self.tree: Node | None = None
        self.body = ""
        self.body_line = 1

    def split(self, text: str) -> tuple[str, str]:
        """Return the front matter and the body, and remember the line on which the body begins.

        python-frontmatter has taken away the `skipped` blank lines before the text. Raises Refused where
        there is no front matter or no closing fence.
        """
        lines = text.split("\n")
        if not _FENCE.fullmatch(lines[0]):
            line = self.skipped + 1
            rule = "front-matter-fence-wrong" if _LOOSE_FENCE.match(lines[0]) else "front-matter-missing"
            place = Place(self.file, line, 1, line, len(lines[0]) + 1)
            raise Refused(Problem(rule, place, text=lines[0][:60]))
        for number in range(1, len(lines)):
            if _FENCE.fullmatch(lines[number]):
                self.body_line = self.skipped + number + 2
                self.body = "\n".join(lines[number + 1 :])
                return "\n".join(lines[1:number]) + "\n", self.body
        raise Refused(_not_closed(self.file, lines, self.skipped))

    def load(self, fm: str, **kwargs: object) -> dict[str, object]:
        """Keep the front matter as a tree; the metadata that python-frontmatter sees stays empty."""
        self.tree = parse(fm, self.file, self.skipped + 2, self.problems)
        return {}


def _not_closed(file: str, lines: list[str], skipped: int) -> Problem:
    """Say where the closing fence is missing: at a line that is nearly one, else after the last line."""
    for number in range(1, len(lines)):
        if _LOOSE_FENCE.match(lines[number]):
            line = skipped + number + 1
            place = Place(file, line, 1, line, len(lines[number]) + 1)
            return Problem("front-matter-fence-wrong", place, text=lines[number].strip()[:60])
    last = len(lines) - 1
    line = skipped + last + 1
    place = Place(file, line, 1, line, len(lines[last]) + 1)
    return Problem("front-matter-not-closed", place, values={"opened": skipped + 1})


def take_apart(text: str, file: str, problems: list[Problem]) -> Parts:
    """Return the parts of a file. `text` has LF line ends and no BOM.

    Raises Refused and yaml.YAMLError as `parse` does.
    """
    blank = text[: len(text) - len(text.lstrip())]
    handler = PlacedYAMLHandler(file, blank.count("\n"), problems)
    # A ValueError from `split` would mean "no front matter" to python-frontmatter; Refused is none.
    frontmatter.parse(text, handler=handler)
    tree = handler.tree
    if tree is not None and not isinstance(tree, Mapping):
        raise Refused(Problem("front-matter-not-fields", tree.place))
    return Parts(tree, handler.body, handler.body_line)
