"""Where in a configuration an option of the plugin is written."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import yaml

from strategy_tracker import NAME
from strategy_tracker.configuration_files.errors import FilePlace
from strategy_tracker.configuration_files.reading import ConfigurationLoader

_Found = tuple[int, FilePlace]


def place_of_option(file: Path, path: Sequence[str | int]) -> FilePlace:
    """Return where an option of the plugin's entry is written, in a file or in one that it inherits from.

    `path` is the option's name in parts: `("tracking", "cadence")`. Where it is not written, the place is
    that of what it belongs to. TOML's parser knows no places: there it is the file.
    """
    return max(_places(file, path), key=lambda found: found[0], default=(0, FilePlace(file)))[1]


def _places(file: Path, path: Sequence[str | int], below: frozenset[Path] = frozenset()) -> list[_Found]:
    """Return for each file how much of the path is written in it, and where; the file itself first."""
    if file.suffix == ".toml" or file in below:
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
