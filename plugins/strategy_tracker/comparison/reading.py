"""Two versions of a project's files, tracked on one day as if the newer were merged into the older."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from strategy_tracker.comparison.comparison import Comparison, Side, compare
from strategy_tracker.comparison.moved_strategies import moved_strategies
from strategy_tracker.history.command import HistoryError
from strategy_tracker.history.committed_portfolio import load_committed
from strategy_tracker.history.note import HistoryNote
from strategy_tracker.history.repository import Completeness, History, read_history, unreadable_repository
from strategy_tracker.history.revisions import Revision, commit_named, common_ancestor, read_revision
from strategy_tracker.history.snapshots import read_snapshots
from strategy_tracker.history.takeovers import of_present_record, without_earlier_updates
from strategy_tracker.model import Portfolio, Snapshot, Strategy
from strategy_tracker.rules import check
from strategy_tracker.settings import SiteSettings
from strategy_tracker.source.loading import load_portfolio
from strategy_tracker.source.people import snapshots_with_people, with_people
from strategy_tracker.tracking import track
from strategy_tracker.workspace import read_people

Progress = Callable[[int, int], None]


class NoRepositoryError(HistoryError):
    """The project lies in no repository that can be read; `note` says why and what to do."""

    def __init__(self, note: HistoryNote) -> None:
        super().__init__(note.reason)
        self.note = note


@dataclass(frozen=True, slots=True)
class _Project:
    root: Path
    settings: SiteSettings
    as_of: date
    today: date
    progress: Progress | None

    @property
    def folder(self) -> Path:
        return self.root / self.settings.strategies_dir

    @property
    def prefix(self) -> str:
        return f"{self.settings.strategies_dir}/"

    def committed(self, revision: Revision) -> Portfolio:
        """Read the strategies of a commit."""
        return load_committed(self.root, revision.files, prefix=self.prefix, zone=self.settings.zone)

    def present(self) -> Portfolio:
        """Read the strategies of the files as they are."""
        return load_portfolio(self.folder, prefix=self.prefix, zone=self.settings.zone)


def compare_revisions(
    root: Path,
    settings: SiteSettings,
    as_of: date,
    base: str,
    head: str | None = None,
    *,
    today: date = date.max,
    progress: Progress | None = None,
) -> Comparison:
    """Return what merging `head` into `base` changes, both tracked on `as_of` by the same settings.

    What is compared is `head`, by default the files as they are, with the commit at which it left `base`:
    what came into `base` since is no change of `head`. The history is that of `base`; to it the newer version
    is added as one more, as a merge will.

    NoRepositoryError, UnknownRevisionError, UnrelatedError or another HistoryError where a version cannot be
    had.
    """
    closed = unreadable_repository(root)
    if closed is not None:
        raise NoRepositoryError(HistoryNote(closed.completeness, closed.reason, folder=str(root)))
    project = _Project(root, settings, as_of, today, progress)
    named = commit_named(root, base), commit_named(root, head or "HEAD")
    start = common_ancestor(root, *named)
    old = project.committed(read_revision(root, start, settings.strategies_dir))
    if head is None:
        new = project.present()
    else:
        new = project.committed(read_revision(root, named[1], settings.strategies_dir))
    moved = moved_strategies(old.strategies, new.strategies)
    before, after, is_complete = _tracked(project, start, old, new, moved)
    return compare(before, after, moved, base=base, head=head or "", counts_slips=is_complete)


def _tracked(
    project: _Project, start: str, old: Portfolio, new: Portfolio, moved: Mapping[str, str]
) -> tuple[Side, Side, bool]:
    """Return both versions tracked, and whether the history of the older one is known."""
    changed = _changed(old, new, moved)
    history = _history(project, start)
    people, problems = read_people(project.root, project.settings)
    found = read_snapshots(
        project.root,
        [strategy for strategy in old.strategies if strategy.slug in changed],
        history.versions,
        prefix=project.prefix,
        missing=history.missing,
        zone=project.settings.zone,
    )
    if people.file:
        old, new = (with_people(portfolio, people, problems) for portfolio in (old, new))
    earlier = {
        slug: _until(snapshots_with_people(versions, people), project.as_of)
        for slug, versions in found.by_slug.items()
    }
    later: dict[str, tuple[Snapshot, ...]] = {}
    begun: dict[str, date] = {}
    known = {strategy.slug for strategy in old.strategies}
    for strategy in new.strategies if history.files else ():
        slug = moved.get(strategy.slug, strategy.slug)
        if slug in changed or slug not in known:
            latest = Snapshot(project.as_of, "", "", strategy)
            present = of_present_record((*earlier.get(slug, ()), latest), strategy.period)
            later[strategy.slug] = present.snapshots
            if present.took_over:
                begun[strategy.slug] = project.as_of
    before = _side(project, without_earlier_updates(old, found.begun), earlier, history)
    after = _side(project, without_earlier_updates(new, begun), later, history)
    return before, after, history.completeness is Completeness.COMPLETE


def _history(project: _Project, start: str) -> History:
    """Return the record of the branch that ends in a commit; one without files where none is to be read."""
    if project.settings.history is not True:
        is_files = project.settings.history == "files"
        return History(Completeness.FILES if is_files else Completeness.NOT_READ)
    if not project.folder.is_dir():
        return History(Completeness.NOT_COMMITTED)
    latest = max(project.as_of, project.today)
    return read_history(
        project.folder,
        zone=project.settings.zone,
        latest=latest,
        progress=project.progress,
        revision=start,
    )


def _until(versions: Sequence[Snapshot], as_of: date) -> tuple[Snapshot, ...]:
    """Return the versions up to a day; the last one of all counts in any case: it is what is compared."""
    last = [replace(version, day=as_of) for version in versions[-1:] if version.day > as_of]
    return (*(version for version in versions if version.day <= as_of), *last)


def _side(
    project: _Project, portfolio: Portfolio, snapshots: Mapping[str, Sequence[Snapshot]], history: History
) -> Side:
    settings = project.settings
    is_known = history.completeness in (Completeness.COMPLETE, Completeness.FILES)
    everything = frozenset(strategy.slug for strategy in portfolio.strategies)
    unrecorded = frozenset() if is_known else everything
    tracked = track(portfolio, project.as_of, settings.tracking, snapshots, unrecorded=unrecorded)
    return Side(tracked, check(tracked, settings.rules, alerts=False).all)


def _changed(old: Portfolio, new: Portfolio, moved: Mapping[str, str]) -> frozenset[str]:
    """Return the old slugs of strategies of which anything was written otherwise, or that are gone."""
    by_slug = {moved.get(strategy.slug, strategy.slug): strategy for strategy in new.strategies}
    return frozenset(
        one.slug
        for one in old.strategies
        if one.slug not in by_slug or _texts(one, old) != _texts(by_slug[one.slug], new)
    )


def _texts(strategy: Strategy, portfolio: Portfolio) -> list[str]:
    """Return the texts of the files that say something of a strategy."""
    files = dict.fromkeys(part.place.file for part in strategy.parts)
    return [portfolio.sources[file].text for file in files if file in portfolio.sources]
