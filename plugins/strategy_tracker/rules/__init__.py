"""What is checked: one rule, one place, and the run of all; what judges wording is in `rules/text/`."""

from strategy_tracker.rules.baseline import (
    Baseline,
    BaselineEntry,
    baseline_of,
    fingerprints,
    read_baseline,
    without_known,
)
from strategy_tracker.rules.reference import Entry, entry_of, reference_page
from strategy_tracker.rules.registry import RULES, rule_named, rules_by_family
from strategy_tracker.rules.rule import Family, Finding, Findings, Rule, Severity
from strategy_tracker.rules.run import check
from strategy_tracker.settings.rules import RuleSettings

__all__ = [
    "RULES",
    "Baseline",
    "BaselineEntry",
    "Entry",
    "Family",
    "Finding",
    "Findings",
    "Rule",
    "RuleSettings",
    "Severity",
    "baseline_of",
    "check",
    "entry_of",
    "fingerprints",
    "read_baseline",
    "reference_page",
    "rule_named",
    "rules_by_family",
    "without_known",
]
