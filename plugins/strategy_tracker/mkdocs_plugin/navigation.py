"""The strategies' pages in the site's navigation: in the manager's order, whatever the site does."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from mkdocs.structure import StructureItem
from mkdocs.structure.nav import Navigation, Section
from mkdocs.structure.pages import Page

from strategy_tracker.mkdocs_plugin.page import TrackerPage


def titles_in_nav(nav: Any) -> dict[str, str]:
    """Return the titles that a site's own nav gives to pages, by path."""
    found: dict[str, str] = {}
    for item in nav if isinstance(nav, list) else ():
        if isinstance(item, dict):
            for title, target in item.items():
                found |= {target: str(title)} if isinstance(target, str) else titles_in_nav(target)
    return found


def arrange(nav: Navigation, order: Mapping[str, int], prefix: str, title: str, reports: str) -> None:
    """Put pages into their own order in the navigation that MkDocs has made of folders, by their names.

    `order` holds the place of each page by its source. `title` is that of the section of all pages, if they
    are below a folder, and `reports` that of the reports, the only section without an index page.
    """
    items: list[StructureItem] = nav.items
    for name in [part for part in prefix.split("/") if part]:
        section = next((one for one in items if isinstance(one, Section) and _places(one, order)), None)
        if section is None:
            return
        section.title = title if prefix.endswith(f"{name}/") else section.title
        items = section.children
    ours = [number for number, item in enumerate(items) if _places(item, order)]
    in_order = sorted((items[number] for number in ours), key=lambda item: min(_places(item, order)))
    for number, item in zip(ours, in_order, strict=True):
        items[number] = _titled(item, reports, order)
    _link(nav)


def entries_of(nav: Navigation, order: Mapping[str, int]) -> list[StructureItem]:
    """Return the entries on top of the navigation that lead to the strategies' pages."""
    return [item for item in nav.items if _places(item, order)]


def put_back(nav: Navigation, entries: Sequence[StructureItem], order: Mapping[str, int]) -> None:
    """Give the navigation the entries again that another plugin has taken from it."""
    if entries and not entries_of(nav, order):
        nav.items = [*nav.items, *entries]
        _link(nav)


def _places(item: StructureItem, order: Mapping[str, int]) -> list[int]:
    """Return the places of the strategies' pages that an entry of the navigation has."""
    return [order[page.file.src_uri] for page in _pages([item]) if page.file.src_uri in order]


def _titled(item: StructureItem, reports: str, order: Mapping[str, int]) -> StructureItem:
    """Return a section under its index page's title, in order; where that is its only page, the page."""
    first = item.children[0] if isinstance(item, Section) and item.children else None
    if not isinstance(item, Section) or not isinstance(first, TrackerPage):
        return item
    if len(item.children) == 1:
        return first
    item.title = str(first.title) if first.is_index else reports
    item.children.sort(key=lambda child: min(_places(child, order), default=len(order)))
    return item


def _pages(items: Iterable[StructureItem]) -> Iterator[Page]:
    for item in items:
        if isinstance(item, Page):
            yield item
        elif isinstance(item, Section):
            yield from _pages(item.children)


def _link(nav: Navigation) -> None:
    """Renew what the entries know of each other: the section above, the pages before and after."""
    waiting: list[tuple[Section | None, StructureItem]] = [(None, item) for item in nav.items]
    while waiting:
        above, item = waiting.pop()
        item.parent = above
        waiting += [(item, child) for child in item.children] if isinstance(item, Section) else []
    nav.pages = list(_pages(nav.items))
    for before, page, after in zip([None, *nav.pages], nav.pages, [*nav.pages[1:], None], strict=False):
        page.previous_page, page.next_page = before, after
