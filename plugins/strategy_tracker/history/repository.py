"""The tracking record: every committed version of the files in the strategies folder, from the git program.

Versions are in the order of ancestry, and by author date where commits are unrelated: a version never stands
before one it descends from, even if its author's clock said so. Their dates may therefore go back.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from pathlib import Path

from strategy_tracker.history.blobs import Blobs
from strategy_tracker.history.command import HistoryError, output
from strategy_tracker.history.lineage import FileVersion, Lineage, Walk
from strategy_tracker.history.log import (
    Commit,
    decoded_path,
    read_commits,
    read_first_parents,
    read_merge_changes,
    read_tree,
    with_exchanges,
)

__all__ = ["Blobs", "Completeness", "FileVersion", "History", "HistoryError", "read_history", "snapshot"]

Progress = Callable[[int, int], None]


class Completeness(StrEnum):
    """How much of the record could be read."""

    COMPLETE = "complete"
    SHALLOW = "shallow"  # a clone with its older commits cut off
    NO_GIT = "no_git"  # no git program, no repository, or a repository git refuses
    NO_COMMITS = "no_commits"  # a repository nothing is committed to
    NOT_COMMITTED = "not_committed"  # the folder has never held a committed file


@dataclass(frozen=True)
class History:
    """The record of a folder.

    `versions` has the files of the newest commit by their path relative to the folder, `deleted` those that
    left the folder by the path they last had in it; both oldest version first. `oldest` is the earliest
    author date read, in a shallow clone that of the commits it was cut at. `reason` has git's words if
    nothing could be read.
    """

    completeness: Completeness
    versions: Mapping[str, tuple[FileVersion, ...]] = field(default_factory=dict)
    deleted: Mapping[str, tuple[FileVersion, ...]] = field(default_factory=dict)
    oldest: date | None = None
    commits: int = 0
    reason: str = ""

    def last_paths(self) -> dict[str, tuple[FileVersion, ...]]:
        """Return the files that existed after the last version read, by the path they had then.

        In a history read up to a past day this finds the files of that day's snapshot, those renamed or
        deleted since included.
        """
        both = (*self.deleted.values(), *self.versions.values())
        return {versions[-1].path: versions for versions in both if not versions[-1].deleted}


@dataclass(frozen=True, slots=True)
class _Repository:
    folder: Path
    place: str  # of the folder, from the repository's top, with its last slash
    head: str
    boundaries: frozenset[str]

    def is_moved_whole(self, commit: str, old: str, new: str) -> bool:
        return all(path.startswith(new) for path in read_tree(self.folder, commit, old))


def read_history(folder: Path, *, until: date | None = None, progress: Progress | None = None) -> History:
    """Return the record of the folder's files; with `until`, only versions whose author date is not after it.

    `completeness` says if nothing can be read. HistoryError if git fails midway. `progress` is told how
    many of how many commits are read.
    """
    repository = _open(folder)
    if isinstance(repository, History):
        return repository
    commits = with_exchanges(folder, read_commits(folder, repository.head, progress))
    walk = _walk(repository)
    walk.follow(commits, read_merge_changes(folder, commits))
    lineages = walk.resolved()
    cut = [commit for commit in commits if commit.id in repository.boundaries]
    return History(
        completeness=_completeness(lineages, cut),
        versions=_by_path((lineage for lineage in lineages if lineage.present), until),
        deleted=_by_path((lineage for lineage in lineages if not lineage.present), until),
        oldest=min(commit.moment.date() for commit in cut or commits),
        commits=len(commits),
    )


def snapshot(folder: Path, until: date) -> Mapping[str, str]:
    """Return the folder's files as of the end of a day: path relative to the folder → blob.

    They are those of the newest commit, along first parents from the present one, whose author date is not
    after `until`: what was merged later is not among them, though it may have been written before. If the
    whole folder has been moved since, it is looked for where it lay. Empty if there is no such commit;
    HistoryError if git fails.
    """
    repository = _open(folder)
    if isinstance(repository, History):
        return {}
    dated = read_first_parents(folder, repository.head)
    commit = next((commit for commit, moment in dated if moment.date() <= until), None)
    if commit is None:
        return {}
    place = repository.place
    files = read_tree(folder, commit, place)
    if not files:
        commits = with_exchanges(folder, read_commits(folder, repository.head, first_parent=True))
        place = _walk(repository).follow(commits, {}, stop=commit)
        files = read_tree(folder, commit, place)
    return {path.removeprefix(place): blob for path, blob in files.items()}


def _open(folder: Path) -> _Repository | History:
    """Return the repository the folder lies in, or the history that says why there is none to be read."""
    if not folder.is_dir():
        raise HistoryError(f"not a folder: {folder}")
    try:
        inside, shallow, place = output(
            ["rev-parse", "--is-inside-work-tree", "--is-shallow-repository", "--show-prefix"], folder
        ).split(b"\n", 2)
    except HistoryError as error:
        return History(Completeness.NO_GIT, reason=str(error))
    if inside != b"true":
        return History(Completeness.NO_GIT, reason=f"not inside a work tree: {folder}")
    try:
        head = output(["rev-parse", "--verify", "HEAD"], folder).decode().strip()
    except HistoryError as error:
        return History(Completeness.NO_COMMITS, reason=str(error))
    boundaries = _boundaries(folder) if shallow == b"true" else frozenset()
    return _Repository(folder, decoded_path(place[:-1]), head, boundaries)


def _boundaries(folder: Path) -> frozenset[str]:
    """Return the commits whose parents a shallow clone lacks."""
    listed = Path(decoded_path(output(["rev-parse", "--git-path", "shallow"], folder)[:-1]))
    return frozenset((folder / listed).read_text(encoding="ascii").split())


def _walk(repository: _Repository) -> Walk:
    present = read_tree(repository.folder, repository.head, repository.place)
    return Walk(present, repository.place, repository.is_moved_whole, repository.boundaries)


def _completeness(lineages: list[Lineage], cut: list[Commit]) -> Completeness:
    if cut:
        return Completeness.SHALLOW
    return Completeness.COMPLETE if lineages else Completeness.NOT_COMMITTED


def _by_path(lineages: Iterable[Lineage], until: date | None) -> dict[str, tuple[FileVersion, ...]]:
    """Of several files deleted at the same path, the versions stand one file after the other."""
    found: dict[str, tuple[FileVersion, ...]] = {}
    for lineage in sorted(lineages, key=lambda lineage: (lineage.path, -max(lineage.versions))):
        versions = tuple(v for v in lineage.oldest_first() if until is None or v.date <= until)
        if versions:
            found[lineage.path] = found.get(lineage.path, ()) + versions
    return found
