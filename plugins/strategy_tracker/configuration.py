"""The configuration of a site: `mkdocs.yml`, ProperDocs' `properdocs.yml` or Zensical's `zensical.toml`.

The command line reads the entry that the plugin reads, so that `check` says on a laptop what the build says
in CI. Zensical has no plugins of others and passes over their entries, so ours has the same place there:
`[project.plugins.strategy-tracker]`.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml
from pydantic import ValidationError

from strategy_tracker.language import Language
from strategy_tracker.settings import PLUGIN_NAME, SiteSettings, told

NAMES = ("mkdocs.yml", "mkdocs.yaml", "properdocs.yml", "properdocs.yaml", "zensical.toml")
"""What it can be called; of several in a folder the first is read that has the plugin's entry."""


class ConfigurationError(ValueError):
    """A configuration cannot be used: it is missing, is not YAML or TOML, or an option is wrong."""


@dataclass(frozen=True, slots=True)
class Configuration:
    """A configuration that can be used; `content` is what it says of the site, whatever its format."""

    file: Path
    content: Mapping[str, Any]
    settings: SiteSettings
    language: Language

    def text(self, name: str) -> str:
        """Return an option of the site that is a text, such as site_url; '' where it has none."""
        value = self.content.get(name)
        return value if isinstance(value, str) else ""

    @property
    def docs(self) -> Path:
        """The folder of the hand-written pages."""
        return self.file.parent / (self.text("docs_dir") or "docs")


class _ConfigurationLoader(yaml.SafeLoader):
    """Reads YAML without acting on its tags (!ENV, !!python/name …)."""


def _ignore_tag(loader: _ConfigurationLoader, suffix: str, node: yaml.Node) -> object:
    return None


_ConfigurationLoader.add_multi_constructor("!", _ignore_tag)
_ConfigurationLoader.add_multi_constructor("tag:yaml.org,2002:python/", _ignore_tag)


def read_configuration(file: Path) -> Configuration:
    """Return what a file says; ConfigurationError, with words for the engineer, where it cannot be used."""
    content = _content(file, frozenset())
    try:
        settings = SiteSettings.model_validate(_plugin_options(content) or {})
    except ValidationError as error:
        raise ConfigurationError(f"{file}: plugin {PLUGIN_NAME}: {told(error)}") from error
    theme = content.get("theme")
    language = Language.of_site(settings.language, theme if isinstance(theme, dict) else {})
    return Configuration(file, content, settings, language)


def configurations_near(folder: Path) -> Sequence[Path]:
    """Return the configurations of a folder or of the nearest one above that has any; the one to read first.

    That is one with the plugin's entry where there is one, else the first by name.
    """
    for parent in (folder, *folder.parents):
        found = [parent / name for name in NAMES if (parent / name).is_file()]
        if found:
            return sorted(found, key=lambda file: len(found) > 1 and not _has_entry(file))
    return ()


def contradicting(read: Configuration, others: Sequence[Path]) -> tuple[Path, ...]:
    """Return those of a folder's other configurations that say something else than the one read.

    One without the plugin's entry contradicts nobody; one that cannot be read does.
    """
    found = []
    for file in others:
        try:
            other = read_configuration(file)
        except ConfigurationError:
            found.append(file)
            continue
        if _plugin_options(other.content) is not None and _meaning(other) != _meaning(read):
            found.append(file)
    return tuple(found)


def _meaning(one: Configuration) -> tuple[object, ...]:
    settings = one.settings.model_copy(update={"language": None})
    return settings, one.language, one.docs, one.text("site_url")


def _has_entry(file: Path) -> bool:
    try:
        return _plugin_options(_content(file, frozenset())) is not None
    except ConfigurationError:
        return False


def _content(file: Path, below: frozenset[Path]) -> dict[str, Any]:
    """Return what a file says of its site; `below` are those that inherit from it."""
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
    return _merged(_content(above, below | {file.resolve()}), content)


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


def _plugin_options(content: Mapping[str, Any]) -> object:
    """Return the options of the plugin's entry, {} where that has none, and None without an entry."""
    plugins = content.get("plugins")
    for entry in plugins if isinstance(plugins, list) else [plugins]:
        if entry == PLUGIN_NAME:
            return {}
        if isinstance(entry, dict) and PLUGIN_NAME in entry:
            return entry[PLUGIN_NAME] or {}
    return None
