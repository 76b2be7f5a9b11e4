"""Commits and the Markdown files each changed, as git tells them."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path
from typing import TypeAlias

from strategy_tracker.history.command import HistoryError, output, output_tokens

MARKDOWN_SUFFIX = ".md"

# Anywhere in the repository, as a file may have come into the folder, or the folder to its present place.
_MARKDOWN_FILES = f":(top,glob,icase)**/*{MARKDOWN_SUFFIX}"

# More pairs of added and deleted files than this limit squared, and git looks for exact renames only.
_RENAME_LIMIT = 1_000

# Files that changed places, or a file whose content moved on while its path was filled anew, show only if
# git compares the content of each modified file (-B), which is slow; commits that modify more files are not
# asked.
_MOST_MODIFIED = 50

_FIELDS = "%H %T %P%x00%ad%x00%aN%x00%s%x00"
_LATEST_SECOND = 253_402_128_000  # 9999-12-30: the calendar's end less a day for the offset

TreePair: TypeAlias = tuple[str, str]

_DIFF_OPTIONS = (
    "-r",
    "--raw",
    "-z",
    "--no-abbrev",
    "-M50%",
    f"-l{_RENAME_LIMIT}",
    "--no-rename-empty",
    "--no-relative",
    "--no-ext-diff",
    "--no-textconv",
    "--no-color",
    "-O/dev/null",
)


@dataclass(frozen=True, slots=True)
class Change:
    """One file of a diff. `kind` is git's letter: A added, M modified, D deleted, R renamed, C copied."""

    kind: str
    old_path: str
    path: str
    old_blob: str
    blob: str

    @property
    def is_new_content(self) -> bool:
        """Whether the file's bytes are not those it had on the other side."""
        return self.kind == "A" or self.old_blob != self.blob


@dataclass(frozen=True, slots=True)
class Commit:
    """One commit; `changes` is what differs from its only parent, and is empty for a merge."""

    id: str
    tree: str
    parents: tuple[str, ...]
    moment: datetime
    author: str
    subject: str
    changes: tuple[Change, ...]


