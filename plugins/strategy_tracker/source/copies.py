"""Copies that synchronising tools, file managers and merge tools leave beside a file."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable

# What stands behind the name of the file that was copied, before the ending. Each is taken for a copy only
# where that file is there too.
_COPIED = re.compile(
    r"""(?P<name>.+?)(?:
      \ ?\([^()]*(?:conflict|衝突|冲突)[^()]*\)                      # Dropbox, Nextcloud, Nutstore
    | \.sync-conflict-\d{8}-\d{6}(?:-\w+)?                          # Syncthing
    | \ ?-\ ?(?:copy|副本|複製|复制|複本)(?:\ ?\(\d+\))?             # Windows
    | \ (?:copy|拷貝|拷贝|副本)(?:\ \d+)? | 的副本 | 拷貝 | 拷贝      # macOS
    | \ ?\(\d+\)                                                    # browsers
    | \.(?:orig|bak|backup) | _(?:BACKUP|BASE|LOCAL|REMOTE)_\d+     # merge tools, editors
    )""",
    re.IGNORECASE | re.VERBOSE,
)
_LOCK = "~$"  # how an office program begins the name of its lock file


def copied_from(path: str, known: Iterable[str], key: Callable[[str], str]) -> str | None:
    """Return the file of which a file is a copy, or the lock file, by its name; None if it is neither.

    `known` are the paths that there are, and `key` what makes two of them one. A folder may be the copy.
    """
    folders, slash, name = path.rpartition("/")
    if name.startswith(_LOCK):
        return f"{folders}{slash}{name.removeprefix(_LOCK)}"
    stem, ending = name[:-3], name[-3:]
    parts = [*folders.split("/"), stem] if folders else [stem]
    plain = "/".join(_without_marks(part) for part in parts) + ending
    if plain == unicodedata.normalize("NFKC", path):
        return None
    wanted = key(plain)
    return next((other for other in known if key(other) == wanted), None)


def _without_marks(part: str) -> str:
    """Return the name of a file or folder without what a copy's name adds to it."""
    part = unicodedata.normalize("NFKC", part)
    while (match := _COPIED.fullmatch(part)) is not None:
        part = match["name"]
    return part
