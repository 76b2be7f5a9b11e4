"""The strategies of a workspace as they stood at the end of earlier days, by the record.

What was on record by a day never changes, so a run finds most of what it asks of earlier days as another
has kept it. It follows from a strategy's versions and meetings up to the day, and from a little of what its
record says now (see `what_counts`). How long work takes is also told by the finished tasks of the strategies
beside those that are asked for.
"""

from __future__ import annotations

import hashlib
from bisect import bisect_right
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property

from strategy_tracker.cache import NOTHING_KEPT, Store
from strategy_tracker.cache.digests import Digester
from strategy_tracker.model import Place, Snapshot, Strategy
from strategy_tracker.tracking import TrackedPortfolio, TrackedStrategy, TrackedTask, track
from strategy_tracker.tracking.changes import recorded_by
from strategy_tracker.tracking.duration_ratios import case_since, days_of, waited
from strategy_tracker.tracking.standing import Known, Standing, known_on, standing_on, what_counts
from strategy_tracker.workspace.opening import Workspace

_VALUES = Digester({Place: lambda _: ()})


class PastDays:
    """The earlier days of one workspace."""

    def __init__(self, workspace: Workspace, store: Store = NOTHING_KEPT) -> None:
        """`store` keeps, from run to run, how strategies stood."""
        self._workspace = workspace
        self._store = store
        self._versions = workspace.snapshots.by_slug
        self._own: dict[str, _Own | None] = {}
        self._cases: dict[str, _Until] = {}

    def on_record(self, slugs: Collection[str], day: date) -> bool:
        """Tell whether one of some strategies was on record on a day before, and all have a whole record."""
        if day >= self._workspace.as_of or not self._workspace.unrecorded.isdisjoint(slugs):
            return False
        return any(self._was_there(one, day) for one in self._wanted(slugs))

    def standings(self, slugs: Collection[str], day: date) -> Mapping[str, Standing]:
        """Return, by slug, how those of some strategies stood that were `on_record`."""
        key = self._store.key("standings", self._common, day.isoformat())
        kept = self._store.get(key)
        known = kept if isinstance(kept, dict) else {}
        used: dict[bytes, Standing] = {}
        found: dict[str, Standing] = {}
        for strategy in self._wanted(slugs):
            digest = self._digest(strategy, day)
            standing = known.get(digest)
            if standing is None and (on_record := self._known(strategy, day)) is not None:
                standing = standing_on(on_record, day, self._workspace.settings.tracking)
            if standing is None:
                continue
            found[strategy.slug] = standing
            if digest is not None:
                used[digest] = standing
        if used.keys() != known.keys():
            self._store.put(key, used)
        return found

    def tracked(self, slugs: Collection[str], day: date) -> TrackedPortfolio:
        """Return those of some strategies that were `on_record` as they stood.

        Only these are tracked again: it costs no more than their share of the first tracking, and no file or
        commit is read for it.
        """
        source = self._workspace.tracked.source
        known = [found for one in self._wanted(slugs) if (found := self._known(one, day)) is not None]
        return track(
            replace(source, strategies=tuple(one.strategy for one in known)),
            day,
            self._workspace.settings.tracking,
            {one.strategy.slug: one.snapshots for one in known},
            beside=[one for one in self._workspace.tracked.strategies if one.slug not in slugs],
            # The versions are compared once for all the days that are looked back at.
            committed={one.strategy.slug: one.committed for one in known},
        )

    def digest(self, slugs: Collection[str], day: date) -> bytes | None:
        """Return the digest of all that `tracked` follows from; None where nothing is kept by it."""
        parts = [self._common, day.isoformat().encode()]
        for strategy in self._workspace.tracked.strategies:
            if strategy.slug not in slugs:
                # Those that tell nothing yet of how long work takes do not count, however many there are.
                cases = self._cases_by(strategy, day)
                parts += [strategy.department.encode("utf-8", "surrogatepass"), cases] if cases else []
            elif self._was_there(strategy, day):
                own = self._digest(strategy, day)
                if own is None:
                    return None
                parts.append(own)
        return self._store.key("past", *parts)

    def _wanted(self, slugs: Collection[str]) -> Iterable[TrackedStrategy]:
        return (one for one in self._workspace.tracked.strategies if one.slug in slugs)

    def _was_there(self, strategy: TrackedStrategy, day: date) -> bool:
        versions = self._versions.get(strategy.slug)
        return not versions or versions[0].day <= day

    def _known(self, strategy: TrackedStrategy, day: date) -> Known | None:
        versions = self._versions.get(strategy.slug, ())
        return known_on(strategy.record, versions, strategy.committed, day)

    @cached_property
    def _common(self) -> bytes:
        """The digest of what all strategies follow from."""
        settings = self._workspace.settings
        people = self._workspace.tracked.source.people
        given = (settings.tracking.model_dump(), repr(settings.zone), people, self._workspace.withheld)
        return _VALUES.of(*given)

    def _digest(self, strategy: TrackedStrategy, day: date) -> bytes | None:
        """Return the digest of what a strategy's past follows from that is its own."""
        if strategy.slug not in self._own:
            versions = self._versions.get(strategy.slug, ())
            made = self._store.memory.of(_own_of, strategy.record, versions) if self._store.keeps else None
            self._own[strategy.slug] = made
        own = self._own[strategy.slug]
        return None if own is None else own.by(day)

    def _cases_by(self, strategy: TrackedStrategy, day: date) -> bytes:
        if strategy.slug not in self._cases:
            self._cases[strategy.slug] = self._store.memory.of(_cases_of, strategy.tasks)
        return self._cases[strategy.slug].by(day)


