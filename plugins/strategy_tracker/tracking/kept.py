"""What tracking found out of strategies, as an earlier run has kept it, by all that it follows from.

A strategy is found by what is its own: its files' texts, its committed versions, and what holds for all.
What it follows from in other strategies is known once these have been found: the record of the work of its
department, and the steps that it carries on. So that is kept beside it as a digest, and compared.
"""

from __future__ import annotations

from collections.abc import Sequence

from strategy_tracker.cache import Store
from strategy_tracker.cache.digests import Digester
from strategy_tracker.model import Portfolio, Snapshot, Strategy
from strategy_tracker.tracking.file_texts import FileTexts
from strategy_tracker.tracking.loop import NextStep
from strategy_tracker.tracking.outlook import RecordOf
from strategy_tracker.tracking.portfolio import TrackedStrategy


class KeptStrategies:
    """The tracked strategies of one portfolio that are kept from run to run."""

    def __init__(self, store: Store, portfolio: Portfolio, *common: object) -> None:
        """Take as `common` all that tracking follows from beside files: the day, settings, people."""
        self._store = store
        self._texts = FileTexts(portfolio)
        self._digester = Digester()
        self._common = self._digester.of(common)
        self._records: dict[str, bytes] = {}
        self._own: dict[str, bytes | None] = {}
        self._others: dict[str, bytes] = {}
        self._found: dict[str, tuple[bytes, TrackedStrategy]] = {}

    def find(
        self, strategy: Strategy, snapshots: Sequence[Snapshot], recorded: bool
    ) -> TrackedStrategy | None:
        """Return a strategy as it was tracked from the same files and versions, whatever others were then."""
        key = self._own_of(strategy, snapshots, recorded)
        found = self._store.get(key, _parts(strategy)) if key is not None else None
        if not isinstance(found, tuple):
            return None
        self._found[strategy.slug] = found
        return self._found[strategy.slug][1]

    def digest(
        self,
        strategy: Strategy,
        snapshots: Sequence[Snapshot],
        recorded: bool,
        record: RecordOf | None,
        steps: Sequence[NextStep],
        open_before: Sequence[NextStep],
    ) -> bytes | None:
        """Return the digest of all that a strategy follows from; None where nobody can tell."""
        own = self._own_of(strategy, snapshots, recorded)
        if own is None:
            return None
        others = self._digester.of(self._record(record), steps, open_before)
        self._others[strategy.slug] = others
        return own + others

    def of(self, slug: str) -> TrackedStrategy | None:
        """Return a strategy that has been found, if what it follows from in others is what it was then."""
        others, tracked = self._found.get(slug, (None, None))
        return tracked if others == self._others.get(slug) else None

    def keep(self, tracked: TrackedStrategy) -> None:
        """Keep a strategy whose digest is known for the next run."""
        key, others = self._own.get(tracked.slug), self._others.get(tracked.slug)
        if key is not None:
            self._store.put(key, (others, tracked), _parts(tracked.record))

    def _own_of(self, strategy: Strategy, snapshots: Sequence[Snapshot], recorded: bool) -> bytes | None:
        """Return the digest of what a strategy follows from that is its own."""
        if strategy.slug not in self._own:
            self._own[strategy.slug] = self._made(strategy, snapshots, recorded)
        return self._own[strategy.slug]

    def _made(self, strategy: Strategy, snapshots: Sequence[Snapshot], recorded: bool) -> bytes | None:
        texts = self._texts.of(strategy) if self._store.keeps else None
        if texts is None or not all(one.blob for one in snapshots):
            return None
        versions = [(one.day, one.author, one.commit, one.boundary, one.blob) for one in snapshots]
        updates = [update.place for update in strategy.updates]  # without those of a file's earlier record
        given = self._digester.of(strategy.slug, strategy.readable, texts, updates, versions, recorded)
        return self._store.key("tracked", self._common, given)

    def _record(self, of: RecordOf | None) -> bytes:
        name = "" if of is None else of.department
        if name not in self._records:
            self._records[name] = self._digester.of(name, None if of is None else vars(of.record))
        return self._records[name]


def _parts(strategy: Strategy) -> Sequence[object]:
    """Return the records to which what is kept refers: whoever reads it has read these."""
    return (strategy, *strategy.tasks, *strategy.kpis, *strategy.updates)
