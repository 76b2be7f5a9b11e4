"""`check`: every finding, as text for people or in a format for machines.

A check that has nothing new to say imports no more than it takes to know that: `checking` does the rest.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

import click

from strategy_tracker.cli.commands import Command
from strategy_tracker.cli.kept_outcomes import Look, Outcome, kept_outcome
from strategy_tracker.cli.limits import limited_to
from strategy_tracker.cli.options import CommonOptions, common_options
from strategy_tracker.cli.output import columns_of, wants_colour, write, write_file
from strategy_tracker.cli.project import base_from_here, base_from_repository, baseline_path, find_project
from strategy_tracker.cli.selection import with_selection
from strategy_tracker.language import message
from strategy_tracker.vocabulary.report_formats import COLUMNS, FORMATS

_EPILOG = """\b
Examples:
  strategy-tracker check
  strategy-tracker check strategies/2025-618-promotion.md --as-of 2025-06-01
  strategy-tracker check --format sarif --output findings.sarif
  strategy-tracker check --select owners --ignore field-missing --fail-on warning
  strategy-tracker check --baseline known.json --write-baseline

\b
Exit status: 0 nothing that fails, 1 findings that do, 2 wrong usage or configuration.
"""
_THRESHOLDS = ("error", "warning", "never")
# Services that show findings in a merge request name files from the repository's top.
_FROM_REPOSITORY = ("github", "gitlab", "sarif", "junit")


@click.command("check", cls=Command, epilog=_EPILOG)
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path), metavar="[PATH]...")
@click.option(
    "--format", "format_name", type=click.Choice(FORMATS), default="text", help="How to say it: text."
)
@click.option(
    "--fail-on",
    type=click.Choice(_THRESHOLDS),
    help="From which severity on the exit status is 1; by default as the site has it, or error.",
)
@click.option(
    "--select", multiple=True, metavar="RULE", help="Check only this rule or family; may be repeated."
)
@click.option("--ignore", multiple=True, metavar="RULE", help="Leave out this rule or family; repeatable.")
@click.option(
    "--output", type=click.Path(dir_okay=False, path_type=Path), metavar="FILE", help="Write the report here."
)
@click.option(
    "--baseline",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="FILE",
    help="File of known findings that are not reported; by default the site's.",
)
@click.option("--write-baseline", is_flag=True, help="Write all findings down as known, and succeed.")
@common_options
def check_command(
    common: CommonOptions,
    paths: tuple[Path, ...],
    format_name: str,
    fail_on: str | None,
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    output: Path | None,
    baseline: Path | None,
    write_baseline: bool,
) -> None:
    """Report every finding, and change nothing.

    Each PATH, a file or folder of strategies, limits what is reported; of the other files those are read
    that these name, since references cross files.
    """
    project = with_selection(find_project(common), select, ignore)
    if write_baseline and paths:
        refusal = message("--write-baseline writes all findings; it takes no file or folder.")
        raise click.UsageError(refusal.localize(project.language))
    is_wanted = limited_to(paths, project)
    known = baseline_path(project, baseline)
    if write_baseline:
        from strategy_tracker.cli.checking import write_known_findings

        write_known_findings(project, common, known)
        return
    base = "" if format_name == "json" else base_from_here(project.root)
    if format_name in _FROM_REPOSITORY:
        base = base_from_repository(project.root)
    to_file = output is not None
    look = Look(
        format_name,
        base,
        colour=not to_file and format_name == "text" and wants_colour(sys.stdout, os.environ),
        columns=COLUMNS if to_file or format_name != "text" else columns_of(sys.stdout),
        summary=not common.quiet,
    )

    def made() -> Outcome:
        from strategy_tracker.cli.checking import checked

        return checked(project, common, look, is_wanted, known, fail_on or project.settings.fail_on)

    # For some files less is read than what would have to be looked at to know that nothing has changed.
    parts = (repr(look), str(fail_on), _content(known))
    outcome = made() if is_wanted is not None else kept_outcome(project, common, parts, made)
    if output is None:
        write(outcome.text, colour=look.colour)
    else:
        write_file(output, outcome.text, project.language)
        if not common.quiet:
            click.echo(outcome.summary, err=True)
    if outcome.fails:
        click.get_current_context().exit(1)


def _content(path: Path | None) -> str:
    """Return what the file of known findings says; what is wrong with it is said when it is used."""
    try:
        return "" if path is None else path.read_bytes().hex()
    except OSError as error:
        return str(error)
