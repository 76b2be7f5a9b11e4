"""The search index kept to a size that a browser loads at once, however many records there are.

The theme's search loads the whole index before it finds anything. Where it would be too large, the records of
a page become one entry, the page's own: it has the words of as many of them as there is room for, those of
names first. The tools above the tables still find every word of every row.
"""

from __future__ import annotations

import hashlib
import json
import re
import zlib
from collections.abc import Iterable, Iterator, Sequence
from math import inf
from typing import Any

from strategy_tracker.cache import Store
from strategy_tracker.site.search.both_scripts import in_other_script

MOST_BYTES = 2_900_000
MOST_PACKED = 290_000
"""The most that the entries may weigh, as they are written and as a server packs them."""

_BYTES_PER_SIGN = 12  # a Chinese sign is written as \\uXXXX, once in each script
_BETWEEN_RECORDS = "\u3000"  # which separates words in the theme's search, and records for a reader
_WORDS = re.compile(r"[^\s\u200b]+")
_NUMBERED = re.compile(r"\d")  # such as a record's number: it stands in all strategies, and tells little
_ROUNDS, _FULL_ENOUGH = 6, 0.9

Entry = dict[str, Any]


def kept_within_bounds(entries: Sequence[Entry], pages: Sequence[str], store: Store) -> list[Entry]:
    """Return the entries `within_bounds`, as they are kept or found now: few edits change the index."""
    if _are_few(entries, MOST_PACKED):
        return list(entries)
    digest = hashlib.blake2b(digest_size=16)
    for one in entries:
        digest.update(f"{one!r}\n".encode("utf-8", "surrogatepass"))
    key = store.key("search index", digest.digest(), "\n".join(pages))
    found = store.get(key)
    if not isinstance(found, list):
        found = within_bounds(entries, pages)
        store.put(key, found)
    return found


def _are_few(entries: Iterable[Entry], most_packed: int) -> bool:
    """Tell whether entries are within bounds whatever they say."""
    return sum(len(one["title"]) + len(one["text"]) + 40 for one in entries) * _BYTES_PER_SIGN <= most_packed


def within_bounds(
    entries: Sequence[Entry], pages: Iterable[str], most: int = MOST_BYTES, most_packed: int = MOST_PACKED
) -> list[Entry]:
    """Return the entries of a search index, those of the given pages put together where all are too large.

    An entry has a location, a title and a text, both HTML with zero-width spaces between Chinese words.
    `pages` are the addresses of the tracking pages; entries of others stay as they are.
    """
    if _are_few(entries, most_packed):
        return list(entries)
    # In one script alone, which is quickly known; one by one, since all in one text are as much memory again.
    if sum(len(json.dumps(one)) + len(", ") for one in entries) <= most:
        size, packed = _weight(entries)
        if size <= most and packed <= most_packed:
            return list(entries)
    ours = set(pages)
    signs = max(most // _BYTES_PER_SIGN // max(len(ours), 1), 1)
    found: list[Entry] = []
    best, tried = inf, found
    for _ in range(_ROUNDS):
        before, tried = tried, list(_put_together(entries, ours, signs))
        if tried == before:  # all telling words are there
            break
        size, packed = _weight(tried)
        full = max(size / most, packed / most_packed)
        if full < best or best < full <= 1:
            found, best = tried, full
        if _FULL_ENOUGH <= full <= 1:
            break
        signs = max(int(signs / full * (1 + _FULL_ENOUGH) / 2), 1)
    return found if best <= 1 else list(_put_together(entries, ours, 0))


def _weight(entries: Sequence[Entry]) -> tuple[int, int]:
    """Return how many bytes entries are in both scripts, as they are written and packed."""
    both = [{**one, "text": one["text"] + in_other_script(one["title"], one["text"])} for one in entries]
    written = json.dumps(both).encode()
    return len(written), len(zlib.compress(written))


def _put_together(entries: Iterable[Entry], pages: set[str], signs: int) -> Iterator[Entry]:
    """Yield the entries, one alone for each of some pages, with about as many signs of text."""
    found: dict[str, list[Entry]] = {}
    for entry in entries:
        page = entry["location"].partition("#")[0]
        if page not in pages:
            yield entry
        else:
            found.setdefault(page, []).append(entry)
    for page, own in found.items():
        first, *records = own
        texts = [first["text"], *(one["title"] for one in records), *(one["text"] for one in records)]
        yield {**first, "location": page, "text": _BETWEEN_RECORDS.join(_telling(texts, signs))}


def _telling(texts: Iterable[str], signs: int) -> Iterator[str]:
    """Yield those texts that have a word which none before them has, as long as there is room."""
    known: set[str] = set()
    for text in texts:
        words = {word for word in _WORDS.findall(text) if not _NUMBERED.search(word)}
        if words <= known:
            continue
        if len(text) > signs:
            yield _beginning(text, signs)
            return
        known |= words
        signs -= len(text)
        yield text


def _beginning(text: str, signs: int) -> str:
    """Return the whole words at a text's beginning that fit; a character's name such as &amp; is one word."""
    ends = (match.end() for match in _WORDS.finditer(text))
    return text[: max((end for end in ends if end <= signs), default=0)]
