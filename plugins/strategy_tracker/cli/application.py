"""The program: its name, its commands, and the encoding of what it prints."""

from __future__ import annotations

from importlib import import_module
from typing import Any, NamedTuple, cast

import click

from strategy_tracker import NAME, __version__
from strategy_tracker.cli.commands import Group
from strategy_tracker.cli.output import use_utf8

_EPILOG = """\b
Examples:
  strategy-tracker check
  strategy-tracker show --as-of 2025-08-15
  strategy-tracker update 2025-q3-summer-cold-brew T002 --progress 60
"""


class _Command(NamedTuple):
    """Where a command is defined, and its line in the list of all: nothing is imported to print that."""

    module: str
    name: str
    help: str


_COMMANDS = {
    "check": _Command("check", "check_command", "Report every finding, and change nothing."),
    "show": _Command(
        "show", "show_command", "Show what follows from the files on a day: all strategies, or one."
    ),
    "update": _Command("update", "update_command", "Bring one task, KPI or next step up to date."),
    "new": _Command("new", "new_command", "Write a new file to be filled in."),
    "diff": _Command("diff", "diff_command", "Say in the plan's words what a merge changes."),
    "editor": _Command("editor", "editor_command", "Write a form in the browser that edits strategies."),
    "publish": _Command(
        "publish", "publish_command", "Build the site aside and put it in place in one step."
    ),
    "render": _Command("render", "render_command", "Write the site as pages for another site generator."),
    "csp": _Command("csp", "csp_command", "Print the Content-Security-Policy for a built site."),
    "remind": _Command("remind", "remind_command", "Say what each person and the managers have to see to."),
    "brief": _Command("brief", "brief_command", "Write the meeting's deck as a PowerPoint file."),
    "export": _Command("export", "export_command", "Write record forms to an Excel workbook."),
    "import": _Command("import_form", "import_command", "Take a filled-in form into the strategies' files."),
    "explain": _Command("explain", "explain_command", "Say what a rule means and how to keep it."),
    "schema": _Command("schema", "schema_command", "Print a JSON Schema."),
}


class Application(Group):
    """The group of all commands, each imported when it is called; prints UTF-8 whatever the locale is."""

    def main(self, *args: Any, **options: Any) -> Any:
        """Run the command line."""
        use_utf8()
        return super().main(*args, **options)

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names of all commands."""
        return list(_COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Return a command by its name, None for an unknown one."""
        if cmd_name not in _COMMANDS:
            return None
        entry = _COMMANDS[cmd_name]
        module = import_module(f"strategy_tracker.cli.{entry.module}")
        return cast("click.Command", getattr(module, entry.name))

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the list of all commands."""
        with formatter.section("Commands"):
            formatter.write_dl([(name, entry.help) for name, entry in _COMMANDS.items()])


@click.group(
    name=NAME,
    cls=Application,
    epilog=_EPILOG,
    help="Track how marketing strategies are carried out, from Markdown files in Git.",
)
@click.version_option(__version__, "-V", "--version", prog_name=NAME)
def main() -> None:
    """Run the program; the commands do the work."""
