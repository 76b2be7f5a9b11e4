"""Hand-written pages: the views that are asked for in them, and their links to records' texts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from mkdocs.structure.pages import Page

from strategy_tracker.mkdocs_plugin.page import TrackerPage
from strategy_tracker.site import Site
from strategy_tracker.site.fence.rendering import RenderedFences, render_fences
from strategy_tracker.site.rendering.bodies import following_links
from strategy_tracker.site.rendering.flat_links import flat_links

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig


def views_in(
    markdown: str, path: str, page: Page, config: MkDocsConfig, site: Site, flat: Mapping[str, str]
) -> RenderedFences:
    """Return what becomes of a page's fences; `path` is the page's in findings, `flat` see `Placed`."""
    source = page.file.content_string
    first_line = source.count("\n") - markdown.count("\n") + 1
    address = page.url if config.use_directory_urls else page.url.removesuffix(".html") + "/"
    rendered = render_fences(markdown, path, first_line, site, address)
    if config.use_directory_urls:
        return rendered
    files = {**flat, address: page.url}
    views = {place: flat_links(view, address, files) for place, view in rendered.views.items()}
    return replace(rendered, views=views)


def leading_to_texts(page: Page, made: Mapping[str, TrackerPage]) -> str | None:
    """Return a page's HTML whose links to headings in a record's text find them: their ids have a prefix.

    All pages have been made by now. Only hand-written ones and records' texts can have such links. `made` has
    our pages by address.
    """
    if page.content is None or (isinstance(page, TrackerPage) and not page.leads_on):
        return page.content
    ids = {address: one.ids_of_authors for address, one in made.items() if one.ids_of_authors}
    return following_links(page.content, page.url, ids) if ids else page.content
