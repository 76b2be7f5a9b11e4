"""The commits of the published branch and the Markdown files each changed, as git tells them."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta, timezone
from functools import cache
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

_FORMAT = (
    *("--date=raw", "--encoding=UTF-8", "--no-show-signature", "--no-notes", "--no-decorate"),
    "--format=tformat:%H %T %P%x00%ad%x00%cd%x00%an <%ae>%x00",
)
_LATEST_SECOND = 253_402_128_000  # 9999-12-30: the calendar's end less a day for the offset

TreePair: TypeAlias = tuple[str, str]

_DIFF_OPTIONS = (
    "-r",
    "--raw",
    "-z",
    "--no-abbrev",
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
    """One commit of the published branch; `changes` is what differs from its first parent.

    Of a merge that is all that it brought in. `authored` is when the change was written, `committed` when
    the commit was made: a rebase or a cherry-pick keeps the former and renews the latter. `author` is who the
    commit says wrote it, with the address: `王* <wang@example.com>`. All of it follows from the id.
    """

    id: str
    tree: str
    parents: tuple[str, ...]
    authored: datetime
    committed: datetime
    author: str
    changes: tuple[Change, ...]


def read_commits(
    folder: Path,
    head: str,
    progress: Callable[[int, int], None] | None = None,
    *,
    exact: bool = False,
    after: Commit | None = None,
) -> list[Commit]:
    """Return the published branch, oldest commit first: `head`, its first parent, that one's, and so on.

    It is that from the root on, or `after` one of its commits. With `exact` only files moved without any
    change are recognised, which needs no file's content.
    """
    branch = [head] if after is None else [head, f"^{after.id}"]
    # --sparse and --full-history: every commit is named, with its true parents, whatever files it changed.
    arguments = [
        *("log", "--first-parent", "--diff-merges=first-parent", "--full-history", "--sparse", "--root"),
        *_FORMAT,
        *_diff_options(exact=exact),
        *(*branch, "--", _MARKDOWN_FILES),
    ]
    total = _count(folder, branch) if progress else 0
    step = max(total // 100, 100)
    commits: list[Commit] = []
    for commit in _parsed(output_tokens(arguments, folder)):
        if progress and len(commits) % step == 0:
            progress(len(commits), total)
        commits.append(commit)
    if progress:
        progress(total, total)
    commits.reverse()
    return commits if exact else _with_exchanges(folder, commits, after)


def branch_of(folder: Path, head: str) -> Iterator[str]:
    """Yield the ids of the published branch, newest first."""
    yield from output(["rev-list", "--first-parent", head], folder).decode().split()


def read_side_commits(folder: Path, commits: Sequence[str], *, exact: bool = False) -> Iterator[Commit]:
    """Yield commits in the order given, each with the files it changed; a merge has none."""
    if not commits:
        return
    arguments = [
        *("log", "--no-walk=unsorted", "--stdin", "--no-diff-merges", "--full-history", "--sparse", "--root"),
        *_FORMAT,
        *_diff_options(exact=exact),
        *("--", _MARKDOWN_FILES),
    ]
    yield from _parsed(output_tokens(arguments, folder, "".join(f"{one}\n" for one in commits).encode()))


def _with_exchanges(folder: Path, commits: list[Commit], after: Commit | None) -> list[Commit]:
    """Return the commits, the changes of those that may have exchanged files read again, more closely."""
    trees = {commit.id: commit.tree for commit in (*commits, *([after] if after else []))}
    suspects = {
        commit.id: (trees[commit.parents[0]], commit.tree)
        for commit in commits
        if commit.parents and commit.parents[0] in trees and _may_exchange(commit.changes)
    }
    found = _compared(folder, suspects.values(), "-B")
    return [
        replace(commit, changes=found[suspects[commit.id]]) if commit.id in suspects else commit
        for commit in commits
    ]


def decoded_path(raw: bytes) -> str:
    """Return the path as Python's file functions spell it, bytes that are no UTF-8 included."""
    return raw.decode("utf-8", "surrogateescape")


def _diff_options(*, exact: bool = False) -> tuple[str, ...]:
    return ("-M100%" if exact else "-M50%", *_DIFF_OPTIONS)


