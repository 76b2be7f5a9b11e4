"""What a front matter is to be read as after a change: the tree as plain data, with the changes made."""

from __future__ import annotations

from collections.abc import Mapping as Table

from strategy_tracker.editing.trees import Tree
from strategy_tracker.source.front_matter.nodes import Key, Mapping, Node, Scalar

Value = str | tuple[str, ...]
"""What a field is given: a text, or the texts of a list."""
Values = dict[int, Tree]
"""By the identity of a node: what stands in its place."""
Additions = dict[int, list[tuple[Key | None, str, Tree]]]
"""By the identity of a mapping: new fields, each with the key that it stands behind."""
Appended = dict[int, list[Tree]]
"""By the identity of a list: what is added to its end."""


def shape_of(node: Node | None) -> object:
    """Return a tree as nested tuples that are equal where two trees say the same in the same order."""
    return expected_shape(node, {}, {}, {})


def expected_shape(
    node: Node | None, values: Table[int, Tree], additions: Additions, appended: Appended
) -> object:
    """Return a tree's shape with the nodes in `values` replaced, and with what is added to it."""
    if node is None:
        return None
    if id(node) in values:
        return _shape_of_value(values[id(node)])
    if isinstance(node, Scalar):
        return node.text
    if isinstance(node, Mapping):
        added = additions.get(id(node), [])
        entries: list[tuple[str, object]] = [
            (name, _shape_of_value(v)) for at, name, v in added if at is None
        ]
        for key, child in node.entries:
            entries.append((key.text.strip(), expected_shape(child, values, additions, appended)))
            entries += [(name, _shape_of_value(value)) for at, name, value in added if at is key]
        return ("mapping", tuple(entries))
    items = [expected_shape(item, values, additions, appended) for item in node.items]
    return ("list", (*items, *(_shape_of_value(item) for item in appended.get(id(node), ()))))


def _shape_of_value(value: Tree) -> object:
    if isinstance(value, str):
        return value
    if isinstance(value, Table):
        return ("mapping", tuple((name, _shape_of_value(inner)) for name, inner in value.items()))
    return ("list", tuple(_shape_of_value(item) for item in value))
