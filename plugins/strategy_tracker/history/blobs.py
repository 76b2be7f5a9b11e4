"""Contents of files as they were committed, read through one git process."""

import subprocess
import tempfile
from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path
from types import TracebackType
from typing import IO, Self

from strategy_tracker.history.command import HistoryError, error_words, output, start

LARGEST_BLOB = 1 << 20

_ARGUMENTS = ("cat-file", "--batch")
_HEXADECIMAL = frozenset("0123456789abcdef")
_CHUNK = 1 << 16

# The requests of one window fit into any pipe (Linux: 4,096 bytes at least), also with SHA-256 ids, so
# that writing them never waits for git, which may itself be waiting for its answers to be read.
_WINDOW = 32


def present_blobs(folder: Path, blobs: Iterable[str]) -> frozenset[str]:
    """Return those of the blobs that the repository has; a partial clone lacks some."""
    # Not by name: git would ask the remote for each that it lacks, and stop.
    options = ["--batch-all-objects", "--unordered", "--batch-check=%(objectname)"]
    there = output(["cat-file", *options], folder).decode().split()
    return frozenset(blobs).intersection(there)


class Blobs:
    """Reads blobs of the repository the folder lies in; to be used in a with statement."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._process: subprocess.Popen[bytes] | None = None

    def __enter__(self) -> Self:
        self._errors = tempfile.TemporaryFile()
        try:
            self._process = start(_ARGUMENTS, self._folder, subprocess.PIPE, self._errors)
        except BaseException:
            self._errors.close()
            raise
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        process, self._process = self._process, None
        if process is not None:
            process.kill()  # it only reads: nothing of it is left half done
            process.communicate()
        self._errors.close()

    def read(self, blobs: Iterable[str]) -> Iterator[tuple[str, bytes | None]]:
        """Yield each distinct blob once, in order, with its bytes, or None if over LARGEST_BLOB bytes.

        ValueError for what is no object id; HistoryError for an object that is missing or is no file's
        content.
        """
        distinct = iter(dict.fromkeys(blobs))
        while window := list(islice(distinct, _WINDOW)):
            # Read to the end before the first is handed out: a reader that stops early, or a second
            # one, finds no answer of another in the pipe.
            yield from [(blob, content) for blob, content in zip(window, self._answers(window), strict=True)]

    def _answers(self, window: list[str]) -> list[bytes | None]:
        for blob in window:
            if len(blob) not in (40, 64) or not _HEXADECIMAL.issuperset(blob):
                raise ValueError(f"not an object id: {blob!r}")
        if self._process is None or not self._process.stdin or not self._process.stdout:
            raise ValueError("Blobs is read inside its with statement only")
        answers_from = self._process.stdout
        try:
            self._process.stdin.write("".join(f"{blob}\n" for blob in window).encode())
            self._process.stdin.flush()
        except BrokenPipeError as error:
            raise self._failure() from error
        # All are read even if one is unusable, so that the next window meets its own answers.
        answers = [self._answer(answers_from) for _ in window]
        for answer in answers:
            if isinstance(answer, HistoryError):
                raise answer
        return [answer for answer in answers if not isinstance(answer, HistoryError)]

    def _answer(self, answers: IO[bytes]) -> bytes | HistoryError | None:
        header = self._line(answers)
        match header.split(" "):
            case [_, kind, size]:
                content = self._content(answers, int(size))
                return content if kind == "blob" else HistoryError(f"not a file's content: {header}")
            case _:
                return HistoryError(header)

    def _line(self, answers: IO[bytes]) -> str:
        line = answers.readline()
        if not line.endswith(b"\n"):
            raise self._failure()
        return line.decode("utf-8", "replace").rstrip("\n")

    def _content(self, answers: IO[bytes], size: int) -> bytes | None:
        kept: list[bytes] = []
        left = size + 1  # git ends each content with a line break of its own
        while left:
            chunk = answers.read(min(left, _CHUNK))
            if not chunk:
                raise self._failure()
            left -= len(chunk)
            if size <= LARGEST_BLOB:
                kept.append(chunk)
        return b"".join(kept)[:size] if size <= LARGEST_BLOB else None

    def _failure(self) -> HistoryError:
        return HistoryError(error_words(self._errors, _ARGUMENTS))
