"""The configuration of the project that is written: the site's own, without our plugin.

It is `mkdocs.yml`, since all of these generators read that. One in YAML keeps its tags (`!!python/name:…`,
`!ENV`), which are never acted on here.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import yaml

from strategy_tracker.configuration import Configuration
from strategy_tracker.settings import PLUGIN_NAME

MARK = "# Written by strategy-tracker render: change the site's own configuration instead.\n"
# Options that name files beside the configuration, which lie elsewhere as seen from the written one.
_PATHS = (("INHERIT",), ("theme", "custom_dir"))
# It would make pages files; the addresses of the pages are folders.
_LEFT_OUT_PLUGINS = (PLUGIN_NAME, "offline")


def configuration_text(own: Configuration, folder: Path, changed: Mapping[str, Any]) -> str:
    """Return the configuration for a project in `folder`, with the options that are `changed`."""
    root = _node_of(own)
    for names in _PATHS:
        for value in _found(root, names):
            value.value = Path(os.path.relpath(own.file.parent / value.value, folder)).as_posix()
    for name, option in changed.items():
        _set(root, name, _composed(option))
    for plugins in _found_nodes(root, "plugins"):
        _without_ours(plugins)
    return MARK + yaml.serialize(root, allow_unicode=True, Dumper=yaml.SafeDumper)


def _node_of(own: Configuration) -> yaml.MappingNode:
    """Return what the file says as a YAML document."""
    if own.file.suffix == ".toml":
        node = _composed(dict(own.content))
    else:
        node = _parsed(own.file.read_text("utf-8"))
    assert isinstance(node, yaml.MappingNode)  # noqa: S101 - it has been read as one
    return node


def _composed(value: object) -> yaml.Node:
    """Return a value as it would be written."""
    text = yaml.safe_dump(value, allow_unicode=True, sort_keys=False)
    return _parsed(text)


def _parsed(text: str) -> yaml.Node:
    node = yaml.compose(text, Loader=yaml.SafeLoader)
    assert node is not None  # noqa: S101 - there is a value in it
    return node


def _found_nodes(node: yaml.MappingNode, name: str) -> list[yaml.Node]:
    return [value for key, value in node.value if key.value == name]


def _found(node: yaml.MappingNode, names: tuple[str, ...]) -> list[yaml.ScalarNode]:
    """Return the text at a path of names, if there is one."""
    first, *rest = names
    found: list[yaml.ScalarNode] = []
    for value in _found_nodes(node, first):
        if rest and isinstance(value, yaml.MappingNode):
            found += _found(value, tuple(rest))
        elif not rest and isinstance(value, yaml.ScalarNode) and value.tag == "tag:yaml.org,2002:str":
            found.append(value)
    return found


def _set(root: yaml.MappingNode, name: str, value: yaml.Node) -> None:
    root.value = [(key, old) for key, old in root.value if key.value != name]
    root.value.append((yaml.ScalarNode("tag:yaml.org,2002:str", name), value))


def _without_ours(plugins: yaml.Node) -> None:
    if isinstance(plugins, yaml.MappingNode):
        plugins.value = [one for one in plugins.value if one[0].value not in _LEFT_OUT_PLUGINS]
    elif isinstance(plugins, yaml.SequenceNode):
        plugins.value = [one for one in plugins.value if not set(_names(one)) & set(_LEFT_OUT_PLUGINS)]


def _names(entry: yaml.Node) -> list[str]:
    """Return the names in an entry of the list of plugins: a name, or a name with its options."""
    if isinstance(entry, yaml.MappingNode):
        return [key.value for key, _ in entry.value]
    return [entry.value] if isinstance(entry, yaml.ScalarNode) else []