def read_commits(
    folder: Path, head: str, progress: Callable[[int, int], None] | None = None, *, first_parent: bool = False
) -> list[Commit]:
    """Return all ancestors of `head`, itself first.

    Children stand before parents; among unrelated ones the later authored stands first. With `first_parent` a
    merge counts as one commit on its first parent.
    """
    # --sparse and --full-history: every commit is named, with its true parents, whatever files it changed.
    arguments = [
        *("log", "--full-history", "--sparse", "--author-date-order", "--root", "--date=raw"),
        *(
            "--encoding=UTF-8",
            "--no-show-signature",
            "--no-notes",
            "--no-decorate",
            f"--format=tformat:{_FIELDS}",
        ),
        *_DIFF_OPTIONS,
        *(("--first-parent", "--diff-merges=first-parent") if first_parent else ("--no-diff-merges",)),
        *(head, "--", _MARKDOWN_FILES),
    ]
    total = _count(folder, head) if progress else 0
    step = max(total // 100, 100)
    commits: list[Commit] = []
    for commit in _parsed(output_tokens(arguments, folder), 1 if first_parent else None):
        if progress and len(commits) % step == 0:
            progress(len(commits), total)
        commits.append(commit)
    if progress:
        progress(total, total)
    return commits


def read_tree_changes(folder: Path, pairs: Iterable[TreePair]) -> dict[TreePair, tuple[Change, ...]]:
    """Return what leads from the first tree of each pair to the second."""
    found = _compared(folder, pairs)
    return found | _compared(
        folder, (pair for pair, changes in found.items() if _may_exchange(changes)), "-B"
    )


def read_first_parents(folder: Path, head: str) -> Iterator[tuple[str, datetime]]:
    """Yield `head` and its first parent, that one's first parent, and so on, each with its author date."""
    options = ("--first-parent", "--no-patch", "-z", "--date=raw", "--no-show-signature", "--no-color")
    for token in output_tokens(["log", *options, "--format=tformat:%H %ad", head, "--"], folder):
        commit, _, moment = token.decode().partition(" ")
        yield commit, _moment(moment)


def with_exchanges(folder: Path, commits: list[Commit]) -> list[Commit]:
    """Return the commits, the changes of those that may have exchanged files read again, more closely."""
    trees = {commit.id: commit.tree for commit in commits}
    suspects = {
        commit.id: (trees[commit.parents[0]], commit.tree)
        for commit in commits
        if len(commit.parents) == 1 and _may_exchange(commit.changes)
    }
    found = _compared(folder, suspects.values(), "-B")
    return [
        replace(commit, changes=found[suspects[commit.id]]) if commit.id in suspects else commit
        for commit in commits
    ]


def read_merge_changes(folder: Path, commits: list[Commit]) -> dict[TreePair, tuple[Change, ...]]:
    """For each merge, what differs from each of its parents, by the pair of trees (parent's, merge's)."""
    trees = {commit.id: commit.tree for commit in commits}
    merges = (commit for commit in commits if len(commit.parents) > 1)
    return read_tree_changes(
        folder, ((trees[parent], merge.tree) for merge in merges for parent in merge.parents)
    )


def read_tree(folder: Path, commit: str, place: str) -> dict[str, str]:
    """Return a commit's Markdown files under `place` (from the top, with its last slash) by path."""
    listed = output(["ls-tree", "-r", "-z", "--full-tree", commit, "--", *([place] if place else [])], folder)
    files: dict[str, str] = {}
    for entry in listed.split(b"\0")[:-1]:
        about, _, name = entry.partition(b"\t")
        mode, _, blob = about.decode().split(" ")
        path = decoded_path(name)
        if _is_regular(mode) and path.lower().endswith(MARKDOWN_SUFFIX):
            files[path] = blob
    return files


def decoded_path(raw: bytes) -> str:
    """Return the path as Python's file functions spell it, bytes that are no UTF-8 included."""
    return raw.decode("utf-8", "surrogateescape")


def _count(folder: Path, head: str) -> int:
    return int(output(["rev-list", "--count", head], folder))


def _compared(folder: Path, pairs: Iterable[TreePair], *options: str) -> dict[TreePair, tuple[Change, ...]]:
    distinct = dict.fromkeys(pair for pair in pairs if pair[0] != pair[1])
    if not distinct:
        return {}
    arguments = ["diff-tree", "--stdin", *options, *_DIFF_OPTIONS, "--", _MARKDOWN_FILES]
    requests = "".join(f"{old} {new}\n" for old, new in distinct).encode()
    tokens = output_tokens(arguments, folder, requests)
    changes: list[Change] = []
    found: dict[TreePair, list[Change]] = {}
    for token in tokens:
        # The line that names a pair has no NUL after it: it stands in front of the next entry.
        *headers, entry = token.split(b"\n")
        for header in headers:
            old, _, new = header.decode().partition(" ")
            changes = found[old, new] = []
        if entry:
            changes.extend(_change(entry, tokens))
    return {pair: tuple(changes) for pair, changes in found.items()}


def _may_exchange(changes: tuple[Change, ...]) -> bool:
    modified = sum(change.kind == "M" for change in changes)
    others = any(change.kind in "AR" for change in changes)
    return modified <= _MOST_MODIFIED and (modified >= 2 or (modified == 1 and others))


def _parsed(tokens: Iterator[bytes], most_parents: int | None) -> Iterator[Commit]:
    token = next(tokens, None)
    while token is not None:
        identity, tree, *parents = token.decode().split()
        moment = _moment(_next(tokens).decode())
        author = _next(tokens).decode("utf-8", "replace")
        subject = _next(tokens).decode("utf-8", "replace")
        _next(tokens)  # the end of the commit's own text: an empty token
        changes: list[Change] = []
        while (token := next(tokens, None)) is not None and (entry := token.removeprefix(b"\n")).startswith(
            b":"
        ):
            changes.extend(_change(entry, tokens))
        yield Commit(identity, tree, tuple(parents[:most_parents]), moment, author, subject, tuple(changes))


def _change(entry: bytes, tokens: Iterator[bytes]) -> list[Change]:
    """Return the change an entry tells; none if it is not about regular files (but links, submodules)."""
    old_mode, mode, old_blob, blob, status = entry.decode().lstrip(":").split(" ")
    kind = status[0]
    old_path = decoded_path(_next(tokens))
    path = decoded_path(_next(tokens)) if kind in "RC" else old_path
    match _is_regular(old_mode), _is_regular(mode):
        case True, True:
            kind = kind if kind in "RC" else "M"
        case False, True:
            kind = "A"
        case True, False:
            kind = "D"
        case _:
            return []
    return [Change(kind, old_path, path, old_blob, blob)]


def _is_regular(mode: str) -> bool:
    return mode.startswith("100")


def _next(tokens: Iterator[bytes]) -> bytes:
    token = next(tokens, None)
    if token is None:
        raise HistoryError("git's answer ends in the middle of a commit")
    return token


def _moment(raw: str) -> datetime:
    """Git's raw date (seconds and offset); what no calendar holds becomes the nearest moment or UTC."""
    seconds, _, offset = raw.partition(" ")
    minutes = int(offset[1:3] or 0) * 60 + int(offset[3:5] or 0)
    signed = -minutes if offset.startswith("-") else minutes
    zone = timezone(timedelta(minutes=signed)) if minutes < 24 * 60 else UTC
    return datetime.fromtimestamp(min(int(seconds or 0), _LATEST_SECOND), zone)
