"""What of the pages is kept from build to build: the finished file where the site allows it, else our part.

A finished page also shows what the theme puts around ours: the navigation, the site's name, the settings. So
it is kept only where all of that is known: with Material's own templates, and no plugin beside ours and the
search that has a hand in pages. On any other site our part is kept, and goes through the theme each time.
A finished page that is found is written as it was kept, in the place of what the theme prints for it.

Where the links of authors' texts lead depends on all files of the site, and on the ids that other pages'
texts have got. So of a page with such links it is kept that it has them, and the page itself for those files
and ids. One with a link that leads nowhere is always made anew, for MkDocs warns of it each time.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, fields, replace
from functools import partial
from operator import attrgetter
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote, urljoin

from mkdocs.structure.nav import Navigation

from strategy_tracker.cache import Store
from strategy_tracker.cache.compressed import Compressed
from strategy_tracker.cache.digests import Digester
from strategy_tracker.mkdocs_plugin.around_pages import (
    are_files_ours,
    facts_of,
    is_plain,
    shell_of,
    texts_key,
)
from strategy_tracker.mkdocs_plugin.made_apart import made_by_all
from strategy_tracker.mkdocs_plugin.page import MadeHtml, TrackerPage, search_entries
from strategy_tracker.mkdocs_plugin.standing_pages import StandingPages
from strategy_tracker.site.rendering.finished import FINISHED, let_stand_for_finished

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files

_NO_FILE = Compressed.of(b"")
_values = attrgetter(*(field.name for field in fields(MadeHtml)))


@dataclass(frozen=True, slots=True)
class _SiteFiles:
    """The files of a site, a digest of what they are called, and their addresses."""

    files: Files
    digest: bytes
    addresses: frozenset[str]

    @classmethod
    def of(cls, files: Files) -> _SiteFiles:
        listed = sorted((file.src_uri, file.url, file.inclusion.name) for file in files)
        return cls(
            files, Digester().of(listed), frozenset(unquote(url).removeprefix("./") for _, url, _ in listed)
        )

    def has(self, page: str, references: Iterable[str]) -> bool:
        """Tell whether there is a file wherever references on the page with an address lead."""
        paths = (reference.partition("#")[0].partition("?")[0] for reference in references)
        return all(unquote(urljoin(f"/{page}", path))[1:] in self.addresses for path in paths if path)


class KeptPages:
    """The pages that are kept of one site."""

    def __init__(
        self,
        store: Store,
        config: MkDocsConfig,
        plugin: object,
        flat: Mapping[str, str],
        standing: StandingPages | None = None,
        *,
        raw_html: bool,
    ) -> None:
        """Take the store, and the configuration as it is when the pages are gathered.

        `flat` has the files of all pages by address, where pages are files, and `standing` the pages of a
        server's last build.
        """
        self._store = store
        self._flat = Digester().of(flat)
        self._digester = Digester()
        self._texts = texts_key(config, raw_html=raw_html)
        self._around_texts = self._digester.of(self._texts, search_entries(config) is not None)
        self._around = b""
        self._site: _SiteFiles | None = None
        self.finished = store.keeps and self._texts is not None and is_plain(config, plugin)
        """Whether finished pages are kept; their HTML is then made when all pages have been read."""
        untouched = self.finished and are_files_ours(config, plugin)
        self._standing = standing if untouched else None

    def content(self, page: TrackerPage, config: MkDocsConfig, files: Files) -> MadeHtml:
        """Return our part of a page, as it is kept or made now."""
        key = self._key(page, "content")
        found, _ = self._get(key)
        if found is not None and found.references:
            found, _ = self._get(self._with(key, self._files(files).digest))
        if found is not None:
            return found
        made = page.made(config, files)
        if key is not None and self._is_lasting(made, page, files):
            self._put(key, self._with(key, self._files(files).digest), made)
        return made

    def make(
        self,
        pages: Collection[TrackerPage],
        config: MkDocsConfig,
        files: Files,
        nav: Navigation | None,
        env: Any,
    ) -> None:
        """Find or make the pages that have waited, when all others have been read."""
        if not self.finished:
            return
        let_stand_for_finished(env)
        around = shell_of(config, nav)
        shell = None if around is None else self._digester.of(around)
        leading_on = []
        missing = []
        for page in pages:
            page.key_when_finished = self._key(page, "finished", shell, facts_of(page)) if shell else None
            found, file = self._get(page.key_when_finished)
            if found is None:
                missing.append(page)
            elif found.references:
                page.take(found, files)
                leading_on.append(page)
            else:
                self._find(page, page.key_when_finished, found, file, files)
        unknown = self._find_entries(missing) if search_entries(config) is not None else []
        all_made = made_by_all(missing, config, files, self._store.workers)
        for page, (made, html) in zip(missing, all_made, strict=True):
            page.hold(made, html, files)
        for page, key_of_entries in unknown:
            if page.made_html is not None:
                self._store.put(key_of_entries, page.made_html.entries)
        ids = [(page.url, page.ids_of_authors) for page in pages]
        self._around = self._digester.of(self._files(files).digest, ids)
        for page in leading_on:
            key = self._with(page.key_when_finished, self._around)
            found, file = self._get(key)
            if found is None:
                page.take(page.made(config, files), files)
            else:
                self._find(page, key, found, file, files)

    def _find_entries(self, pages: Iterable[TrackerPage]) -> list[tuple[TrackerPage, bytes]]:
        """Find what the search finds of pages; return those of which that is not kept, each with its key.

        Hardly any edit changes what a page is found by, and to divide it into words takes a dictionary that
        is slow to load.
        """
        unknown = []
        for page in pages:
            key = self._store.key("entries", page.what_is_searched())
            found = self._store.get(key)
            if isinstance(found, tuple):
                page.known_entries = found
            else:
                unknown.append((page, key))
        return unknown

    def _find(
        self, page: TrackerPage, key: bytes | None, found: MadeHtml, file: Compressed, files: Files
    ) -> None:
        """Let a page be the finished one that is kept by a key; it may stand in its place already."""
        page.find(found, file, FINISHED, files)
        if self._standing is not None and key is not None:
            elsewhere = self._standing.printed_elsewhere(page.file.dest_uri, key)
            if elsewhere is not None:
                page.stands, page.file.abs_dest_path = True, elsewhere
            self._standing.note(page.file.dest_uri, key)

    def keep(self, page: TrackerPage, html: str) -> None:
        """Keep a page as the theme has made it."""
        made, key = page.made_html, page.key_when_finished
        if key is None or made is None or page.finished is not None or self._site is None:
            return
        if self._is_lasting(made, page, self._site.files):
            with_links = self._with(key, self._around)
            self._put(key, with_links, made, Compressed.of(bytes_of(html)))
            if self._standing is not None:
                self._standing.note(page.file.dest_uri, with_links if made.references and with_links else key)

    def _get(self, key: bytes | None) -> tuple[MadeHtml | None, Compressed]:
        """Return a page as it is kept, and its finished file where that is kept too."""
        if key is None:
            return None, _NO_FILE
        found = self._store.memory.by(partial(self._store.get, key), "page", key)
        if not isinstance(found, tuple):
            return None, _NO_FILE
        made, file = found
        return MadeHtml(*made), file

    def _put(
        self, key: bytes, key_with_links: bytes | None, made: MadeHtml, file: Compressed = _NO_FILE
    ) -> None:
        """Keep a page; where it has links, that it has them, and by another key what is made of them."""
        if made.references and key_with_links is not None:
            self._store.put(key_with_links, (_values(made), file))
            made, file = replace(made, html=""), _NO_FILE
        self._store.put(key, (_values(made), file))

    def _with(self, key: bytes | None, around: bytes) -> bytes | None:
        return None if key is None else self._store.key("with links", key, around)

    def _files(self, files: Files) -> _SiteFiles:
        if self._site is None or self._site.files is not files:
            self._site = _SiteFiles.of(files)
        return self._site

    def _is_lasting(self, made: MadeHtml, page: TrackerPage, files: Files) -> bool:
        """Tell whether the same page will be made of the same, and nothing has to be said of it."""
        if made.failed or (made.has_texts and self._texts is None):
            return False
        return self._files(files).has(page.url, made.references)

    def _key(self, page: TrackerPage, kind: str, *parts: object) -> bytes | None:
        one = page.site_page
        if not self._store.keeps or one.inputs is None:
            return None
        shown = (one.template, one.title, one.source, one.headings, page.prefix, one.inputs())
        return self._store.key(kind, self._flat, self._digester.of(shown, self._around_texts, parts))


def put_in_place(pages: Iterable[TrackerPage], standing: StandingPages | None) -> None:
    """Put the finished pages that were found where the theme has printed what stands for them."""
    for page in pages:
        if page.finished is None:
            continue
        if page.stands:
            del page.file.abs_dest_path  # it is its own place again
        if standing is None or not page.stands or not standing.put_back(page.file.dest_uri):
            path = Path(page.file.abs_dest_path)
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(page.finished.content)
        page.finished = None  # together they are large
    if standing is not None:
        standing.end()


def bytes_of(html: str) -> bytes:
    """Return a page as MkDocs writes it."""
    return html.encode("utf-8", "xmlcharrefreplace")
