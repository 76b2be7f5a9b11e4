"""The folder that a project is written to: whole or as it was; what in it is not ours is not touched."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from strategy_tracker.editing.files import replace_file
from strategy_tracker.render.configuration_file import MARK

DOCS, CONFIGURATION = "docs", "mkdocs.yml"
_SIGN = ".strategy-tracker"


class NotOursError(Exception):
    """What is to be written is there already, and was not written by us: its path."""

    def __init__(self, path: Path) -> None:
        super().__init__(str(path))
        self.path = path


class Pages:
    """The folder of the pages while it is written aside."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.configuration = ""

    def write(self, path: str, content: Iterable[bytes]) -> None:
        """Write a file by its path below the folder, bit by bit."""
        file = self.folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        with file.open("wb") as opened:
            opened.writelines(content)

    def copy(self, path: str, source: Path) -> None:
        """Write a file as it is elsewhere."""
        file = self.folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(source, file)


@contextmanager
def written_aside(folder: Path) -> Iterator[Pages]:
    """Give a place for the pages of the project in `folder`, and put them and the configuration there after.

    Where something is raised meanwhile the project stays as it was. What a generator put beside them stays.
    Raises NotOursError for docs/ or mkdocs.yml of somebody else, OSError where nothing can be written.
    """
    docs, configuration = folder / DOCS, folder / CONFIGURATION
    if docs.is_symlink() or (docs.exists() and not (docs / _SIGN).is_file()):
        raise NotOursError(docs)
    if configuration.exists() and not configuration.read_text("utf-8", "replace").startswith(MARK):
        raise NotOursError(configuration)
    is_new = not folder.exists()
    folder.mkdir(parents=True, exist_ok=True)
    aside = Path(tempfile.mkdtemp(dir=folder, prefix=".docs."))
    try:
        new, old = aside / "new", aside / "old"
        new.mkdir()
        (new / _SIGN).write_bytes(b"")
        pages = Pages(new)
        yield pages
        if docs.exists():
            docs.rename(old)
        new.rename(docs)
        replace_file(configuration, pages.configuration.encode())
    finally:
        shutil.rmtree(aside, ignore_errors=True)
        if is_new and not any(folder.iterdir()):
            folder.rmdir()
