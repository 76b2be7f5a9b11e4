"""The files in which a site is configured: where they are, and what they say before its options are checked.

Nothing here knows the options, so that the language of a command's help costs little to find.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import yaml

from strategy_tracker import NAME
from strategy_tracker.language import Language

NAMES = ("mkdocs.yml", "mkdocs.yaml", "properdocs.yml", "properdocs.yaml", "zensical.toml")
"""What it can be called; of several in a folder the first is read that has the plugin's entry."""


class ConfigurationError(ValueError):
    """A configuration cannot be used: it is missing, is not YAML or TOML, or an option is wrong."""


class _ConfigurationLoader(yaml.SafeLoader):
    """Reads YAML without acting on its tags (!ENV, !!python/name …)."""


def _ignore_tag(loader: _ConfigurationLoader, suffix: str, node: yaml.Node) -> object:
    return None


_ConfigurationLoader.add_multi_constructor("!", _ignore_tag)
_ConfigurationLoader.add_multi_constructor("tag:yaml.org,2002:python/", _ignore_tag)


def configurations_near(folder: Path) -> Sequence[Path]:
    """Return the configurations of a folder or of the nearest one above that has any; the one to read first.

    That is one with the plugin's entry where there is one, else the first by name.
    """
    for parent in (folder, *folder.parents):
        found = [parent / name for name in NAMES if (parent / name).is_file()]
        if found:
            return sorted(found, key=lambda file: len(found) > 1 and not _has_entry(file))
    return ()


def _has_entry(file: Path) -> bool:
    try:
        return plugin_options(content_of(file)) is not None
    except ConfigurationError:
        return False


def content_of(file: Path, below: frozenset[Path] = frozenset()) -> dict[str, Any]:
    """Return what a file says of its site; `below` are those that inherit from it.

    A file that cannot be read is a ConfigurationError, with words for the engineer.
    """
    try:
        content = _parsed(file)
    except OSError as error:
        raise ConfigurationError(f"{file}: {error.strerror}") from error
    except (yaml.YAMLError, ValueError) as error:  # a ValueError: not TOML, no text, or 2025-02-30
        raise ConfigurationError(f"{file}: {error}") from error
    if not isinstance(content, dict):
        raise ConfigurationError(f"{file}: not a MkDocs configuration")
    inherited = content.pop("INHERIT", None)
    if not isinstance(inherited, str) or file.suffix == ".toml":
        return content
    above = (file.parent / inherited).resolve()
    if above in below:
        raise ConfigurationError(f"{file}: INHERIT leads back to {above}")
    return _merged(content_of(above, below | {file.resolve()}), content)


def _parsed(file: Path) -> Any:
    if file.suffix != ".toml":
        return yaml.load(file.read_text("utf-8"), Loader=_ConfigurationLoader)  # noqa: S506
    content = tomllib.loads(file.read_text("utf-8"))
    return content.get("project", content)


def _merged(above: Mapping[str, Any], own: Mapping[str, Any]) -> dict[str, Any]:
    """Return an inherited configuration with what overrides it, as MkDocs merges the two."""
    both = {
        name: _merged(above[name], own[name])
        for name in above.keys() & own.keys()
        if isinstance(above[name], dict) and isinstance(own[name], dict)
    }
    return {**above, **own, **both}


def plugin_options(content: Mapping[str, Any]) -> object:
    """Return the options of the plugin's entry, {} where that has none, and None without an entry."""
    plugins = content.get("plugins")
    for entry in plugins if isinstance(plugins, list) else [plugins]:
        if entry == NAME:
            return {}
        if isinstance(entry, dict) and NAME in entry:
            return entry[NAME] or {}
    return None


def language_of(content: Mapping[str, Any]) -> Language:
    """Return the language that a site speaks: as the plugin's option has it, else its theme's."""
    options, theme = plugin_options(content), content.get("theme")
    wanted = options.get("language") if isinstance(options, dict) else None
    return Language.of_site(wanted, theme if isinstance(theme, dict) else {})
