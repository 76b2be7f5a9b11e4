"""A project's folder made into a tracked and checked portfolio: the one way for command line and site."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

from strategy_tracker.history import (
    Completeness,
    FileVersion,
    History,
    HistoryError,
    Snapshots,
    load_committed,
    read_history,
    read_snapshots,
    snapshot,
    versions_until,
)
from strategy_tracker.language import Language, Message, message
from strategy_tracker.model import Portfolio, Snapshot
from strategy_tracker.rules import Findings, check
from strategy_tracker.settings import SiteSettings
from strategy_tracker.source import load_portfolio
from strategy_tracker.tracking import TrackedPortfolio, track

Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class HistoryNote:
    """How much of the past the pages know.

    completeness  how much could be read; None where the settings say not to read it
    reason        git's own words where it failed, '' otherwise
    oldest        the earliest author date read; in a shallow clone, that of the commits it was cut at
    versions      how many committed versions of strategies there are
    broken        how many of them could not be read, and are missing from the record
    as_committed  the records are those committed by as_of, because as_of lies in the past; otherwise they
                  are the files as they are now, whatever as_of is
    """

    completeness: Completeness | None = None
    reason: str = ""
    oldest: date | None = None
    versions: int = 0
    broken: int = 0
    as_committed: bool = False

    @property
    def complete(self) -> bool:
        """Whether the record goes back to the first commit, and all of it could be read."""
        return self.completeness is Completeness.COMPLETE and not self.broken

    @property
    def words(self) -> tuple[Message, ...]:
        """What the reader of a page has to know; nothing where the record is complete and of today."""
        found = []
        if self.completeness is not Completeness.COMPLETE:
            found.append(_WORDS[self.completeness].with_values({"date": self.oldest}))
        if self.broken:
            found.append(message("{count} committed versions could not be read", count=self.broken))
        if self.as_committed:
            found.append(message("The records are shown as they were committed by that day"))
        return tuple(found)


_WORDS: Mapping[Completeness | None, Message] = {
    None: message("The history is not read"),
    Completeness.SHALLOW: message("The history is incomplete: the clone begins on {date}"),
    Completeness.NO_GIT: message("The history is incomplete: there is no Git repository to read"),
    Completeness.NO_COMMITS: message("The history is incomplete: nothing has been committed yet"),
    Completeness.NOT_COMMITTED: message("The history is incomplete: the strategies were never committed"),
}


@dataclass(frozen=True, slots=True)
class Workspace:
    """Everything that a run knows, as of one day; `snapshots` are the committed versions by slug."""

    root: Path
    settings: SiteSettings
    language: Language
    tracked: TrackedPortfolio
    findings: Findings
    history: HistoryNote = field(default_factory=HistoryNote)
    snapshots: Mapping[str, Sequence[Snapshot]] = field(default_factory=dict)

    @property
    def as_of(self) -> date:
        """The day the run shows."""
        return self.tracked.as_of


def open_workspace(
    root: Path,
    settings: SiteSettings,
    language: Language,
    as_of: date,
    progress: Progress | None = None,
    *,
    alerts: bool = True,
    working_tree: bool = False,
) -> Workspace:
    """Read, track and check the strategies of the project in `root`, as of a day.

    The records are those of the working tree, committed or not. Only where commits after `as_of` changed
    them, and others reach back to it, they are those of the last commit by that day: what was known then.
    A strategies folder that was first committed after `as_of` is shown as it is now. With `working_tree` the
    records are those of the working tree whatever was committed when: whoever changes files needs these.

    `progress` is told how many of how many are done, in stages: commits, strategies, committed versions.
    Without `alerts` the findings hold no warnings of tracking; the tracked portfolio has them in any case.
    """
    folder = root / settings.strategies_dir
    prefix = f"{settings.strategies_dir}/"
    history, failed = _read_history(folder, progress) if settings.history else (None, "")
    portfolio: Portfolio | None = None
    versions: Mapping[str, Sequence[FileVersion]] = {}
    if history is not None and not working_tree:
        try:
            portfolio, versions = _known_then(folder, settings, history, as_of, progress)
        except HistoryError as error:
            history, failed = None, str(error)
    as_committed = portfolio is not None
    if portfolio is None:
        portfolio = load_portfolio(folder, prefix=prefix, zone=settings.zone, progress=progress)
        versions = history.versions if history is not None else {}
    found = Snapshots({})
    if versions:
        try:
            found = read_snapshots(folder, _mains(portfolio, prefix), versions, progress, settings.zone)
        except HistoryError as error:
            history, failed = None, str(error)
    note = _note(settings, history, failed, found, as_committed)
    tracked = track(portfolio, as_of, settings.tracking, found.by_slug)
    findings = check(tracked, settings.rules, alerts=alerts)
    return Workspace(root, settings, language, tracked, findings, note, found.by_slug)


def with_files(workspace: Workspace, files: Mapping[str, bytes]) -> Workspace:
    """Return a workspace as it would be with other bytes in some files, or with further files.

    `files` has the bytes by the names that places have (`strategies/a.md`). Nothing is written.
    """
    settings = workspace.settings
    folder, prefix = workspace.root / settings.strategies_dir, f"{settings.strategies_dir}/"
    portfolio = load_portfolio(folder, prefix=prefix, zone=settings.zone, instead=files)
    tracked = track(portfolio, workspace.as_of, settings.tracking, workspace.snapshots)
    return replace(workspace, tracked=tracked, findings=check(tracked, settings.rules))


def _read_history(folder: Path, progress: Progress | None) -> tuple[History | None, str]:
    """Return the folder's history, or None with git's words where git fails midway."""
    if not folder.is_dir():
        return None, ""
    try:
        return read_history(folder, progress=progress), ""
    except HistoryError as error:
        return None, str(error)


def _known_then(
    folder: Path, settings: SiteSettings, history: History, as_of: date, progress: Progress | None
) -> tuple[Portfolio | None, Mapping[str, Sequence[FileVersion]]]:
    """Return the strategies committed by `as_of` with their versions, where that differs from now."""
    if not history.versions and not history.deleted:
        return None, {}
    files = snapshot(folder, as_of)
    if not files or files == snapshot(folder, date.max):
        return None, {}
    prefix = f"{settings.strategies_dir}/"
    portfolio = load_committed(folder, files, prefix=prefix, zone=settings.zone, progress=progress)
    if not portfolio.strategies:
        return None, {}
    return portfolio, versions_until(history, as_of, files)


def _mains(portfolio: Portfolio, prefix: str) -> dict[str, str]:
    """Return, by slug, the path of each strategy's own file below the strategies folder."""
    return {strategy.slug: strategy.file.removeprefix(prefix) for strategy in portfolio.strategies}


def _note(
    settings: SiteSettings, history: History | None, failed: str, found: Snapshots, as_committed: bool
) -> HistoryNote:
    if history is None:
        completeness = Completeness.NO_GIT if settings.history else None
        return HistoryNote(completeness, failed, as_committed=as_committed)
    return HistoryNote(
        history.completeness, history.reason, history.oldest, found.versions, found.broken, as_committed
    )
