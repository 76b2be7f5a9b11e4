"""A check that is made: the project read, tracked and judged, and its findings in words."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import click

from strategy_tracker.cli.baselines import only_new, save_baseline
from strategy_tracker.cli.kept_outcomes import Look, Outcome
from strategy_tracker.cli.options import CommonOptions
from strategy_tracker.cli.project import Project, open_project
from strategy_tracker.report import Report, render, summary_line, text_report
from strategy_tracker.rules import Finding, Findings, Severity


def checked(
    project: Project,
    common: CommonOptions,
    look: Look,
    is_wanted: Callable[[str], bool] | None,
    known: Path | None,
    fail_on: str,
) -> Outcome:
    """Return what a check says of a project, or of the files that are wanted."""
    workspace = open_project(project, common, only=is_wanted, findings_follow=True)
    findings, sources = (
        only_new(workspace.findings, known, project.language).all,
        workspace.tracked.source.sources,
    )
    if is_wanted is not None:
        findings = tuple(found for found in findings if is_wanted(found.place.file))
        sources = {file: text for file, text in sources.items() if is_wanted(file)}
    report = Report(findings, sources, project.language, workspace.as_of, look.base)
    told = workspace.history.told(project.language)
    return Outcome(_report_in(report, look), summary_line(report), told, fails=_fails(findings, fail_on))


def write_known_findings(project: Project, common: CommonOptions, known: Path | None) -> None:
    """Write all findings of a project down as known, and say so."""
    said = save_baseline(open_project(project, common, findings_follow=True).findings, known, project)
    if not common.quiet:
        click.echo(said, err=True)


def _report_in(report: Report, look: Look) -> str:
    """Return a report as text."""
    if look.format_name != "text":
        return render(report, look.format_name)
    return text_report(report, colour=look.colour, columns=look.columns, summary=look.summary)


def _fails(findings: tuple[Finding, ...], threshold: str) -> bool:
    """Return whether findings are grave enough; alerts never are."""
    if threshold == "never":
        return False
    return bool(Findings(findings).at_least(Severity[threshold.upper()]))
