"""What the merged commits say of a merge: who wrote what it brought in, and what was moved on the way."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from strategy_tracker.history.command import output
from strategy_tracker.history.log import Change, Commit, read_side_commits


@dataclass(slots=True)
class Merged:
    """The commits that one merge brought in.

    `touched` has the files they changed, each with who did it, oldest first; `moves` where each file went
    that they moved, and whether it is that file that arrived there.
    """

    touched: list[tuple[str, str]] = field(default_factory=list)
    moves: dict[str, str] = field(default_factory=dict)

    def add(self, commit: Commit, author: str) -> None:
        """Take in a commit and its author's name, after those it descends from."""
        renamed = {change.old_path: change.path for change in commit.changes if change.kind == "R"}
        for origin, path in self.moves.items():
            self.moves[origin] = renamed.pop(path, path)
        self.moves |= renamed
        for change in commit.changes:
            self.touched += [(path, author) for path in {change.old_path, change.path}]

    def author(self, change: Change) -> str:
        """Return who wrote a change of the merge, the last of several last; '' where none of them did."""
        names: dict[str, None] = {}
        for path, name in self.touched:
            if path in (change.path, change.old_path):
                names.pop(name, None)
                names[name] = None
        return ", ".join(names)

    def with_moves(self, changes: Sequence[Change]) -> tuple[Change, ...]:
        """Return a merge's changes; what was moved and then much changed is taken for moved."""
        deleted = {change.old_path: change for change in changes if change.kind == "D"}
        added = {change.path: change for change in changes if change.kind == "A"}
        moved = {old: added[new] for old, new in self.moves.items() if old in deleted and new in added}
        arrived = {change.path for change in moved.values()}
        found = []
        for change in changes:
            if change.kind == "D" and change.old_path in moved:
                target = moved[change.old_path]
                found.append(replace(target, kind="R", old_path=change.old_path, old_blob=change.old_blob))
            elif not (change.kind == "A" and change.path in arrived):
                found.append(change)
        return tuple(found)


Side = tuple[tuple[str, Commit], ...]
"""Commits that merges brought in, each with its merge's id, after those it descends from."""


def read_side(
    folder: Path, head: str, commits: Sequence[Commit], known: Mapping[str, Commit], *, exact: bool
) -> Side:
    """Return what the merges of the published branch brought in; of commits `known` by id nothing is read.

    A commit belongs to the oldest merge from which it is reached. In a shallow clone some are not there.
    """
    merges = [commit for commit in commits if len(commit.parents) > 1]
    if not merges:
        return ()
    listed = output(["rev-list", "--topo-order", "--parents", head], folder).decode().splitlines()
    parents = {identity: rest for identity, *rest in (line.split() for line in listed)}
    seen = {commit.id for commit in commits}
    merge_of: dict[str, str] = {}
    for merge in merges:
        waiting = list(merge.parents[1:])
        while waiting:
            identity = waiting.pop()
            if identity in parents and identity not in seen:
                seen.add(identity)
                merge_of[identity] = merge.id
                waiting += parents[identity]
    ordered = [identity for identity in reversed(parents) if identity in merge_of]
    new = [identity for identity in ordered if identity not in known]
    found = {**known, **{commit.id: commit for commit in read_side_commits(folder, new, exact=exact)}}
    return tuple((merge_of[identity], found[identity]) for identity in ordered)


def merged_by(side: Side, names: Mapping[str, str]) -> Mapping[str, Merged]:
    """Return, by merge, what its commits say that it brought in; `names` has those of their authors."""
    found: dict[str, Merged] = {}
    for merge, commit in side:
        found.setdefault(merge, Merged()).add(commit, names[commit.author])
    return found
