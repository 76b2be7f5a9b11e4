"""What other sites published, without what this site leaves out."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from decimal import ROUND_HALF_UP, Decimal

from strategy_tracker.exchange.merging import (
    MergedCounts,
    MergedPeriod,
    MergedPortfolio,
    MergedStrategy,
    MergedSums,
    Origin,
)
from strategy_tracker.settings import WithholdSettings
from strategy_tracker.withholding import HIDDEN, Redaction, is_hidden, published, redaction_of
from strategy_tracker.workspace import Workspace

_PLACES = Decimal("0.1")


def published_together(
    workspace: Workspace, origins: Sequence[Origin]
) -> tuple[Workspace, tuple[Origin, ...]]:
    """Return a workspace and what other sites published without what the workspace's settings leave out.

    Of the other sites those are their strategies by slug, the fields of a strategy that are shown, and
    people's names, in texts too. Figures are as those sites published them: how they came about is not known
    here. Where strategies of a site are left out, its counts are those of the others; its progress and SPI,
    which are weighted, are unknown.
    """
    settings = workspace.settings.withhold
    if not settings:
        return workspace, tuple(origins)
    names = [one.owner for origin in origins for one in origin.portfolio.strategies]
    redaction = redaction_of(workspace, names)
    shown = tuple(
        replace(origin, portfolio=_without(origin.portfolio, settings, redaction)) for origin in origins
    )
    return published(workspace, names), shown


def _without(portfolio: MergedPortfolio, settings: WithholdSettings, redaction: Redaction) -> MergedPortfolio:
    kept = [one for one in portfolio.strategies if not is_hidden(one.slug, settings)]
    sums = portfolio.sums if len(kept) == len(portfolio.strategies) else _summed(one.sums for one in kept)
    strategies = tuple(_redacted(one, settings, redaction) for one in kept)
    return portfolio.model_copy(update={"sums": sums, "strategies": strategies})


def _redacted(given: MergedStrategy, settings: WithholdSettings, redaction: Redaction) -> MergedStrategy:
    left_out = {key for record, key in settings.left_out if record == "strategy"}
    reason = redaction.words(given.health.reason)
    changed: dict[str, object] = {"health": given.health.model_copy(update={"reason": reason})}
    changed["title"] = HIDDEN if "title" in left_out else redaction.words(given.title)
    changed["department"] = HIDDEN if "department" in left_out else redaction.words(given.department)
    changed["owner"] = HIDDEN if "owner" in left_out else redaction.person(given.owner)
    if "period" in left_out:
        changed["period"] = MergedPeriod(start=None, end=None)
    return given.model_copy(update=changed)


def _summed(several: Iterable[MergedSums]) -> MergedSums:
    counts = [one.counts for one in several]
    total = MergedCounts(
        **{name: sum(getattr(one, name) for one in counts) for name in MergedCounts.model_fields}
    )
    rate = None
    if total.was_due:
        rate = (Decimal(100) * total.on_time / total.was_due).quantize(_PLACES, ROUND_HALF_UP)
    return MergedSums(progress=None, spi=None, on_time_rate=rate, counts=total)
