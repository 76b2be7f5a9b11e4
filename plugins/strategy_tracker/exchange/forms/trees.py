"""Records of a sheet as one tree: what a new strategy's file holds."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from strategy_tracker.exchange.forms.comparing import NewItem
from strategy_tracker.exchange.forms.items import OWN, own_value
from strategy_tracker.vocabulary.fields import Field, Kind, field_of

Paths = dict[str, str]
"""By the path of a value in the file (`tasks[0].progress`), the cell that it comes from."""


def tree_of(items: Iterable[NewItem]) -> tuple[dict[str, Any], Paths]:
    """Return the tree of a strategy with all its records, and where each of its values comes from."""
    builder = _Builder()
    for number, item in enumerate(items):
        key = item.key if item.key or not item.list_key else f"{item.list_key}/{number}+"
        node, path = builder.node(key)
        node.update(fields_of(item.values))
        for name, place in item.places.items():
            builder.paths[f"{path}{name}"] = place
    return builder.root, builder.paths


def fields_of(values: Mapping[str, Any]) -> dict[str, Any]:
    """Return a record's values as a tree, a team's own fields below one name."""
    fields = {key: value for key, value in values.items() if not key.startswith(OWN)}
    own = {
        key.removeprefix(OWN): own_value(str(value)) for key, value in values.items() if key.startswith(OWN)
    }
    return {**fields, "extra": own} if own else fields


class _Builder:
    """Makes the records that keys name, each once."""

    def __init__(self) -> None:
        self.root: dict[str, Any] = {}
        self.paths: Paths = {}
        self._made: dict[str, tuple[dict[str, Any], str]] = {}

    def node(self, key: str) -> tuple[dict[str, Any], str]:
        """Return the record of a key and the path to its values; what is around it is made where missing."""
        node, path, kind, done = self.root, "", "strategy", ""
        parts = iter(key.split("/") if key else [])
        for part in parts:
            known = field_of(kind, part)
            kind, done = known.record, f"{done}/{part}"
            if known.kind is Kind.RECORDS:
                done = f"{done}/{next(parts)}"
            if done not in self._made:
                self._made[done] = self._new(node, path, known)
            node, path = self._made[done]
        return node, path

    def _new(self, around: dict[str, Any], path: str, known: Field) -> tuple[dict[str, Any], str]:
        """Put a new record into a field."""
        node: dict[str, Any] = {}
        if known.kind is Kind.RECORD:
            around[known.key] = node
            return node, f"{path}{known.key}."
        listed = around.setdefault(known.key, [])
        listed.append(node)
        return node, f"{path}{known.key}[{len(listed) - 1}]."
