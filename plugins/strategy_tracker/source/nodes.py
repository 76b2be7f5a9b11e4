"""YAML as a tree that keeps every scalar as the text that was typed, with its place.

The tree is built from libyaml's events. The events come from a parser that keeps its own stack, so that
depth, aliases, tags and size are refused before anything nests in memory; composing such a document
with libyaml's own loader would end the process at some 24,000 open brackets.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

import yaml

from strategy_tracker.model import Place, Problem

MAX_DEPTH = 24
MAX_NODES = 200_000

try:
    _Loader: type = yaml.CSafeLoader
except AttributeError:  # a PyYAML that was built without libyaml
    _Loader = yaml.SafeLoader

_CORE_TAGS = ("tag:yaml.org,2002:str", "tag:yaml.org,2002:seq", "tag:yaml.org,2002:map")


@dataclass(slots=True)
class Scalar:
    """A single value as it was typed; `plain` where it stands without quotes."""

    text: str
    place: Place
    plain: bool = True


@dataclass(slots=True)
class Sequence:
    """A list of nodes."""

    items: list[Node]
    place: Place


@dataclass(slots=True)
class Mapping:
    """Keys with their nodes, in the order and as often as they were written."""

    entries: list[tuple[Scalar, Node]]
    place: Place


Node = Scalar | Sequence | Mapping


class Refused(Exception):  # noqa: N818 - it says what happened to the document
    """The document is not read on; carries the problems that are the reason."""

    def __init__(self, *problems: Problem) -> None:
        super().__init__(", ".join(problem.rule for problem in problems))
        self.problems = problems


@dataclass(slots=True)
class _Builder:
    """Builds the tree of one document; lines count from `first_line` of the file."""

    file: str
    first_line: int
    problems: list[Problem]
    open: list[Sequence | Mapping] = field(default_factory=list)
    keys: list[Scalar | None] = field(default_factory=list)
    root: Node | None = None
    nodes: int = 0

    def place(self, event: yaml.Event) -> Place:
        """Return an event's place in the file."""
        start, end = event.start_mark, event.end_mark
        if start is None or end is None:  # no event of a parsed text lacks its marks
            return Place(self.file, self.first_line)
        return Place(
            self.file,
            start.line + self.first_line,
            start.column + 1,
            end.line + self.first_line,
            end.column + 1,
        )

    def add(self, node: Node) -> None:
        """Put a node where the document has it."""
        self.nodes += 1
        if self.nodes > MAX_NODES:
            raise Refused(Problem("file-too-large", node.place))
        if not self.open:
            self.root = node
            return
        parent = self.open[-1]
        if isinstance(parent, Sequence):
            parent.items.append(node)
            return
        key = self.keys[-1]
        if key is not None:
            parent.entries.append((key, node))
            self.keys[-1] = None
        elif isinstance(node, Scalar):
            self.keys[-1] = node
        else:
            raise Refused(Problem("yaml-key-not-text", node.place))

    def start(self, node: Sequence | Mapping) -> None:
        """Open a list or a mapping."""
        self.add(node)
        self.open.append(node)
        self.keys.append(None)
        if len(self.open) > MAX_DEPTH:
            raise Refused(Problem("yaml-too-deep", node.place, values={"limit": MAX_DEPTH}))

    def end(self, event: yaml.Event) -> None:
        """Close the innermost list or mapping."""
        node = self.open.pop()
        self.keys.pop()
        last = self.place(event)
        node.place = Place(self.file, node.place.line, node.place.column, last.line, last.column)

    def feed(self, event: yaml.Event) -> None:
        """Take the next event."""
        if isinstance(event, yaml.AliasEvent):
            raise Refused(Problem("yaml-alias", self.place(event), text="*" + (event.anchor or "")))
        if isinstance(event, yaml.NodeEvent):
            self._refuse_node_properties(event)
        if isinstance(event, yaml.ScalarEvent):
            self.add(Scalar(event.value, self.place(event), plain=not event.style))
        elif isinstance(event, yaml.SequenceStartEvent):
            self.start(Sequence([], self.place(event)))
        elif isinstance(event, yaml.MappingStartEvent):
            self.start(Mapping([], self.place(event)))
        elif isinstance(event, yaml.SequenceEndEvent | yaml.MappingEndEvent):
            self.end(event)

    def _refuse_node_properties(self, event: yaml.NodeEvent) -> None:
        """Report tags and anchors: people who write them by hand meant something else."""
        tag = getattr(event, "tag", None)
        if tag is not None and tag != "!" and tag not in _CORE_TAGS:
            self.problems.append(Problem("yaml-tag", self.place(event), text=str(tag)))
        if event.anchor is not None:
            self.problems.append(Problem("yaml-alias", self.place(event), text="&" + event.anchor))


def _events(text: str) -> Iterator[yaml.Event]:
    """Yield libyaml's events for a text."""
    yield from yaml.parse(text, Loader=_Loader)


def parse(text: str, file: str, first_line: int, problems: list[Problem]) -> Node | None:
    """Return the tree of a YAML text, or None where it is empty.

    `first_line` is the line of the file on which the text begins. What is merely unwanted goes into
    `problems`; raises Refused for what must not be read on and yaml.YAMLError for what is not YAML.
    """
    builder = _Builder(file, first_line, problems)
    documents = 0
    for event in _events(text):
        if isinstance(event, yaml.DocumentStartEvent):
            documents += 1
            if documents > 1:
                raise Refused(Problem("yaml-several-documents", builder.place(event)))
        builder.feed(event)
    return builder.root


def outline(node: Node | None) -> object:
    """Return a tree as plain dicts, lists and strings, for fields that teams add themselves."""
    if isinstance(node, Mapping):
        return {key.text: outline(value) for key, value in node.entries}
    if isinstance(node, Sequence):
        return [outline(item) for item in node.items]
    return node.text if node is not None else ""
