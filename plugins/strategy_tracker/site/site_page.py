"""What a page of the site is, before any site generator takes it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

import orjson

from strategy_tracker.exchange.addresses import page_url
from strategy_tracker.model import Place
from strategy_tracker.site.parts.rows import BELOW_ONE_FOLDER
from strategy_tracker.site.rendering.environment import SiteEnvironment
from strategy_tracker.site.rendering.flat_links import flat_links
from strategy_tracker.site.search.entries import SearchEntry

MarkdownRenderer = Callable[[str], str]
"""Turns an author's Markdown into HTML that has been cleaned."""


@dataclass(frozen=True, slots=True)
class Heading:
    """One entry of a page's table of contents."""

    id: str
    title: str


@dataclass(frozen=True, slots=True)
class RenderedPage:
    """A page's HTML and its headings."""

    html: str
    headings: tuple[Heading, ...]


@dataclass(frozen=True, slots=True)
class SitePage:
    """One page: where it goes, what it is called, and how its HTML is made.

    source      path in the site's namespace of Markdown files (`strategies/a.md`), which decides the address
    values      what its template is given, found when its HTML is made: most pages are as they were kept
    in_nav      whether it belongs to the navigation; strategies and people are reached through index pages
    edit        the place that its "edit" link opens
    entries     what the search finds of it, beside its title
    inputs      returns the digest of all that its HTML follows from; None for a page that is always made anew
    """

    source: str
    title: str
    template: str
    values: Callable[[], Mapping[str, object]]
    environment: SiteEnvironment
    in_nav: bool = True
    edit: Place | None = None
    headings: tuple[Heading, ...] = ()
    entries: Callable[[], Iterable[SearchEntry]] = tuple
    inputs: Callable[[], bytes] | None = None

    @property
    def url(self) -> str:
        """The page's address below the site's root: '' or a path that ends with a slash."""
        return page_url(self.source)

    def search_entries(self) -> list[SearchEntry]:
        """Return what the search finds of the page: at least its title."""
        return list(self.entries()) or [SearchEntry("", self.title, "")]

    def render(self, markdown: MarkdownRenderer) -> RenderedPage:
        """Return the page's HTML; `markdown` renders what its author wrote."""
        values = {**self.values(), "headings": self.headings, "page_title": self.title}
        html = self.environment.render(self.template, self.url, markdown, values)
        return RenderedPage(html, self.headings)


@dataclass(frozen=True, slots=True)
class DataFile:
    """A file that is published beside the pages.

    made    makes its content, bit by bit, each time that it is asked for
    """

    path: str
    made: Callable[[], Iterable[bytes]]

    @classmethod
    def of(cls, path: str, content: bytes) -> DataFile:
        """Return a file whose content is there already."""
        return cls(path, lambda: [content])

    def content(self, prefix: str, flat_files: Mapping[str, str]) -> Iterable[bytes]:
        """Return the content bit by bit; where the pages are does not matter to it."""
        return self.made()


@dataclass(frozen=True, slots=True)
class RowsFile:
    """Some rows of a list that is too long for one page, for the tools above its table.

    rows    makes their HTML, with links as from a page one folder below the site's root
    """

    path: str
    rows: Callable[[], Iterable[str]]

    def content(self, prefix: str, flat_files: Mapping[str, str]) -> Iterable[bytes]:
        """Return the rows as JSON, their links fit for the site.

        `prefix` is the folder below which the pages are; `flat_files` holds the file of every page by its
        address where pages are files, and nothing where they are folders.
        """
        rows = list(self.rows())
        if flat_files:
            rows = [flat_links(row, prefix + BELOW_ONE_FOLDER, flat_files) for row in rows]
        try:
            return [orjson.dumps(rows)]
        except orjson.JSONEncodeError:
            # What UTF-8 cannot hold (a byte of a file's name) is written as MkDocs writes it into pages.
            return [orjson.dumps([row.encode("utf-8", "xmlcharrefreplace").decode() for row in rows])]


SiteFile = DataFile | RowsFile
"""What a site publishes beside its pages: made when it is written, since together the files are large."""
