"""Checking itself: comments that leave findings out must name rules, and must be needed."""

from __future__ import annotations

from strategy_tracker.language import message
from strategy_tracker.rules.rule import Family, Rule, Severity

_VAGUE = "關鍵任務:\n  - 任務描述: 負責推廣"
_CONCRETE = "關鍵任務:\n  - 任務描述: 發布3篇產品種草文"

UNUSED_IGNORE = Rule(
    name="unused-ignore",
    family=Family.CHECKING,
    severity=Severity.WARNING,
    what=message("Reports a comment that leaves out findings of which there is none."),
    why=message("Left standing, it would hide the next real mistake on its line."),
    message=message("The rule {text} finds nothing here that would have to be ignored."),
    hint=message("Delete the rule's name, or the whole comment."),
    bad=f"{_CONCRETE}  # tracker: ignore[task-vague]\n",
    good=f"{_VAGUE}  # tracker: ignore[task-vague]\n",
    limits=message("Rules that are switched off and warnings that depend on the day are not counted."),
)

UNKNOWN_RULE = Rule(
    name="unknown-rule",
    family=Family.CHECKING,
    severity=Severity.WARNING,
    what=message("Reports the name of a rule that does not exist in a comment that leaves findings out."),
    why=message("Such a comment does nothing, and its author believes it does."),
    message=message("There is no rule {text}."),
    hint=message("The rules' names are in the reference; a finding shows its own."),
    suggestion_hint=message("Did you mean {suggestion}?"),
    bad=f"{_VAGUE}  # tracker: ignore[task-vag]\n",
    good=f"{_VAGUE}  # tracker: ignore[task-vague]\n",
)

IGNORE_WITHOUT_RULE = Rule(
    name="ignore-without-rule",
    family=Family.CHECKING,
    severity=Severity.WARNING,
    what=message("Reports a comment that asks to leave findings out and names no rule."),
    why=message("It would hide mistakes that nobody has looked at, so it does nothing."),
    message=message("This comment does not say which rules to ignore."),
    hint=message("Name them in brackets: # tracker: ignore[task-vague]"),
    bad=f"{_VAGUE}  # tracker: ignore\n",
    good=f"{_VAGUE}  # tracker: ignore[task-vague]\n",
)

RULES: tuple[Rule, ...] = (UNUSED_IGNORE, UNKNOWN_RULE, IGNORE_WITHOUT_RULE)
