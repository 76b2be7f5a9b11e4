"""Fields below a name that is none: a `策略:` or `基本信息:` above them, as other tools want it."""

from __future__ import annotations

from collections.abc import Iterator
from collections.abc import Sequence as Listed

from strategy_tracker.model import Problem
from strategy_tracker.source.front_matter.likely_cause import as_hint
from strategy_tracker.source.front_matter.nodes import Key, Mapping, Node, Scalar, Sequence
from strategy_tracker.source.node_access import looked_up
from strategy_tracker.vocabulary.fields import Kind, names_of

_FEWEST = 2


def wrapped_fields(key: Key, child: Node, record: str) -> Mapping | None:
    """Return the fields below a name that stands around them, None where a name stands for its own value.

    At least two, and at least half of what is below it, are fields of the record in which the name stands.
    Below a name that is known they are only looked for where it takes one text.
    """
    if isinstance(child, Scalar):
        return None
    names = names_of(record)
    known = names.get(looked_up(key.text))
    if known is not None and known.kind is not Kind.TEXT:
        return None
    inner = child.items[0] if isinstance(child, Sequence) and len(child.items) == 1 else child
    if not isinstance(inner, Mapping):
        return None
    fields = sum(looked_up(name.text) in names for name, _ in inner.entries)
    return inner if fields >= _FEWEST and fields * 2 >= len(inner.entries) else None


def lifted(node: Mapping, record: str) -> list[tuple[Key, Node]]:
    """Return a record's fields, those below a name around them as if that name were not there."""
    if all(isinstance(child, Scalar) for _, child in node.entries):
        return node.entries
    fields: list[tuple[Key, Node]] = []
    for key, child in node.entries:
        inner = None if isinstance(child, Scalar) else wrapped_fields(key, child, record)
        fields += [(key, child)] if inner is None else inner.entries
    return fields


def names_around(node: Mapping, record: str, path: str, lines: Listed[str]) -> Iterator[Problem]:
    """Yield a problem for each name that stands around fields, with the first of them as it is without."""
    for key, child in node.entries:
        inner = wrapped_fields(key, child, record)
        if inner is not None:
            first = lines[inner.entries[0][0].place.line - 1].strip().removeprefix("- ")
            values = {"mended": as_hint(first)}
            yield Problem("fields-wrapped", key.place, f"{path}{key.text}", key.text, values)
