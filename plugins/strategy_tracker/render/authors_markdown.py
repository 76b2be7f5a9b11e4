"""How authors' Markdown becomes HTML without MkDocs: by the extensions that the configuration names."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from markdown import Markdown
from markdown.extensions.toc import slugify_unicode

from strategy_tracker.site.rendering.authors_text import READS_FILES, AuthorsText
from strategy_tracker.site.rendering.bodies import as_typed, clean_html
from strategy_tracker.source.bodies import convertible

_ALWAYS = ("tables", "fenced_code", "toc")
# What fences a block in other ways replaces this one.
_INSTEAD = {"fenced_code": "pymdownx.superfences"}


class ConversionError(Exception):
    """An extension of the site failed at a text; its words say how."""


class AuthorsMarkdown:
    """Converts texts, each by itself."""

    def __init__(self, content: Mapping[str, Any], *, raw_html: bool) -> None:
        """Take the extensions of a configuration; those that are not installed here are in `missing`."""
        wanted = named_extensions(content.get("markdown_extensions"))
        # How Zensical names a function cannot be acted on here.
        toc = {name: option for name, option in wanted.get("toc", {}).items() if not isinstance(option, dict)}
        wanted = {**{name: {} for name in _ALWAYS}, **wanted, "toc": {"slugify": slugify_unicode, **toc}}
        for name, other in _INSTEAD.items():
            if other in wanted:
                del wanted[name]
        self.missing: list[str] = []
        usable: list[str] = []
        for name in wanted:
            try:
                if name not in READS_FILES:
                    Markdown(extensions=[name], extension_configs={name: wanted[name]})
                    usable.append(name)
            except (
                Exception
            ):  # whatever an extension of others raises: it is told, and the texts are not lost
                self.missing.append(name)
        self._extensions = {name: wanted[name] for name in usable}
        self._raw_html = raw_html
        self._converter = self.converter()

    def converter(self) -> Markdown:
        """Return a new converter."""
        own = AuthorsText(raw_html=self._raw_html)
        return Markdown(extensions=[*self._extensions, own], extension_configs=self._extensions)

    def html(self, text: str) -> str:
        """Return a text as clean HTML; what cannot be converted in reason, as it was typed.

        ConversionError for one that an extension cannot take.
        """
        markdown = convertible(text)
        if markdown is None:  # which is a finding of its own
            return as_typed(text)
        try:
            return clean_html(self._converter.reset().convert(markdown))
        except Exception as error:  # whatever an extension of others raises
            raise ConversionError(f"{type(error).__name__}: {error}") from error


def named_extensions(value: object) -> dict[str, dict[str, Any]]:
    """Return the options of a configuration's Markdown extensions by name.

    MkDocs has a list; Zensical has tables, `[project.markdown_extensions.pymdownx.highlight]` being one in
    another. Options that are code (`!!python/name:…`) are None here, and left out.
    """
    found: dict[str, dict[str, Any]] = {}
    for entry in value if isinstance(value, list) else [value]:
        if isinstance(entry, str):
            found[entry] = {}
        for name, options in entry.items() if isinstance(entry, dict) else ():
            own = options if isinstance(options, dict) else {}
            if name in ("pymdownx", "zensical") and own:
                nested = named_extensions(own)
                found |= {f"{name}.{one}": options for one, options in nested.items()}
            else:
                found[str(name)] = {key: option for key, option in own.items() if option is not None}
    return found
