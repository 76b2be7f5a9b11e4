"""Which strategies only moved to another file."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from strategy_tracker.comparison.meaning import flowing
from strategy_tracker.model import Strategy, Written, value_of

_SHARE = 2
"""One in so many of what two files name together must be named in both for one to be the other, moved."""


def moved_strategies(before: Sequence[Strategy], after: Sequence[Strategy]) -> Mapping[str, str]:
    """Return the old slug of each strategy that went to a file of another name.

    It is the one that is gone and has most in common with it: title, period, tasks and KPIs, at least half
    of what the two name together. A copy of a plan for the next period, whose old one is deleted, is another
    plan.
    """
    slugs = {strategy.slug for strategy in before}, {strategy.slug for strategy in after}
    gone = [strategy for strategy in before if strategy.slug not in slugs[1] and strategy.readable]
    new = [strategy for strategy in after if strategy.slug not in slugs[0] and strategy.readable]
    named = {strategy.place.file: _named(strategy) for strategy in gone}
    found: dict[str, str] = {}
    for strategy in new:
        own = _named(strategy)
        scored = [
            (len(own & named[other.place.file]), other)
            for other in gone
            if other.slug not in found.values() and _same_period(strategy, other)
        ]
        score, best = max(scored, key=lambda one: one[0], default=(0, None))
        if best is not None and score * _SHARE >= len(own | named[best.place.file]):
            found[strategy.slug] = best.slug
    return found


def _same_period(one: Strategy, other: Strategy) -> bool:
    periods = [value_of(strategy.period) for strategy in (one, other)]
    return periods[0] == periods[1] or None in periods


def _named(strategy: Strategy) -> set[tuple[str, str]]:
    """Return what a strategy names: its title, tasks and KPIs."""
    named = [("title", strategy.title)]
    named += [("task", task.description) for task in strategy.tasks]
    named += [("kpi", kpi.name) for kpi in strategy.kpis]
    return {(kind, flowing(text.text)) for kind, text in named if isinstance(text, Written)}
