"""The bytes of records' files, and whether they are those that were read before."""

from __future__ import annotations

import errno
import stat
from collections.abc import Iterator
from pathlib import Path

from strategy_tracker.cache.digests import digest_of_files
from strategy_tracker.source.discovery import markdown_files

MAX_BYTES = 1024 * 1024


def bytes_of(path: Path) -> bytes:
    """Return a file's bytes, no more than one above the limit; raises OSError, also for pipes and devices."""
    if not stat.S_ISREG(path.stat().st_mode):
        raise OSError(errno.ENXIO, "not a regular file")
    with path.open("rb") as file:
        return file.read(MAX_BYTES + 1)


def digest_of_folder(folder: Path, *others: Path) -> bytes | None:
    """Return a digest of the names and bytes of all records below a folder, and of some other files.

    Where it is the same, so is all that is read of them. None where a record cannot be read, and the reason
    may be another the next time.
    """
    found = markdown_files(folder)

    def contents() -> Iterator[tuple[str, bytes | None]]:
        yield from ((repr(problem), None) for problem in found.problems)
        yield from ((name, bytes_of(path)) for name, path in found.files.items())
        yield from ((path.name, path.read_bytes() if path.exists() else None) for path in others)

    try:
        return digest_of_files(contents())
    except OSError:
        return None
