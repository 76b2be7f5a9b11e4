"""Printing: UTF-8 whatever the locale is, colours only where they can be seen, closed pipes without noise."""

from __future__ import annotations

import errno
import io
import os
import shutil
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

import click

if TYPE_CHECKING:
    from strategy_tracker.language import Language

WIDEST = 120
PIPED_COLUMNS = 100


def use_utf8() -> None:
    """Make standard output and error UTF-8; what UTF-8 cannot hold is printed as an escape."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def wants_colour(stream: TextIO, environment: Mapping[str, str]) -> bool:
    """Return whether to colour: NO_COLOR forbids, FORCE_COLOR orders, else it is for terminals."""
    if environment.get("NO_COLOR"):
        return False
    if environment.get("FORCE_COLOR"):
        return True
    return stream.isatty() and environment.get("TERM") != "dumb"


def columns_of(stream: TextIO) -> int:
    """Return how wide lines may be: the terminal's width, or a fixed one that keeps piped output the same."""
    return min(shutil.get_terminal_size().columns, WIDEST) if stream.isatty() else PIPED_COLUMNS


def write(text: str, *, colour: bool = False) -> None:
    """Print to standard output; a reader that has gone away (`| head`) is no error."""
    try:
        click.echo(text, nl=False, color=colour)
    except OSError as error:
        # Windows says EINVAL where others say EPIPE.
        if error.errno != (errno.EINVAL if os.name == "nt" else errno.EPIPE):
            raise
        _discard_standard_output()


def _discard_standard_output() -> None:
    """Send what is still in the buffer nowhere, so that flushing it at exit does not fail again."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())
    os.close(nowhere)


def write_file(path: Path, text: str, language: Language) -> None:
    """Write a report to a file, as UTF-8; wrong usage where that cannot be done."""
    try:
        path.write_text(text, encoding="utf-8", errors="backslashreplace", newline="\n")
    except OSError as error:
        from strategy_tracker.language.system_errors import failure

        raise click.UsageError(failure(error, path).localize(language)) from error