@dataclass(frozen=True, slots=True)
class _Until:
    """The digests of what there was by each of some days, oldest first."""

    days: tuple[date, ...]
    digests: tuple[bytes, ...]

    def by(self, day: date) -> bytes:
        """Return the digest of what there was at the end of a day."""
        number = bisect_right(self.days, day)
        return self.digests[number - 1] if number else b""


@dataclass(frozen=True, slots=True)
class _Own:
    """The digests of what the past of a strategy follows from that is its own."""

    record: bytes
    versions: _Until
    updates: _Until

    def by(self, day: date) -> bytes:
        """Return what tells how it stood at the end of a day from how it might have stood."""
        return b"|".join((self.record, self.versions.by(day), self.updates.by(day)))


def _own_of(strategy: Strategy, versions: tuple[Snapshot, ...]) -> _Own | None:
    """Return a strategy's digests; None where nobody says what was read for a version."""
    if not all(one.blob for one in versions):
        return None
    record = replace(what_counts(strategy), updates=())
    if versions:  # without them all that is known of tasks and KPIs is what the record says now
        record = replace(record, tasks=(), kpis=())
    told = ((one.day, repr((one.author, one.commit, one.boundary, one.blob))) for one in versions)
    meetings = ((day, _VALUES.of(update).hex()) for day, update in recorded_by(strategy, date.max))
    return _Own(_VALUES.of(record), _until(told), _until(meetings))


def _cases_of(tasks: tuple[TrackedTask, ...]) -> _Until:
    """Return the digests of what tasks tell of how long work takes, by the days from which on they do."""
    since = [(day, task) for task in tasks if (day := case_since(task)) is not None]
    return _until(sorted((day, repr((days_of(task, day), waited(task)))) for day, task in since))


def _until(parts: Iterable[tuple[date, str]]) -> _Until:
    """Return the digests of what there was by the day of each part; the days never go back."""
    days, digests = [], []
    digest = hashlib.blake2b(digest_size=16)
    for day, part in parts:
        digest.update(f"{day}{part}\n".encode("utf-8", "surrogatepass"))
        days.append(day)
        digests.append(digest.digest())
    return _Until(tuple(days), tuple(digests))
