"""Where in a configuration an option of the plugin is written."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

import yaml

from strategy_tracker import NAME
from strategy_tracker.configuration_files.errors import FilePlace
from strategy_tracker.configuration_files.reading import ConfigurationLoader

_Found = tuple[int, FilePlace]
_TOML_PART = re.compile(r"""\s*(?:"[^"]*"|'[^']*'|[\w-]+)\s*""")
_TOML_TABLE = re.compile(rf"\s*\[\[?(?P<path>{_TOML_PART.pattern}(?:\.{_TOML_PART.pattern})*)\]")
_TOML_KEY = re.compile(rf"(?P<path>{_TOML_PART.pattern}(?:\.{_TOML_PART.pattern})*)=")
_TOML_QUOTES = re.compile(r"\"{3}|'{3}")


def place_of_option(file: Path, path: Sequence[str | int]) -> FilePlace:
    """Return where an option of the plugin's entry is written, in a file or in one that it inherits from.

    `path` is the option's name in parts: `("tracking", "cadence")`. Where it is not written, the place is
    that of what it belongs to.
    """
    if file.suffix == ".toml":
        return _place_in_toml(file, path)
    return max(_places(file, path), key=lambda found: found[0], default=(0, FilePlace(file)))[1]


def _places(file: Path, path: Sequence[str | int], below: frozenset[Path] = frozenset()) -> list[_Found]:
    """Return for each file how much of the path is written in it, and where; the file itself first."""
    if file in below:
        return []
    try:
        root = yaml.compose(file.read_text("utf-8"), Loader=ConfigurationLoader)
    except (OSError, ValueError, yaml.YAMLError):  # it has been read before, or is told by who reads it
        return []
    key, entry = _entry(_value(root, "plugins"))
    found: list[_Found] = []
    if key is not None:
        depth = 1
        for part in path:
            inner_key, inner = _inside(entry, part)
            if inner_key is None:
                break
            key, entry, depth = inner_key, inner, depth + 1
        found.append((depth, FilePlace(file, key.start_mark.line + 1, key.start_mark.column + 1)))
    inherited = _value(root, "INHERIT")
    if isinstance(inherited, yaml.ScalarNode):
        found += _places((file.parent / inherited.value).resolve(), path, below | {file})
    return found


def _place_in_toml(file: Path, path: Sequence[str | int]) -> FilePlace:
    """Return where a TOML file has an option: its line, or that of the table or of the option around it.

    TOML's parser tells no places; a file that it has read is simple enough to find a key by its lines.
    """
    try:
        lines = file.read_text("utf-8").splitlines()
    except (OSError, ValueError):
        return FilePlace(file)
    wanted = ("plugins", NAME, *map(str, path))
    table: tuple[str, ...] = ()
    found: _Found = (1, FilePlace(file))
    quote = ""
    for number, line in enumerate(lines, 1):
        in_text = bool(quote)
        for mark in _TOML_QUOTES.findall(line):
            quote = "" if mark == quote else quote or mark
        match = None if in_text else _TOML_TABLE.match(line) or _TOML_KEY.match(line)
        if match is None:
            continue
        parts = tuple(part.strip(" \t\"'") for part in _TOML_PART.findall(match["path"]))
        if line.lstrip().startswith("["):
            table = parts[1:] if parts[:1] == ("project",) else parts
            parts = table
        else:
            parts = (*table, *parts)
        if len(parts) > found[0] and parts == wanted[: len(parts)]:
            found = len(parts), FilePlace(file, number, match.end("path") - len(match["path"].lstrip()) + 1)
    return found[1]


def _entry(plugins: yaml.Node | None) -> tuple[yaml.Node | None, yaml.Node | None]:
    """Return the plugin's name and its options among the plugins, which are a list or names with options."""
    items = plugins.value if isinstance(plugins, yaml.SequenceNode) else [plugins]
    for item in items:
        if isinstance(item, yaml.ScalarNode) and item.value == NAME:
            return item, None
        key, options = _inside(item, NAME)
        if key is not None:
            return key, options
    return None, None


def _inside(node: yaml.Node | None, part: str | int) -> tuple[yaml.Node | None, yaml.Node | None]:
    """Return the name and the value of one part of a node, its own node twice for one of a list."""
    if isinstance(node, yaml.MappingNode):
        return next(((key, value) for key, value in node.value if key.value == str(part)), (None, None))
    if isinstance(node, yaml.SequenceNode) and isinstance(part, int) and part < len(node.value):
        return node.value[part], node.value[part]
    return None, None


def _value(node: yaml.Node | None, name: str) -> yaml.Node | None:
    return _inside(node, name)[1]
