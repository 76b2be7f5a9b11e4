"""Applying the rules to a tracked portfolio."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from strategy_tracker.cache import NOTHING_KEPT, Store
from strategy_tracker.model import Problem
from strategy_tracker.rules.found_alone import problems_in_each
from strategy_tracker.rules.registry import RULES, rule_named
from strategy_tracker.rules.rule import Family, Finding, Findings, Severity, finding_of
from strategy_tracker.rules.suppression import suppress
from strategy_tracker.settings.rules import RuleSettings
from strategy_tracker.tracking import TrackedPortfolio

_FAMILIES = {rule.name: rule.family.value for rule in RULES}


def _problems(
    portfolio: TrackedPortfolio, severities: Mapping[str, Severity | None], store: Store
) -> Iterator[Problem]:
    """Yield what reading found, then what the rules in force find."""
    yield from portfolio.source.problems
    in_force = frozenset(rule.name for rule in RULES if severities[rule.name] is not None)
    yield from problems_in_each(portfolio, in_force, store)
    for rule in RULES:
        if rule.across and rule.check is not None and rule.name in in_force:
            yield from rule.check(portfolio)


def _findings(problems: Iterable[Problem], severities: Mapping[str, Severity | None]) -> list[Finding]:
    """Return problems in the words of their rules; one that was found twice counts once."""
    found: dict[tuple[object, ...], Finding] = {}
    for problem in problems:
        severity = severities[problem.rule]
        if severity is not None:
            finding = finding_of(rule_named(problem.rule), problem, severity)
            found.setdefault(finding.order, finding)
    return list(found.values())


def check(
    portfolio: TrackedPortfolio,
    settings: RuleSettings | None = None,
    *,
    alerts: bool = True,
    store: Store = NOTHING_KEPT,
) -> Findings:
    """Return all findings but those that comments leave out, sorted by place; checking changes nothing.

    Without `alerts` the warnings of tracking are no findings: a site shows them by themselves. `store` has
    what was found in strategies that have not changed since.
    """
    settings = settings or RuleSettings()
    severities = {
        rule.name: settings.severity_of(rule.name, rule.family, rule.severity)
        if alerts or not rule.alert
        else None
        for rule in RULES
    }
    lasting = [rule for rule in RULES if severities[rule.name] is not None and not rule.alert]
    expected = {rule.name for rule in lasting} | {rule.family.value for rule in lasting}
    found = _findings(_problems(portfolio, severities, store), severities)
    result = suppress(
        found, _FAMILIES, portfolio.source.sources, frozenset(expected - {Family.TRACKING.value})
    )
    everything = [*result.kept, *_findings(result.problems, severities)]
    return Findings(tuple(sorted(everything, key=lambda finding: finding.order)))
