"""What the theme calls its languages."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from strategy_tracker.language import ByLanguage, Language
from strategy_tracker.settings import SiteSettings

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig

# Material has its words in files of these names, and stops for want of a template at any other, such as
# zh-Hans, although that is what the standard calls the language.
_NAMES = ByLanguage({Language.TRADITIONAL: "zh-Hant", Language.SIMPLIFIED: "zh", Language.ENGLISH: "en"})


def language_of_site(config: MkDocsConfig, settings: SiteSettings) -> Language:
    """Return the language of the strategies' pages: as set, else the theme's."""
    theme = {name: config.theme.get(name) for name in ("language", "locale")}
    return Language.of_site(settings.language, theme)


def name_language(config: MkDocsConfig) -> None:
    """Call the theme's language what the theme calls it."""
    wanted = config.theme.get("language")
    named = language_of_theme(config)
    if named != wanted:
        config.theme["language"] = named


def language_of_theme(config: MkDocsConfig) -> Any:
    """Return the language as it is set, or as the theme calls it where it has none of that name.

    A language that is none of ours, and any other theme's, stays as it is.
    """
    wanted = config.theme.get("language")
    if not isinstance(wanted, str) or not wanted.lower().startswith(("zh", "en")):
        return wanted
    named = _NAMES[Language.of(wanted)]
    known = {name for name in (wanted, named) for folder in config.theme.dirs if _is_there(folder, name)}
    return named if named in known and wanted not in known else wanted


def _is_there(folder: str, language: str) -> bool:
    return (Path(folder) / "partials" / "languages" / f"{language}.html").is_file()
