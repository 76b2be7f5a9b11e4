"""What a build prints as it goes: the findings, and what of the history is missing."""

from __future__ import annotations

import logging
from collections.abc import Iterable, Sequence

from mkdocs.utils import CountHandler

from strategy_tracker.language import Language, message
from strategy_tracker.report import alike, visible, visible_lines
from strategy_tracker.rules import Finding, Severity
from strategy_tracker.workspace import Workspace

_LEVELS = {Severity.ERROR: logging.ERROR, Severity.WARNING: logging.WARNING, Severity.INFO: logging.INFO}
_OF_RECORDS = {"found_in_records": True}

log = logging.getLogger("mkdocs.plugins.strategy_tracker")


class Printer:
    """Prints the findings of a server's builds: after an edit those it changed, and no thousand others."""

    def __init__(self) -> None:
        self._before: dict[str, list[Finding]] = {}

    def print_changed(self, findings: Sequence[Finding], language: Language) -> None:
        """Print the findings of each file that had others in the last build, and how many more there are."""
        now: dict[str, list[Finding]] = {}
        for finding in findings:
            now.setdefault(finding.place.file, []).append(finding)
        changed = [one for file, found in now.items() if self._before.get(file) != found for one in found]
        self._before = now
        print_findings(changed, language)
        if rest := len(findings) - len(changed):
            told = message("{count} findings of other files are as in the last build.", count=rest)
            log.info("strategy-tracker: %s", told.localize(language))


def print_findings(findings: Iterable[Finding], language: Language) -> None:
    """Print findings as the build goes, many that say the same once.

    Each has its severity, by which MkDocs is quiet (`-q`: errors only). Whether one stops the build is for
    `fail_on` alone to say, so `--strict` does not count them: a task that is late is no fault of the site.
    """
    for handler in logging.getLogger("mkdocs").handlers:
        if isinstance(handler, CountHandler):
            handler.addFilter(_counts)
    printed = [one for one in findings if log.isEnabledFor(_LEVELS[one.severity])]
    for one in alike(printed, language):
        place, rule = one.first.place, one.first.rule
        where = (visible(place.file), place.line, place.column)
        hint, *lines = visible_lines(one.first.hint.localize(language))
        said = [visible(one.first.message.localize(language)), hint]
        said += [one.elsewhere.localize(language)] if one.elsewhere is not None else []
        words = "\n".join((f"{' '.join(said)} [{rule}]", *(f"    {line}" for line in lines)))
        log.log(_LEVELS[one.first.severity], "%s:%s:%s %s", *where, words, extra=_OF_RECORDS)


def _counts(record: logging.LogRecord) -> bool:
    """Return whether MkDocs is to count a line of the log in strict mode."""
    return not any(hasattr(record, name) for name in _OF_RECORDS)


def say_what_is_missing(workspace: Workspace) -> None:
    """Say once what of the history is missing; a warning where the clone or the machine is at fault."""
    told = workspace.history.told(workspace.language)
    if told:
        level = logging.WARNING if workspace.history.calls_for_action else logging.INFO
        log.log(level, "strategy-tracker: %s", told)
    for note in workspace.notes:
        log.info("strategy-tracker: %s", note.localize(workspace.language))
