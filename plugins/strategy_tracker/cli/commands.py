"""Commands that tell wrong usage in the language of the project.

click puts what it says into words when it finds the mistake, with `gettext` and in English. So arguments that
it refuses are read a second time, with our catalogue there, and that refusal is the one that is shown.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import IO, Any, TypeVar

import click

Read = TypeVar("Read")


class WrongUsage(click.UsageError):
    """A command line that cannot be read, told whole: the usage, where there is help, and the mistake."""

    def show(self, file: IO[Any] | None = None) -> None:
        """Print the words."""
        click.echo(self.format_message(), file=file, err=file is None, nl=False)


class Command(click.Command):
    """A command that refuses arguments in the project's language."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Read the arguments."""
        return told(lambda: super(Command, self).parse_args(ctx, list(args)), args)


class Group(click.Group):
    """A group of such commands, which refuses the name of a command so too."""

    command_class = Command

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Read the arguments; without any, click shows the help, and that is no mistake."""
        if not args:
            return super().parse_args(ctx, args)
        return told(lambda: super(Group, self).parse_args(ctx, list(args)), args)

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Return the command that the arguments name, and its own arguments."""
        return told(lambda: super(Group, self).resolve_command(ctx, list(args)), args)


def told(read: Callable[[], Read], arguments: Sequence[str]) -> Read:
    """Return what `read` makes of the arguments; raise WrongUsage where it refuses them."""
    try:
        return read()
    except WrongUsage:
        raise
    except click.UsageError:
        from strategy_tracker.cli.click_words import speaking

        with speaking(_language(arguments)):
            try:
                read()
            except click.UsageError as again:
                error = again
            words = io.StringIO()
            error.show(file=words)
        raise WrongUsage(words.getvalue()) from error


def _language(arguments: Sequence[str]) -> Any:
    """Return the language to refuse arguments in: the one that they name, else that of the site here."""
    from strategy_tracker.configuration import ConfigurationError, configurations_near, read_configuration
    from strategy_tracker.language import Language

    asked = _value_of("--language", arguments)
    if Language.knows(asked):
        return Language.of(asked)
    named = _value_of("--config", arguments)
    for file in (*((Path(named),) if named else ()), *configurations_near(Path.cwd())):
        try:
            return read_configuration(file).language
        except ConfigurationError:  # it is told once the arguments can be read
            continue
    return Language.of(None)


def _value_of(option: str, arguments: Sequence[str]) -> str:
    """Return the value of an option among arguments that cannot all be read; '' where it has none."""
    for place, argument in enumerate(arguments):
        name, _, value = argument.partition("=")
        if name == option:
            return value or "".join(arguments[place + 1 : place + 2])
    return ""
