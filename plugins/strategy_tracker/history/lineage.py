"""Follows files back through a commit graph: which committed contents belong to which file of today.

The walk goes from the newest commit to its ancestors. At each commit it knows which path holds which file
of today (`live`), and at which paths a file will be created again later (`waiting`); a commit's changes,
read backwards, lead to the same knowledge about its parent. Where branches part, the knowledge of all
children is joined.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from posixpath import relpath

from strategy_tracker.history.log import MARKDOWN_SUFFIX, Change, Commit, TreePair

Identities = frozenset[int]

_NONE: Identities = frozenset()


@dataclass(frozen=True, slots=True)
class FileVersion:
    """A file as one commit left it.

    `date` is the day of `moment`, the author date, where the author was. `path` is relative to the
    strategies folder as it lay then; a file outside begins with `../`. A deletion carries the blob that was
    deleted. At a `boundary`, the oldest commit of a shallow clone, the content may be older than the
    commit. After a mere move the blob is that of the version before.
    """

    commit: str
    date: date
    moment: datetime
    author: str
    blob: str
    path: str
    subject: str
    deleted: bool = False
    boundary: bool = False


@dataclass(slots=True)
class Lineage:
    """One file through all its versions; `path` is where it lies or was deleted, relative to the folder."""

    path: str
    present: bool
    versions: dict[int, FileVersion] = field(default_factory=dict)  # by the commit's rank, 0 for the newest
    taken: dict[int, FileVersion] = field(
        default_factory=dict
    )  # what merges took over from one of their parents
    from_merge: bool = False  # found missing by a merge: deleted on a branch, or renamed there

    def oldest_first(self) -> tuple[FileVersion, ...]:
        """Return the versions, each after those it descends from; unrelated ones by author date.

        What a merge took over is one only if another branch's version would otherwise stand last before it.
        """
        found: list[FileVersion] = []
        for rank in sorted(self.versions.keys() | self.taken.keys(), reverse=True):
            version = self.versions.get(rank)
            if version is None and found:
                version = self.taken[rank]
                if _state(version) == _state(found[-1]):
                    continue
            if version is not None:
                found.append(version)
        return tuple(found)


@dataclass(slots=True)
class _Knowledge:
    folder: str  # from the repository's top, with its last slash; empty if it is the top
    live: dict[str, Identities] = field(default_factory=dict)
    waiting: dict[str, Identities] = field(default_factory=dict)

    def copy(self) -> "_Knowledge":
        return _Knowledge(self.folder, self.live.copy(), self.waiting.copy())

    def join(self, other: "_Knowledge") -> None:
        _unite(self.live, other.live)
        _unite(self.waiting, other.waiting)
        for path in self.waiting.keys() & self.live.keys():
            self.live[path] |= self.waiting.pop(path)

    def holds(self, path: str) -> bool:
        return path.startswith(self.folder) and path.lower().endswith(MARKDOWN_SUFFIX)

    def relative(self, path: str) -> str:
        if path.startswith(self.folder):
            return path[len(self.folder) :]
        return relpath(f"/{path}", f"/{self.folder}")


class Walk:
    """The lineages of a folder's files, found by `follow`."""

    def __init__(
        self,
        present: Iterable[str],
        folder: str,
        is_moved_whole: Callable[[str, str, str], bool],
        boundaries: frozenset[str] = frozenset(),
    ) -> None:
        """`is_moved_whole(commit, old, new)`: whether folder `old` holds nothing in `commit` except `new`."""
        self.lineages: list[Lineage] = []
        self._is_moved_whole = is_moved_whole
        self._boundaries = boundaries
        self._aliases: dict[int, Identities] = {}
        self._start = _Knowledge(folder)
        for path in present:
            self._start.live[path] = self._new(self._start.relative(path), present=True)

    def follow(
        self,
        commits: Sequence[Commit],
        merge_changes: Mapping[TreePair, tuple[Change, ...]],
        stop: str | None = None,
    ) -> str:
        """Walk the commits, children first, to `stop` or the end; return where the folder lay there."""
        trees = {commit.id: commit.tree for commit in commits}
        known = {commits[0].id: self._start}
        folder = self._start.folder
        for rank, commit in enumerate(commits):
            knowledge = known.pop(commit.id)
            folder = knowledge.folder
            if commit.id == stop:
                break
            sides = [merge_changes.get((trees[parent], commit.tree), ()) for parent in commit.parents]
            if len(sides) < 2:
                sides = [commit.changes]
            sides = [_tracked(knowledge, changes) for changes in sides]
            self._claim_deleted(knowledge, sides)
            self._record(knowledge, rank, commit, sides)
            for parent, changes in zip(
                commit.parents, sides, strict=False
            ):  # a root has a side, but no parent
                older = knowledge.copy() if len(commit.parents) > 1 else knowledge
                self._step_back(older, commit.id, changes)
                if parent in known:
                    known[parent].join(older)
                else:
                    known[parent] = older
        return folder

    def resolved(self) -> list[Lineage]:
        """Return the lineages; what turned out to be a file renamed on a branch is added to that file."""
        for alias, targets in self._aliases.items():
            for target in self._targets(targets, {alias}):
                for rank, version in self.lineages[alias].versions.items():
                    self.lineages[target].versions.setdefault(rank, version)
        return [
            lineage
            for number, lineage in enumerate(self.lineages)
            if number not in self._aliases and lineage.versions
        ]

    def _targets(self, identities: Identities, seen: set[int]) -> set[int]:
        found: set[int] = set()
        for identity in identities - seen:
            seen.add(identity)
            aliased = self._aliases.get(identity)
            found |= {identity} if aliased is None else self._targets(aliased, seen)
        return found

    def _new(self, path: str, *, present: bool, from_merge: bool = False) -> Identities:
        self.lineages.append(Lineage(path, present, from_merge=from_merge))
        return frozenset({len(self.lineages) - 1})

    def _claim_deleted(self, knowledge: _Knowledge, sides: list[tuple[Change, ...]]) -> None:
        """Give each file of the folder that vanished here a lineage of its own, unless it comes again."""
        is_merge = len(sides) > 1
        for change in (change for changes in sides for change in changes if change.kind == "D"):
            path = change.old_path
            if path in knowledge.waiting:
                if not is_merge:  # the deletion itself is found
                    for identity in knowledge.waiting[path]:
                        self.lineages[identity].from_merge = False
            elif knowledge.holds(path):
                name = knowledge.relative(path)
                knowledge.waiting[path] = self._new(name, present=False, from_merge=is_merge)

    def _record(
        self, knowledge: _Knowledge, rank: int, commit: Commit, sides: list[tuple[Change, ...]]
    ) -> None:
        # What a merge took over from one of its parents is that parent's version.
        changed = [
            change for changes in sides for change in changes if len(sides) == 1 or change.is_new_content
        ]
        counted = Counter(_outcome(change) for change in changed)
        for change in changed:
            if change.kind == "M" and not change.is_new_content:  # of its mode
                continue
            deleted, path = _outcome(change)
            identities = (knowledge.waiting if deleted else knowledge.live).get(path, _NONE)
            if identities:
                version = _version(commit, change, knowledge.relative(path), commit.id in self._boundaries)
                is_own = counted[deleted, path] == len(sides)
                for identity in identities:
                    lineage = self.lineages[identity]
                    (lineage.versions if is_own else lineage.taken)[rank] = version

    def _step_back(self, knowledge: _Knowledge, commit: str, changes: tuple[Change, ...]) -> None:
        """Turn what is known about a commit into what is known about the parent these changes start from."""
        arrivals: list[tuple[str, Identities]] = []
        for change in changes:
            if change.kind == "D":
                arrivals.append((change.old_path, knowledge.waiting.pop(change.old_path, _NONE)))
            elif change.kind == "A":
                identities = knowledge.live.pop(change.path, _NONE)
                if identities:
                    knowledge.waiting[change.path] = identities | knowledge.waiting.get(change.path, _NONE)
            elif change.kind in "RC":
                identities = knowledge.live.pop(change.path, _NONE)
                arrivals.append((change.old_path, identities))
                if change.kind == "R":
                    self._stop_waiting(knowledge, change.old_path, identities)
        for path, identities in arrivals:
            if identities:
                knowledge.live[path] = identities | knowledge.live.get(path, _NONE)
        self._follow_folder(knowledge, commit, changes)

    def _stop_waiting(self, knowledge: _Knowledge, path: str, renamed: Identities) -> None:
        """Tell a file renamed away from a path from what is created there later.

        But what a merge only found missing at that path is this very file, changed so much since that the
        merge's own comparison did not see the rename.
        """
        for identity in knowledge.waiting.pop(path, _NONE) - renamed:
            if self.lineages[identity].from_merge:
                self._aliases[identity] = self._aliases.get(identity, _NONE) | renamed

    def _follow_folder(self, knowledge: _Knowledge, commit: str, changes: tuple[Change, ...]) -> None:
        """Recognise the move of the whole folder: nothing was in it before, and nothing stayed behind."""
        folder = knowledge.folder
        origins = Counter(
            change.old_path[: -len(change.path) + len(folder)]
            for change in changes
            if change.kind == "R"
            and change.path.startswith(folder)
            and not change.old_path.startswith(folder)
            and f"/{change.old_path}".endswith(f"/{change.path[len(folder) :]}")
        )
        if not origins or any(path.startswith(folder) for path in knowledge.live):
            return
        origin = origins.most_common(1)[0][0]
        if self._is_moved_whole(commit, origin, folder):
            knowledge.folder = origin


