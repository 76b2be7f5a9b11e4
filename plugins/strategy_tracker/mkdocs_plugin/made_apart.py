"""Pages made by several processes, and held until each is written.

All of them are made before the first is written, and together they are large, so they are compressed: that
takes about as long as to hand them over in full.

Whatever is said while a page is made, by MkDocs of a link or by an extension, has to be said by this process,
which counts it where the build is strict. So such a page is made here, and said nothing of elsewhere.
"""

from __future__ import annotations

import logging
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from strategy_tracker.cache.compressed import Compressed
from strategy_tracker.cache.forks import made_apart
from strategy_tracker.mkdocs_plugin.page import MadeHtml, TrackerPage, search_entries
from strategy_tracker.site.search.entries import marked

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files


Held = tuple[MadeHtml, Compressed]
"""What is made of a page, without its HTML, and that."""


class _Listener(logging.Handler):
    """Counts what is said, and says nothing."""

    said = 0

    def emit(self, record: logging.LogRecord) -> None:
        """Count."""
        self.said += 1


def made_by_all(
    pages: Sequence[TrackerPage], config: MkDocsConfig, files: Files, workers: int
) -> Iterator[Held]:
    """Yield what is made of the pages, in their order."""

    def make(some: Sequence[TrackerPage]) -> list[Held | None]:
        listener = _listener()
        found: list[Held | None] = []
        for page in some:
            before = listener.said
            made = _held(page.made(config, files))
            found.append(made if listener.said == before else None)
        return found

    if search_entries(config) is not None and any(page.known_entries is None for page in pages):
        marked("字")  # or each fork would load the words' dictionary by itself
    found = [one for some in made_apart(make, pages, workers) for one in some] or [None] * len(pages)
    for page, made in zip(pages, found, strict=True):
        yield _held(page.made(config, files)) if made is None else made


def _held(made: MadeHtml) -> Held:
    return replace(made, html=""), Compressed.of(made.html)


def _listener() -> _Listener:
    """Let a listener take the place of all who write what is said, in a process that makes pages only."""
    listener = _Listener()
    for logger in (logging.root, *logging.root.manager.loggerDict.values()):
        if isinstance(logger, logging.Logger) and (logger is logging.root or logger.handlers):
            logger.handlers = [listener]
    return listener
