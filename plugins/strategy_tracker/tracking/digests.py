"""What all that is shown of a strategy depends on, as one digest."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from typing import Any

from strategy_tracker.cache.digests import Digester
from strategy_tracker.model import SourceFile, records
from strategy_tracker.model.record import Record
from strategy_tracker.tracking.portfolio import TrackedPortfolio, TrackedStrategy

_RECORDS = {
    kind: lambda record: record.place
    for kind in vars(records).values()
    if isinstance(kind, type) and issubclass(kind, Record)
}


class StrategyDigests:
    """The digests of the strategies of a portfolio, each made when it is asked for.

    A strategy's records follow from the texts of its files, which are digested in their place: they are the
    larger half of it. All that is computed counts by its value, so that nothing on which it may depend, in
    other strategies or in the history, needs to be named here. What holds for all strategies alike (the
    settings, the people file, the program) does not count.
    """

    def __init__(self, tracked: TrackedPortfolio, others: Collection[str] = ()) -> None:
        """`others` are files whose records are not those of their texts, but of other versions."""
        self._sources = {name: file for name, file in tracked.source.sources.items() if name not in others}
        self._strategies: dict[str, TrackedStrategy] = {one.slug: one for one in tracked.strategies}
        self._found: dict[str, bytes] = {}
        self._computed, self._everything = Digester(_RECORDS), Digester()

    def of(self, slugs: Iterable[str]) -> tuple[bytes, ...]:
        """Return the digests of some strategies."""
        return tuple(self._found.get(slug) or self._made(slug) for slug in slugs)

    def _made(self, slug: str) -> bytes:
        strategy = self._strategies[slug]
        texts = _texts(strategy, self._sources)
        # Where a site withholds something, or shows older versions, the records are not what the files say.
        digester = self._everything if texts is None else self._computed
        self._found[slug] = digester.of(strategy, texts)
        return self._found[slug]


def _texts(strategy: TrackedStrategy, sources: Mapping[str, SourceFile]) -> Any:
    """Return the names and texts of a strategy's files; None where one of them is not known."""
    record = strategy.record
    places = [record.place, *(update.place for update in record.updates)]
    if record.retrospective is not None:
        places.append(record.retrospective.place)
    names = dict.fromkeys(place.file for place in places)
    if any(name not in sources for name in names):
        return None
    return [(name, sources[name].text) for name in names]
