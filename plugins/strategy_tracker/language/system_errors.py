"""What the operating system refuses, in words: it has its own in English, or in its own language."""

from __future__ import annotations

import errno

from strategy_tracker.language.message import Localizable, Message, message

NOT_UTF8 = message("It is not encoded as UTF-8; save it so.")
"""What is said of a file whose bytes are no text."""
_NOT_ALLOWED = message("the account that runs this has no right to it")
_FULL = message("there is no space left for it")
_REASONS = {
    "ENOENT": message("there is no such file or folder"),
    "EACCES": _NOT_ALLOWED,
    "EPERM": _NOT_ALLOWED,
    "EISDIR": message("it is a folder"),
    "ENOTDIR": message("what should be a folder on its path is a file"),
    "EEXIST": message("there is one of this name already"),
    "ENOTEMPTY": message("the folder is not empty"),
    "ELOOP": message("its links lead in a circle"),
    "ENAMETOOLONG": message("its name is too long for this disk"),
    "ENXIO": message("it is not an ordinary file"),
    "EBUSY": message("another program uses it"),
    "EMFILE": message("too many files are open"),
    "ENFILE": message("too many files are open"),
    "EIO": message("the disk fails there"),
    "EROFS": message("nothing can be written to this disk"),
    "ENOSPC": _FULL,
    "EDQUOT": _FULL,
    "ESTALE": message("the file server knows it no more"),
    "ETIMEDOUT": message("the file server does not answer"),
}


def reason_of(error: OSError) -> Localizable:
    """Return why a file or folder cannot be used; for a rare reason, its number and the system's words."""
    known = _REASONS.get(errno.errorcode.get(error.errno or 0, ""))
    if known is not None:
        return known
    if error.errno is None:
        return message("the system says: {words}", words=str(error))
    return message(
        "error {number} of the system: {words}", number=str(error.errno), words=str(error.strerror)
    )


def failure(error: OSError, path: object = None) -> Message:
    """Return which file cannot be used, and why; by default it is the one that the error names."""
    return message("{place}: {reason}", place=str(path or error.filename), reason=reason_of(error))
