"""What all that is shown of a strategy depends on, as one digest."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from strategy_tracker.cache import NO_MEMORY, Memory
from strategy_tracker.cache.digests import Digester
from strategy_tracker.model import records
from strategy_tracker.model.record import Record
from strategy_tracker.tracking.file_texts import FileTexts, Texts
from strategy_tracker.tracking.history import RecordHistory
from strategy_tracker.tracking.portfolio import TrackedPortfolio, TrackedStrategy

_RECORDS = {
    kind: lambda record: record.place
    for kind in vars(records).values()
    if isinstance(kind, type) and issubclass(kind, Record)
}


_EVERYTHING = Digester()
# What an earlier version held is in none of the files' texts.
_COMPUTED = Digester({**_RECORDS, RecordHistory: _EVERYTHING.of})


class StrategyDigests:
    """The digests of the strategies of a portfolio, each made when it is asked for.

    A strategy's records follow from the texts of its files, which are digested in their place: they are the
    larger half of it. All that is computed counts by its value, so that nothing on which it may depend, in
    other strategies or in the history, needs to be named here. What holds for all strategies alike (the
    settings, the people file, the program) does not count. Where tracking has told the digest of what a
    strategy follows from, that stands for all of this.
    """

    def __init__(
        self, tracked: TrackedPortfolio, others: Collection[str] = (), memory: Memory = NO_MEMORY
    ) -> None:
        """`others` are files whose records are not those of their texts, but of other versions."""
        self._memory = memory
        self._texts = FileTexts(tracked.source, others)
        self._made = tracked.digests
        self._strategies: dict[str, TrackedStrategy] = {one.slug: one for one in tracked.strategies}
        self._found: dict[str, bytes] = {}

    def of(self, slugs: Iterable[str]) -> tuple[bytes, ...]:
        """Return the digests of some strategies."""
        return tuple(self._found.get(slug) or self._of(slug) for slug in slugs)

    def _of(self, slug: str) -> bytes:
        strategy = self._strategies[slug]
        tracked, digest = self._made.get(slug, (None, b""))
        if tracked is not strategy:
            digest = self._memory.of(_digest, strategy, self._texts.of(strategy.record))
        self._found[slug] = digest
        return digest


def _digest(strategy: TrackedStrategy, texts: Texts | None) -> bytes:
    # Where a site withholds something, or shows older versions, the records are not what the files say.
    return (_EVERYTHING if texts is None else _COMPUTED).of(strategy, texts)
