"""The texts of all files from which a strategy's records follow."""

from __future__ import annotations

from collections.abc import Collection

from strategy_tracker.model import Portfolio, Strategy

Texts = tuple[tuple[str, str], ...]
"""Names of files with their texts."""


class FileTexts:
    """The texts of the files of each strategy of a portfolio."""

    def __init__(self, portfolio: Portfolio, others: Collection[str] = ()) -> None:
        """`others` are files whose records are not those of their texts, but of other versions."""
        self._files = portfolio.files
        self._sources = {name: file for name, file in portfolio.sources.items() if name not in others}

    def of(self, strategy: Strategy) -> Texts | None:
        """Return the names and texts of all files of a strategy; None where one of them is not known."""
        own = self._files.get(strategy.slug)
        updates = (update.place.file for update in strategy.updates)  # those across strategies too
        names = dict.fromkeys((*(own or ()), *updates))
        if own is None or any(name not in self._sources for name in names):
            return None
        return tuple((name, self._sources[name].text) for name in names)