def _count(folder: Path, branch: Sequence[str]) -> int:
    return int(output(["rev-list", "--first-parent", "--count", *branch], folder))


def _compared(folder: Path, pairs: Iterable[TreePair], *options: str) -> dict[TreePair, tuple[Change, ...]]:
    distinct = dict.fromkeys(pair for pair in pairs if pair[0] != pair[1])
    if not distinct:
        return {}
    arguments = ["diff-tree", "--stdin", *options, *_diff_options(), "--", _MARKDOWN_FILES]
    requests = "".join(f"{old} {new}\n" for old, new in distinct).encode()
    tokens = output_tokens(arguments, folder, requests)
    texts = _Texts()
    changes: list[Change] = []
    found: dict[TreePair, list[Change]] = {}
    for token in tokens:
        # The line that names a pair has no NUL after it: it stands in front of the next entry.
        *headers, entry = token.split(b"\n")
        for header in headers:
            old, _, new = header.decode().partition(" ")
            changes = found[old, new] = []
        if entry:
            changes.extend(_change(entry, tokens, texts))
    return {pair: tuple(changes) for pair, changes in found.items()}


def _may_exchange(changes: tuple[Change, ...]) -> bool:
    modified = sum(change.kind == "M" for change in changes)
    others = any(change.kind in "AR" for change in changes)
    return modified <= _MOST_MODIFIED and (modified >= 2 or (modified == 1 and others))


def _parsed(tokens: Iterator[bytes]) -> Iterator[Commit]:
    texts = _Texts()
    token = next(tokens, None)
    while token is not None:
        identity, tree, *parents = [texts[word] for word in token.split()]
        written, made = _next(tokens), _next(tokens)
        authored = _moment(written.decode())
        committed = authored if made == written else _moment(made.decode())
        author = texts[_next(tokens)]
        _next(tokens)  # the end of the commit's own text: an empty token
        changes: list[Change] = []
        while (token := next(tokens, None)) is not None and (entry := token.removeprefix(b"\n")).startswith(
            b":"
        ):
            changes.extend(_change(entry, tokens, texts))
        yield Commit(identity, tree, tuple(parents), authored, committed, author, tuple(changes))


class _Texts(dict[bytes, str]):
    """What git's words are as text, spelled as Python spells paths; the same words are one object.

    A commit is named by itself and by the next one, a blob by the commit that brought it and by the next.
    """

    def __missing__(self, word: bytes) -> str:
        self[word] = decoded_path(word)
        return self[word]


def _change(entry: bytes, tokens: Iterator[bytes], texts: _Texts) -> list[Change]:
    """Return the change an entry tells; none if it is not about regular files (but links, submodules)."""
    old_mode, mode, old_blob, blob, status = entry.lstrip(b":").split(b" ")
    kind = texts[status[:1]]
    old_path = texts[_next(tokens)]
    path = texts[_next(tokens)] if kind in "RC" else old_path
    match _is_regular(old_mode), _is_regular(mode):
        case True, True:
            kind = kind if kind in "RC" else "M"
        case False, True:
            kind = "A"
        case True, False:
            kind = "D"
        case _:
            return []
    return [Change(kind, old_path, path, texts[old_blob], texts[blob])]


def _is_regular(mode: bytes) -> bool:
    return mode.startswith(b"100")


def _next(tokens: Iterator[bytes]) -> bytes:
    token = next(tokens, None)
    if token is None:
        raise HistoryError("git's answer ends in the middle of a commit")
    return token


def _moment(raw: str) -> datetime:
    """Git's raw date (seconds and offset); what no calendar holds becomes the nearest moment or UTC."""
    seconds, _, offset = raw.partition(" ")
    return datetime.fromtimestamp(min(int(seconds or 0), _LATEST_SECOND), _zone(offset))


@cache
def _zone(offset: str) -> timezone:
    minutes = int(offset[1:3] or 0) * 60 + int(offset[3:5] or 0)
    signed = -minutes if offset.startswith("-") else minutes
    return timezone(timedelta(minutes=signed)) if minutes < 24 * 60 else UTC
