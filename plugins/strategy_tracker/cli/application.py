"""The program: its name, its commands, and the encoding of what it prints."""

from __future__ import annotations

from typing import Any

import click

from strategy_tracker import __version__
from strategy_tracker.cli.brief import brief_command
from strategy_tracker.cli.check import check_command
from strategy_tracker.cli.diff import diff_command
from strategy_tracker.cli.editor import editor_command
from strategy_tracker.cli.explain import explain_command
from strategy_tracker.cli.export import export_command
from strategy_tracker.cli.import_form import import_command
from strategy_tracker.cli.new import new_command
from strategy_tracker.cli.output import use_utf8
from strategy_tracker.cli.publish import publish_command
from strategy_tracker.cli.remind import remind_command
from strategy_tracker.cli.schema import schema_command
from strategy_tracker.cli.show import show_command
from strategy_tracker.cli.update import update_command
from strategy_tracker.report.report import NAME

_EPILOG = """\b
Examples:
  strategy-tracker check
  strategy-tracker show --as-of 2025-08-15
  strategy-tracker update 2025-q3-summer-cold-brew T002 --progress 60
"""


class Application(click.Group):
    """The group of all commands; prints UTF-8 whatever the locale is."""

    def main(self, *args: Any, **options: Any) -> Any:
        """Run the command line."""
        use_utf8()
        return super().main(*args, **options)


@click.group(
    name=NAME,
    cls=Application,
    epilog=_EPILOG,
    context_settings={"help_option_names": ["-h", "--help"]},
    help="Track how marketing strategies are carried out, from Markdown files in Git.",
)
@click.version_option(__version__, "-V", "--version", prog_name=NAME)
def main() -> None:
    """Run the program; the commands do the work."""


for command in (
    check_command,
    show_command,
    update_command,
    new_command,
    diff_command,
    editor_command,
    publish_command,
    remind_command,
    brief_command,
    export_command,
    import_command,
    explain_command,
    schema_command,
):
    main.add_command(command)
