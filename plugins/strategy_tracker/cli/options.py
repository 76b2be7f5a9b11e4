"""The options that every command has."""

from __future__ import annotations

import functools
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any, Concatenate, ParamSpec

import click

from strategy_tracker import NAME, __version__
from strategy_tracker.language import Language

Rest = ParamSpec("Rest")


@dataclass(frozen=True, slots=True)
class CommonOptions:
    """What was asked of every command; None where nothing was."""

    config: Path | None
    as_of: str | None
    language: Language | None
    quiet: bool


class Refusal(click.ClickException):
    """What a command cannot do, and the way out, in the project's language.

    The usage of the command is left out: the words say what is wrong.
    """

    def __init__(self, refused: click.ClickException) -> None:
        super().__init__(refused.format_message())
        self.exit_code = refused.exit_code  # type: ignore[misc]  # click's classes have one each

    def show(self, file: IO[Any] | None = None) -> None:
        """Print the words."""
        click.echo(f"{NAME}: {self.format_message()}", file=file, err=file is None)


def _language(context: click.Context, parameter: click.Parameter, tag: str | None) -> Language | None:
    """Return the language of a tag such as zh-Hant, zh-TW or en; another language is refused."""
    if tag is None:
        return None
    if not Language.knows(tag):
        click.Choice([language.value for language in Language]).convert(tag, parameter, context)
    return Language.of(tag)


def common_options(function: Callable[Concatenate[CommonOptions, Rest], None]) -> Callable[..., None]:
    """Give a command the common options; it gets them as one CommonOptions."""

    @click.option(
        "--config",
        type=click.Path(exists=True, dir_okay=False, path_type=Path),
        metavar="FILE",
        help="The site's mkdocs.yml, zensical.toml …; by default the nearest one, upwards from here.",
    )
    @click.option(
        "--as-of",
        metavar="DATE",
        help="The day to look at, as in 2025-08-15 or 2025年8月15日; today by default.",
    )
    @click.option(
        "--language",
        callback=_language,
        metavar="TAG",
        help="Language of what is said: zh-Hant, zh-Hans or en; the site's by default.",
    )
    @click.option("-q", "--quiet", is_flag=True, help="Say nothing but what was asked for.")
    @click.version_option(__version__, "-V", "--version", prog_name=NAME)
    @functools.wraps(function)
    def wrapped(
        config: Path | None,
        as_of: str | None,
        language: Language | None,
        quiet: bool,
        *args: Rest.args,
        **rest: Rest.kwargs,
    ) -> None:
        try:
            function(CommonOptions(config, as_of, language, quiet), *args, **rest)
        except click.ClickException as error:
            raise Refusal(error) from error

    return wrapped
