"""The log of the published branch, of which those commits are read that no earlier run has read.

What a commit's id stands for never changes: not by what is committed later, not on another branch, not when
the branch is written anew. So whatever the branch is now, its commits up to the newest that is known need not
be read again. Where a shallow clone is cut, commits have other parents and other changes there: the places
where it is cut belong to what is known.
"""

from collections.abc import Callable, Collection
from dataclasses import dataclass
from pathlib import Path

from strategy_tracker.cache import Store
from strategy_tracker.history.log import Commit, branch_of, read_commits
from strategy_tracker.history.merges import Side, read_side

Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class Log:
    """The commits of the published branch, oldest first, and those that its merges brought in."""

    commits: tuple[Commit, ...] = ()
    side: Side = ()


def read_log(
    folder: Path,
    head: str,
    boundaries: Collection[str],
    store: Store,
    progress: Progress | None = None,
    *,
    exact: bool = False,
) -> Log:
    """Return the log of the branch that ends in the commit `head`.

    `boundaries` are the commits at which a shallow clone is cut. With `exact` only files moved without any
    change are recognised. `progress` is told how many of how many commits are read.
    """
    circumstances = (str(exact), *sorted(boundaries))

    def kept_or_read() -> Log:
        key = store.key("log", *circumstances)
        found = store.get(key)
        known = found if isinstance(found, Log) else Log()
        if known.commits and known.commits[-1].id == head:
            return known
        log = _continued(folder, head, known, progress, exact=exact)
        store.put(key, log)
        return log

    return store.memory.by(kept_or_read, Log, head, *circumstances)


def _continued(folder: Path, head: str, known: Log, progress: Progress | None, *, exact: bool) -> Log:
    """Return the log of a branch, most of which may be known."""
    commits = _known_part(folder, head, known.commits)
    after = commits[-1] if commits else None
    commits = (*commits, *read_commits(folder, head, progress, exact=exact, after=after))
    brought_in = {commit.id: commit for _, commit in known.side}
    return Log(commits, read_side(folder, head, commits, brought_in, exact=exact))


def _known_part(folder: Path, head: str, known: tuple[Commit, ...]) -> tuple[Commit, ...]:
    """Return the commits of a branch, from its root on, up to the newest of those known."""
    numbers = {commit.id: number for number, commit in enumerate(known)}
    newest = next((one for one in branch_of(folder, head) if one in numbers), None) if known else None
    return () if newest is None else known[: numbers[newest] + 1]
