"""A page of the site as MkDocs sees it."""

from __future__ import annotations

import copy
import json
import logging
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import TYPE_CHECKING, Any, Protocol

from markupsafe import escape
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import AnchorLink, TableOfContents

from strategy_tracker.cache.compressed import Compressed
from strategy_tracker.site import SitePage
from strategy_tracker.site.rendering.authors_text import READS_FILES, AuthorsText
from strategy_tracker.site.rendering.bodies import as_typed, clean_html, ids_of
from strategy_tracker.site.rendering.flat_links import flat_links
from strategy_tracker.site.rendering.texts_on_page import TextsOnPage
from strategy_tracker.site.search.both_scripts import in_other_script
from strategy_tracker.site.search.entries import marked
from strategy_tracker.site.search.words import teach_search
from strategy_tracker.source.bodies import convertible

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import File, Files

log = logging.getLogger("mkdocs.plugins.strategy_tracker")

# MkDocs dates the sitemap's archive with the newest page's day, in seconds since 1970 of 32 bits.
_FIRST_IN_ARCHIVE, _LAST_IN_ARCHIVE = date(1970, 1, 2), date(2106, 2, 6)


def date_pages(files: Files, as_of: date) -> None:
    """Date all pages with the day that the site shows, so that the same input gives the same bytes."""
    day = min(max(as_of, _FIRST_IN_ARCHIVE), _LAST_IN_ARCHIVE)
    for file in files.documentation_pages():
        if file.page is not None:
            file.page.update_date = day.isoformat()


def keep_ids_of_targets(files: Files) -> None:
    """Let pages to whose ids others link remember them: MkDocs asks for them once the pages' HTML is gone."""
    for file in files.documentation_pages():
        for target in (file.page.links_to_anchors or {}) if file.page is not None else ():
            if isinstance(target.page, TrackerPage):
                target.page.present_anchor_ids = target.page.present_anchor_ids


Entries = tuple[tuple[str, str, str], ...]
"""What the search finds of a page: the place on it, title and text, both as the index has them."""

Links = Mapping[str, Mapping[str, str]]
"""Links to places in files, which MkDocs looks at in the end: by the file's path, what was written by id."""


@dataclass(frozen=True, slots=True)
class MadeHtml:
    """A page's HTML as the site layer makes it, and what of it others ask for.

    ids         what became of each id that its authors gave
    anchors     the ids that MkDocs knows; None where they are only looked for when a link leads to one
    links       the links to places in files, for MkDocs to look at
    references  the addresses of files of the site to which its authors' links and pictures lead
    has_texts   whether authors' Markdown is in it
    failed      whether something was said about it that has to be said again when it is found
    entries     what the search finds of it
    """

    html: str
    ids: Mapping[str, str] = field(default_factory=dict)
    anchors: tuple[str, ...] | None = None
    links: Links = field(default_factory=dict)
    references: tuple[str, ...] = ()
    has_texts: bool = False
    failed: bool = False
    entries: Entries = ()


class PagesKept(Protocol):
    """What is kept of pages, as a page sees it."""

    finished: bool

    def content(self, page: TrackerPage, config: MkDocsConfig, files: Files) -> MadeHtml:
        """Return a page's HTML, as it is kept or made now."""


