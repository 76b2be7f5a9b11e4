"""Two versions of a portfolio on one day: what differs strategy by strategy, and what follows from it."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from strategy_tracker.comparison.difference import FILE, Difference, Kind, Weight
from strategy_tracker.comparison.effects import with_effects
from strategy_tracker.comparison.findings import (
    FindingsComparison,
    comments_in,
    compare_comments,
    compare_findings,
    files_of,
    tail_of,
)
from strategy_tracker.comparison.records import differences, whole
from strategy_tracker.rules import Finding
from strategy_tracker.tracking import Alert, AlertKind, TrackedPortfolio, TrackedStrategy
from strategy_tracker.tracking.alerts import AlertReason


@dataclass(frozen=True, slots=True)
class Side:
    """One of the versions: the tracked portfolio, and its findings without the warnings of tracking."""

    tracked: TrackedPortfolio
    findings: tuple[Finding, ...]

    def found_in(self, files: Collection[str]) -> list[Finding]:
        """Return the findings of some files."""
        return [found for found in self.findings if found.place.file in files]

    def found_outside(self, files: Collection[str]) -> list[Finding]:
        """Return the findings of all other files."""
        return [found for found in self.findings if found.place.file not in files]


@dataclass(frozen=True, slots=True)
class StrategyComparison:
    """One strategy in both versions; `before` or `after` is None where it is new or gone.

    `raised` and `cleared` are the reasons of alerts that came and went, each with its alert.
    """

    before: TrackedStrategy | None
    after: TrackedStrategy | None
    differences: tuple[Difference, ...] = ()
    findings: FindingsComparison = field(default_factory=FindingsComparison)
    raised: tuple[tuple[Alert, AlertReason], ...] = ()
    cleared: tuple[tuple[Alert, AlertReason], ...] = ()

    @property
    def present(self) -> TrackedStrategy:
        """The newer version that there is."""
        found = self.after or self.before
        if found is None:
            raise ValueError("a comparison of nothing")
        return found

    @property
    def title(self) -> str:
        """What the strategy is called; a file that can no longer be read keeps its title."""
        is_lost = self.before is not None and not self.present.record.readable
        return self.before.name if is_lost and self.before is not None else self.present.name

    @property
    def health_changed(self) -> bool:
        """Whether the strategy stands otherwise, or for another reason."""
        if self.before is None or self.after is None:
            return True
        return self.before.health != self.after.health

    @property
    def says_something(self) -> bool:
        """Whether anything differs."""
        return bool(
            self.differences
            or self.findings.says_something
            or self.raised
            or self.cleared
            or self.health_changed
        )


@dataclass(frozen=True, slots=True)
class Comparison:
    """What a change of the files changes, as of one day.

    base, head   what was compared, as people named it; the head is '' for the files as they are
    strategies   those of which anything differs, by slug
    elsewhere    what differs in the findings of files that are no strategy's
    """

    as_of: date
    base: str
    head: str
    strategies: tuple[StrategyComparison, ...]
    elsewhere: FindingsComparison = field(default_factory=FindingsComparison)

    @property
    def first(self) -> list[tuple[StrategyComparison, Difference]]:
        """What is to be looked at first, lowered targets before all else."""
        found = [
            (strategy, one)
            for strategy in self.strategies
            for one in strategy.differences
            if one.weight is not Weight.NONE
        ]
        order = list(Weight)
        return sorted(found, key=lambda pair: order.index(pair[1].weight))


def compare(
    before: Side,
    after: Side,
    moved: Mapping[str, str],
    *,
    base: str = "",
    head: str = "",
    counts_slips: bool = True,
) -> Comparison:
    """Return what differs between two versions; `moved` has the old slug of strategies that have a new one.

    `counts_slips` tells whether the history is known, in which planned ends moved before.
    """
    old = {strategy.slug: strategy for strategy in before.tracked.strategies}
    new = {strategy.slug: strategy for strategy in after.tracked.strategies}
    pairs: list[tuple[TrackedStrategy | None, TrackedStrategy | None]] = []
    for slug, strategy in new.items():
        pairs.append((old.pop(moved.get(slug, slug), None), strategy))
    pairs += [(strategy, None) for strategy in old.values()]
    compared = []
    for was, now in pairs:
        files = files_of(was), files_of(now)
        found = compare_findings(
            before.found_in(files[0]), after.found_in(files[1]), *map(tail_of, (was, now))
        )
        compared.append(_compared(was, now, found, before, after, counts_slips=counts_slips))
    everywhere = [files_of(strategy) for pair in pairs for strategy in pair]
    own = frozenset().union(*everywhere)
    elsewhere = compare_findings(before.found_outside(own), after.found_outside(own), str, str)
    told = [one for one in compared if one.says_something]
    return Comparison(
        after.tracked.as_of,
        base,
        head,
        tuple(sorted(told, key=lambda one: one.present.slug)),
        elsewhere,
    )


def _compared(
    was: TrackedStrategy | None,
    now: TrackedStrategy | None,
    findings: FindingsComparison,
    before: Side,
    after: Side,
    *,
    counts_slips: bool,
) -> StrategyComparison:
    told = _differences(was, now, counts_slips=counts_slips)
    comments = (
        comments_in(side.tracked.source.sources, strategy) for side, strategy in ((before, was), (after, now))
    )
    about_comments, left_out = compare_comments(*comments)
    renamed = {one.before: one.after for one in told if one.field == "id" and one.record in ("task", "kpi")}
    # Of what is gone, or can no longer be read, nothing was put right.
    is_there = now is not None and now.record.readable
    findings = findings.without_mended(left_out) if is_there else replace(findings, mended=())
    old, new = _warnings(was, renamed), _warnings(now, {})
    return StrategyComparison(
        was,
        now,
        (*about_comments, *told),
        findings,
        raised=tuple(one for key, one in new.items() if key not in old),
        cleared=tuple(one for key, one in old.items() if is_there and key not in new),
    )


def _differences(
    was: TrackedStrategy | None, now: TrackedStrategy | None, *, counts_slips: bool
) -> tuple[Difference, ...]:
    """Return what differs in a strategy, gravest first; of a file that cannot be read nothing is known."""
    if was is None or (now is not None and not was.record.readable and now.record.readable):
        return tuple(whole(now.record, "strategy", Kind.ADDED, ())) if now is not None else ()
    if now is None:
        found = whole(was.record, "strategy", Kind.REMOVED, ())
        return tuple(replace(one, weight=Weight.NONE if one.within else Weight.REMOVED) for one in found)
    if not now.record.readable:
        return ()
    told = list(differences(was.record, now.record, "strategy"))
    if was.slug != now.slug:
        told.insert(0, Difference(Kind.CHANGED, (), FILE, now.record.place, "slug", was.slug, now.slug))
    return with_effects(told, was, now, counts_slips=counts_slips)


def _warnings(
    strategy: TrackedStrategy | None, renamed: Mapping[str, str]
) -> dict[tuple[object, ...], tuple[Alert, AlertReason]]:
    """Return each reason of a strategy's alerts by what makes it the same one in both versions.

    That is not its sentence, which has numbers in it. `renamed` has the new ids of tasks and KPIs.
    """
    found: dict[tuple[object, ...], tuple[Alert, AlertReason]] = {}
    for alert in strategy.alerts if strategy is not None else ():
        subject = renamed.get(alert.subject, alert.subject)
        for reason in alert.reasons:
            # Next steps have no ids: they are told apart by their words.
            words = reason.reason.values.get("text") if reason.kind is AlertKind.NEXT_STEP_OPEN else ""
            found[reason.kind, subject, reason.field, words] = alert, reason
    return found
