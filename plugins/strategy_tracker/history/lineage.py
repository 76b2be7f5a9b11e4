"""Follows files along the published branch: which committed contents belong to which file.

The walk goes from the oldest commit to the newest, each compared with its first parent. A file keeps its
identity through a rename as git sees it, through a move that gives it the same slug (`q.md` to
`q/index.md`) however much else changes, and when it is created again where it was deleted.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from posixpath import relpath

from strategy_tracker.history.log import Change, Commit
from strategy_tracker.history.merges import Merged
from strategy_tracker.source.discovery import slug_key, slug_of


@dataclass(frozen=True, slots=True)
class FileVersion:
    """A file as one commit of the published branch left it.

    `date` is the day on which the commit counts. `path` is relative to the strategies folder as it lay
    then; a file outside begins with `../`. A deletion carries the blob that was deleted. At a `boundary`,
    the oldest commit of a shallow clone, the content may be older than the commit. After a mere move the
    blob is that of the version before.
    """

    commit: str
    date: date
    author: str
    blob: str
    path: str
    deleted: bool = False
    boundary: bool = False

    @property
    def is_inside(self) -> bool:
        """Whether the file was in the strategies folder after this commit."""
        return not self.deleted and not self.path.startswith("../")


File = tuple[FileVersion, ...]


@dataclass(eq=False, slots=True)
class _Lineage:
    """One file through all its versions, oldest first."""

    versions: list[FileVersion] = field(default_factory=list)


class Walk:
    """Puts the versions of files together, commit by commit."""

    def __init__(self, merged: Mapping[str, Merged], names: Mapping[str, str]) -> None:
        """Take what each merge brought in, and what the authors of commits are called."""
        self._merged = merged
        self._names = names
        self._live: dict[str, _Lineage] = {}
        self._gone: dict[str, _Lineage] = {}
        self._all: list[_Lineage] = []

    def step(self, commit: Commit, day: date, place: str, *, boundary: bool = False) -> None:
        """Take in the next commit; `place` is where the strategies folder lies after it."""
        merged = self._merged.get(commit.id, Merged())
        changes = _with_moves_of_records(merged.with_moves(commit.changes))

        def version(change: Change) -> FileVersion:
            author = merged.author(change) or self._names[commit.author]
            deleted = change.kind == "D"
            blob, path = (change.old_blob, change.old_path) if deleted else (change.blob, change.path)
            return FileVersion(commit.id, day, author, blob, _relative(path, place), deleted, boundary)

        arriving = self._taken_away(changes, version)
        for change in changes:
            if change.kind == "D" or (change.kind == "M" and not change.is_new_content):  # of its mode
                continue
            lineage = self._live.get(change.path) if change.kind == "M" else arriving.get(change.path)
            if lineage is None:
                lineage = self._began(change.path)
            self._live[change.path] = lineage
            lineage.versions.append(version(change))

    def files(self) -> list[File]:
        """Return the files that were ever in the folder.

        The last version of one that was moved out of the folder is its deletion there.
        """
        found = (_until_it_left(lineage.versions) for lineage in self._all)
        return [versions for versions in found if versions]

    def _taken_away(
        self, changes: Sequence[Change], version: Callable[[Change], FileVersion]
    ) -> dict[str, _Lineage]:
        """Take away what is deleted, moved or overwritten by a move; return what arrives, by its new path."""
        arriving: dict[str, _Lineage] = {}
        for change in changes:
            if change.kind == "C" and change.old_path in self._live:
                arriving[change.path] = _Lineage(list(self._live[change.old_path].versions))
                self._all.append(arriving[change.path])
        for change in changes:
            if change.kind == "R" and change.old_path in self._live:
                arriving[change.path] = self._live.pop(change.old_path)
        for change in changes:
            if change.kind == "D":
                self._delete(change.old_path, version(change))
            elif change.kind in "RC" and change.path in self._live:
                overwritten = self._live[change.path].versions[-1].blob
                self._delete(
                    change.path, version(Change("D", change.path, change.path, overwritten, overwritten))
                )
        return arriving

    def _delete(self, path: str, version: FileVersion) -> None:
        lineage = self._live.pop(path, None)
        if lineage is not None:
            lineage.versions.append(version)
            self._gone[_record_key(path)] = lineage

    def _began(self, path: str) -> _Lineage:
        """Return the file that begins at a path: the one that was deleted there, or a new one."""
        lineage = self._gone.pop(_record_key(path), None)
        if lineage is None:
            lineage = _Lineage()
            self._all.append(lineage)
        return lineage


def places(commits: Sequence[Commit], folder: str) -> list[str]:
    """Return where the strategies folder lay after each commit, from the top and with its last slash.

    It is `folder` after the newest. A move of the whole folder is recognised: nothing was in it before, and
    nothing stayed behind.
    """
    found = [folder] * len(commits)
    if not any(_comes_from_outside(change, folder) for commit in commits for change in commit.changes):
        return found
    after: set[str] = set()
    for commit in commits:
        after -= {change.old_path for change in commit.changes if change.kind in "DR"}
        after |= {change.path for change in commit.changes if change.kind != "D"}
    for number in range(len(commits) - 1, -1, -1):
        found[number] = folder
        changes = commits[number].changes
        before = after - {change.path for change in changes if change.kind in "ARC"}
        before |= {change.old_path for change in changes if change.kind in "DR"}
        folder = _place_before(folder, changes, before, after)
        after = before
    return found


def _place_before(folder: str, changes: Sequence[Change], before: set[str], after: set[str]) -> str:
    """Return where the folder lay before these changes."""
    origins = Counter(
        change.old_path[: -len(change.path) + len(folder)]
        for change in changes
        if _comes_from_outside(change, folder)
        and f"/{change.old_path}".endswith(f"/{change.path[len(folder) :]}")
    )
    if not origins or any(path.startswith(folder) for path in before):
        return folder
    origin = origins.most_common(1)[0][0]
    is_whole = all(path.startswith(folder) for path in after if path.startswith(origin))
    return origin if is_whole else folder


def _comes_from_outside(change: Change, folder: str) -> bool:
    return change.kind == "R" and change.path.startswith(folder) and not change.old_path.startswith(folder)


def _with_moves_of_records(changes: Sequence[Change]) -> Sequence[Change]:
    """Return the changes, a record's file that went into its own folder, or came out, taken for moved.

    Git looks at the text alone: it may see no rename where much changed, or take what went into a file of
    updates for the file itself.
    """
    added = {_record_key(change.path): change for change in changes if change.kind == "A"}
    moved: dict[Change, Change] = {}
    for change in changes if added else ():
        goes_inside = change.kind == "R" and change.path.startswith(f"{slug_of(change.old_path)}/")
        if change.kind == "D" or goes_inside:
            target = added.pop(_record_key(change.old_path), None)
            if target is not None:
                moved[change] = target
    if not moved:
        return changes
    taken = set(moved.values())
    found: list[Change] = []
    for change in changes:
        target = moved.get(change)
        if target is not None:
            found.append(replace(target, kind="R", old_path=change.old_path, old_blob=change.old_blob))
            if change.kind == "R":
                found.append(replace(change, kind="A", old_path=change.path, old_blob=""))
        elif change not in taken:
            found.append(change)
    return found


def _record_key(path: str) -> str:
    return slug_key(slug_of(path))


def _relative(path: str, place: str) -> str:
    return path[len(place) :] if path.startswith(place) else relpath(f"/{path}", f"/{place}")


def _until_it_left(versions: Iterable[FileVersion]) -> File:
    """Return a file's versions up to its last in the folder, or its deletion there; none if never in it."""
    found = list(versions)
    last = max((number for number, version in enumerate(found) if version.is_inside), default=None)
    if last is None:
        return ()
    left = found[last + 1 : last + 2]
    kept = found[last]
    return (*found[: last + 1], *(replace(one, path=kept.path, blob=kept.blob, deleted=True) for one in left))
