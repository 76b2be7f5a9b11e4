"""Values as YAML text: quoted where they need it, and always read back as what they were."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence

import yaml

from strategy_tracker.model import Problem
from strategy_tracker.source.front_matter.nodes import Mapping, Refused, Scalar, parse

# What a text without quotes must not begin with, for YAML or for its readers' eyes.
_INDICATORS = frozenset("?:,[]{}#&*!|>'\"%@`")
_LIKE_A_FENCE = ("---", "...")
_NULLS = frozenset({"~", "null", "Null", "NULL"})
# What ends a line for YAML, and what is no character there.
_ESCAPED = {"\x85": "\\N", "\u2028": "\\L", "\u2029": "\\P", "\ufeff": "\\uFEFF", "\x7f": "\\x7F"}


def scalar(value: str, *, style: str | None = None, flow: bool = False, indent: int = 0) -> str | None:
    """Return a text as a YAML value, with LF line ends; None where no way to write it reads back the same.

    `style` is the quote, or the | of a block text, that is used where it will do. `flow` is whether the value
    stands between brackets; `indent` is the column of its key, which a block text is indented from.
    """
    for candidate in _candidates(value, style, flow, indent):
        if _reads_as(candidate, value, flow, indent):
            return candidate
    return None


def flow_list(values: Sequence[str]) -> str | None:
    """Return texts as a YAML list in one line; None where one of them cannot be written."""
    items = [scalar(value, flow=True) for value in values]
    known = [item for item in items if item is not None]
    return f"[{', '.join(known)}]" if len(known) == len(items) else None


def _candidates(value: str, style: str | None, flow: bool, indent: int) -> Iterator[str]:
    """Yield the ways to write a value, the most fitting first."""
    single = "'" + value.replace("'", "''") + "'"
    if "\n" not in value and style == "'":
        yield single
    if "\n" not in value and style == '"':
        yield _double(value)
    if "\n" in value and not flow:
        yield _literal(value, indent)
    if _may_be_plain(value):
        yield value
    if "\n" not in value:
        yield single
    yield _double(value)


def _may_be_plain(value: str) -> bool:
    """Tell whether a text may stand without quotes; whether YAML reads it as it is, is tried out besides."""
    if not value or value[0] in _INDICATORS or value in _NULLS or value.startswith(_LIKE_A_FENCE):
        return False
    return "\n" not in value and value not in ("-", "=") and not value.startswith("- ")


def _double(value: str) -> str:
    text = json.dumps(value, ensure_ascii=False)
    return "".join(_ESCAPED.get(character, character) for character in text)


def _literal(value: str, indent: int) -> str:
    """Return a text as a block of lines below its key."""
    ends = len(value) - len(value.rstrip("\n"))
    header = "|-" if ends == 0 else "|" if ends == 1 else "|+"
    lead = " " * (indent + 2)
    return "\n".join(
        [header, *(lead + line if line else "" for line in value.removesuffix("\n").split("\n"))]
    )


def _reads_as(candidate: str, value: str, flow: bool, indent: int) -> bool:
    """Tell whether YAML reads a candidate as the value, with other values behind it."""
    lead = " " * indent
    text = f"{{k: {candidate}, z: 1}}\n" if flow else f"{lead}k: {candidate}\n{lead}z: 1\n"
    problems: list[Problem] = []
    try:
        tree = parse(text, "", 1, problems)
    except (yaml.YAMLError, Refused):
        return False
    if not isinstance(tree, Mapping) or len(tree.entries) != 2 or problems:
        return False
    node = tree.entries[0][1]
    return isinstance(node, Scalar) and node.text == value
