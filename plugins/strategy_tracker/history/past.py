"""The portfolio as it was committed by a past day."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date, tzinfo
from pathlib import Path, PurePosixPath

from strategy_tracker.history.repository import Blobs, FileVersion, History, HistoryError
from strategy_tracker.model import Portfolio
from strategy_tracker.source.decoding import MAX_BYTES
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
) -> Portfolio:
    """Read the strategies of a snapshot: `files` has the blobs by path below `folder`.

    The files are laid out in a temporary folder, so that they are found and read by the very rules for
    files in the working tree; sources and places have the names that the files had then. HistoryError if
    git fails, or the temporary folder cannot be written.
    """
    try:
        with tempfile.TemporaryDirectory(prefix="strategy-tracker-") as name:
            _lay_out(folder, files, Path(name))
            return load_portfolio(Path(name), prefix=prefix, zone=zone, progress=progress)
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


def versions_until(
    history: History, day: date, files: Mapping[str, str]
) -> Mapping[str, Sequence[FileVersion]]:
    """Return the versions that lead to a snapshot's files, by the paths these have in the snapshot.

    Of a file that was changed on a branch merged only after `day`, the changes are left out.
    """
    until = replace(history, versions=_until(history.versions, day), deleted=_until(history.deleted, day))
    found: dict[str, Sequence[FileVersion]] = {}
    for path, versions in until.last_paths().items():
        found[path] = _leading_to(files.get(path), versions)
    return found


def _until(files: Mapping[str, Sequence[FileVersion]], day: date) -> dict[str, tuple[FileVersion, ...]]:
    kept = {path: tuple(v for v in versions if v.date <= day) for path, versions in files.items()}
    return {path: versions for path, versions in kept.items() if versions}


def _leading_to(blob: str | None, versions: Sequence[FileVersion]) -> Sequence[FileVersion]:
    """Return the versions up to the last one with this content; all of them where none has it."""
    last = max((number for number, version in enumerate(versions, 1) if version.blob == blob), default=None)
    return versions[:last]
