"""The committed versions of each strategy, read: what tracking compares."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, tzinfo
from functools import partial
from itertools import groupby
from pathlib import Path

from strategy_tracker.cache import NOTHING_KEPT, Store
from strategy_tracker.history.blobs import Blobs
from strategy_tracker.history.lineage import FileVersion
from strategy_tracker.history.takeovers import of_present_record
from strategy_tracker.history.versions import VersionReader, is_of_layout
from strategy_tracker.model import Portfolio, Snapshot, Strategy

Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class Snapshots:
    """The readable versions by slug, oldest first; how many there were, could not be read, are missing.

    `begun` has the strategies whose file was another record's before, with the day of their first version
    (date.max where it is not committed yet).
    """

    by_slug: Mapping[str, tuple[Snapshot, ...]]
    versions: int = 0
    broken: int = 0
    missing: int = 0
    begun: Mapping[str, date] = field(default_factory=dict)


def read_snapshots(
    folder: Path,
    strategies: Collection[Strategy],
    versions: Mapping[str, Sequence[FileVersion]],
    *,
    prefix: str = "",
    missing: Collection[str] = (),
    progress: Progress | None = None,
    zone: tzinfo | None = None,
    store: Store = NOTHING_KEPT,
    texts: Mapping[str, str] | None = None,
) -> Snapshots:
    """Return the committed versions of strategies.

    `versions` has a history's versions by the path below `prefix` of the file that holds a strategy, and
    `missing` the blobs that the repository lacks. A version whose bytes are those of the one before (a move,
    a change of mode) is left out; so is one whose front matter cannot be read, or that is too large, and is
    counted as broken. Of a file that was another record's before, the versions of the present one are
    returned. Each distinct content of a file is read once, and not again while `store` has it. `texts` are
    those of which the strategies were read (see `well_laid_out`): of the versions only what they have of
    their own is read.
    `progress` is told how many of how many versions are done. HistoryError if git fails.
    """
    paths = {strategy.slug: strategy.file.removeprefix(prefix) for strategy in strategies}
    wanted = {slug: _distinct(versions[path]) for slug, path in paths.items() if path in versions}
    total = sum(len(found) for found in wanted.values())
    by_slug: dict[str, tuple[Snapshot, ...]] = {}
    begun: dict[str, date] = {}
    done = broken = absent = 0
    if not total:
        return Snapshots({})
    by_name = {strategy.slug: strategy for strategy in strategies}
    with Blobs(folder) as blobs:
        for slug, found in wanted.items():
            there = [version for version in found if version.blob not in missing]
            now = _Present((texts or {}).get(slug), by_name[slug])
            make = partial(_snapshots, blobs, there, paths[slug], now, zone, store)
            snapshots = store.memory.by(make, Snapshot, paths[slug], slug, repr(zone), *there)
            present = store.memory.of(of_present_record, snapshots, by_name[slug].period)
            by_slug[slug] = present.snapshots
            if present.took_over:
                begun[slug] = present.snapshots[0].day if present.snapshots else date.max
            absent += len(found) - len(there)
            broken += len(there) - len(snapshots)
            done += len(found)
            if progress is not None:
                progress(done, total)
    return Snapshots(by_slug, total, broken, absent, begun)


def well_laid_out(portfolio: Portfolio) -> dict[str, str]:
    """Return by slug the texts of strategies whose layout is right: their lines tell what was read."""
    wrong = {problem.place.file for problem in portfolio.problems if is_of_layout(problem)}
    files = {one.slug: one.file for one in portfolio.strategies if one.file not in wrong}
    return {slug: portfolio.sources[file].text for slug, file in files.items() if file in portfolio.sources}


def _distinct(versions: Sequence[FileVersion]) -> list[FileVersion]:
    """Return the versions that have content, without those that only repeat the one before."""
    present = [version for version in versions if not version.deleted]
    return [next(same) for _, same in groupby(present, key=lambda version: version.blob)]


Contents = Mapping[str, Strategy | None]


@dataclass(frozen=True, slots=True)
class _Present:
    """A strategy as it is now, and the text of which it was read, None where its layout is wrong."""

    text: str | None
    strategy: Strategy


def _kept(
    blobs: Blobs, versions: Sequence[FileVersion], path: str, now: _Present, zone: tzinfo | None, store: Store
) -> Contents:
    """Return the contents of a file's versions by blob, of which only those are read that are not kept.

    They are kept together, since most of their tasks and KPIs are the same objects.
    """
    slug = now.strategy.slug
    key = store.key("versions", path, slug, repr(zone))
    kept = store.get(key)
    known: dict[str, Strategy | None] = kept if isinstance(kept, dict) else {}
    new = [version for version in versions if version.blob not in known]
    if new:
        last = [found for found in known.values() if found is not None]
        reader = VersionReader(path, slug, zone, last)
        if now.text is not None:
            reader.take(now.text, now.strategy)
        known |= _read(blobs, new, reader)
        store.put(key, {version.blob: known[version.blob] for version in versions})
    return known


def _read(blobs: Blobs, versions: Sequence[FileVersion], reader: VersionReader) -> Contents:
    contents = blobs.read(version.blob for version in versions)
    return {blob: reader.read(data) if data is not None else None for blob, data in contents}


def _snapshots(
    blobs: Blobs, versions: Sequence[FileVersion], path: str, now: _Present, zone: tzinfo | None, store: Store
) -> tuple[Snapshot, ...]:
    """Return the versions that can be read."""
    contents = _kept(blobs, versions, path, now, zone, store)
    return tuple(
        Snapshot(version.date, version.author, version.commit, strategy, version.boundary, version.blob)
        for version in versions
        if (strategy := contents[version.blob]) is not None
    )
