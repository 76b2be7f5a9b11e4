"""What a folder of strategies holds, as one digest: where it is the same, so is all that is read of it."""

from __future__ import annotations

import hashlib
from pathlib import Path

from strategy_tracker.source.discovery import markdown_files
from strategy_tracker.source.loading import bytes_of


def digest_of(folder: Path, *others: Path) -> bytes | None:
    """Return a digest of the names and bytes of all records below a folder, and of some other files.

    None where a record cannot be read, and the reason may be another the next time.
    """
    digest = hashlib.blake2b(digest_size=16)
    found = markdown_files(folder)
    for problem in found.problems:
        digest.update(f"{problem!r}\0".encode("utf-8", "backslashreplace"))
    try:
        for name, path in found.files.items():
            _add(digest, name, bytes_of(path))
        for path in others:
            _add(digest, path.name, path.read_bytes() if path.exists() else None)
    except OSError:
        return None
    return digest.digest()


def _add(digest: hashlib.blake2b, name: str, data: bytes | None) -> None:
    digest.update(f"{name}\0{-1 if data is None else len(data)}\0".encode())
    digest.update(data or b"")
