"""A page of the site as MkDocs sees it."""

from __future__ import annotations

import logging
import secrets
from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING, Any

from markupsafe import escape
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import AnchorLink, TableOfContents

from strategy_tracker.mkdocs_plugin.markdown import for_authors
from strategy_tracker.site import SitePage
from strategy_tracker.site.rendering.bodies import (
    as_typed,
    clean_html,
    ids_of,
    ids_of_page,
    nested,
    with_own_ids,
)
from strategy_tracker.site.rendering.flat_links import flat_links
from strategy_tracker.site.search.both_scripts import in_other_script
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


class TrackerPage(Page):
    """A page whose HTML comes from the site layer; MkDocs' Markdown only sees what authors wrote below it."""

    def __init__(
        self, site_page: SitePage, title: str, file: File, config: MkDocsConfig, *, raw_html: bool = False
    ) -> None:
        """`flat_files`, filled in later, holds the file of every page by address where pages are files.

        `prefix` is the folder below which the pages of the strategies are. `ids_of_authors` holds,
        once the page is made, what became of each id that its authors gave.
        """
        self._anchor_ids: set[str] | None = None
        super().__init__(escaped(title), file, config)
        self.site_page = site_page
        self.flat_files: Mapping[str, str] = {}
        self.prefix = ""
        self.ids_of_authors: Mapping[str, str] = {}
        self._raw_html = raw_html

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
        """Make the page's HTML; an author's Markdown goes through MkDocs' own converter and is cleaned."""
        bodies: list[str] = []
        written: set[str] = set()  # the ids that MkDocs knows, which the page may leave out or change
        # Nobody can write the place of a body into a field: it differs from build to build, and is not kept.
        place = f"body-{secrets.token_hex(16)}-{{}};"

        def markdown(text: str) -> str:
            html = self._converted(text, config, files)
            written.update(ids_of(html))
            bodies.append(nested(html, self.site_page.title))
            return place.format(len(bodies) - 1)

        rendered = self.site_page.render(markdown)
        self.markdown = ""
        html = rendered.html
        if self.flat_files:
            html = flat_links(html, self.prefix + self.site_page.url, self.flat_files)
        # MkDocs has already made the links of the bodies fit for this page.
        taken = ids_of_page(html) if written else set()
        ids: dict[str, str] = {}
        for number, body in enumerate(bodies):
            own, renamed = with_own_ids(body, taken)
            ids = {**renamed, **ids}
            html = html.replace(place.format(number), own, 1)
        self.content = html
        self.ids_of_authors = ids
        links = [AnchorLink(escaped(one.title), one.id, level=2) for one in rendered.headings]
        self.toc = TableOfContents(links)
        self.present_anchor_ids = taken | written if written else None

    def _converted(self, text: str, config: MkDocsConfig, files: Files) -> str:
        """Return an author's Markdown as clean HTML; what cannot be converted in reason, as it was typed."""
        markdown = convertible(text)
        if markdown is None:  # which is a finding of its own
            return as_typed(text)
        self.markdown = markdown
        known = self.links_to_anchors or {}
        try:
            Page.render(self, for_authors(config, raw_html=self._raw_html), files)
            for file, links in (self.links_to_anchors or {}).items():
                known[file] = known.get(file, {}) | links
            self.links_to_anchors = known
        except Exception as error:
            # Whatever an extension of the site cannot take: one text must not cost the others their pages.
            log.warning(
                "%s: the text below the fields is shown as it was typed: %s: %s",
                self.file.src_uri, type(error).__name__, error,
            )  # fmt: skip
            return as_typed(markdown)
        return clean_html(self.content or "")


def search_entries(config: MkDocsConfig) -> list[dict[str, Any]] | None:
    """Return the entries of Material's search, or None where another search reads the pages itself."""
    for plugin in config.plugins.values():
        entries = getattr(getattr(plugin, "search_index", None), "entries", None)
        if isinstance(entries, list):
            return entries
    return None


def let_scripts_meet(config: MkDocsConfig) -> None:
    """Let all entries of the search, those of hand-written pages too, be found in both Chinese scripts."""
    for entry in search_entries(config) or ():
        entry["text"] += in_other_script(entry["title"], entry["text"])


def escaped(text: str) -> str:
    """Return a text as HTML: MkDocs and Material print titles as they are."""
    return str(escape(text))
