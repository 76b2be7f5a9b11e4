"""The store of kept results of a project, where it is the project's own."""

from __future__ import annotations

from pathlib import Path

from strategy_tracker.cache import FOLDER, NOTHING_KEPT, Memory, Store, open_store, unusable
from strategy_tracker.history.command import HistoryError, NoProgramError, output
from strategy_tracker.language import Message, message


def kept_results(root: Path, *, wanted: bool = True, memory: Memory | None = None, workers: int = 1) -> Store:
    """Return the store of the project in `root`, to be used in a with statement.

    A store that is committed came with the project, by a merge perhaps: what is in it is somebody's word, and
    nobody looked at it. It is not read, nor written, and that is said. `memory` is what the process
    remembers from build to build, `workers` how many processes may fill the store.
    """
    if not wanted:
        return NOTHING_KEPT
    reason = _not_our_own(root) if (root / FOLDER).exists() else None
    return open_store(root, memory, workers) if reason is None else Store(None, [unusable(reason)], memory)


def _not_our_own(root: Path) -> Message | None:
    """Return why what is kept may be somebody else's; None where it is not committed."""
    try:
        committed = bool(output(["ls-files", "-z", "--", FOLDER.as_posix()], root))
    except NoProgramError:
        return None
    except HistoryError as error:
        known = "not a git repository" in str(error)
        return None if known else message("Git does not tell whether it is committed")
    return message("it is committed to Git") if committed else None
