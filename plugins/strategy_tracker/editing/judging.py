"""Whether a change makes the records worse: what `check` finds afterwards that it did not find before."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from strategy_tracker.rules import Family, Finding, Rule, Severity, rule_named
from strategy_tracker.workspace import Workspace, with_files

# Of the rules of agreement those that say that something else is to be written besides. A problem may be told
# before its solution is known; a status that its progress contradicts is wrong.
_STILL_TO_COME = frozenset(
    {
        "delay-without-problem",
        "problem-without-solution",
        "done-without-end",
        "missed-without-cause",
        "attainment-differs",
        "on-time-rate-differs",
    }
)


@dataclass(frozen=True, slots=True)
class Judgement:
    """What a change brings: the workspace as it would be, what forbids it, what is only to be said."""

    after: Workspace
    refused: tuple[Finding, ...]
    said: tuple[Finding, ...]


def judge(workspace: Workspace, files: Mapping[str, bytes]) -> Judgement:
    """Return what other bytes in some files would bring; nothing is written.

    New errors, values that cannot be read and new contradictions between a record's own fields forbid a
    change. Other new findings are told; reminders that depend on the day are not.
    """
    after = with_files(workspace, files)
    known = Counter(_identity(finding) for finding in workspace.findings.all)
    judged = workspace.tracked.source.sources.keys() | files.keys()
    refused, said = [], []
    for finding in after.findings.all:
        identity = _identity(finding)
        if finding.place.file not in judged:  # of a strategy that only the new text names
            continue
        if known[identity]:
            known[identity] -= 1
        elif forbids(finding):
            refused.append(finding)
        elif not finding.alert:
            said.append(finding)
    return Judgement(after, tuple(refused), tuple(said))


def forbids(finding: Finding) -> bool:
    """Tell whether a finding is reason enough not to write what brings it."""
    return not finding.alert and forbids_rule(rule_named(finding.rule), finding.severity)


def forbids_rule(rule: Rule, severity: Severity) -> bool:
    """Tell whether what a rule finds, at a severity, is reason enough not to write it."""
    if severity is Severity.WARNING:
        contradiction = rule.family is Family.AGREEMENT and rule.name not in _STILL_TO_COME
        return contradiction or rule.family in (Family.READING, Family.SHAPE)
    return severity is Severity.ERROR


def _identity(finding: Finding) -> tuple[str, str, str, str]:
    """Return what makes a finding the same before and after, though its line may be another."""
    return finding.rule, finding.place.file, finding.path, finding.text
