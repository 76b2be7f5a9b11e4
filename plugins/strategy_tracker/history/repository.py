"""The tracking record: the versions of each file on the published branch, by day, from the git program.

The published branch is the present commit with its first parent, that one's first parent, and so on. What a
merge brought in is its own change, of its own day; the commits it merged are no versions.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, tzinfo
from enum import StrEnum
from pathlib import Path
from zoneinfo import ZoneInfo

from strategy_tracker.cache import NOTHING_KEPT, Store
from strategy_tracker.history.authors import names_of
from strategy_tracker.history.blobs import present_blobs
from strategy_tracker.history.command import HistoryError, NoProgramError, output
from strategy_tracker.history.days import dated_ahead, days_on_branch
from strategy_tracker.history.known_log import read_log
from strategy_tracker.history.lineage import File, Walk, places
from strategy_tracker.history.log import Commit, decoded_path
from strategy_tracker.history.merges import merged_by

Progress = Callable[[int, int], None]


class Completeness(StrEnum):
    """How much of the record could be read, and why not more."""

    COMPLETE = "complete"
    SHALLOW = "shallow"  # a clone with its older commits cut off
    PARTIAL = "partial"  # a clone without the contents of older commits
    REFUSED = "refused"  # git does not open a repository that belongs to another user
    NO_PROGRAM = "no_program"  # git is not installed
    NO_REPOSITORY = "no_repository"  # the folder lies in none
    NO_COMMITS = "no_commits"  # a repository nothing is committed to
    NOT_COMMITTED = "not_committed"  # the folder has never held a committed file
    FAILED = "failed"  # git failed midway
    NOT_READ = "not_read"  # the settings say so
    FILES = "files"  # the settings say that the files alone are the record, and that is all there is


@dataclass(frozen=True, slots=True)
class Past:
    """A folder at the end of a past day.

    files     the blobs of the files that were in it, by path
    versions  the versions of each up to that day, oldest first, by the same path
    """

    files: Mapping[str, str]
    versions: Mapping[str, File]


@dataclass(frozen=True, slots=True)
class History:
    """The record of a folder: every file that was ever in it, each with its versions, oldest first.

    `oldest` is the day of the oldest commit read, in a shallow clone that of the commit it was cut at.
    `missing` are the blobs that a partial clone lacks. `ahead` are the commits dated after the latest day
    that was possible. `reason` has git's words where nothing, or not all, could be read.
    """

    completeness: Completeness
    files: tuple[File, ...] = ()
    oldest: date | None = None
    missing: frozenset[str] = frozenset()
    ahead: tuple[Commit, ...] = field(default=(), repr=False)
    reason: str = ""

    @property
    def versions(self) -> Mapping[str, File]:
        """The files of the newest commit by their path relative to the folder."""
        return {file[-1].path: file for file in self.files if file[-1].is_inside}

    @property
    def deleted(self) -> Mapping[str, File]:
        """The files that left the folder, by the last path in it; of several with one path all versions."""
        found: dict[str, File] = {}
        for file in self.files:
            if not file[-1].is_inside:
                found[file[-1].path] = found.get(file[-1].path, ()) + file
        return found

    def at(self, day: date) -> Past | None:
        """Return the folder as the published branch held it at the end of a day.

        None where that is not known: the record does not reach back so far, or lacks a file's content. A
        folder that did not exist yet has no files.
        """
        cut = self.completeness is Completeness.SHALLOW and self.oldest is not None and day < self.oldest
        if cut or not self.files:
            return None
        versions: dict[str, File] = {}
        for file in self.files:
            until = tuple(version for version in file if version.date <= day)
            if until and until[-1].is_inside:
                versions[until[-1].path] = until
        files = {path: until[-1].blob for path, until in versions.items()}
        return None if self.missing.intersection(files.values()) else Past(files, versions)


@dataclass(frozen=True, slots=True)
class _Repository:
    place: str  # of the folder, from the repository's top, with its last slash
    head: str
    boundaries: frozenset[str]
    is_partial: bool


def read_history(
    folder: Path,
    *,
    zone: tzinfo | None = None,
    latest: date = date.max,
    progress: Progress | None = None,
    revision: str = "HEAD",
    store: Store = NOTHING_KEPT,
) -> History:
    """Return the record of the folder's files; days are meant in `zone` (UTC+8 by default).

    It is that of the branch that ends in the commit `revision`. No commit counts later than on the day
    `latest`. `completeness` says if nothing can be read. HistoryError if git fails midway. `progress` is told
    how many of how many commits are read; those of which `store` has the log are not read again.
    """
    repository = _open(folder, revision)
    if isinstance(repository, History):
        return repository
    zone = zone or ZoneInfo("Asia/Taipei")
    exact = repository.is_partial
    log = read_log(folder, repository.head, repository.boundaries, store, progress, exact=exact)
    commits = log.commits
    is_cut = commits[0].id in repository.boundaries
    days = days_on_branch(commits, zone, latest, from_root=not is_cut)
    names = names_of(folder, (commit.author for commit in (*commits, *(one for _, one in log.side))))
    walk = Walk(merged_by(log.side, names), names)
    for commit, day, place in zip(commits, days, places(commits, repository.place), strict=True):
        walk.step(commit, day, place, boundary=commit.id in repository.boundaries)
    files = tuple(sorted(walk.files(), key=lambda file: file[-1].path))
    missing = _missing(folder, files) if repository.is_partial else frozenset()
    return History(
        completeness=_completeness(files, missing, is_cut=is_cut),
        files=files,
        oldest=days[0],
        missing=missing,
        ahead=tuple(dated_ahead(commits, zone, latest)),
    )


def unreadable_repository(folder: Path) -> History | None:
    """Return the history that says why nothing can be read at a folder; None where there is a repository."""
    found = _open(folder, "HEAD")
    return found if isinstance(found, History) else None


def state_of(folder: Path) -> str | None:
    """Return what the history of a folder depends on, beside the settings: where it is the same, so is that.

    None for a partial clone, whose contents may come later.
    """
    found = _open(folder, "HEAD") if folder.is_dir() else "no folder"
    return None if isinstance(found, _Repository) and found.is_partial else _said(found)


def _said(found: _Repository | History | str) -> str:
    if isinstance(found, _Repository):
        return f"{found.place}\n{found.head}\n{' '.join(sorted(found.boundaries))}"
    return found if isinstance(found, str) else f"{found.completeness}\n{found.reason}"


def _open(folder: Path, revision: str) -> _Repository | History:
    """Return the repository the folder lies in, or the history that says why there is none to be read."""
    if not folder.is_dir():
        raise HistoryError(f"not a folder: {folder}")
    try:
        inside, shallow, place = output(
            ["rev-parse", "--is-inside-work-tree", "--is-shallow-repository", "--show-prefix"], folder
        ).split(b"\n", 2)
    except NoProgramError as error:
        return History(Completeness.NO_PROGRAM, reason=str(error))
    except HistoryError as error:
        refused = "dubious ownership" in str(error) or "safe.directory" in str(error)
        return History(Completeness.REFUSED if refused else Completeness.NO_REPOSITORY, reason=str(error))
    if inside != b"true":
        return History(Completeness.NO_REPOSITORY, reason=f"not inside a work tree: {folder}")
    try:
        head = output(["rev-parse", "--verify", revision], folder).decode().strip()
    except HistoryError as error:
        # Of a new repository Git says "Needed a single revision", which helps nobody.
        said = str(error)
        return History(Completeness.NO_COMMITS, reason="" if "single revision" in said else said)
    boundaries = _boundaries(folder) if shallow == b"true" else frozenset()
    return _Repository(decoded_path(place[:-1]), head, boundaries, _is_partial(folder))


def _boundaries(folder: Path) -> frozenset[str]:
    """Return the commits whose parents a shallow clone lacks."""
    listed = Path(decoded_path(output(["rev-parse", "--git-path", "shallow"], folder)[:-1]))
    return frozenset((folder / listed).read_text(encoding="ascii").split())


def _is_partial(folder: Path) -> bool:
    """Tell whether the repository may lack contents, which git would fetch from a promisor when asked."""
    settings = output(["config", "--list", "--name-only", "-z"], folder).decode("utf-8", "replace").lower()
    return any(
        name == "extensions.partialclone" or (name.startswith("remote.") and name.endswith(".promisor"))
        for name in settings.split("\0")
    )


def _missing(folder: Path, files: tuple[File, ...]) -> frozenset[str]:
    wanted = frozenset(version.blob for file in files for version in file)
    return wanted - present_blobs(folder, wanted)


def _completeness(files: tuple[File, ...], missing: frozenset[str], *, is_cut: bool) -> Completeness:
    if is_cut:
        return Completeness.SHALLOW
    if missing:
        return Completeness.PARTIAL
    return Completeness.COMPLETE if files else Completeness.NOT_COMMITTED
