"""Files that are made here. MkDocs keeps them in memory; many plugins believe that every file lies somewhere.

They ask for its path to date it, to read it or to name it, and end the build where there is none. So there is
one as soon as somebody asks, with the file's content. A page of the strategies is empty there, as it is for
MkDocs: a plugin that publishes what it finds publishes nothing of a record.
"""

from __future__ import annotations

import os
import shutil
import tempfile
import weakref
from collections.abc import Callable, Iterable
from datetime import date
from pathlib import Path

from mkdocs.structure.files import File

from strategy_tracker.cache import FOLDER


class OnDisk:
    """A folder for the files that somebody asked for, until the build has ended."""

    def __init__(self, root: Path = Path(), as_of: date = date(1970, 1, 1)) -> None:
        """Write below the project in `root` where its kept results lie, and date the files `as_of`.

        Plugins ask Git about the files, which knows nothing of them, but refuses an answer outside of its
        work tree.
        """
        self._kept_results = root / FOLDER
        self._dated = (as_of - date(1970, 1, 1)).days * 24 * 3600
        self._folder: Path | None = None
        self._written: set[str] = set()

    def written(self, path: str, content: Callable[[], bytes]) -> str:
        """Write a file unless it is there, and return where; OSError where nothing can be written."""
        if self._folder is None:
            within = self._kept_results if os.access(self._kept_results, os.W_OK) else None
            self._folder = Path(tempfile.mkdtemp(prefix="pages-", dir=within))
            self._remove = weakref.finalize(self, shutil.rmtree, self._folder, ignore_errors=True)
        place = self._folder / path
        if path not in self._written:
            self._written.add(path)
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_bytes(content())
            os.utime(place, (self._dated, self._dated))
        return str(place)

    def outdated(self, path: str) -> None:
        """Write a file anew when somebody asks again."""
        self._written.discard(path)

    def forget(self) -> None:
        """Remove the folder; who asks again gets a new one."""
        if self._folder is not None:
            self._remove()
        self._folder, self._written = None, set()


class MadeFile(File):
    """A file whose content is made here, and which lies on disk for whoever asks where."""

    on_disk: OnDisk | None = None
    _elsewhere: str | None = None

    @property
    def abs_src_path(self) -> str | None:
        """The path of the file, which is written by now."""
        if self._elsewhere is None and self._content is not None and self.on_disk is not None:
            return self.on_disk.written(self.src_uri, lambda: self.content_bytes)
        return self._elsewhere

    @abs_src_path.setter
    def abs_src_path(self, path: str | None) -> None:
        """Let the file lie elsewhere; MkDocs says None where its content is another."""
        self._elsewhere = path
        if self.on_disk is not None:
            self.on_disk.outdated(self.src_uri)


class FileMadeLate(MadeFile):
    """A file whose content is made bit by bit when it is written: together such files are large."""

    made: Callable[[], Iterable[bytes]]

    @property
    def content_bytes(self) -> bytes:
        """The content, made now; another plugin may change it."""
        return b"".join(self.made())

    @content_bytes.setter
    def content_bytes(self, value: bytes) -> None:
        self.made = lambda: [value]
        self.abs_src_path = None

    @property
    def content_string(self) -> str:
        """The same as a text."""
        return self.content_bytes.decode("utf-8-sig")

    @content_string.setter
    def content_string(self, value: str) -> None:
        self.content_bytes = value.encode()

    def copy_file(self, dirty: bool = False) -> None:
        """Make the content, and write it into the site; who asks for it later reads it there."""
        path = Path(self.abs_dest_path)
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("wb") as file:
            file.writelines(self.made())
        self.made = lambda: [path.read_bytes()]  # what it was made of is let go
