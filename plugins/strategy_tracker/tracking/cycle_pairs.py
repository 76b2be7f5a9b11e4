"""A cycle beside the one before it: which strategies are compared, and what they have in common."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
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
    by_series = _by_series(strategies)
    found: dict[tuple[str, str], CyclePair] = {}
    for now in strategies:
        written = by_slug.get(now.previous or "")
        for before in (_last_of_its_series(now, by_series), written):
            if before is not None and before.slug != now.slug:
                found.setdefault((before.slug, now.slug), CyclePair(before, now, _shared(before, now)))
    return sorted(
        found.values(), key=lambda pair: (-pair.now.start.toordinal() if pair.now.start else 0, pair.now.slug)
    )


def series(name: str) -> str:
    """Return a name without the year and quarter that tell the cycles of one series apart."""
    return tidy_name(_WHEN.sub("", name)).casefold()


def _by_series(strategies: Iterable[TrackedStrategy]) -> Mapping[str, Sequence[TrackedStrategy]]:
    """Return the strategies of each series, by what their titles or files are called apart from the cycle."""
    found: dict[str, list[TrackedStrategy]] = {}
    for strategy in strategies:
        for name in _series_of(strategy):
            found.setdefault(name, []).append(strategy)
    return found


def _series_of(strategy: TrackedStrategy) -> set[str]:
    return {series(strategy.name), series(strategy.slug)} - {""}


def _last_of_its_series(
    now: TrackedStrategy, by_series: Mapping[str, Sequence[TrackedStrategy]]
) -> TrackedStrategy | None:
    """Return the latest earlier strategy whose title or file is called so, apart from year and quarter."""
    start = now.start
    if start is None:
        return None
    earlier = {
        (one.start, one.slug): one
        for name in _series_of(now)
        for one in by_series[name]
        if one.start is not None and one.start < start
    }
    return earlier[max(earlier)] if earlier else None


def _shared(before: TrackedStrategy, now: TrackedStrategy) -> tuple[KpiPair, ...]:
    """Return the KPIs of one name, in the order of the later cycle."""
    known = {tidy_name(kpi.name).casefold(): kpi for kpi in reversed(before.kpis) if kpi.name}
    pairs = [(kpi, known.get(tidy_name(kpi.name).casefold())) for kpi in now.kpis]
    return tuple(KpiPair(kpi.name, old, kpi) for kpi, old in pairs if old is not None)
