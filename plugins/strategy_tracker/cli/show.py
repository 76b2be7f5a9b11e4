"""`show`: the computed portfolio, as tables or as the published JSON."""

from __future__ import annotations

import os
import sys

import click

from strategy_tracker.cli.commands import Command
from strategy_tracker.cli.options import CommonOptions, common_options
from strategy_tracker.cli.output import wants_colour, write
from strategy_tracker.cli.project import find_project, open_project
from strategy_tracker.cli.show_tables import portfolio_tables, strategy_tables
from strategy_tracker.cli.suggestions import strategy_named
from strategy_tracker.cli.tables import printed
from strategy_tracker.exchange.portfolio import portfolio_json, publish
from strategy_tracker.withholding import published

_EPILOG = """\b
Examples:
  strategy-tracker show
  strategy-tracker show 2025-618-promotion --as-of 2025-06-01
  strategy-tracker show --format json > portfolio.json
"""


@click.command("show", cls=Command, epilog=_EPILOG)
@click.argument("slug", required=False)
@click.option(
    "--format", "format_name", type=click.Choice(("table", "json")), default="table", help="table or json."
)
@common_options
def show_command(common: CommonOptions, slug: str | None, format_name: str) -> None:
    """Show what follows from the files on a day: all strategies, or the one named SLUG."""
    project = find_project(common)
    workspace = open_project(project, common)
    tracked = (published(workspace) if format_name == "json" else workspace).tracked
    strategy = None if slug is None else strategy_named(tracked, slug, project.language)
    if format_name == "json":
        if strategy is not None:
            tracked = tracked.only(strategy)
        write(portfolio_json(publish(tracked, project.language, project.address)).decode("utf-8"))
        return
    colour = wants_colour(sys.stdout, os.environ)
    language = project.language
    tables = (
        portfolio_tables(tracked, language)
        if strategy is None
        else strategy_tables(strategy, tracked.as_of, language)
    )
    write(printed(tables, colour=colour), colour=colour)
