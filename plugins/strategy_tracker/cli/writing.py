"""What every command that writes does: judge the change, show or write it, say what is still to be done."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Mapping

import click

from strategy_tracker.cli.options import CommonOptions
from strategy_tracker.cli.output import columns_of, wants_colour, write
from strategy_tracker.cli.project import Project, base_from_here
from strategy_tracker.editing.document import NotEditableError
from strategy_tracker.editing.files import ChangedMeanwhileError, difference, write_files
from strategy_tracker.editing.judging import Judgement, judge
from strategy_tracker.language import message
from strategy_tracker.language.system_errors import failure
from strategy_tracker.report import Report, text_report
from strategy_tracker.rules import Finding
from strategy_tracker.tracking import TrackedPortfolio
from strategy_tracker.workspace import Workspace


def carry_out(
    project: Project,
    common: CommonOptions,
    workspace: Workspace,
    files: Mapping[str, bytes],
    before: Mapping[str, bytes],
    *,
    dry_run: bool,
    still_to_come: frozenset[str] = frozenset(),
    cells: Mapping[tuple[str, str], str] | None = None,
) -> Judgement:
    """Write files, or print what would change; `before` has the bytes of those that are there already.

    Where the change brings errors or contradictions they are printed, nothing is written and the exit status
    is 1. Findings of the rules `still_to_come` are told only: a new file waits for what its author knows.
    `cells` says, by file and path of a value, which cell of a sheet it comes from.
    """
    judgement = judge(workspace, files)
    refused = [finding for finding in judgement.refused if finding.rule not in still_to_come]
    if refused:
        print_findings(project, refused, judgement.after.tracked)
        for finding in refused:
            cell = (cells or {}).get((finding.place.file, finding.path))
            if cell is not None:
                click.echo(f"{cell}  {finding.message.localize(project.language)}", err=True)
        click.echo(message("Nothing was written.").localize(project.language), err=True)
        click.get_current_context().exit(1)
    if dry_run:
        write("".join(difference(file, before.get(file, b""), data) for file, data in files.items()))
    else:
        _write(project, files, before)
    remaining = sorted((*judgement.refused, *judgement.said), key=lambda finding: finding.order)
    if remaining and not common.quiet:
        print_findings(project, remaining, judgement.after.tracked)
    return judgement


def _write(project: Project, files: Mapping[str, bytes], before: Mapping[str, bytes]) -> None:
    try:
        write_files(project.root, files, before)
    except ChangedMeanwhileError as error:
        refusal = message("{file} has changed meanwhile; nothing was written. Run it again.", file=str(error))
        raise click.ClickException(refusal.localize(project.language)) from error
    except OSError as error:
        raise click.ClickException(failure(error).localize(project.language)) from error


def print_findings(project: Project, findings: Iterable[Finding], tracked: TrackedPortfolio) -> None:
    """Print findings as `check` does; the lines are those of the files as they would be."""
    report = Report(
        tuple(findings), tracked.source.sources, project.language, tracked.as_of, base_from_here(project.root)
    )
    colour = wants_colour(sys.stdout, os.environ)
    write(text_report(report, colour=colour, columns=columns_of(sys.stdout), summary=False), colour=colour)


def not_editable(project: Project, error: NotEditableError) -> click.ClickException:
    """Return the refusal of a change that cannot be made to a file's bytes, with its place."""
    place = error.place
    where = f"{base_from_here(project.root)}{place.file}:{place.line}:{place.column}"
    return click.ClickException(f"{where}  {error.reason.localize(project.language)}")
