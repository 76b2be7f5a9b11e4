"""YAML as a tree that keeps every scalar as the text that was typed, with its place.

The tree is built from libyaml's events. The events come from a parser that keeps its own stack, so that
depth, aliases, tags and size are refused before anything nests in memory; composing such a document
with libyaml's own loader would end the process at some 24,000 open brackets.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import yaml

from strategy_tracker.model import Place, Problem
from strategy_tracker.source.front_matter.moved import Moved
from strategy_tracker.values.folded_text import INVISIBLE, without_invisible

MAX_DEPTH = 24
MAX_NODES = 50_000

try:
    _Loader: type = yaml.CSafeLoader
except AttributeError:  # a PyYAML that was built without libyaml
    _Loader = yaml.SafeLoader

_CORE = "tag:yaml.org,2002:"
_CORE_TAGS = ("tag:yaml.org,2002:str", "tag:yaml.org,2002:seq", "tag:yaml.org,2002:map")


@dataclass(slots=True)
class Scalar:
    """A single value as it was typed; `plain` where it stands without quotes."""

    text: str
    place: Place
    plain: bool = True
    style: str | None = None


@dataclass(slots=True)
class Key:
    """A key as it was typed; its place is worked out when there is something to say about it."""

    text: str
    plain: bool
    _event: yaml.Event
    _place_of: Callable[[yaml.Event], Place]

    @property
    def place(self) -> Place:
        """Where the key stands."""
        return self._place_of(self._event)

    def ends_at(self, event: yaml.Event) -> bool:
        """Tell whether an event begins where the key ends, so that no colon stands between them."""
        (_, end), (start, _) = _marks(self._event), _marks(event)
        return (end.line, end.column) == (start.line, start.column)


@dataclass(slots=True)
class Sequence:
    """A list of nodes."""

    items: list[Node]
    place: Place


@dataclass(slots=True)
class Mapping:
    """Keys with their nodes, in the order and as often as they were written."""

    entries: list[tuple[Key, Node]]
    place: Place


Node = Scalar | Sequence | Mapping


class Refused(Exception):  # noqa: N818 - it says what happened to the document
    """The document is not read on; carries the problems that are the reason."""

    def __init__(self, *problems: Problem) -> None:
        super().__init__(", ".join(problem.rule for problem in problems))
        self.problems = problems


def _marks(event: yaml.Event) -> tuple[yaml.Mark, yaml.Mark]:
    """Return where an event of a parsed text begins and ends."""
    return event.start_mark, event.end_mark  # type: ignore[return-value]


class _Places:
    """Where the events of a text stand in its file; lines count from `first_line`."""

    def __init__(self, file: str, first_line: int, moved: Moved | None) -> None:
        self.file = file
        self.first_line = first_line
        self.moved = moved or None

    def of(self, event: Any) -> Place:
        """Return the place in the file of an event of a parsed text."""
        start, end = event.start_mark, event.end_mark
        first, last = start.line, end.line
        column, end_column = start.column, end.column
        if self.moved is not None:
            first, column = self.moved.typed(first, column)
            last, end_column = self.moved.typed(last, end_column)
        return Place(self.file, first + self.first_line, column + 1, last + self.first_line, end_column + 1)


class _Builder:
    """Builds the tree of one document: a list of the one node that it holds.

    `around` are the lists and mappings around the parent; `key` is that whose value comes next.
    """

    def __init__(self, places: _Places, problems: list[Problem]) -> None:
        self.place = places.of
        self.problems = problems
        self.document = Sequence([], Place(places.file))
        self.parent: Sequence | Mapping = self.document
        self.around: list[Sequence | Mapping] = []
        self.key: Key | None = None
        self.nodes = 0
        self.flow_depth = 0
        self.flow_line = 0
        self.torn: list[int] = []

    def add(self, node: Node) -> None:
        """Put a node where the document has it."""
        self._count(node)
        parent = self.parent
        if isinstance(parent, Mapping):
            if self.key is None:
                raise Refused(Problem("yaml-key-not-text", node.place))
            parent.entries.append((self.key, node))
            self.key = None
        else:
            parent.items.append(node)

    def _count(self, node: Node | Key) -> None:
        """Refuse a document of too many nodes."""
        self.nodes += 1
        if self.nodes > MAX_NODES:
            raise Refused(Problem("yaml-too-many-values", node.place, values={"limit": MAX_NODES}))

    def start(self, node: Sequence | Mapping) -> None:
        """Open a list or a mapping."""
        self.add(node)
        self.around.append(self.parent)
        self.parent = node
        if len(self.around) > MAX_DEPTH:
            raise Refused(Problem("yaml-too-deep", node.place, values={"limit": MAX_DEPTH}))

    def end(self, event: yaml.Event) -> None:
        """Close the innermost list or mapping."""
        node, self.parent = self.parent, self.around.pop()
        last = self.place(event)
        node.place = node.place._replace(end_line=last.end_line, end_column=last.end_column)
        if len(self.around) < self.flow_depth:
            self.flow_depth = 0

    def scalar(self, event: yaml.ScalarEvent) -> None:
        """Take a single value or a key."""
        if event.tag is not None or event.anchor is not None:
            self._report_node_properties(event)
        style = event.style or None  # libyaml says '' where PyYAML's own parser says None
        if style == '"' and INVISIBLE.search(event.value):
            self._report_invisible(event)
        if self.key is None and isinstance(self.parent, Mapping):
            key = self.key = Key(event.value, style is None, event, self.place)
            self._count(key)
            if self.flow_depth and style is None and "：" in event.value:
                self._note_torn()
        else:
            if not event.value and self.flow_depth and style is None:
                self._note_lone_key(event)
            self.add(Scalar(event.value, self.place(event), style is None, style))

    def _note_lone_key(self, event: yaml.ScalarEvent) -> None:
        """Note a `{ }` in which a key has no colon: `{值: 1,200萬}` has the key 200萬."""
        if self.key is not None and self.key.ends_at(event):
            self._note_torn()

    def _note_torn(self) -> None:
        """Note the line of the outermost `{ }` or `[ ]` that is open."""
        if self.flow_line not in self.torn:
            self.torn.append(self.flow_line)

    def _note_flow(self, event: yaml.CollectionStartEvent) -> None:
        """Note where the outermost `{ }` or `[ ]` begins."""
        if event.flow_style and not self.flow_depth:
            self.flow_depth = len(self.around)
            self.flow_line = _marks(event)[0].line

    def _report_invisible(self, event: yaml.ScalarEvent) -> None:
        """Report the first character that an escape makes and nobody sees; all of them are taken out.

        Where such a character itself stands in a file is known before YAML is read.
        """
        code = f"U+{ord(INVISIBLE.findall(event.value)[0]):04X}"
        values = {"character": code}
        self.problems.append(Problem("invisible-character", self.place(event), text=code, values=values))
        event.value = without_invisible(event.value)

    def sequence(self, event: yaml.SequenceStartEvent) -> None:
        """Open a list."""
        self._report_node_properties(event)
        self.start(Sequence([], self.place(event)))
        self._note_flow(event)

    def mapping(self, event: yaml.MappingStartEvent) -> None:
        """Open a mapping."""
        self._report_node_properties(event)
        self.start(Mapping([], self.place(event)))
        self._note_flow(event)

    def alias(self, event: yaml.AliasEvent) -> None:
        """Refuse an alias: a text that begins with * is quoted, and nothing is worth an alias here."""
        raise Refused(Problem("yaml-alias", self.place(event), text=f"*{event.anchor}"))

    def _report_node_properties(self, event: yaml.NodeEvent) -> None:
        """Report tags and anchors: people who write them by hand meant something else."""
        tag = getattr(event, "tag", None)
        if tag is not None and tag != "!" and tag not in _CORE_TAGS:
            self.problems.append(Problem("yaml-tag", self.place(event), text=str(tag).replace(_CORE, "!!")))
        if event.anchor is not None:
            self.problems.append(Problem("yaml-alias", self.place(event), text=f"&{event.anchor}"))


def parse(
    text: str,
    file: str,
    first_line: int,
    problems: list[Problem],
    moved: Moved | None = None,
    torn: list[int] | None = None,
) -> Node | None:
    """Return the tree of a YAML text, or None where it is empty.

    `first_line` is the line of the file on which the text begins. What is merely unwanted goes into
    `problems`; into `torn` go the lines, from 0, on which a `{ }` begins that has a key without a colon or
    with a full-width one: a sign has torn a value apart, or two fields together.

    Raises Refused for what must not be read on and yaml.YAMLError for what is not YAML.
    """
    builder = _Builder(_Places(file, first_line, moved), problems)
    take: dict[type[yaml.Event], Callable[[Any], None]] = {
        yaml.ScalarEvent: builder.scalar,
        yaml.SequenceStartEvent: builder.sequence,
        yaml.MappingStartEvent: builder.mapping,
        yaml.SequenceEndEvent: builder.end,
        yaml.MappingEndEvent: builder.end,
        yaml.AliasEvent: builder.alias,
    }
    documents = 0
    loader = _Loader(text)
    for event in iter(loader.get_event, None):
        action = take.get(type(event))
        if action is not None:
            action(event)
        elif isinstance(event, yaml.DocumentStartEvent):
            documents += 1
            if documents > 1:
                raise Refused(Problem("yaml-several-documents", builder.place(event)))
    if torn is not None:
        torn.extend(builder.torn)
    return builder.document.items[0] if builder.document.items else None


def is_yaml(value: str) -> bool:
    """Tell whether a text can be read, or is refused for a reason of its own."""
    try:
        parse(f"{value}\n", "", 1, [])
    except yaml.YAMLError:
        return False
    except Refused:
        return True
    return True


def outline(node: Node | None) -> object:
    """Return a tree as plain dicts, lists and strings, for fields that teams add themselves."""
    if isinstance(node, Mapping):
        return {key.text: outline(value) for key, value in node.entries}
    if isinstance(node, Sequence):
        return [outline(item) for item in node.items]
    return node.text if node is not None else ""
