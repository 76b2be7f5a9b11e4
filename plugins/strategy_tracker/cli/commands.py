"""Commands that tell their help, and wrong usage, in the language of the project.

Nothing is imported for that until something is to be told. click puts what it says into words when it finds
the mistake, with `gettext` and in English. So arguments that it refuses are read a second time, with our
catalogue there, and that refusal is the one that is shown.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import IO, Any, TypeVar

import click

Read = TypeVar("Read")
_HELP = ("-h", "--help")
_ARGUMENTS = f"{__name__}.arguments"


class WrongUsage(click.UsageError):
    """A command line that cannot be read, told whole: the usage, where there is help, and the mistake."""

    def show(self, file: IO[Any] | None = None) -> None:
        """Print the words."""
        click.echo(self.format_message(), file=file, err=file is None, nl=False)


class Command(click.Command):
    """A command that shows its help and refuses arguments in the project's language."""

    def get_help(self, ctx: click.Context) -> str:
        """Return the help."""
        return _help(self, ctx)

    def get_help_option_names(self, ctx: click.Context) -> list[str]:
        """Return what asks for the help."""
        return list(_HELP)

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Read the arguments."""
        ctx.meta[_ARGUMENTS] = tuple(args)
        return told(lambda: super(Command, self).parse_args(ctx, list(args)), args)


class Group(Command, click.Group):
    """A group of such commands, which refuses the name of a command so too."""

    command_class = Command

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Read the arguments; without any, click shows the help, and that is no mistake."""
        return super().parse_args(ctx, args) if args else click.Group.parse_args(self, ctx, args)

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


def _help(command: click.Command, context: click.Context) -> str:
    """Return the help of a command that was given some arguments."""
    from strategy_tracker.cli.click_words import speaking
    from strategy_tracker.cli.help import help_of
    from strategy_tracker.language import translate

    language = _language(context.meta.get(_ARGUMENTS, ()))
    with speaking(language):
        return help_of(command, context, lambda text: translate(text, language))


def _language(arguments: Sequence[str]) -> Any:
    """Return the language to speak to arguments in: the one that they name, else that of the site here."""
    from strategy_tracker.configuration_files import (
        ConfigurationError,
        configurations_near,
        content_of,
        language_of,
    )
    from strategy_tracker.language import Language

    asked = _value_of("--language", arguments)
    if Language.knows(asked):
        return Language.of(asked)
    named = _value_of("--config", arguments)
    for file in (*((Path(named),) if named else ()), *configurations_near(Path.cwd())):
        try:
            return language_of(content_of(file))
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
