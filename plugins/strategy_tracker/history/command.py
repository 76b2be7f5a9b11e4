"""Runs the git program on a repository that is not trusted: read only, offline, running nothing of it."""

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import IO

# Settings of a repository that would run a program, or change what is read. A setting given here outranks the
# repository's own; the commands add the options that have no setting.
_SETTINGS = (
    "core.fsmonitor=false",
    f"core.hooksPath={os.devnull}",
    "diff.external=",
    "log.showSignature=false",
    "log.follow=false",
)

# Variables that point git at another repository than the one the folder lies in (a hook sets some of them),
# or that change what a pathspec means.
_MISLEADING_VARIABLES = frozenset(
    {
        "GIT_ALTERNATE_OBJECT_DIRECTORIES",
        "GIT_COMMON_DIR",
        "GIT_DIR",
        "GIT_EXTERNAL_DIFF",
        "GIT_GLOB_PATHSPECS",
        "GIT_GRAFT_FILE",
        "GIT_ICASE_PATHSPECS",
        "GIT_IMPLICIT_WORK_TREE",
        "GIT_INDEX_FILE",
        "GIT_LITERAL_PATHSPECS",
        "GIT_NAMESPACE",
        "GIT_NOGLOB_PATHSPECS",
        "GIT_OBJECT_DIRECTORY",
        "GIT_PREFIX",
        "GIT_REPLACE_REF_BASE",
        "GIT_SHALLOW_FILE",
        "GIT_WORK_TREE",
        "LANGUAGE",
    }
)

_FIXED_VARIABLES = {
    "GIT_ALLOW_PROTOCOL": "none",  # a partial clone would fetch what it lacks, by a program it names
    "GIT_NO_LAZY_FETCH": "1",
    "GIT_NO_REPLACE_OBJECTS": "1",  # the record is what was committed
    "GIT_OPTIONAL_LOCKS": "0",
    "GIT_TERMINAL_PROMPT": "0",
    "LC_ALL": "C",
}

_CHUNK = 1 << 16


class HistoryError(Exception):
    """Git failed while the history was read; the text is git's own."""


class NoProgramError(HistoryError):
    """There is no git program."""


def command_line(arguments: Sequence[str]) -> list[str]:
    """Return the whole command line for these git arguments; NoProgramError without a git program."""
    program = shutil.which("git")
    if program is None:
        raise NoProgramError("no git program on PATH")
    settings = [part for setting in _SETTINGS for part in ("-c", setting)]
    return [str(Path(program).absolute()), "--no-pager", *settings, *arguments]


def environment() -> dict[str, str]:
    """Return the environment git runs in: the caller's, without what would mislead git."""
    kept = {name: value for name, value in os.environ.items() if name not in _MISLEADING_VARIABLES}
    return kept | _FIXED_VARIABLES


def start(
    arguments: Sequence[str], folder: Path, stdin: IO[bytes] | int, stderr: IO[bytes]
) -> subprocess.Popen[bytes]:
    """Start git in the folder, its output to be read from a pipe."""
    if not folder.is_dir():
        raise HistoryError(f"not a folder: {folder}")
    return subprocess.Popen(  # noqa: S603 - git as found on PATH, without a shell; the rest is ours or object ids
        command_line(arguments),
        cwd=folder,
        env=environment(),
        stdin=stdin,
        stdout=subprocess.PIPE,
        stderr=stderr,
    )


def error_words(stderr: IO[bytes], arguments: Sequence[str]) -> str:
    """Return what git wrote about its failure; the command's name if it wrote nothing."""
    stderr.seek(0)
    return stderr.read().decode("utf-8", "replace").strip() or f"git {arguments[0]} failed"


def _chunks(arguments: Sequence[str], folder: Path, requests: bytes) -> Iterator[bytes]:
    # Requests and error text go through files: no pipe can fill up while git waits on another.
    with tempfile.TemporaryFile() as stdin, tempfile.TemporaryFile() as stderr:
        stdin.write(requests)
        stdin.seek(0)
        with start(arguments, folder, stdin, stderr) as process:
            try:
                while process.stdout and (chunk := process.stdout.read(_CHUNK)):
                    yield chunk
            except BaseException:
                process.kill()
                raise
        if process.returncode != 0:
            raise HistoryError(error_words(stderr, arguments))


def output(arguments: Sequence[str], folder: Path, requests: bytes = b"") -> bytes:
    """Return all that git prints; HistoryError, with git's words, if it fails."""
    return b"".join(_chunks(arguments, folder, requests))


def output_tokens(arguments: Sequence[str], folder: Path, requests: bytes = b"") -> Iterator[bytes]:
    """Yield what git prints, cut at each NUL, while it runs; HistoryError, with its words, if it fails."""
    rest = b""
    for chunk in _chunks(arguments, folder, requests):
        *whole, rest = (rest + chunk).split(b"\0")
        yield from whole
    if rest:
        yield rest
