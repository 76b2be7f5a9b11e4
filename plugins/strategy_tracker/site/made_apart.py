"""What several processes make for a site's store: of each strategy its rows, and its pieces of the files."""

from __future__ import annotations

from collections.abc import Sequence

from strategy_tracker.cache import Store
from strategy_tracker.cache.forks import fill
from strategy_tracker.exchange.strategy_pieces import FirstRows
from strategy_tracker.site.data_files import kept_pieces, placed_strategies
from strategy_tracker.site.site import Site
from strategy_tracker.tracking import TrackedStrategy


def make_apart(site: Site) -> None:
    """Let several processes make what is kept of the strategies, where there are many."""

    def make(store: Store, some: Sequence[tuple[TrackedStrategy, FirstRows]]) -> None:
        site.store = store  # in a fork it is another one
        for strategy, first in some:
            site.make_rows(strategy)
            kept_pieces(site, strategy, first)

    fill(site.store, make, placed_strategies(site))
    for strategy in site.tracked.strategies:
        site.make_rows(strategy)  # those that make pages find them, and need no store
