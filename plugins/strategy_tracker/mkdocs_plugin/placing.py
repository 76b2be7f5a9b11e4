"""Where the pages and files go among those that the site has: nothing of the site's own is overwritten."""

from __future__ import annotations

import logging
import os
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from mkdocs.exceptions import PluginError
from mkdocs.structure.files import File, Files, InclusionLevel

from strategy_tracker.report import visible
from strategy_tracker.source.discovery import SUFFIX

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig

log = logging.getLogger("mkdocs.plugins.strategy_tracker")

_LEFT_OUT = (InclusionLevel.EXCLUDED, InclusionLevel.DRAFT)
# Where the overview goes when the site has a first page of its own.
_ELSEWHERE = {"index.md": "overview/index.md"}


class Placing:
    """Adds files below the site's prefix; of two for one address the site's own is kept, with a warning."""

    def __init__(self, files: Files, config: MkDocsConfig, prefix: str) -> None:
        self._files = files
        self._config = config
        self._prefix = prefix
        # By what they become: a page `tasks.md` and one `tasks/index.md` are one file of the finished site.
        self._own = {_place(file): file for file in files if file.inclusion not in _LEFT_OUT}

    def free(self, source: str) -> str | None:
        """Return the path, below the prefix, where a file can be added; None where the site has its own."""
        kept = self._kept(source)
        if kept is None:
            return source
        elsewhere = _ELSEWHERE.get(source)
        if elsewhere is not None and self._kept(elsewhere) is None:
            log.warning(
                "strategy-tracker: %s is kept, so the overview is at %s; with `prefix: marketing/` all pages "
                "of the strategies get a folder of their own",
                kept.src_uri, self._prefix + elsewhere,
            )  # fmt: skip
            return elsewhere
        log.warning(
            "strategy-tracker: %s is kept, so the page or file of the strategies at the same address (%s) "
            "is left out; rename one, or set `prefix: marketing/`",
            kept.src_uri, self._prefix + source,
        )  # fmt: skip
        return None

    def add(self, source: str, *, in_nav: bool = True, **content: Any) -> File:
        """Add a file at a path that is free, and return it."""
        inclusion = InclusionLevel.INCLUDED if in_nav else InclusionLevel.NOT_IN_NAV
        file = File.generated(self._config, self._prefix + source, inclusion=inclusion, **content)
        replaced = self._files.get_file_from_path(file.src_uri)
        if replaced is not None:  # a file that the site leaves out
            self._files.remove(replaced)
        self._files.append(file)
        return file

    def _kept(self, source: str) -> File | None:
        return self._own.get(_place(File.generated(self._config, self._prefix + source, content="")))


def _place(file: File) -> str:
    """Return what a file becomes, as file systems without upper and lower case see it."""
    return file.dest_uri.casefold()


def take_over(files: Files, folder: Path, docs: Path, published: Iterable[str]) -> None:
    """Take the files of the folder of strategies from MkDocs, where that folder is among the site's own.

    Records have pages of their own, and `published` are attachments as paths below the folder. Nothing else
    of it is published, wherever the folder is; that is said. PluginError where the folder holds all of docs.
    """
    root = os.path.realpath(folder)
    if Path(os.path.realpath(docs)).is_relative_to(root):
        raise PluginError(f"strategies_dir: {folder} is not a folder of its own: it holds {docs}")
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
            log.warning("strategy-tracker: %s is not published: it is no record", visible(file.src_uri))


def _is_record(name: str) -> bool:
    """Tell whether a file has a page by its name, or is kept back as one that is being written."""
    return name.startswith("_") or (name.lower().endswith(SUFFIX) and name.lower() != "readme.md")
