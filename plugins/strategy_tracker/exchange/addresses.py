"""Addresses and identifiers that stay the same from build to build."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from functools import lru_cache
from typing import TYPE_CHECKING
from urllib.parse import quote, urlsplit
from uuid import UUID, uuid5
from zlib import crc32

from strategy_tracker.language import WordedError, message

if TYPE_CHECKING:
    from strategy_tracker.model import Strategy
    from strategy_tracker.tracking import TrackedTask

# What ends a path in an address, what some file system refuses, and dots or spaces at the end.
_NOT_IN_ADDRESSES = re.compile(r"""[#?%\\:*"<>|\x00-\x1f]|[. ]+$""")
_NAMESPACE = UUID("6f1d4b2e-0c57-5d0a-9b6e-3a8f2d7c41e9")


@lru_cache(maxsize=65536)
def strategy_path(slug: str) -> str:
    """Return the path of a strategy's page below the site's root, characters as they are.

    A slug with characters that end an address (#, ?), and one whose page would take another page's place,
    gets a checksum: the page of the strategy `index` is not the list of all.
    """
    *folders, name = slug.split("/")
    parts = [_segment(part) for part in folders]
    taken = name.casefold() == "retrospective" if folders else name.casefold() in ("index", "readme")
    return "/".join(["strategies", *parts, _checked(name) if taken else _segment(name)]) + "/"


def _segment(name: str) -> str:
    return _checked(name) if _NOT_IN_ADDRESSES.search(name) else name


def _checked(name: str) -> str:
    return f"{_NOT_IN_ADDRESSES.sub('_', name)}-x{crc32(name.encode()):08x}"


def strategy_source(strategy: Strategy) -> str:
    """Return the Markdown file that a strategy's page is to a site: where its own file is.

    So the links that its author wrote lead from where they were written. Only where the file's name gives
    another address than the strategy's is it a file of that address.
    """
    path = strategy_path(strategy.slug)
    if strategy.file.endswith("/index.md") and path == f"strategies/{strategy.slug}/":
        return f"{path}index.md"
    return f"{path.rstrip('/')}.md"


def page_url(source: str) -> str:
    """Return the address of the page of a Markdown file: '' or a path that ends with a slash."""
    folder, _, name = source.removesuffix(".md").rpartition("/")
    path = "/".join(part for part in (folder, "" if name in ("index", "README") else name) if part)
    return f"{path}/" if path else ""


def flat_path(source: str) -> str:
    """Return the file that a page's source becomes where pages are files: `a/b.md` becomes `a/b.html`."""
    return source.removesuffix(".md") + ".html"


def published_at(site_url: str, prefix: str) -> str:
    """Return the address below which the pages are on a site at `site_url`; '' where nobody says.

    `prefix` is '' or a folder with a slash at its end.
    """
    return f"{site_url.rstrip('/')}/{quote(prefix)}" if site_url and prefix else site_url


def site_prefix(site_url: str) -> str:
    """Return what stands before addresses that are relative to the site's root: its URL with a final slash.

    A URL that is neither http nor https, or has control characters, is a WordedError; '' stays ''.
    """
    if not site_url:
        return ""
    if urlsplit(site_url).scheme not in ("http", "https") or not site_url.isprintable():
        raise WordedError(
            message(
                "「{address}」 is no web address, as in `https://plans.example.com/`.",
                address=repr(site_url)[1:-1],
            )
        )
    return site_url.rstrip("/") + "/"


@dataclass(frozen=True, slots=True)
class SiteAddress:
    """Where the pages of a site are, for what links to them from outside of it.

    url    the address below which they are, '' where nobody says; see `site_prefix` for what is refused
    files  whether each page is a file (`use_directory_urls: false`), else it is a folder's
    """

    url: str = ""
    files: bool = False

    def __post_init__(self) -> None:
        site_prefix(self.url)

    @property
    def prefix(self) -> str:
        """What stands before the addresses of pages: the URL with a final slash, or ''."""
        return site_prefix(self.url)

    def page(self, source: str) -> str:
        """Return the address of the page of a Markdown file of the site, relative to the site's root."""
        return quote(flat_path(source) if self.files else page_url(source))

    def whole(self, source: str) -> str:
        """Return the whole address of the page of a Markdown file of the site; '' where nobody says."""
        return self.prefix + self.page(source) if self.url else ""

    def strategy(self, strategy: Strategy) -> str:
        """Return the address of a strategy's page, relative to the site's root."""
        return self.page(strategy_source(strategy))


NOWHERE = SiteAddress()
"""The address of a site of which nobody says where it is."""


def stable_id(*parts: str) -> str:
    """Return a UUID that depends on the parts alone."""
    return str(uuid5(_NAMESPACE, "\x1f".join(parts)))


def at_midnight(day: date) -> datetime:
    """Return the beginning of a day in UTC: what stands for a day where a format wants a moment."""
    return datetime.combine(day, time(), UTC)


def identified(
    tasks: Sequence[TrackedTask], wanted: Callable[[TrackedTask], bool]
) -> Iterator[tuple[str, TrackedTask]]:
    """Yield the wanted tasks with identifiers made of slug and id.

    Several with one id are told apart by their order among all tasks. A task without an id is known by its
    description.
    """
    seen: dict[tuple[str, str], int] = {}
    for task in tasks:
        key = (task.slug, task.id or task.description)
        seen[key] = seen.get(key, 0) + 1
        if wanted(task):
            again = "" if seen[key] == 1 else str(seen[key])
            yield stable_id("task", *key, again), task
