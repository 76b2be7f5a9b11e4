"""Records put to the end of a list that is in a file, in the list's own style."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from strategy_tracker.editing.document import Document, NotEditableError, Splice
from strategy_tracker.editing.trees import Tree, flow_text, item_lines
from strategy_tracker.language import message
from strategy_tracker.source.front_matter.nodes import Key, Mapping, Node, Scalar
from strategy_tracker.source.front_matter.nodes import Sequence as ListNode
from strategy_tracker.values import is_nothing

NOT_BY_ITSELF = message("This line is laid out so that it cannot be changed by itself; change it by hand.")
"""Why a change is refused that would have to touch what is around it."""

_ITEM_INDENT = 2


@dataclass(frozen=True, slots=True)
class Appended:
    """The splices that put items to a list, and what the list's node is to be read as afterwards.

    `whole` is the new list where the node was no list before, else None.
    """

    splices: tuple[Splice, ...]
    whole: list[Tree] | None = None


def append(document: Document, key: Key, node: Node, items: Sequence[Tree]) -> Appended:
    """Return how named items get to the end of the list behind a key.

    One text that stands for a list becomes its first item; a single record without a
    dash is NotEditableError.
    """
    indent = key.place.column - 1 + _ITEM_INDENT
    if isinstance(node, ListNode) and document.is_flow(node):
        return Appended((_in_flow(document, node, items),))
    if isinstance(node, ListNode) and node.items:
        end = document.line_end(document.line_of(document.end_of(None, node)))
        return Appended((_below(document, end, items, node.place.column - 1),))
    if isinstance(node, Mapping):
        raise NotEditableError(NOT_BY_ITSELF, key.place)
    end = document.end_of(key, node)
    kept: list[Tree] = [] if not isinstance(node, Scalar) or is_nothing(node.text.strip()) else [node.text]
    whole = [*kept, *items]
    start = document.behind_colon(key)
    below = document.line_end(document.line_of(end))
    taken = Splice(start, end, "" if document.text[start - 1 : start] in (":", "：") else ":")
    return Appended((taken, _below(document, below, whole, indent)), whole)


def _below(document: Document, offset: int, items: Sequence[Tree], indent: int) -> Splice:
    """Return the splice that puts items below a line."""
    return Splice(offset, offset, "".join(_lines(document, items, indent)))


def _lines(document: Document, items: Sequence[Tree], indent: int) -> Iterator[str]:
    for item in items:
        for line in item_lines(item, indent):
            yield document.newline + line.replace("\n", document.newline)


def _in_flow(document: Document, node: ListNode, items: Sequence[Tree]) -> Splice:
    """Return the splice that puts items before a closing bracket."""
    text = ", ".join(flow_text(item) for item in items)
    if not node.items:
        start = document.start_of(node) + 1
        return Splice(start, start, text)
    last = document.end_of(None, node.items[-1])
    comma = re.compile(r"[ \t]*,").match(document.text, last)
    at = comma.end() if comma else last
    return Splice(at, at, f" {text}" if comma else f", {text}")
