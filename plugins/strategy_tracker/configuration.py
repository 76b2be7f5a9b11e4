"""The configuration of a site: `mkdocs.yml`, ProperDocs' `properdocs.yml` or Zensical's `zensical.toml`.

The command line reads the entry that the plugin reads, so that `check` says on a laptop what the build says
in CI. Zensical has no plugins of others and passes over their entries, so ours has the same place there:
`[project.plugins.strategy-tracker]`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from strategy_tracker.configuration_files import (
    ConfigurationError,
    FilePlace,
    content_of,
    language_of,
    plugin_options,
)
from strategy_tracker.configuration_files.option_places import place_of_option
from strategy_tracker.language import Language
from strategy_tracker.settings import SiteSettings, WrongOption, wrong_options


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


def read_configuration(file: Path) -> Configuration:
    """Return what a file says; ConfigurationError, with words for the engineer, where it cannot be used."""
    content = content_of(file)
    language = language_of(content)
    try:
        settings = SiteSettings.model_validate(plugin_options(content) or {})
    except ValidationError as error:
        reasons = [place.saying(one.reason) for place, one in wrong_options_in(file, error)]
        raise ConfigurationError(reasons, language) from error
    return Configuration(file, content, settings, language)


def wrong_options_in(file: Path, error: ValidationError) -> list[tuple[FilePlace, WrongOption]]:
    """Return what is wrong with the options of a file, each with its place, in their order there."""
    wrong = wrong_options(error, toml=file.suffix == ".toml")
    return sorted(((place_of_option(file, one.path), one) for one in wrong), key=lambda one: one[0])


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
        if plugin_options(other.content) is not None and _meaning(other) != _meaning(read):
            found.append(file)
    return tuple(found)


def _meaning(one: Configuration) -> tuple[object, ...]:
    settings = one.settings.model_copy(update={"language": None})
    return settings, one.language, one.docs, one.text("site_url")
