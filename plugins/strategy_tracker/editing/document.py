"""A record's file as it is on the disk: its bytes, its front matter as a tree, and where each value is."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from strategy_tracker.language import Message
from strategy_tracker.model import Place, Record
from strategy_tracker.source.front_matter.nodes import Key, Mapping, Node, Scalar, Sequence
from strategy_tracker.source.node_access import head
from strategy_tracker.source.reading import read_text

_LINE_END = re.compile(r"\r\n|\r|\n")
_MARK = "\ufeff".encode()


class NotEditableError(Exception):
    """A change cannot be made to the bytes of a file; carries the reason and the place."""

    def __init__(self, reason: Message, place: Place) -> None:
        super().__init__(reason.template)
        self.reason = reason
        self.place = place


@dataclass(frozen=True, slots=True)
class Splice:
    """A stretch of a text, by offsets, and what to put there."""

    start: int
    end: int
    text: str


class Document:
    """One file: `text` is what is on the disk, with its own line ends and without a byte order mark.

    `tree` is its front matter, None where that cannot be read. Offsets are those of `text`.
    """

    def __init__(self, data: bytes, file: str, root: str) -> None:
        self.data = data
        self.file = file
        self.root = root
        read = read_text(data, file, root)
        self.tree = read.parts.tree if read.parts is not None else None
        self.text = data.decode("utf-8-sig", errors="replace")
        ends = list(_LINE_END.finditer(self.text))
        self._starts = [0, *(end.end() for end in ends)]
        self._ends = [*(end.start() for end in ends), len(self.text)]
        self.newline = Counter(end.group() for end in ends).most_common(1)[0][0] if ends else "\n"

    def offset(self, line: int, column: int) -> int:
        """Return the offset of a line and column, both from 1."""
        return self._starts[line - 1] + column - 1

    def line(self, number: int) -> str:
        """Return a line without its end."""
        return self.text[self._starts[number - 1] : self._ends[number - 1]]

    def line_end(self, number: int) -> int:
        """Return the offset of the end of a line, before its line break."""
        return self._ends[number - 1]

    def line_of(self, offset: int) -> int:
        """Return the number of the line that an offset is in."""
        return next(number for number, end in enumerate(self._ends, 1) if offset <= end)

    def start_of(self, node: Node | Key) -> int:
        """Return where a node or a key begins."""
        return self.offset(node.place.line, node.place.column)

    def behind_colon(self, key: Key) -> int:
        """Return the offset behind the colon of a key; behind the key itself where it has no colon."""
        end = self.offset(key.place.end_line, key.place.end_column)
        match = re.compile(r"[ \t]*[:：]").match(self.text, end)
        return match.end() if match else end

    def is_flow(self, node: Node) -> bool:
        """Tell whether a list or mapping stands between brackets."""
        return self.text[self.start_of(node) : self.start_of(node) + 1] in ("{", "[")

    def end_of(self, key: Key | None, node: Node) -> int:
        """Return where a value ends; `key` is its key, None for an item of a list."""
        if isinstance(node, Scalar):
            if node.style in ("|", ">"):
                return self._end_of_block(node)
            if not node.text and node.plain and key is not None:
                return self.behind_colon(key)
            return self.offset(node.place.end_line, node.place.end_column)
        if self.is_flow(node):
            return self.offset(node.place.end_line, node.place.end_column)
        if isinstance(node, Mapping):
            last, child = node.entries[-1]
            return self.end_of(last, child)
        return self.end_of(None, node.items[-1]) if node.items else self.start_of(node)

    def _end_of_block(self, node: Scalar) -> int:
        """Return the end of the last line of a block text; blank lines behind it are none of it."""
        last = node.place.end_line if node.place.end_column > 1 else node.place.end_line - 1
        while last > node.place.line:
            if self.line(last).strip(" "):
                break
            last -= 1
        return self.line_end(last)

    def nodes(self) -> Iterator[Node]:
        """Yield all nodes of the front matter, each before those in it."""
        waiting: list[Node] = [self.tree] if self.tree is not None else []
        while waiting:
            node = waiting.pop()
            yield node
            if isinstance(node, Mapping):
                waiting.extend(child for _, child in reversed(node.entries))
            elif isinstance(node, Sequence):
                waiting.extend(reversed(node.items))

    def node_of(self, record: Record) -> Node | None:
        """Return the node that a record was read from: a mapping, or the text that stands for one."""
        for node in self.nodes():
            place = head(node) if isinstance(node, Mapping) else node.place
            if not isinstance(node, Sequence) and place[1:] == record.place[1:]:
                return node
        return None

    def spliced(self, splices: Iterable[Splice]) -> bytes:
        """Return the file's bytes with stretches replaced, those at one offset in their order."""
        parts: list[str] = []
        done = 0
        for splice in sorted(splices, key=lambda one: one.start):
            parts += [self.text[done : splice.start], splice.text]
            done = splice.end
        text = "".join([*parts, self.text[done:]])
        return (_MARK if self.data.startswith(_MARK) else b"") + text.encode("utf-8")
