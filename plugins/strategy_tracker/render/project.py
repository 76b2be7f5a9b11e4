"""A site as a project of plain pages: Markdown that holds finished HTML, files, and a configuration.

Every page of ours is the index of a folder of its own: there a link is the same whether a generator takes it
as one between sources or between addresses, and no generator changes it.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any
from urllib.parse import unquote

from markupsafe import escape

from strategy_tracker.configuration import Configuration
from strategy_tracker.exchange.addresses import page_url
from strategy_tracker.language import Message, message
from strategy_tracker.render.authors_markdown import AuthorsMarkdown, ConversionError
from strategy_tracker.render.configuration_file import configuration_text
from strategy_tracker.render.html_in_markdown import html_in_markdown
from strategy_tracker.render.links import Links
from strategy_tracker.render.navigation import own_nav
from strategy_tracker.render.output import Pages
from strategy_tracker.render.search_words import hidden_words, with_search_words
from strategy_tracker.report import visible
from strategy_tracker.rules import Finding
from strategy_tracker.site import Site, SitePage
from strategy_tracker.site.attachments import cannot_be_opened, not_published
from strategy_tracker.site.fence.rendering import render_fences
from strategy_tracker.site.free_places import FreePlaces
from strategy_tracker.site.opening import Contents
from strategy_tracker.site.rendering.bodies import as_typed, following_links
from strategy_tracker.site.rendering.texts_on_page import TextsOnPage
from strategy_tracker.source.discovery import SUFFIX


@dataclass(slots=True)
class Written:
    """What was found while a project was written: by views in hand-written pages, and in passing."""

    findings: list[Finding] = field(default_factory=list)
    notes: list[Message] = field(default_factory=list)
    pages: int = 0


class Project:
    """The project that is to be written for a site."""

    def __init__(self, site: Site, contents: Contents, own: Configuration) -> None:
        self._site = site
        self._own = own
        self._prefix = site.workspace.settings.prefix
        self._docs = dict(sorted(_files_of(own.docs, own.file.parent / own.settings.strategies_dir)))
        taken = {_becomes(source).casefold(): source for source in self._docs}
        places = FreePlaces(taken, _becomes, self._prefix)
        self._pages = [
            replace(page, source=at)
            for page in contents.pages
            if (at := places.free(page.source)) is not None
        ]
        self._made = [one for one in contents.made if places.free(one.path) is not None]
        self._beside = {at: file for at, file in contents.beside.items() if places.free(at) is not None}
        sources = [self._prefix + page.source for page in self._pages]
        self._links = Links(
            {*sources, *(one for one in self._docs if one.endswith(SUFFIX))},
            {*(self._prefix + one.path for one in self._made), *(self._prefix + one for one in self._beside)}
            | set(self._docs),
            {source: f"{page_url(source)}index.md" for source in sources},
        )
        self._markdown = AuthorsMarkdown(own.content, raw_html=own.settings.raw_html)
        self.written = Written(notes=list(places.clashes))
        for name in self._markdown.missing:
            self.written.notes.append(message(
                "The Markdown extension {name} is not installed here; the records' texts go without it.",
                name=visible(name),
            ))  # fmt: skip

    def write(self, out: Pages, folder: Path) -> None:
        """Write all pages, files and the configuration for a project in `folder`."""
        self._write_pages(out)
        for file in self._made:
            out.write(self._prefix + file.path, file.content(self._prefix, {}))
        for path, source in self._beside.items():
            self._write_file(out, self._prefix + path, source)
        for path, source in self._docs.items():
            self._write_file(out, path, source)
        out.configuration = configuration_text(self._own, folder, self._options())

    def _write_file(self, out: Pages, path: str, source: Path) -> None:
        """Write a file of the authors'; one that is gone by then costs nothing but itself."""
        try:
            if path in self._docs and path.endswith(SUFFIX):
                out.write(path, [self._hand_written(path, source.read_bytes())])
            else:
                out.copy(path, source)
        except OSError as error:
            if error.filename not in (source, str(source)):  # the project's own folder is the trouble
                raise
            self.written.notes.append(not_published(path, cannot_be_opened(error)))

    def _write_pages(self, out: Pages) -> None:
        """Write the pages; those with authors' texts last, when it is known where their links lead."""
        waiting: list[tuple[SitePage, str]] = []
        for page in self._pages:
            texts = TextsOnPage(page.title)
            source = self._prefix + page.source

            def markdown(text: str, source: str = source, texts: TextsOnPage = texts) -> str:
                return texts.set_aside(self._converted(text, source))

            html, ids, _ = texts.put_in(page.render(markdown).html)
            self._links.ids[source] = ids
            if texts.bodies:
                waiting.append((page, html))
            else:
                self._write_page(out, page, html)
        by_address = {page_url(source): ids for source, ids in self._links.ids.items() if ids}
        for page, html in waiting:
            address = page_url(self._prefix + page.source)
            self._write_page(out, page, following_links(html, unquote(address), by_address))

    def _converted(self, text: str, source: str) -> str:
        if text in self._site.workspace.failing_texts:  # which is a finding of its own
            return as_typed(text)
        missing: list[str] = []
        try:
            html = self._links.in_html(self._markdown.html(text), source, missing)
        except ConversionError as error:  # one text must not cost the others their pages
            self.written.notes.append(message(
                "{page}: the text below the fields is shown as it was typed: {reason}",
                page=visible(source), reason=visible(str(error)),
            ))  # fmt: skip
            return as_typed(text)
        for path in missing:
            self.written.notes.append(message(
                "{page}: the link to 「{path}」 leads nowhere.", page=visible(source), path=visible(path)
            ))  # fmt: skip
        return html

    def _write_page(self, out: Pages, page: SitePage, html: str) -> None:
        # Themes print titles as they are.
        meta = {"title": str(escape(page.title)), "hide": self._hidden}
        head = "".join(f"{name}: {json.dumps(value, ensure_ascii=False)}\n" for name, value in meta.items())
        text = (
            f'---\n{head}---\n\n<div class="st-rendered">{html_in_markdown(with_search_words(html))}</div>\n'
        )
        out.write(self._links.moved[self._prefix + page.source], [text.encode("utf-8", "xmlcharrefreplace")])
        self.written.pages += 1

    @property
    def _hidden(self) -> list[str]:
        """What the theme does not show beside our pages, whose tables want the width.

        The list of pages goes only where the theme shows all of them on top instead.
        """
        theme = self._own.content.get("theme")
        features = theme.get("features") if isinstance(theme, dict) else None
        on_top = "navigation.tabs" in _listed(features) and not self._prefix
        return ["navigation", "toc"] if on_top else ["toc"]

    def _hand_written(self, path: str, content: bytes) -> bytes:
        """Return a hand-written page with its views in their places; one that is no text, as it is."""
        try:
            text = content.decode("utf-8-sig")
        except UnicodeDecodeError:
            return content
        text = self._links.in_markdown(text, path)
        if "tracker" in text:
            shown = f"{self._own.docs.name}/{path}"
            # A generator takes the links of a page as those of its source.
            rendered = render_fences(
                text, shown, 1, self._site, path.rpartition("/")[0] + "/" * ("/" in path)
            )
            self.written.findings += rendered.findings
            views = {place: html_in_markdown(view) for place, view in rendered.views.items()}
            text = replace(rendered, views=views).put_in(rendered.text)
        words = hidden_words(text)
        return (f"{text.rstrip()}\n\n{words}\n" if words else text).encode()

    def _options(self) -> dict[str, Any]:
        """Return the options of the configuration that are not the site's own."""
        assets = f"{self._prefix}assets/strategy-tracker"
        in_nav = {self._prefix + one.source: one.title for one in self._pages if one.in_nav}
        title = self._site.words(message("Strategy execution"))
        hand_written = [one for one in self._docs if one.endswith(SUFFIX)]
        nav = own_nav(self._own.content.get("nav"), self._prefix, title, in_nav, hand_written)
        return {
            "docs_dir": "docs",
            "site_dir": "site",
            "use_directory_urls": True,
            "extra_css": [f"{assets}.css", *_listed(self._own.content.get("extra_css"))],
            "extra_javascript": [f"{assets}.js", *_listed(self._own.content.get("extra_javascript"))],
            "nav": _followed(nav, self._links.moved),
        }


def _listed(value: object) -> list[Any]:
    return [one for one in value if one is not None] if isinstance(value, list) else []


def _followed(nav: Any, moved: Mapping[str, str]) -> Any:
    """Return a navigation that names pages where they are now."""
    if isinstance(nav, str):
        return moved.get(nav, nav)
    if isinstance(nav, dict):
        return {title: _followed(target, moved) for title, target in nav.items()}
    return [_followed(item, moved) for item in nav] if isinstance(nav, list) else nav


def _becomes(source: str) -> str:
    return f"{page_url(source)}index.html" if source.endswith(SUFFIX) else source


def _files_of(docs: Path, strategies: Path) -> Iterator[tuple[str, Path]]:
    """Yield the hand-written pages and files by path, without hidden ones and the folder of strategies."""
    apart = os.path.realpath(strategies)
    for above, folders, names in os.walk(docs, followlinks=False):
        folders[:] = [
            one
            for one in sorted(folders)
            if not one.startswith(".") and os.path.realpath(Path(above) / one) != apart
        ]
        for name in sorted(names):
            file = Path(above) / name
            if not name.startswith(".") and file.is_file():
                yield file.relative_to(docs).as_posix(), file
