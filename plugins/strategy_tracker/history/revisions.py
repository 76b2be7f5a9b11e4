"""The files of one commit, named as people name commits: a branch, a tag, the beginning of an id."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from strategy_tracker.history.command import HistoryError, NoProgramError, output
from strategy_tracker.history.log import decoded_path


@dataclass(frozen=True, slots=True)
class Revision:
    """A commit, and the blobs of the regular files that it has in a folder, by path below that."""

    commit: str
    files: Mapping[str, str]


class UnknownRevisionError(HistoryError):
    """A name stands for no commit; `suggestion` is a remote's branch of that name, '' where there is none."""

    def __init__(self, name: str, suggestion: str = "") -> None:
        super().__init__(name)
        self.name = name
        self.suggestion = suggestion


class UnrelatedError(HistoryError):
    """Two commits have no common ancestor, as far as the clone knows."""


def read_revision(root: Path, commit: str, folder: str) -> Revision:
    """Return what a commit has in the folder that `folder` names below `root`; none where it has no such."""
    listed = output(["ls-tree", "-r", "-z", commit, "--", f"{folder}/"], root)
    files: dict[str, str] = {}
    for entry in filter(None, listed.split(b"\0")):
        about, _, path = entry.partition(b"\t")
        mode, _, blob = about.decode().split(" ")
        if mode.startswith("100"):
            files[decoded_path(path).removeprefix(f"{folder}/")] = blob
    return Revision(commit, files)


def commit_named(root: Path, name: str) -> str:
    """Return the id of the commit that a name stands for; UnknownRevisionError where it is none."""
    found = _commit(root, name)
    if found is not None:
        return found
    remote = f"origin/{name}"
    raise UnknownRevisionError(name, remote if _commit(root, remote) is not None else "")


def common_ancestor(root: Path, one: str, other: str) -> str:
    """Return the newest commit that both stand on; UnrelatedError where the clone has none."""
    try:
        return output(["merge-base", one, other], root).decode().split()[0]
    except NoProgramError:
        raise
    except HistoryError as error:
        raise UnrelatedError(str(error)) from error


def _commit(root: Path, name: str) -> str | None:
    if not name or "\0" in name:
        return None
    asked = ["rev-parse", "--verify", "--quiet", "--end-of-options", f"{name}^{{commit}}"]
    try:
        return output(asked, root).decode().strip() or None
    except NoProgramError:
        raise
    except HistoryError:
        return None
