"""All rules, by family."""

from __future__ import annotations

from strategy_tracker.rules import shape
from strategy_tracker.rules.rule import Rule

RULES: tuple[Rule, ...] = (*shape.RULES,)

_BY_NAME = {rule.name: rule for rule in RULES}


def rule_named(name: str) -> Rule:
    """Return a rule by its name; an unknown name is a KeyError."""
    return _BY_NAME[name]
