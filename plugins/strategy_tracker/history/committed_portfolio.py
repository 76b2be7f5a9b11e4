"""The portfolio as it was committed by a past day."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Mapping
from datetime import tzinfo
from pathlib import Path, PurePosixPath

from strategy_tracker.cache import NOTHING_KEPT, Store
from strategy_tracker.history.blobs import Blobs
from strategy_tracker.history.command import HistoryError
from strategy_tracker.model import Portfolio
from strategy_tracker.source.file_bytes import MAX_BYTES
from strategy_tracker.source.loading import load_portfolio

Progress = Callable[[int, int], None]

_NO_NAMES = frozenset({"", ".", "..", ".git"})


def load_committed(
    folder: Path,
    files: Mapping[str, str],
    *,
    prefix: str = "",
    zone: tzinfo | None = None,
    progress: Progress | None = None,
    store: Store = NOTHING_KEPT,
    only: Callable[[str], bool] | None = None,
) -> Portfolio:
    """Read the strategies of a snapshot: `files` has the blobs by path below `folder`.

    The files are laid out in a temporary folder, so that they are found and read by the very rules for
    files in the working tree; sources and places have the names that the files had then. HistoryError if
    git fails, or the temporary folder cannot be written.
    """
    try:
        with tempfile.TemporaryDirectory(prefix="strategy-tracker-") as name:
            _lay_out(folder, files, Path(name))
            return load_portfolio(
                Path(name), prefix=prefix, zone=zone, progress=progress, store=store, only=only
            )
    except OSError as error:
        raise HistoryError(f"the files of that day cannot be laid out: {error}") from error


def _lay_out(folder: Path, files: Mapping[str, str], top: Path) -> None:
    """Write the files of a snapshot below `top`."""
    paths: dict[str, list[str]] = {}
    for path, blob in files.items():
        # No file system gives such a path, but a tree object made by hand may have it.
        if not _NO_NAMES.intersection(path.lower().split("/")):
            paths.setdefault(blob, []).append(path)
    with Blobs(folder) as blobs:
        for blob, data in blobs.read(paths):
            for path in paths[blob]:
                _write(top / PurePosixPath(path), data)


def _write(file: Path, data: bytes | None) -> None:
    """Write a file; one too large to be taken from git stays too large to be read."""
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(b" " * (MAX_BYTES + 1) if data is None else data)
