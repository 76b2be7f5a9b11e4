"""Where a file that served one record became another's: last quarter's plan overwritten by the next."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from strategy_tracker.cache import NO_MEMORY, Memory
from strategy_tracker.model import Portfolio, Snapshot, Strategy, Update, Written, value_of
from strategy_tracker.values import Period


@dataclass(frozen=True, slots=True)
class PresentRecord:
    """The versions that are the present record's, and whether its file was another's before."""

    snapshots: tuple[Snapshot, ...]
    took_over: bool


def of_present_record(snapshots: Sequence[Snapshot], period: Written[Period] | None) -> PresentRecord:
    """Return the versions, oldest first, of the record whose period is now `period`.

    Going back, a version whose period does not overlap that of the next newer version of the record is of
    another record. The record goes back to its oldest version: a period mistyped for a while and put right
    leaves only those versions out. A version without a readable period belongs to the record that stands
    around it.
    """
    known = _days_of(period)
    same: list[bool | None] = []
    for snapshot in reversed(snapshots):
        own = _days_of(snapshot.strategy.period)
        same.append(None if own is None else known is None or _overlap(own, known))
        known = own if same[-1] else known
    same.reverse()
    first = _first(same)
    kept = tuple(
        one for one, is_same in zip(snapshots[first:], same[first:], strict=True) if is_same is not False
    )
    return PresentRecord(kept, took_over=False in same[:first])


def without_earlier_updates(
    portfolio: Portfolio, begun: Mapping[str, date], memory: Memory = NO_MEMORY
) -> Portfolio:
    """Return the portfolio without the update records that belong to what a file held before.

    `begun` has the day of the first version of each record that took a file over. An update record of before
    that day, and before the record's period, is about another plan's tasks.
    """
    strategies = tuple(
        memory.of(_without_earlier, strategy, begun[strategy.slug]) if strategy.slug in begun else strategy
        for strategy in portfolio.strategies
    )
    return replace(portfolio, strategies=strategies) if begun else portfolio


def _without_earlier(strategy: Strategy, begun: date) -> Strategy:
    return replace(strategy, updates=_since(strategy, begun))


def _since(strategy: Strategy, begun: date) -> tuple[Update, ...]:
    days = _days_of(strategy.period)
    first = min(begun, days[0]) if days else begun
    return tuple(
        update
        for update in strategy.updates
        if update.date is None or update.date.value is None or update.date.value >= first
    )


def _first(same: Sequence[bool | None]) -> int:
    """Return the number of the record's oldest version; `same` says of each whether it is the record's."""
    if True in same:
        first = same.index(True)
        return first if False in same[:first] else 0
    others = [number for number, is_same in enumerate(same) if is_same is False]
    return others[-1] + 1 if others else 0


def _days_of(period: Written[Period] | None) -> tuple[date, date] | None:
    """Return a period's first and last day; None where neither is known."""
    found = value_of(period)
    if found is None or (found.start is None and found.end is None):
        return None
    return found.start or date.min, found.end or date.max


def _overlap(one: tuple[date, date], other: tuple[date, date]) -> bool:
    return one[0] <= other[1] and other[0] <= one[1]
