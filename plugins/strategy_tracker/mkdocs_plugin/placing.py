"""Where the pages and files go among those that the site has: nothing of the site's own is overwritten."""

from __future__ import annotations

import logging
import os
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from mkdocs.exceptions import PluginError
from mkdocs.structure.files import File, Files, InclusionLevel

from strategy_tracker.exchange.addresses import flat_path
from strategy_tracker.language import Language, Message, message
from strategy_tracker.mkdocs_plugin.made_files import FileMadeLate, MadeFile, OnDisk
from strategy_tracker.mkdocs_plugin.page import TrackerPage
from strategy_tracker.report import visible
from strategy_tracker.site import SiteFile, SitePage
from strategy_tracker.site.attachments import cannot_be_opened, not_published
from strategy_tracker.site.free_places import FreePlaces
from strategy_tracker.source.discovery import SUFFIX

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig

log = logging.getLogger("mkdocs.plugins.strategy_tracker")

_LEFT_OUT = (InclusionLevel.EXCLUDED, InclusionLevel.DRAFT)


@dataclass(frozen=True, slots=True)
class Plan:
    """What is to be added to a site, by paths below its prefix.

    `made` are files of ours, `beside` tells where files lie that are published as they are, and
    `failing_texts` those of authors that are shown as they were typed. `language` is what the log speaks,
    `on_disk` where what is made lies for a plugin that looks for it.
    """

    pages: Sequence[SitePage] = ()
    made: Sequence[SiteFile] = ()
    beside: Mapping[str, Path] = field(default_factory=dict)
    failing_texts: frozenset[str] = frozenset()
    language: Language = Language.ENGLISH
    on_disk: OnDisk = field(default_factory=OnDisk)


class FileBeside(File):
    """A file that is published as it lies elsewhere; one that is gone by then costs nothing but itself."""

    language: Language

    def copy_file(self, dirty: bool = False) -> None:
        """Copy the file into the site, or warn that it cannot be opened any more."""
        try:
            super().copy_file(dirty)
        except OSError as error:
            if error.filename != self.abs_src_path:  # the site's own folder is the trouble
                raise
            said = not_published(self.src_uri, cannot_be_opened(error))
            log.warning("strategy-tracker: %s", said.localize(self.language))


@dataclass(slots=True)
class Placed:
    """What was added to a site, and what could not be where it was meant to.

    `order` holds the place in the navigation by the page's source, `flat` the file of every page by its
    address where pages are files.
    """

    files: list[File] = field(default_factory=list)
    pages: list[TrackerPage] = field(default_factory=list)
    order: dict[str, int] = field(default_factory=dict)
    flat: dict[str, str] = field(default_factory=dict)
    clashes: list[Message] = field(default_factory=list)

    def take_out(self, files: Files) -> None:
        """Remove again what was added."""
        for file in self.files:
            files.remove(file)

    def let_go(self) -> None:
        """Let go of what the files hold: pages and files name each other, and are not gone at once."""
        for file in self.files:
            file.content_bytes = b""

    def tell(self, language: Language) -> None:
        """Warn of each clash."""
        for clash in self.clashes:
            log.warning("strategy-tracker: %s", clash.localize(language))


def place(plan: Plan, files: Files, config: MkDocsConfig, prefix: str, *, raw_html: bool) -> Placed:
    """Add what is planned to a site's files."""
    placing = Placing(files, config, prefix, plan.on_disk)
    done = placing.done
    pages = [replace(page, source=at) for page in plan.pages if (at := placing.free(page.source)) is not None]
    if not config.use_directory_urls:
        done.flat |= {prefix + one.url: prefix + flat_path(one.source) for one in (*plan.pages, *pages)}
    in_nav = (prefix + page.source for page in pages if page.in_nav)
    done.order |= {source: number for number, source in enumerate(in_nav)}
    for page in pages:
        file = placing.add_page(page.source, in_nav=page.in_nav)
        if page.edit is not None and config.edit_uri:
            # Records lie beside docs/, so their address is made from the repository's top.
            file.edit_uri = f"../{page.edit.file}#L{page.edit.line}"
        made = TrackerPage(
            page, page.title, file, config, raw_html=raw_html, failing_texts=plan.failing_texts
        )
        made.flat_files = done.flat
        made.prefix = prefix
        done.pages.append(made)
    for one in plan.made:
        if placing.free(one.path) is not None:
            placing.add_made(one.path, partial(one.content, prefix, done.flat))
    for path, source in plan.beside.items():
        if placing.free(path) is not None:
            placing.add_beside(path, source, plan.language)
    return done


