"""A site that is whole at every moment: versions in a folder of their own, and a link that leads to one."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

_LOCK = "lock"
_NEW_LINK = "link"


SITE_WRITTEN = 3
"""The exit status of a build that has written the whole site, and fails for errors in the records."""


class NotOursError(Exception):
    """What is to be published to is there already, and is no link to a version."""


@dataclass(frozen=True, slots=True)
class NextVersion:
    """The version to be built: its folder, which is empty, and the lock that is held meanwhile."""

    link: Path
    folder: Path
    lock: int

    def put_in_place(self) -> None:
        """Let the link lead to this version, in one step; before that all of it is on the disk."""
        os.sync()
        new = self.folder.with_name(_NEW_LINK)
        new.symlink_to(Path(self.folder.parent.name) / self.folder.name)
        new.replace(self.link)

    def remove(self) -> None:
        """Remove what was built of it."""
        shutil.rmtree(self.folder, ignore_errors=True)


@contextmanager
def next_version(place: Path, when_waiting: Callable[[], None]) -> Iterator[NextVersion]:
    """Give the next version of the site at a place; another build of it is waited for.

    `place` is a link that is made here, to a folder in `PLACE.versions`, or nothing yet: NotOursError for
    anything else. The lock ends with whoever holds it last. Removed are the version before the present one
    and what killed builds left. OSError where a folder cannot be written.
    """
    link = Path(os.path.abspath(place))  # noqa: PTH100 - the link itself, not where it leads
    versions = link.with_name(f"{link.name}.versions")
    if os.path.lexists(link) and not (link.is_symlink() and link.readlink().parent == Path(versions.name)):
        raise NotOursError
    versions.mkdir(parents=True, exist_ok=True)
    with _alone(versions, when_waiting) as lock:
        current = link.readlink().name if link.is_symlink() else None
        numbers = [0]
        for one in versions.iterdir():
            number = _number(one)
            numbers.append(number)
            if one.name != current and (number or one.name == _NEW_LINK):
                _remove(one)
        folder = versions / str(1 + max(numbers))
        folder.mkdir()
        yield NextVersion(link, folder, lock)


@contextmanager
def _alone(versions: Path, when_waiting: Callable[[], None]) -> Iterator[int]:
    """Hold the lock of a site, after whoever holds it now."""
    import fcntl  # not there on Windows, where the command is refused

    with (versions / _LOCK).open("w") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            when_waiting()
            fcntl.flock(file, fcntl.LOCK_EX)
        yield file.fileno()


def _number(version: Path) -> int:
    """Return a version's number, 0 for anything else: they are counted, since clocks are set back."""
    return int(version.name) if version.name.isascii() and version.name.isdecimal() else 0


def _remove(path: Path) -> None:
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path)
    else:
        path.unlink()
