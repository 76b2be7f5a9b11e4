"""Applying the rules to a tracked portfolio."""

from __future__ import annotations

from collections.abc import Iterator

from strategy_tracker.model import Problem
from strategy_tracker.rules.registry import RULES, rule_named
from strategy_tracker.rules.rule import Finding, Findings, Rule, RuleSettings, Severity, finding_of
from strategy_tracker.tracking import TrackedPortfolio


def _severity(rule: Rule, settings: RuleSettings) -> Severity | None:
    """Return the severity in force, None where the rule is switched off."""
    names = {rule.name, rule.family.value}
    if settings.select and not names & set(settings.select):
        return None
    if names & set(settings.ignore):
        return None
    word = settings.severity.get(rule.name, settings.severity.get(rule.family.value, rule.severity.word))
    return None if word == "off" else Severity[word.upper()]


def _problems(portfolio: TrackedPortfolio) -> Iterator[Problem]:
    """Yield what reading found, then what the rules find."""
    yield from portfolio.source.problems
    for rule in RULES:
        if rule.check is not None:
            yield from rule.check(portfolio)


def check(portfolio: TrackedPortfolio, settings: RuleSettings | None = None) -> Findings:
    """Return all findings, sorted by place; checking changes nothing."""
    settings = settings or RuleSettings()
    severities = {rule.name: _severity(rule, settings) for rule in RULES}
    found: dict[tuple[object, ...], Finding] = {}
    for problem in _problems(portfolio):
        severity = severities[problem.rule]
        if severity is None:
            continue
        finding = finding_of(rule_named(problem.rule), problem, severity)
        found.setdefault(finding.order, finding)
    return Findings(tuple(sorted(found.values(), key=lambda finding: finding.order)))
