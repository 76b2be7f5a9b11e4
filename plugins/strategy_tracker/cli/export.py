"""`export`: strategies as the record form in Excel."""

from __future__ import annotations

from pathlib import Path

import click

from strategy_tracker.cli.commands import Command
from strategy_tracker.cli.options import CommonOptions, common_options
from strategy_tracker.cli.project import find_project, open_project
from strategy_tracker.cli.suggestions import strategy_named
from strategy_tracker.language import message
from strategy_tracker.language.system_errors import failure

_EPILOG = """\b
Examples:
  strategy-tracker export 2025-q3-summer-cold-brew -o form.xlsx
  strategy-tracker export 2025-618-promotion 2025-annual-plan -o forms.xlsx
"""


@click.command("export", cls=Command, epilog=_EPILOG)
@click.argument("slugs", nargs=-1, required=True, metavar="SLUG...")
@click.option(
    "-o",
    "--output",
    required=True,
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="FILE",
    help="The workbook to write, as in form.xlsx.",
)
@click.option("--force", is_flag=True, help="Write it although there is such a file already.")
@common_options
def export_command(common: CommonOptions, slugs: tuple[str, ...], output: Path, force: bool) -> None:
    """Write the record forms of the strategies SLUG... to an Excel workbook, each on a sheet of its own.

    `import` takes the form back when it is filled in. A file that is there already is left alone: somebody
    may have filled it in.
    """
    # Here, since openpyxl takes a sixth of the time that every other command takes to start.
    from strategy_tracker.exchange.forms.form_sheet import NotOnFormError
    from strategy_tracker.exchange.forms.writing import form_workbook

    project = find_project(common)
    workspace = open_project(project, common, working_tree=True)
    chosen = [strategy_named(workspace.tracked, slug, project.language) for slug in dict.fromkeys(slugs)]
    for strategy in chosen:
        if not strategy.record.readable:
            refusal = message("{file} cannot be read; see `check`.", file=strategy.record.file)
            raise click.ClickException(refusal.localize(project.language))
    if output.suffix.lower() != ".xlsx":
        raise click.UsageError(message("The workbook's name must end in .xlsx.").localize(project.language))
    if output.exists() and not force:
        refusal = message("There is a file {file} already; --force writes over it.", file=str(output))
        raise click.ClickException(refusal.localize(project.language))
    try:
        data = form_workbook(chosen, workspace.as_of, project.language)
        output.write_bytes(data)
    except NotOnFormError as error:
        raise click.ClickException(error.reason.localize(project.language)) from error
    except OSError as error:
        raise click.ClickException(failure(error).localize(project.language)) from error
    if not common.quiet:
        click.echo(message("Written: {file}", file=str(output)).localize(project.language), err=True)
