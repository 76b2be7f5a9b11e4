"""All rules, by family."""

from __future__ import annotations

from strategy_tracker.rules import (
    agreement,
    agreement_kpis,
    alerts,
    checking,
    cycles,
    data,
    directions,
    fractions,
    identity,
    kpi_units,
    look_alikes,
    owners,
    people,
    reading_files,
    reading_parts,
    reading_signs,
    reading_yaml,
    shape,
    shape_dates,
    shape_values,
    smart,
    tasks,
)
from strategy_tracker.rules.rule import Family, Rule

RULES: tuple[Rule, ...] = (
    *reading_files.RULES,
    *reading_parts.RULES,
    *reading_yaml.RULES,
    *reading_signs.RULES,
    *shape.RULES,
    *shape_values.RULES,
    *fractions.RULES,
    *shape_dates.RULES,
    *identity.RULES,
    *look_alikes.RULES,
    *cycles.RULES,
    *agreement.RULES,
    *agreement_kpis.RULES,
    *kpi_units.RULES,
    *directions.RULES,
    *smart.RULES,
    *tasks.RULES,
    *owners.RULES,
    *people.RULES,
    *data.RULES,
    *alerts.RULES,
    *checking.RULES,
)

_BY_NAME = {rule.name: rule for rule in RULES}


def rule_named(name: str) -> Rule:
    """Return a rule by its name; an unknown name is a KeyError."""
    return _BY_NAME[name]


def rules_by_family() -> list[tuple[Family, list[Rule]]]:
    """Return all rules by family, in the order of the families."""
    return [(family, [rule for rule in RULES if rule.family is family]) for family in Family]
