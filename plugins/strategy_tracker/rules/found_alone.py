"""What rules find in each strategy by itself: made once for as long as nothing that it follows from changes.

Such rules are given a portfolio in which there is nothing beside that one strategy. So what they find follows
from it alone: from the very object, which is the same in a server's next build, and from what it was tracked
from, by whose digest an earlier run has kept it.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import partial

from strategy_tracker.cache import Store
from strategy_tracker.model import Portfolio, Problem
from strategy_tracker.rules import alerts as warnings
from strategy_tracker.rules.registry import RULES
from strategy_tracker.tracking import TrackedPortfolio, TrackedStrategy, TrackingSettings

_NOTHING_ELSE = Portfolio((), (), {})


def problems_in_each(portfolio: TrackedPortfolio, names: frozenset[str], store: Store) -> Iterator[Problem]:
    """Yield what those rules of some names that look at a strategy alone find in each; see `Rule.across`."""
    given = store.memory.same(names)
    listed = " ".join(sorted(names))
    for strategy in portfolio.strategies:
        inputs = (strategy, portfolio.as_of, portfolio.settings, given)
        tracked, digest = portfolio.digests.get(strategy.slug, (None, b""))
        if tracked is strategy and store.keeps:
            kept = partial(_kept, store, store.key("problems", digest, listed), *inputs)
            yield from store.memory.of(_problems, *inputs, instead=kept)
        else:
            yield from store.memory.of(_problems, *inputs)


def _kept(
    store: Store,
    key: bytes,
    strategy: TrackedStrategy,
    as_of: date,
    settings: TrackingSettings,
    names: frozenset[str],
) -> tuple[Problem, ...]:
    """Return what is found in a strategy, as it is kept or found now."""
    found = store.get(key)
    if not isinstance(found, tuple):
        found = _problems(strategy, as_of, settings, names)
        store.put(key, found)
    return found


def _problems(
    strategy: TrackedStrategy, as_of: date, settings: TrackingSettings, names: frozenset[str]
) -> tuple[Problem, ...]:
    alone = TrackedPortfolio(as_of, settings, _NOTHING_ELSE, (strategy,), strategy.sums, strategy.alerts)
    found: list[Problem] = []
    for rule in RULES:
        if rule.check is not None and rule.name in names and not (rule.alert or rule.across):
            found += rule.check(alone)
    # A task that is overdue, behind and silent is one warning with three reasons.
    found += warnings.problems(alone, frozenset(rule.name for rule in RULES if rule.alert) & names)
    return tuple(found)