class Placing:
    """Adds files below the site's prefix; of two for one address the site's own is kept, which is told."""

    def __init__(self, files: Files, config: MkDocsConfig, prefix: str, on_disk: OnDisk) -> None:
        self._on_disk = on_disk
        self._files = files
        self._config = config
        self._prefix = prefix
        self.done = Placed()
        own = {file.dest_uri.casefold(): file.src_uri for file in files if file.inclusion not in _LEFT_OUT}
        self._places = FreePlaces(own, self._becomes, prefix, self.done.clashes)
        self.free = self._places.free

    def _becomes(self, source: str) -> str:
        return File.generated(self._config, source, content="").dest_uri

    def add_page(self, source: str, *, in_nav: bool) -> File:
        """Add the file of a page at a path that is free, and return it."""
        inclusion = InclusionLevel.INCLUDED if in_nav else InclusionLevel.NOT_IN_NAV
        file = MadeFile.generated(self._config, self._prefix + source, content="", inclusion=inclusion)
        assert isinstance(file, MadeFile)  # noqa: S101 - MkDocs' annotation does not say so
        file.on_disk = self._on_disk
        return self._add(file)

    def add_made(self, path: str, made: Callable[[], Iterable[bytes]]) -> None:
        """Add a file that is made when it is written, at a path that is free."""
        inclusion = InclusionLevel.INCLUDED
        file = FileMadeLate.generated(self._config, self._prefix + path, content=b"", inclusion=inclusion)
        assert isinstance(file, FileMadeLate)  # noqa: S101 - MkDocs' annotation does not say so
        file.on_disk, file.made = self._on_disk, made
        self._add(file)

    def add_beside(self, path: str, source: Path, language: Language) -> None:
        """Add a file that lies elsewhere, at a path that is free."""
        inclusion = InclusionLevel.INCLUDED
        file = FileBeside.generated(
            self._config, self._prefix + path, abs_src_path=str(source), inclusion=inclusion
        )
        assert isinstance(file, FileBeside)  # noqa: S101 - MkDocs' annotation does not say so
        file.language = language
        self._add(file)

    def _add(self, file: File) -> File:
        replaced = self._files.get_file_from_path(file.src_uri)
        if replaced is not None:  # a file that the site leaves out
            self._files.remove(replaced)
        self._files.append(file)
        self.done.files.append(file)
        return file


def take_over(files: Files, folder: Path, docs: Path, published: Iterable[str], language: Language) -> None:
    """Take the files of the folder of strategies from MkDocs, where that folder is among the site's own.

    Records have pages of their own, and `published` are attachments as paths below the folder. Nothing else
    of it is published, wherever the folder is; that is said. PluginError where the folder holds all of docs.
    """
    root = os.path.realpath(folder)
    if Path(os.path.realpath(docs)).is_relative_to(root):
        refusal = message(
            "strategies_dir: {folder} is not a folder of its own: it holds {docs}.", folder=folder, docs=docs
        )
        raise PluginError(refusal.localize(language))
    known = set(published)
    folders: dict[str, str] = {}
    for file in list(files):
        if file.abs_src_path is None:
            continue
        above, name = os.path.split(file.abs_src_path)
        if above not in folders:
            folders[above] = os.path.realpath(above)
        path = os.path.join(folders[above], name)  # noqa: PTH118 - for each file of the site
        if not path.startswith(root + os.sep):
            continue
        files.remove(file)
        below = path[len(root) + 1 :].replace(os.sep, "/")
        if below not in known and not _is_record(name):
            said = message("{file} is not published: it is no record.", file=visible(file.src_uri))
            log.warning("strategy-tracker: %s", said.localize(language))


def _is_record(name: str) -> bool:
    """Tell whether a file has a page by its name, or is kept back as one that is being written."""
    return name.startswith("_") or (name.lower().endswith(SUFFIX) and name.lower() != "readme.md")
