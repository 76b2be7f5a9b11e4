"""A site in several languages by mkdocs-static-i18n, which builds it once for each within one build.

It takes files for its own that lie in docs/, and cannot handle any without a source; so the pages of the
strategies are out of its sight while it sorts the files. They are made once, in the site's default language.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from mkdocs.structure.files import File, Files

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig


class Translations:
    """What the other plugin knows of the languages."""

    def __init__(self, plugin: Any) -> None:
        self._plugin = plugin

    @classmethod
    def of(cls, config: MkDocsConfig) -> Translations | None:
        """Return those of a site; None where it has one language only."""
        plugin = config.plugins.get("i18n")
        return cls(plugin) if hasattr(plugin, "is_default_language_build") else None

    @property
    def default_build(self) -> bool:
        """Whether the site is being built in its default language, which comes first."""
        return bool(self._plugin.is_default_language_build)

    def adopt(self, files: Iterable[File]) -> None:
        """Let the sitemap and the choice of a language know files that were added after the languages'."""
        language = self._plugin.current_language
        pages = [file for file in files if file.is_documentation_page()]
        for file in pages:
            file.locale = file.locale_alternate_of = language  # type: ignore[attr-defined]
            file.alternates = {language: file}  # type: ignore[attr-defined]
        self._plugin.i18n_files_per_language[language] += pages


class LinkTarget(File):
    """A page or file that the build in the default language has written: links lead to it."""

    def is_documentation_page(self) -> bool:
        """Have no page made of it."""
        return False

    def copy_file(self, dirty: bool = False) -> None:
        """Leave the file as it was written."""


def add_targets(files: Files, written: Iterable[File], config: MkDocsConfig) -> None:
    """Let pages in another language link to what was written in the default one."""
    for file in written:
        if files.get_file_from_path(file.src_uri) is None:
            directories = config.use_directory_urls
            target = LinkTarget(
                file.src_uri,
                "",
                config.site_dir,
                directories,
                dest_uri=file.dest_uri,
                inclusion=file.inclusion,
            )
            target.url = file.url
            files.append(target)
