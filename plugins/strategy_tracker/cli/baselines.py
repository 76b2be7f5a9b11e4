"""Known findings: leaving them out of a run, and writing them down."""

from __future__ import annotations

from pathlib import Path

import click

from strategy_tracker.cli.output import write_file
from strategy_tracker.cli.project import Project
from strategy_tracker.language import Language, WordedError, message
from strategy_tracker.language.system_errors import failure
from strategy_tracker.rules import Findings, baseline_of, read_baseline, without_known


def only_new(findings: Findings, path: Path | None, language: Language) -> Findings:
    """Return the findings that a baseline file does not know; a file that is none is wrong usage."""
    if path is None:
        return findings
    try:
        return without_known(findings, read_baseline(path.read_bytes()))
    except OSError as error:
        raise click.UsageError(failure(error, path).localize(language)) from error
    except WordedError as error:
        raise click.UsageError(f"{path}: {error.reason.localize(language)}") from error


def save_baseline(findings: Findings, path: Path | None, project: Project) -> str:
    """Write all findings down as known; return what is to be said of it."""
    if path is None:
        refusal = message("--write-baseline needs a file: name it with --baseline, or in mkdocs.yml.")
        raise click.UsageError(refusal.localize(project.language))
    write_file(path, baseline_of(findings.all), project.language)
    known = sum(not found.alert for found in findings.all)
    return message("Known findings written to {path}: {count}", path=str(path), count=known).localize(
        project.language
    )
