"""Which rules a run checks: the site's own choice, narrowed on the command line."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Sequence

from strategy_tracker.cli.project import Project
from strategy_tracker.cli.suggestions import unknown
from strategy_tracker.language import message
from strategy_tracker.vocabulary.rules import RULE_NAMES, Family

FAMILIES = tuple(family.value for family in Family)


def rule_names() -> tuple[str, ...]:
    """Return the names of all rules."""
    return tuple(name for names in RULE_NAMES.values() for name in names)


def _refuse_unknown(names: Iterable[str], project: Project) -> None:
    known = (*rule_names(), *FAMILIES)
    for name in names:
        if name not in known:
            raise unknown(
                name,
                known,
                message("There is no rule or family 「{name}」."),
                message("There is no rule or family 「{name}」. Did you mean 「{suggestion}」?"),
                project.language,
            )


def with_selection(project: Project, select: Sequence[str], ignore: Sequence[str]) -> Project:
    """Return the project with other rules: `select` replaces the site's, `ignore` adds to the site's.

    A name that no rule and no family has is wrong usage.
    """
    _refuse_unknown((*select, *ignore), project)
    rules = project.settings.rules
    chosen = rules.model_copy(
        update={"select": tuple(select) or rules.select, "ignore": (*rules.ignore, *ignore)}
    )
    return dataclasses.replace(project, settings=project.settings.model_copy(update={"rules": chosen}))
