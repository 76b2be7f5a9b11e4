"""Pages of lists: one page while a list is short, else a page for each of its parts.

A part's page has an address of its own, which stays; the list's own address shows the current part. Each
leads to all others. Beside them the rows of the whole list are published in pieces, which the tools above its
table fetch: they filter, find and sort in all of it.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import Any, Generic

from strategy_tracker.language import Language, Message, message
from strategy_tracker.language.formats import NONE, format_number
from strategy_tracker.site.pages.division import GroupName, Item, Key, Part, divide, one_row
from strategy_tracker.site.site import Site
from strategy_tracker.site.site_page import RowsFile, SitePage
from strategy_tracker.tracking import Cycle, TrackedKpi, TrackedTask

Headings = tuple[tuple[str, Message], ...]


def _no_headings(items: Sequence[Any]) -> Headings:
    return ()


@dataclass(frozen=True, slots=True)
class Shows:
    """What a page shows of a list: strategies by their slugs, and whatever else tells it from others."""

    slugs: Iterable[str]
    values: Sequence[object]


def told_apart(records: Iterable[TrackedTask | TrackedKpi | None]) -> str:
    """Return what tells records from others: which of its strategy's each is, null for what is none.

    What they are the strategies' digests say. As one text it is digested at once, and not name by name.
    """
    return json.dumps([None if one is None else (one.slug, one.record.path) for one in records])


@dataclass(frozen=True, slots=True)
class ListPage(Generic[Item]):
    """A page that shows a list.

    source     where the page goes, as for any page
    folder     below which its parts go
    keys       by what the list is divided
    values     what the template is given for some of the items
    rows       a row for each item as HTML, seen from one folder below the root; None where there are no tools
    inputs     what the page of some items shows; None where it is always made anew
    length     how many rows an item counts as
    """

    source: str
    folder: str
    title: str
    template: str
    keys: Sequence[Key[Item]]
    values: Callable[[Sequence[Item]], Mapping[str, object]]
    rows: Callable[[Sequence[Item]], Iterable[str]] | None = None
    headings: Callable[[Sequence[Item]], Headings] = _no_headings
    in_nav: bool = True
    length: Callable[[Item], int] = one_row
    inputs: Callable[[Sequence[Item]], Shows] | None = None


@dataclass(frozen=True, slots=True)
class PartLink:
    """A link to a part: its address, its words beside its group's title, and how many items it has."""

    part: str
    address: str
    label: str
    title: str
    count: str


@dataclass(frozen=True, slots=True)
class PartGroup:
    """The parts of one group; `name` is '' where the parts are only counted."""

    name: str
    title: str
    count: str
    links: list[PartLink] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Parts:
    """What a page says of the other parts: which one it shows, how many items, and the way to all.

    pieces, first_piece   how many files the rows of all parts are in, and the first one's address
    """

    shown: str
    group: str
    title: str
    count: str
    total: str
    groups: Sequence[PartGroup]
    before: PartLink | None
    after: PartLink | None
    pieces: int
    first_piece: str


@dataclass(frozen=True, slots=True)
class ListPages:
    """The pages of a list, and the files with its rows."""

    pages: list[SitePage]
    files: list[RowsFile]


def list_pages(site: Site, page: ListPage[Item], items: Sequence[Item]) -> ListPages:
    """Return the pages of a list: one, or where it is long one for each part, the current one first."""
    most = site.workspace.settings.page_rows
    if sum(map(page.length, items)) <= most:
        return ListPages([_page(site, page, items, None, page.source, page.title)], [])
    parts = divide(items, page.keys, most, page.length)
    files = _rows_files(page, items, most)
    links = [_link(site, page, part) for part in parts]
    groups = _groups(parts, links, site.language)
    shown = [
        Parts(
            shown=part.name,
            group=part.groups[0].name if part.groups else "",
            title=link.title,
            count=link.count,
            total=format_number(len(items), site.language),
            groups=groups,
            before=links[place - 1] if place else None,
            after=links[place + 1] if place + 1 < len(links) else None,
            pieces=len(files),
            first_piece=files[0].path if files else "",
        )
        for place, (part, link) in enumerate(zip(parts, links, strict=True))
    ]
    first = _page(site, page, parts[0].items, shown[0], page.source, page.title)
    others = [
        _page(site, page, part.items, one, f"{page.folder}{part.name}.md", f"{page.title} · {one.title}")
        for part, one in zip(parts, shown, strict=True)
    ]
    return ListPages([first, *others], files)


