"""What is reported: findings, the files they were looked for in, and how files are named."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from strategy_tracker.language import Language
from strategy_tracker.model import SourceFile
from strategy_tracker.rules import Finding, Severity


@dataclass(frozen=True, slots=True)
class Report:
    """The findings of one run.

    findings  sorted by place
    sources   every file that was looked at by its path below the project's folder, found faulty or not
    base      put before the files' names: where the project lies, seen from where the names are read
    """

    findings: tuple[Finding, ...]
    sources: Mapping[str, SourceFile]
    language: Language
    as_of: date
    base: str = ""

    def file_name(self, path: str) -> str:
        """Return how a file is named to the reader."""
        return f"{self.base}{path}"

    @property
    def files(self) -> list[str]:
        """All files, those that could not even be listed as sources included, sorted."""
        return sorted({*self.sources, *(finding.place.file for finding in self.findings)})

    def lines(self, file: str) -> list[str]:
        """Return the lines of a file; [] where it could not be read."""
        source = self.sources.get(file)
        return _lines(source) if source is not None and source.text else []

    def line(self, finding: Finding) -> str | None:
        """Return the line that a finding begins on, None where the file has no such line."""
        lines = self.lines(finding.place.file)
        return lines[finding.place.line - 1] if finding.place.line <= len(lines) else None


@lru_cache(maxsize=8)
def _lines(source: SourceFile) -> list[str]:
    """Return a file's lines; findings come sorted by file, so that a few files need keeping."""
    return source.lines


def machine_severity(finding: Finding) -> Severity:
    """Return how grave a machine should take a finding: alerts never stop a merge, so they are info."""
    return Severity.INFO if finding.alert else finding.severity
