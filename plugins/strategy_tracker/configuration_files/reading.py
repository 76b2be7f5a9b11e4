"""Which file configures a site, and what it says."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import yaml
from yaml_env_tag import construct_env_tag

from strategy_tracker import NAME
from strategy_tracker.configuration_files.errors import ConfigurationError, FilePlace, not_readable
from strategy_tracker.language import Language, message
from strategy_tracker.language.system_errors import reason_of

NAMES = ("mkdocs.yml", "mkdocs.yaml", "properdocs.yml", "properdocs.yaml", "zensical.toml")
"""What it can be called; of several in a folder the first is read that has the plugin's entry."""
_LANGUAGE = re.compile(
    r"""(?m)^(?![ \t]*#).*?\blanguage["']?[ \t]*[:=][ \t]*["']?([A-Za-z]+(?:[-_]\w+)*|[一-鿿]+)"""
)


class ConfigurationLoader(yaml.SafeLoader):
    """Reads YAML without acting on its tags (!!python/name …), but for !ENV, which MkDocs takes too.

    What looks like a day or a number and is none (2025-02-30) stays the text that was typed.
    """


def _ignore_tag(loader: ConfigurationLoader, suffix: str, node: yaml.Node) -> object:
    return None


def _keep_as_text(tag: str) -> None:
    construct = yaml.SafeLoader.yaml_constructors[tag]

    def value_or_text(loader: ConfigurationLoader, node: yaml.ScalarNode) -> object:
        try:
            return construct(loader, node)
        except ValueError:
            return node.value

    ConfigurationLoader.add_constructor(tag, value_or_text)


ConfigurationLoader.add_multi_constructor("!", _ignore_tag)
ConfigurationLoader.add_multi_constructor("tag:yaml.org,2002:python/", _ignore_tag)
ConfigurationLoader.add_constructor("!ENV", construct_env_tag)
for _tag in ("int", "float", "timestamp"):
    _keep_as_text(f"tag:yaml.org,2002:{_tag}")


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
        raw = file.read_bytes()
    except OSError as error:
        raise ConfigurationError([FilePlace(file).saying(reason_of(error))]) from error
    language = _language_in(raw)
    try:
        content = _parsed(raw.decode("utf-8"), toml=file.suffix == ".toml")
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        raise ConfigurationError([not_readable(error, file)], language) from error
    if not isinstance(content, dict):
        reason = message("This is no configuration of a site: it has no 「name: value」.")
        raise ConfigurationError([FilePlace(file).saying(reason)], language)
    inherited = content.pop("INHERIT", None)
    if not isinstance(inherited, str) or file.suffix == ".toml":
        return content
    above = (file.parent / inherited).resolve()
    if above in below:
        reason = message("INHERIT leads back to {file}.", file=str(above))
        raise ConfigurationError([FilePlace(file).saying(reason)], language)
    try:
        return _merged(content_of(above, below | {file.resolve()}), content)
    except ConfigurationError as error:  # the file that inherits has the last word on the language
        raise ConfigurationError(error.reasons, language or error.language) from error


def _parsed(text: str, *, toml: bool) -> Any:
    if not toml:
        return yaml.load(text, Loader=ConfigurationLoader)  # noqa: S506
    content = tomllib.loads(text)
    return content.get("project", content)


def _language_in(raw: bytes) -> Language | None:
    """Return the language that a file names last, for there the plugin is, whether or not it can be read."""
    named = _LANGUAGE.findall(raw.decode("utf-8", "replace"))
    return Language.of(named[-1]) if named else None


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
