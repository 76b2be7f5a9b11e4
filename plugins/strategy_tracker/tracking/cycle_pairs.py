"""A cycle beside the one before it: which strategies are compared, and what they have in common."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from strategy_tracker.tracking.kpis import TrackedKpi
from strategy_tracker.tracking.portfolio import TrackedStrategy
from strategy_tracker.values import tidy_name

# What tells the cycles of a series apart: 2024年, 2025年Q3, 2025-q4-. Other numbers do not (雙11, 雙12).
_WHEN = re.compile(
    r"(?:19|20)\d{2}(?!\d)\s*年?度?[\s_-]*(?:Q[1-4]|H[12]|[上下]半年|第?[一二三四1-4]季度?)?[\s_-]*",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class KpiPair:
    """A KPI that both cycles have, by its name."""

    name: str
    before: TrackedKpi
    now: TrackedKpi


@dataclass(frozen=True, slots=True)
class CyclePair:
    """A strategy and the one that it follows."""

    before: TrackedStrategy
    now: TrackedStrategy
    kpis: tuple[KpiPair, ...]


def cycle_pairs(strategies: Sequence[TrackedStrategy]) -> list[CyclePair]:
    """Return each strategy beside the last one of its series, and beside the one it names as `previous`.

    Latest first. A strategy whose period has no start has no place in an order, and is compared only by
    what its file says.
    """
    by_slug = {strategy.slug: strategy for strategy in strategies}
    found: dict[tuple[str, str], CyclePair] = {}
    for now in strategies:
        written = by_slug.get(now.previous or "")
        for before in (_last_of_its_series(now, strategies), written):
            if before is not None and before.slug != now.slug:
                found.setdefault((before.slug, now.slug), CyclePair(before, now, _shared(before, now)))
    return sorted(
        found.values(), key=lambda pair: (-pair.now.start.toordinal() if pair.now.start else 0, pair.now.slug)
    )


def series(name: str) -> str:
    """Return a name without the year and quarter that tell the cycles of one series apart."""
    return tidy_name(_WHEN.sub("", name)).casefold()


def _last_of_its_series(
    now: TrackedStrategy, strategies: Sequence[TrackedStrategy]
) -> TrackedStrategy | None:
    """Return the latest earlier strategy whose title or file is called so, apart from year and quarter."""
    own = {series(now.name), series(now.slug)} - {""}
    start = now.start
    if start is None:
        return None
    earlier = [
        (one.start, one.slug, one)
        for one in strategies
        if one.start is not None
        and one.start < start
        and not own.isdisjoint((series(one.name), series(one.slug)))
    ]
    return max(earlier, default=(None, "", None))[2]


def _shared(before: TrackedStrategy, now: TrackedStrategy) -> tuple[KpiPair, ...]:
    """Return the KPIs of one name, in the order of the later cycle."""
    known = {tidy_name(kpi.name).casefold(): kpi for kpi in reversed(before.kpis) if kpi.name}
    pairs = [(kpi, known.get(tidy_name(kpi.name).casefold())) for kpi in now.kpis]
    return tuple(KpiPair(kpi.name, old, kpi) for kpi, old in pairs if old is not None)