def _state(version: FileVersion) -> str | None:
    return None if version.deleted else version.blob


def _unite(into: dict[str, Identities], other: dict[str, Identities]) -> None:
    for path, identities in other.items():
        present = into.get(path)
        if present is None:
            into[path] = identities
        elif not identities <= present:
            into[path] = present | identities


def _tracked(knowledge: _Knowledge, changes: tuple[Change, ...]) -> tuple[Change, ...]:
    """Return the changes, a rename to a place nobody follows taken for the deletion it is to the folder."""
    tracked = []
    for change in changes:
        if change.kind in "RC" and change.path not in knowledge.live:
            if change.kind == "R":
                tracked.append(Change("D", change.old_path, change.old_path, change.old_blob, ""))
        else:
            tracked.append(change)
    return tuple(tracked)


def _outcome(change: Change) -> tuple[bool, str]:
    """Return whether the change deletes, and the path it is about."""
    return (True, change.old_path) if change.kind == "D" else (False, change.path)


def _version(commit: Commit, change: Change, path: str, boundary: bool) -> FileVersion:
    return FileVersion(
        commit=commit.id,
        date=commit.moment.date(),
        moment=commit.moment,
        author=commit.author,
        blob=change.old_blob if change.kind == "D" else change.blob,
        path=path,
        subject=commit.subject,
        deleted=change.kind == "D",
        boundary=boundary,
    )
