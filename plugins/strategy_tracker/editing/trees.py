"""Whole records as YAML: what is added to a file, or a file of its own.

A tree is a text, a tuple of texts, a mapping from the canonical keys of a record's fields to trees, or a list
of such mappings. Named, its keys are those that stand in the file.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping, Sequence

from strategy_tracker.editing.yaml_text import flow_list, scalar
from strategy_tracker.vocabulary.fields import FIELDS, Field, Kind

Tree = str | tuple[str, ...] | Mapping[str, "Tree"] | Sequence["Tree"]
Name = Callable[[str, Field], str]
"""What a field of a kind of record is called in the file."""


class UnwritableError(ValueError):
    """A text for which YAML has no way to write it."""


def named(kind: str, fields: Mapping[str, Tree], name: Name) -> dict[str, Tree]:
    """Return a record's fields in the form's order by the names that they have in the file."""
    found: dict[str, Tree] = {}
    for field in FIELDS[kind]:
        if field.key not in fields:
            continue
        value = fields[field.key]
        if field.kind is Kind.RECORD and isinstance(value, Mapping):
            value = named(field.record, value, name)
        elif field.kind is Kind.RECORDS and isinstance(value, list):
            value = [named_item(field, item, name) for item in value]
        found[name(kind, field)] = value
    return found


def named_item(field: Field, item: Tree, name: Name) -> Tree:
    """Return one record of a list; one that has nothing but its main text is that text."""
    if not isinstance(item, Mapping):
        return item
    if field.shorthand and set(item) == {field.shorthand}:
        return item[field.shorthand]
    return named(field.record, item, name)


def block_lines(fields: Mapping[str, Tree], indent: int) -> Iterator[str]:
    """Yield the lines of named fields, indented by a number of spaces; UnwritableError."""
    lead = " " * indent
    for key, value in fields.items():
        called = _checked(scalar(key, flow=True))
        if isinstance(value, str):
            yield f"{lead}{called}: {_checked(scalar(value, indent=indent))}"
        elif isinstance(value, tuple) or not value:
            yield f"{lead}{called}: {flow_text(value)}"
        elif isinstance(value, Mapping):
            yield f"{lead}{called}:"
            yield from block_lines(value, indent + 2)
        else:
            yield f"{lead}{called}:"
            for item in value:
                yield from item_lines(item, indent + 2)


def item_lines(item: Tree, indent: int) -> Iterator[str]:
    """Yield the lines of one item of a list, whose dash is indented by a number of spaces."""
    lead = " " * indent
    if isinstance(item, str):
        yield f"{lead}- {_checked(scalar(item, indent=indent))}"
    elif isinstance(item, Mapping) and item:
        for number, line in enumerate(block_lines(item, indent + 2)):
            yield line if number else f"{lead}- {line[indent + 2 :]}"
    else:
        yield f"{lead}- {flow_text(item)}"


def flow_text(value: Tree) -> str:
    """Return a named tree in one line, as it stands between brackets."""
    if isinstance(value, str):
        return _checked(scalar(value, flow=True))
    if isinstance(value, tuple):
        return _checked(flow_list([item if isinstance(item, str) else json.dumps(item) for item in value]))
    if isinstance(value, Mapping):
        inner = (f"{_checked(scalar(key, flow=True))}: {flow_text(one)}" for key, one in value.items())
        return f"{{{', '.join(inner)}}}"
    return f"[{', '.join(flow_text(item) for item in value)}]"


def _checked(text: str | None) -> str:
    if text is None:
        raise UnwritableError
    return text
