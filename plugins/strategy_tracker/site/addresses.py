"""Where pages and records are: addresses below the site's root, and anchors within a page."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from functools import lru_cache
from urllib.parse import quote
from zlib import crc32


@lru_cache(maxsize=65536)
def anchor(kind: str, name: str) -> str:
    """Return the anchor of a record: `task-t001`. Ids outside plain ASCII get a short checksum instead."""
    folded = unicodedata.normalize("NFKC", name).casefold().strip()
    if re.fullmatch(r"[a-z0-9][a-z0-9._-]*", folded):
        return f"{kind}-{folded}"
    return f"{kind}-x{crc32(folded.encode()):08x}"


def anchors(kind: str, names: Iterable[str]) -> tuple[str, ...]:
    """Return the anchors of a page's records in their order, all different.

    The first record of an id has the anchor that links lead to; others of the same id are numbered.
    """
    names = tuple(names)
    taken = {anchor(kind, name) for name in names}
    given: set[str] = set()
    found = []
    for name in names:
        base = candidate = anchor(kind, name)
        number = 2
        while candidate in given or (candidate != base and candidate in taken):
            candidate, number = f"{base}-{number}", number + 1
        given.add(candidate)
        found.append(candidate)
    return tuple(found)


def people_urls(names: Iterable[str]) -> Mapping[str, str]:
    """Return an address for each person's page."""
    # Pages of these names are those of the folder.
    return {
        name: f"people/{address}/" for name, address in names_in_addresses(names, {"index", "readme"}).items()
    }


def names_in_addresses(names: Iterable[str], reserved: Iterable[str] = ()) -> Mapping[str, str]:
    """Return for each name one that addresses and files can have everywhere, none of them reserved.

    Other characters become `_`; names that become alike are numbered in their order.
    """
    found: dict[str, str] = {}
    taken = set(reserved)
    for name in sorted(set(names)):
        base = re.sub(r"[^\w-]+", "_", unicodedata.normalize("NFC", name))[:60] or "_"
        candidate, number = base, 2
        while candidate.casefold() in taken:
            candidate, number = f"{base}-{number}", number + 1
        taken.add(candidate.casefold())
        found[name] = candidate
    return found


def relative_url(current: str, target: str) -> str:
    """Return the address of `target` as seen from the page `current`, both below the site's root.

    Addresses are directories with a trailing slash, or files, and may end in a query that is encoded already;
    other characters outside ASCII are percent-encoded.
    """
    return "../" * current.count("/") + _quoted(target) or "./"


@lru_cache(maxsize=65536)
def _quoted(target: str) -> str:
    address, mark, anchor = target.partition("#")
    path, question, query = address.partition("?")
    return quote(path) + question + query + (mark + quote(anchor, safe="") if mark else "")


def chart_id(kind: str, name: str) -> str:
    """Return an id for a chart or a part of it: an anchor without dots."""
    return anchor(kind, name.replace("/", "-")).replace(".", "_")
