"""Files beside the strategies that are published with them: pictures and documents, nothing that can run."""

from __future__ import annotations

import errno
import os
import stat
from dataclasses import dataclass
from pathlib import Path

from strategy_tracker.language import Message, message
from strategy_tracker.language.system_errors import reason_of
from strategy_tracker.report import visible
from strategy_tracker.source.discovery import looks_like_record

# No SVG and no HTML: both can carry scripts that would run with the site's rights.
_SUFFIXES = frozenset(
    {".png", ".jpg", ".jpeg", ".gif", ".webp", ".pdf", ".csv", ".xlsx", ".docx", ".pptx", ".zip", ".txt"}
)


@dataclass(frozen=True, slots=True)
class Attachments:
    """The files to publish, and those that cannot be with the reason, as paths below the folder, sorted."""

    published: tuple[str, ...]
    left_out: tuple[tuple[str, Message], ...]


def attachments(folder: Path) -> Attachments:
    """Return the files beside the strategies; a file that was meant to be a record is not among them."""
    root = os.path.realpath(folder) + os.sep
    published: list[str] = []
    left_out: list[tuple[str, Message]] = []
    waiting = [""]
    while waiting:
        below = waiting.pop()
        try:
            with os.scandir(folder / below) as entries:
                listed = list(entries)
        except OSError:
            continue  # which is a finding already
        for entry in listed:
            path = f"{below}{entry.name}"
            if entry.name.startswith(("_", ".")):
                continue
            if entry.is_dir(follow_symlinks=False):
                waiting.append(f"{path}/")
            elif Path(entry.name).suffix.lower() in _SUFFIXES and not looks_like_record(entry):
                reason = _reason_against(entry.path, root)
                published += [path] if reason is None else []
                left_out += [(path, reason)] if reason is not None else []
    return Attachments(tuple(sorted(published)), tuple(sorted(left_out, key=lambda one: one[0])))


def _reason_against(path: str, root: str) -> Message | None:
    """Return why a file cannot be published, None where it can."""
    try:
        regular = stat.S_ISREG(os.stat(path).st_mode)  # noqa: PTH116 - a string, as the folder was scanned
    except OSError as error:
        return cannot_be_opened(error)
    if not regular:
        return message("it is not an ordinary file")
    if not os.path.realpath(path).startswith(root):
        return message("it is a link that leads out of the folder of strategies")
    if not os.access(path, os.R_OK):
        return cannot_be_opened(PermissionError(errno.EACCES, ""))
    return None


def cannot_be_opened(error: OSError) -> Message:
    """Return why a file that lies in the folder is not published."""
    return message("it cannot be opened: {reason}", reason=reason_of(error))


def not_published(path: str, reason: Message) -> Message:
    """Return that a file is not published, and why."""
    return message("{file} is not published: {reason}", file=visible(path), reason=reason)
