"""What is checked: every rule in its one place, and the run that applies them all."""

from strategy_tracker.rules.registry import RULES, rule_named
from strategy_tracker.rules.rule import Family, Finding, Findings, Rule, RuleSettings, Severity
from strategy_tracker.rules.run import check

__all__ = [
    "RULES",
    "Family",
    "Finding",
    "Findings",
    "Rule",
    "RuleSettings",
    "Severity",
    "check",
    "rule_named",
]
