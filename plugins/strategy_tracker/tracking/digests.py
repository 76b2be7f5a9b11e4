"""What all that is shown of a strategy depends on, as one digest."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from strategy_tracker.cache import NO_MEMORY, Memory
from strategy_tracker.cache.digests import Digester
from strategy_tracker.model import records
from strategy_tracker.model.record import Record
from strategy_tracker.tracking.portfolio import TrackedPortfolio, TrackedStrategy

_RECORDS = {
    kind: lambda record: record.place
    for kind in vars(records).values()
    if isinstance(kind, type) and issubclass(kind, Record)
}


Texts = tuple[tuple[str, str], ...]
_COMPUTED, _EVERYTHING = Digester(_RECORDS), Digester()


class StrategyDigests:
    """The digests of the strategies of a portfolio, each made when it is asked for.

    A strategy's records follow from the texts of its files, which are digested in their place: they are the
    larger half of it. All that is computed counts by its value, so that nothing on which it may depend, in
    other strategies or in the history, needs to be named here. What holds for all strategies alike (the
    settings, the people file, the program) does not count.
    """

    def __init__(
        self, tracked: TrackedPortfolio, others: Collection[str] = (), memory: Memory = NO_MEMORY
    ) -> None:
        """`others` are files whose records are not those of their texts, but of other versions."""
        self._memory = memory
        self._files = tracked.source.files
        self._sources = {name: file for name, file in tracked.source.sources.items() if name not in others}
        self._strategies: dict[str, TrackedStrategy] = {one.slug: one for one in tracked.strategies}
        self._found: dict[str, bytes] = {}

    def of(self, slugs: Iterable[str]) -> tuple[bytes, ...]:
        """Return the digests of some strategies."""
        return tuple(self._found.get(slug) or self._made(slug) for slug in slugs)

    def _made(self, slug: str) -> bytes:
        strategy = self._strategies[slug]
        texts = self._texts(strategy)
        self._found[slug] = self._memory.of(_digest, strategy, texts)
        return self._found[slug]

    def _texts(self, strategy: TrackedStrategy) -> Texts | None:
        """Return the names and texts of all files of a strategy; None where one of them is not known."""
        own = self._files.get(strategy.slug)
        updates = (update.place.file for update in strategy.record.updates)  # those across strategies too
        names = dict.fromkeys((*(own or ()), *updates))
        if own is None or any(name not in self._sources for name in names):
            return None
        return tuple((name, self._sources[name].text) for name in names)


def _digest(strategy: TrackedStrategy, texts: Texts | None) -> bytes:
    # Where a site withholds something, or shows older versions, the records are not what the files say.
    return (_EVERYTHING if texts is None else _COMPUTED).of(strategy, texts)
