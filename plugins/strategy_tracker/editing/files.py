"""Writing files: whole or not at all, and records never over what somebody else has written since."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Mapping
from difflib import unified_diff
from pathlib import Path

from strategy_tracker.source.file_bytes import MAX_BYTES


class ChangedMeanwhileError(Exception):
    """A file is not what it was when the change to it was worked out; carries its name."""


def bytes_of(root: Path, file: str) -> bytes:
    """Return the bytes of a file of the project, b'' where there is none; OSError where it cannot be read."""
    path = root / file
    if not path.exists():
        return b""
    with path.open("rb") as opened:
        return opened.read(MAX_BYTES + 1)


def write_files(root: Path, files: Mapping[str, bytes], before: Mapping[str, bytes]) -> None:
    """Write files of the project, each at once; `before` has what each held when the change was worked out.

    A file that is new has no entry there. Nothing is written where any of them has changed:
    ChangedMeanwhileError.
    """
    for file in files:
        if bytes_of(root, file) != before.get(file, b"") or ((root / file).exists() and file not in before):
            raise ChangedMeanwhileError(file)
    for file, data in files.items():
        _write(root / file, data)


def _write(path: Path, data: bytes) -> None:
    """Put a file in the place of another, with the same permissions; links keep leading where they do."""
    target = path.resolve()
    target.parent.mkdir(parents=True, exist_ok=True)
    mode = target.stat().st_mode & 0o7777 if target.exists() else 0o666 & ~_umask()
    replace_file(target, data, mode)


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


def difference(file: str, before: bytes, after: bytes) -> str:
    """Return a change to a file as a unified diff."""
    old, new = (_lines(data) for data in (before, after))
    name = f"a/{file}" if before else "/dev/null"
    return "".join(unified_diff(old, new, name, f"b/{file}"))


def _lines(data: bytes) -> list[str]:
    text = data.decode("utf-8", errors="backslashreplace")
    lines = text.replace("\r\n", "\n").replace("\r", "\n").splitlines(keepends=True)
    if lines and not lines[-1].endswith("\n"):
        lines[-1] += "\n\\ No newline at end of file\n"
    return lines


def replace_file(path: Path, data: bytes, mode: int = 0o644) -> None:
    """Write a file beside its place and put it there when it is whole; by default everybody may read it."""
    try:
        descriptor, name = tempfile.mkstemp(dir=path.parent, prefix=".", suffix=".tmp")
    except OSError as error:
        error.filename = str(path)  # and not a name that nobody has heard of
        raise
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(data)
        Path(name).chmod(mode)
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
