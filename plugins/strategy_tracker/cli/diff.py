"""`diff`: what a change of the files changes in the plan."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Mapping
from pathlib import Path

import click

from strategy_tracker.cli.commands import Command
from strategy_tracker.cli.options import CommonOptions, common_options
from strategy_tracker.cli.output import wants_colour, write, write_file
from strategy_tracker.cli.progress import late_progress
from strategy_tracker.cli.project import Project, day_of, find_project
from strategy_tracker.comparison import Comparison, compare_revisions
from strategy_tracker.comparison.reading import NoRepositoryError
from strategy_tracker.history.command import HistoryError
from strategy_tracker.history.revisions import UnknownRevisionError, UnrelatedError
from strategy_tracker.language import Language, Message, message
from strategy_tracker.report.changes import comparison_json, comparison_markdown, comparison_text

_EPILOG = """\b
Examples:
  strategy-tracker diff main
  strategy-tracker diff origin/main HEAD --format markdown --output changes.md
  strategy-tracker diff v2025.08 --format json

\b
Exit status: 0 whatever changed, 2 wrong usage: a BASE that is no commit, no repository.
"""
_FORMATS: Mapping[str, Callable[[Comparison, Language], str]] = {
    "text": comparison_text,
    "markdown": comparison_markdown,
    "json": comparison_json,
}


@click.command("diff", cls=Command, epilog=_EPILOG)
@click.argument("base")
@click.argument("head", required=False)
@click.option(
    "--format",
    "format_name",
    type=click.Choice(tuple(_FORMATS)),
    default="text",
    help="text, markdown or json.",
)
@click.option(
    "--output", type=click.Path(dir_okay=False, path_type=Path), metavar="FILE", help="Write the report here."
)
@common_options
def diff_command(
    common: CommonOptions, base: str, head: str | None, format_name: str, output: Path | None
) -> None:
    """Say in the plan's words what merging HEAD into BASE changes.

    BASE and HEAD are branches, tags or commits; without HEAD it is the files as they are. What came into BASE
    after HEAD left it is not counted as a change.
    """
    project = find_project(common)
    comparison = _compared(project, common, base, head)
    if output is not None:
        write_file(output, _FORMATS[format_name](comparison, project.language), project.language)
    elif format_name == "text":
        colour = wants_colour(sys.stdout, os.environ)
        write(comparison_text(comparison, project.language, colour=colour), colour=colour)
    else:
        write(_FORMATS[format_name](comparison, project.language))


def _compared(project: Project, common: CommonOptions, base: str, head: str | None) -> Comparison:
    """Return the comparison; versions that cannot be had are wrong usage, with what to do."""
    day, today = day_of(project, common)
    try:
        with late_progress(project.language, wanted=not common.quiet) as progress:
            return compare_revisions(
                project.root, project.settings, day, base, head, today=today, progress=progress
            )
    except NoRepositoryError as error:
        raise click.UsageError(error.note.told(project.language)) from error
    except UnknownRevisionError as error:
        refusal = message("「{name}」 is no branch, tag or commit of this repository.", name=error.name)
        remedy = message(
            "In a pipeline fetch the whole history: `fetch-depth: 0` in GitHub's checkout, "
            "`GIT_DEPTH: 0` in GitLab."
        )
        if error.suggestion:
            remedy = message("Did you mean 「{suggestion}」?", suggestion=error.suggestion)
        raise click.UsageError(_lines(project, refusal, remedy)) from error
    except UnrelatedError as error:
        refusal = message(
            "「{base}」 and 「{head}」 have no commit in common, as far as this clone knows.",
            base=base,
            head=head or "HEAD",
        )
        remedy = message(
            "Fetch all of it: `fetch-depth: 0` in GitHub's checkout, `GIT_DEPTH: 0` in GitLab, "
            "elsewhere `git fetch --unshallow`."
        )
        raise click.UsageError(_lines(project, refusal, remedy)) from error
    except HistoryError as error:
        raise click.UsageError(_lines(project, message("Git says: {reason}", reason=str(error)))) from error


def _lines(project: Project, *told: Message) -> str:
    return "\n".join(words.localize(project.language) for words in told)
