"""What a build prints as it goes: the findings, and what of the history is missing."""

from __future__ import annotations

import logging
from collections.abc import Iterable

from strategy_tracker.language import Language
from strategy_tracker.report import visible
from strategy_tracker.rules import Finding, Severity
from strategy_tracker.workspace import Workspace

log = logging.getLogger("mkdocs.plugins.strategy_tracker")


def print_findings(findings: Iterable[Finding], language: Language) -> None:
    """Print findings as the build goes; errors also where MkDocs is told to be quiet."""
    for finding in findings:
        level = logging.ERROR if finding.severity is Severity.ERROR else logging.INFO
        if finding.severity is Severity.INFO or not log.isEnabledFor(level):
            continue
        place = finding.place
        log.log(
            level,
            "%s:%s:%s %s %s [%s]",
            visible(place.file),
            place.line,
            place.column,
            visible(finding.message.localize(language)),
            visible(finding.hint.localize(language)),
            finding.rule,
        )


def say_what_is_missing(workspace: Workspace) -> None:
    """Say once what of the history is missing; a warning where the clone or the machine is at fault."""
    told = workspace.history.told(workspace.language)
    if told:
        level = logging.WARNING if workspace.history.calls_for_action else logging.INFO
        log.log(level, "strategy-tracker: %s", told)
    for note in workspace.notes:
        log.info("strategy-tracker: %s", note.localize(workspace.language))
