"""The list of all rules by family, as Markdown."""

from __future__ import annotations

from strategy_tracker.language import Language
from strategy_tracker.rules import Rule, rules_by_family


def rules_markdown(language: Language) -> str:
    """Return the list of all rules by family."""
    parts = []
    for family, rules in rules_by_family():
        parts.append(f"## {family.term.localize(language)} ({family.value})")
        parts.append("\n".join(_item(rule, language) for rule in rules))
    return "\n\n".join(parts) + "\n"


def _item(rule: Rule, language: Language) -> str:
    return f"- `{rule.name}` ({rule.severity.term.localize(language)}): {rule.what.localize(language)}"
