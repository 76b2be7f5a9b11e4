"""The committed versions of each strategy, read: what tracking compares."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import tzinfo
from itertools import groupby
from pathlib import Path

from strategy_tracker.history.repository import Blobs, FileVersion
from strategy_tracker.history.versions import VersionReader
from strategy_tracker.model import Snapshot, Strategy

Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class Snapshots:
    """The readable versions by slug, oldest first, and how many there were and could not be read."""

    by_slug: Mapping[str, tuple[Snapshot, ...]]
    versions: int = 0
    broken: int = 0


def read_snapshots(
    folder: Path,
    mains: Mapping[str, str],
    versions: Mapping[str, Sequence[FileVersion]],
    progress: Progress | None = None,
    zone: tzinfo | None = None,
) -> Snapshots:
    """Return the committed versions of strategies.

    `mains` has, by slug, the path of the file that holds a strategy, and `versions` a history's versions by
    such paths. A version whose bytes are those of the one before (a move, a change of mode) is left out; so
    is one whose front matter cannot be read, or that is too large, and is counted as broken. Each distinct
    content of a file is read once. `progress` is told how many of how many versions are done. HistoryError
    if git fails.
    """
    wanted = {slug: _distinct(versions[path]) for slug, path in mains.items() if path in versions}
    total = sum(len(found) for found in wanted.values())
    by_slug: dict[str, tuple[Snapshot, ...]] = {}
    done = broken = 0
    if not total:
        return Snapshots({})
    with Blobs(folder) as blobs:
        for slug, found in wanted.items():
            contents = _read(blobs, found, VersionReader(mains[slug], slug, zone))
            by_slug[slug] = tuple(_snapshots(found, contents))
            broken += len(found) - len(by_slug[slug])
            done += len(found)
            if progress is not None:
                progress(done, total)
    return Snapshots(by_slug, total, broken)


def _distinct(versions: Sequence[FileVersion]) -> list[FileVersion]:
    """Return the versions that have content, without those that only repeat the one before."""
    present = [version for version in versions if not version.deleted]
    return [next(same) for _, same in groupby(present, key=lambda version: version.blob)]


def _read(
    blobs: Blobs, versions: Sequence[FileVersion], reader: VersionReader
) -> Mapping[str, Strategy | None]:
    contents = blobs.read(version.blob for version in versions)
    return {blob: reader.read(data) if data is not None else None for blob, data in contents}


def _snapshots(
    versions: Sequence[FileVersion], contents: Mapping[str, Strategy | None]
) -> Iterator[Snapshot]:
    for version in versions:
        strategy = contents[version.blob]
        if strategy is not None:
            yield Snapshot(version.date, version.author, version.commit, strategy, version.boundary)