def by_cycle(site: Site, cycle_of: Callable[[Item], Cycle]) -> Key[Item]:
    """Return the key that divides by where the cycle is: running first."""
    names = {
        cycle: GroupName((rank,), cycle.value, site.words(cycle.term)) for rank, cycle in enumerate(Cycle)
    }
    return lambda item: names[cycle_of(item)]


def by_department(site: Site, department_of: Callable[[Item], str]) -> Key[Item]:
    """Return the key that divides by department; items of none come last."""

    def key(item: Item) -> GroupName:
        name = department_of(item)
        return GroupName((not name, *_natural(name)), site.department_addresses[name], name or NONE)

    return key


def _natural(name: str) -> Iterator[tuple[bool, int, str]]:
    """Yield the pieces of a name so that numbers in it are sorted as such: 2部 comes before 10部."""
    for piece in re.findall(r"[0-9]+|[^0-9]+", name):
        yield (True, int(piece), "") if piece[0] in "0123456789" else (False, 0, piece)


def _page(
    site: Site, page: ListPage[Item], items: Sequence[Item], parts: Parts | None, source: str, title: str
) -> SitePage:
    return site.page(
        source,
        title,
        page.template,
        lambda: {**page.values(items), "parts": parts},
        in_nav=page.in_nav and source == page.source,
        headings=page.headings(items),
        inputs=None if page.inputs is None else partial(_digest, site, page.inputs, items, parts),
    )


def _digest(
    site: Site, inputs: Callable[[Sequence[Item]], Shows], items: Sequence[Item], parts: Parts | None
) -> bytes:
    shown = inputs(items)
    return site.inputs.of(dict.fromkeys(shown.slugs), *shown.values, parts)


def _rows_files(page: ListPage[Item], items: Sequence[Item], most: int) -> list[RowsFile]:
    """Return the files of all rows, in the order of the list."""
    if page.rows is None:
        return []
    name = page.folder.strip("/").replace("/", "-")
    pieces = [partial(page.rows, items[start : start + most]) for start in range(0, len(items), most)]
    return [RowsFile(f"data/rows/{name}-{number}.json", rows) for number, rows in enumerate(pieces, 1)]


def _link(site: Site, page: ListPage[Item], part: Part[Item]) -> PartLink:
    title = " · ".join(group.title for group in part.groups)
    number = format_number(part.number, site.language)
    if not title:
        title = site.words(message("Page {number} of {count}", number=part.number, count=part.pages))
    elif part.pages > 1:
        words = message(
            "{title}, page {number} of {count}", title=title, number=part.number, count=part.pages
        )
        title = site.words(words)
    own = part.groups[1].title if len(part.groups) > 1 else ""
    label = " ".join(text for text in (own, number if part.pages > 1 else "") if text)
    count = format_number(len(part.items), site.language)
    return PartLink(part.name, f"{page.folder}{part.name}/", label, title, count)


def _groups(parts: Sequence[Part[Item]], links: Sequence[PartLink], language: Language) -> list[PartGroup]:
    """Return the links by the first group of their parts, each group with the number of its items."""
    counts: dict[GroupName | None, int] = {}
    found: dict[GroupName | None, list[PartLink]] = {}
    for part, link in zip(parts, links, strict=True):
        group = part.groups[0] if part.groups else None
        counts[group] = counts.get(group, 0) + len(part.items)
        found.setdefault(group, []).append(link)
    return [
        PartGroup(
            group.name if group else "",
            group.title if group else "",
            format_number(counts[group], language),
            own,
        )
        for group, own in found.items()
    ]
