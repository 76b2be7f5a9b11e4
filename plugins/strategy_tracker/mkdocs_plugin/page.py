"""A page of the site as MkDocs sees it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from markupsafe import escape
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import AnchorLink, TableOfContents

from strategy_tracker.site import SitePage
from strategy_tracker.site.bodies import clean_html, ids_of, ids_of_page, nested, with_own_ids
from strategy_tracker.site.flat import flat_links

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import File, Files

# Not a character that Markdown, a record or the templates can contain.
_PLACE_OF_BODY = "\0body {}\0"


class TrackerPage(Page):
    """A page whose HTML comes from the site layer; MkDocs' Markdown only sees what authors wrote below it."""

    def __init__(self, site_page: SitePage, title: str, file: File, config: MkDocsConfig) -> None:
        """`flat_files`, filled in later, holds the file of every page by address where pages are files."""
        self._anchor_ids: set[str] | None = None
        super().__init__(escaped(title), file, config)
        self.site_page = site_page
        self.flat_files: Mapping[str, str] = {}

    @property
    def present_anchor_ids(self) -> set[str]:
        """The ids to which other pages may link, looked for when one does."""
        if self._anchor_ids is None:
            self._anchor_ids = ids_of(self.content or "")
        return self._anchor_ids

    @present_anchor_ids.setter
    def present_anchor_ids(self, ids: set[str] | None) -> None:
        self._anchor_ids = ids

    def read_source(self, config: MkDocsConfig) -> None:
        """Set the page's metadata: nothing that a record's author wrote is among it."""
        self.markdown = ""
        self.meta = {"title": escaped(self.site_page.title), "hide": ["navigation", "toc"]}
        if search_entries(config) is not None:
            self.meta["search"] = {"exclude": True}

    def render(self, config: MkDocsConfig, files: Files) -> None:
        """Make the page's HTML; an author's Markdown goes through MkDocs' own converter and is cleaned."""
        bodies: list[str] = []
        written: set[str] = set()  # the ids that MkDocs knows, which the page may leave out or change

        def markdown(text: str) -> str:
            self.markdown = text
            Page.render(self, config, files)
            html = clean_html(self.content or "")
            written.update(ids_of(html))
            bodies.append(nested(html, self.site_page.title))
            return _PLACE_OF_BODY.format(len(bodies) - 1)

        rendered = self.site_page.render(markdown)
        self.markdown = ""
        html = rendered.html
        if self.flat_files:
            html = flat_links(html, self.site_page.url, self.flat_files)
        # MkDocs has already made the links of the bodies fit for this page.
        taken = ids_of_page(html) if written else set()
        for number, body in enumerate(bodies):
            html = html.replace(_PLACE_OF_BODY.format(number), with_own_ids(body, taken), 1)
        self.content = html
        links = [AnchorLink(escaped(one.title), one.id, level=2) for one in rendered.headings]
        self.toc = TableOfContents(links)
        self.present_anchor_ids = taken | written if written else None


def search_entries(config: MkDocsConfig) -> list[dict[str, Any]] | None:
    """Return the entries of Material's search, or None where another search reads the pages itself."""
    for plugin in config.plugins.values():
        entries = getattr(getattr(plugin, "search_index", None), "entries", None)
        if isinstance(entries, list):
            return entries
    return None


def escaped(text: str) -> str:
    """Return a text as HTML: MkDocs and Material print titles as they are."""
    return str(escape(text))