class TrackerPage(Page):
    """A page whose HTML comes from the site layer; MkDocs' Markdown only sees what authors wrote below it."""

    def __init__(
        self,
        site_page: SitePage,
        title: str,
        file: File,
        config: MkDocsConfig,
        *,
        raw_html: bool = False,
        failing_texts: frozenset[str] = frozenset(),
    ) -> None:
        """`flat_files`, filled in later, holds the file of every page by address where pages are files.

        `prefix` is the folder below which the pages of the strategies are. `made_html` is what is known of
        the page's HTML once that is made, `finished` the whole file, where it is kept, `stands` whether that
        is in the site's folder already, and `key_when_finished` where it is to be kept. `known_entries` is
        what the search finds, where that has been found before.
        """
        self._anchor_ids: set[str] | None = None
        super().__init__(escaped(title), file, config)
        self.site_page = site_page
        self.flat_files: Mapping[str, str] = {}
        self.prefix = ""
        self.kept_pages: PagesKept | None = None
        self.made_html: MadeHtml | None = None
        self._held: Compressed | None = None
        self.finished: Compressed | None = None
        self.stands = False
        self.known_entries: Entries | None = None
        self.key_when_finished: bytes | None = None
        self._raw_html = raw_html
        self._failing_texts = failing_texts
        self._fails = False

    @property
    def ids_of_authors(self) -> Mapping[str, str]:
        """What became of each id that the page's authors gave, once it is made."""
        return self.made_html.ids if self.made_html is not None else {}

    @property
    def present_anchor_ids(self) -> set[str]:
        """The ids to which other pages may link, looked for when one does."""
        if self._anchor_ids is None:
            held = self._held.text if self._held is not None else self.content
            html = held if self.finished is None else self.finished.text
            self._anchor_ids = ids_of(html or "")
        return self._anchor_ids

    @present_anchor_ids.setter
    def present_anchor_ids(self, ids: set[str] | None) -> None:
        self._anchor_ids = ids

    @property
    def leads_on(self) -> bool:
        """Whether its authors' links lead to other files or places of the site."""
        return self.made_html is not None and bool(self.made_html.references)

    def read_source(self, config: MkDocsConfig) -> None:
        """Set the page's metadata: nothing that a record's author wrote is among it."""
        self.markdown = ""
        self.meta = {"title": escaped(self.site_page.title), "hide": self._hidden(config)}
        if search_entries(config) is not None:
            self.meta["search"] = {"exclude": True}

    def _hidden(self, config: MkDocsConfig) -> list[str]:
        """Return what the theme does not show beside the page: tables want the width.

        The list of pages goes only where the theme shows all of them on top instead; of a section below a
        folder it shows the first.
        """
        on_top = "navigation.tabs" in (config.theme.get("features") or ()) and not self.prefix
        return ["navigation", "toc"] if on_top else ["toc"]

    def render(self, config: MkDocsConfig, files: Files) -> None:
        """Make the page's HTML, unless that waits until it is known whether the finished page is kept."""
        self.content, self.toc = "", self._contents()
        if self.kept_pages is None:
            self.take(self.made(config, files), files)
        elif not self.kept_pages.finished:
            self.take(self.kept_pages.content(self, config, files), files)

    def take(self, made: MadeHtml, files: Files) -> None:
        """Take the page's HTML, made now or kept."""
        self.made_html = replace(made, html="")
        self.content, self.toc = made.html, self._contents()
        self.present_anchor_ids = None if made.anchors is None else set(made.anchors)
        self.links_to_anchors = {}
        for path, links in made.links.items():
            file = files.get_file_from_path(path)
            if file is not None:
                self.links_to_anchors[file] = dict(links)

    def hold(self, made: MadeHtml, html: Compressed, files: Files) -> None:
        """Take what is made of the page; its HTML is held until the theme asks for it."""
        self.take(made, files)
        self._held = html

    def let_go(self) -> bool:
        """Have the HTML that is held as the page's content; tell whether it was held."""
        if self._held is None:
            return False
        self.content, self._held = self._held.text, None
        return True

    def find(self, kept: MadeHtml, file: Compressed, template: str, files: Files) -> None:
        """Take the finished file, for which the theme prints a template that stands for it."""
        self.take(kept, files)
        self.finished = file
        self.meta["template"] = template

    def made(self, config: MkDocsConfig, files: Files) -> MadeHtml:
        """Make the page's HTML; an author's Markdown goes through MkDocs' own converter and is cleaned."""
        texts = TextsOnPage(self.site_page.title)
        self._fails = False

        def markdown(text: str) -> str:
            html = self._converted(text, config, files)
            for file, links in (self.links_to_anchors or {}).items():
                texts.links.setdefault(file.src_uri, {}).update(links)
            return texts.set_aside(html)

        rendered = self.site_page.render(markdown)
        self.markdown = ""
        html = rendered.html
        if self.flat_files:
            html = flat_links(html, self.prefix + self.site_page.url, self.flat_files)
        # MkDocs has already made the links of the texts fit for this page.
        html, ids, taken = texts.put_in(html)
        return MadeHtml(
            html=html,
            ids=ids,
            anchors=tuple(sorted(taken | texts.written)) if texts.written else None,
            links=texts.links,
            references=texts.references,
            has_texts=bool(texts.bodies),
            failed=self._fails,
            entries=self._entries() if search_entries(config) is not None else (),
        )

    def what_is_searched(self) -> str:
        """Return what the search is to find of the page as it was typed, all in one text."""
        return json.dumps([(one.anchor, one.title, one.text) for one in self.site_page.search_entries()])

    def _entries(self) -> Entries:
        if self.known_entries is not None:
            return self.known_entries
        found = self.site_page.search_entries()
        return tuple((one.anchor, marked(one.title), marked(one.text)) for one in found)

    def _contents(self) -> TableOfContents:
        """Return the page's table of contents, in the place of that of an author's text."""
        links = [AnchorLink(escaped(one.title), one.id, level=2) for one in self.site_page.headings]
        return TableOfContents(links)

    def _converted(self, text: str, config: MkDocsConfig, files: Files) -> str:
        """Return an author's Markdown as clean HTML; what cannot be converted in reason, as it was typed."""
        self.links_to_anchors = None
        markdown = convertible(text)
        if markdown is None or text in self._failing_texts:  # which is a finding of its own
            return as_typed(text)
        self.markdown = markdown
        try:
            Page.render(self, for_authors(config, raw_html=self._raw_html), files)
        except Exception as error:
            # Whatever an extension of the site cannot take: one text must not cost the others their pages.
            self._fails = True
            log.warning(
                "%s: the text below the fields is shown as it was typed: %s: %s",
                self.file.src_uri, type(error).__name__, error,
            )  # fmt: skip
            return as_typed(markdown)
        return clean_html(self.content or "")


def for_authors(config: MkDocsConfig, *, raw_html: bool) -> MkDocsConfig:
    """Return a configuration whose Markdown is as safe as an author's text may make it."""
    own = copy.copy(config)
    harmless = [name for name in config.markdown_extensions if name not in READS_FILES]
    own["markdown_extensions"] = [*harmless, AuthorsText(raw_html=raw_html)]
    return own


def search_entries(config: MkDocsConfig) -> list[dict[str, Any]] | None:
    """Return the entries of Material's search, or None where another search reads the pages itself."""
    for plugin in config.plugins.values():
        entries = getattr(getattr(plugin, "search_index", None), "entries", None)
        if isinstance(entries, list):
            return entries
    return None


def teach_search_of(files: Files, config: MkDocsConfig) -> None:
    """Teach Material's search the words of the hand-written pages, which it splits by itself."""
    texts = [file.content_string for file in files.documentation_pages()]
    if texts and search_entries(config) is not None:
        teach_search(texts)


def let_scripts_meet(config: MkDocsConfig) -> None:
    """Let all entries of the search, those of hand-written pages too, be found in both Chinese scripts."""
    for entry in search_entries(config) or ():
        entry["text"] += in_other_script(entry["title"], entry["text"])


def escaped(text: str) -> str:
    """Return a text as HTML: MkDocs and Material print titles as they are."""
    return str(escape(text))
