"""A project's folder made into a tracked and checked portfolio: the one way for command line and site."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

from strategy_tracker.cache import NO_MEMORY, NOTHING_KEPT, Memory, Store
from strategy_tracker.cache.digests import Digester
from strategy_tracker.history.command import HistoryError
from strategy_tracker.history.committed_portfolio import load_committed
from strategy_tracker.history.kept import kept_results
from strategy_tracker.history.not_there_yet import not_there_yet
from strategy_tracker.history.note import HistoryNote
from strategy_tracker.history.repository import Completeness, History, read_history
from strategy_tracker.history.snapshots import Snapshots, read_snapshots, well_laid_out
from strategy_tracker.history.takeovers import without_earlier_updates
from strategy_tracker.language import Language, Message
from strategy_tracker.model import People, Portfolio, Problem, Snapshot
from strategy_tracker.rules import Findings, check
from strategy_tracker.rules.judgements import judgements_kept
from strategy_tracker.settings import PEOPLE_FILE, SiteSettings
from strategy_tracker.source.garbage_pause import collector_paused
from strategy_tracker.source.loading import load_portfolio
from strategy_tracker.source.people import load_people, snapshots_with_people, with_people
from strategy_tracker.tracking import TrackedPortfolio, track
from strategy_tracker.tracking.kept import KeptStrategies

Progress = Callable[[int, int], None]
Wanted = Callable[[str], bool]
"""Whether a file is wanted, by the name that places have (`strategies/a.md`)."""


@dataclass(frozen=True, slots=True)
class Workspace:
    """Everything that a run knows, as of one day.

    `snapshots` are the committed versions, and `unrecorded` the strategies whose record is incomplete.
    `notes` say what of the results of earlier runs could not be used. Where only some files were wanted,
    `only` says which: of the strategies that neither they nor these name nothing but the slug is known.
    `last_good` has the files that are shown as they were on an earlier day, with that day;
    `failing_texts` are those below the fields at which a site's Markdown fails, once that was tried.
    `withheld` is the digest of what records and versions are made without, b"" where they are whole.
    """

    root: Path
    settings: SiteSettings
    language: Language
    tracked: TrackedPortfolio
    findings: Findings
    history: HistoryNote = field(default_factory=HistoryNote)
    snapshots: Snapshots = field(default_factory=lambda: Snapshots({}))
    unrecorded: frozenset[str] = frozenset()
    notes: tuple[Message, ...] = ()
    only: Wanted | None = None
    last_good: Mapping[str, date] = field(default_factory=dict)
    failing_texts: frozenset[str] = frozenset()
    withheld: bytes = b""

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
    today: date = date.max,
    alerts: bool = True,
    working_tree: bool = False,
    only: Wanted | None = None,
    memory: Memory = NO_MEMORY,
    keeps_tracked: bool = False,
) -> Workspace:
    """Read, track and check the strategies of the project in `root`, as of a day.

    On `today` or after, the records are those of the working tree, committed or not, whatever the commits'
    dates say. As of a day before `today` they are those that the published branch held then, if that is
    known and differs from what it holds now; what was first committed later is not there. With
    `working_tree` they are those of the working tree in any case: whoever changes files needs these.

    `progress` is told how many of how many are done, in stages: commits, strategies, committed versions.
    Without `alerts` the findings hold no warnings of tracking; the tracked portfolio has them in any case.
    With `only` no more is read than what is to be said of some files depends on. `memory` is the process's.
    With `keeps_tracked` tracked strategies are kept too, which pays for a site: each of its pages asks what
    they follow from.
    """
    kept = kept_results(root, wanted=settings.cache, memory=memory, workers=settings.processes)
    with collector_paused(), kept as store:
        read = _read(
            root, settings, as_of, progress, store, today=today, working_tree=working_tree, only=only
        )
        tracked = track(
            read.portfolio,
            as_of,
            settings.tracking,
            read.found.by_slug,
            unrecorded=read.unrecorded,
            memory=store.memory,
            kept=_kept_strategies(read.portfolio, as_of, settings, store) if keeps_tracked else None,
        )
        # A few files have few texts: they are judged sooner than those of all are found.
        with judgements_kept(store if only is None else NOTHING_KEPT):
            findings = check(tracked, settings.rules, alerts=alerts, store=store)
    return Workspace(
        root, settings, language, tracked, findings, read.note, read.found, read.unrecorded, store.notes, only
    )


def _kept_strategies(
    portfolio: Portfolio, as_of: date, settings: SiteSettings, store: Store
) -> KeptStrategies:
    """Return what is kept of strategies; of the settings all count, whichever of them tracking asks."""
    return KeptStrategies(store, portfolio, as_of, settings.model_dump(), portfolio.people)


@dataclass(frozen=True, slots=True)
class _Read:
    """What was read of a project's folder: the files, and the record of their versions."""

    portfolio: Portfolio
    note: HistoryNote
    found: Snapshots
    unrecorded: frozenset[str]


def _read(
    root: Path,
    settings: SiteSettings,
    as_of: date,
    progress: Progress | None,
    store: Store,
    *,
    today: date,
    working_tree: bool,
    only: Wanted | None,
) -> _Read:
    """Read a project's folder as `open_workspace` shows it."""
    folder = root / settings.strategies_dir
    prefix = f"{settings.strategies_dir}/"
    history = history_of(folder, settings, max(as_of, today), progress, store)
    looks_back = as_of < today and not working_tree
    past = history.at(as_of) if looks_back else None
    now = history.at(date.max)
    portfolio: Portfolio | None = None
    found = Snapshots({})
    try:
        if past is not None and now is not None and past.files != now.files:
            portfolio = load_committed(
                folder,
                past.files,
                prefix=prefix,
                zone=settings.zone,
                progress=progress,
                store=store,
                only=only,
            )
            missed = not_there_yet(portfolio, folder, now, as_of, prefix, only)
            portfolio = replace(portfolio, problems=(*portfolio.problems, *missed))
        as_committed = portfolio is not None
        portfolio = portfolio or load_portfolio(
            folder, prefix=prefix, zone=settings.zone, progress=progress, store=store, only=only
        )
        versions = past.versions if past is not None else history.versions
        found = read_snapshots(
            folder,
            [strategy for strategy in portfolio.strategies if strategy.file in portfolio.sources],
            versions,
            prefix=prefix,
            missing=history.missing,
            progress=progress,
            zone=settings.zone,
            store=store,
            texts=well_laid_out(portfolio),
        )
    except HistoryError as error:
        history, found, as_committed = History(Completeness.FAILED, reason=str(error)), Snapshots({}), False
        portfolio = load_portfolio(
            folder, prefix=prefix, zone=settings.zone, progress=progress, store=store, only=only
        )
    memory = store.memory
    people, problems = _remembered_people(root, settings, memory)
    if people.file:
        portfolio = with_people(portfolio, people, problems, memory)
        found = replace(found, by_slug=_by_name(found, people, memory))
    portfolio = without_earlier_updates(portfolio, found.begun, memory)
    note = HistoryNote(
        completeness=history.completeness,
        reason=history.reason,
        oldest=history.oldest,
        versions=found.versions,
        broken=found.broken,
        missing=found.missing,
        ahead=len(history.ahead),
        as_committed=as_committed,
        out_of_reach=as_of < today
        and not working_tree
        and past is None
        and history.completeness in _REACHING_BACK,
        folder=str(folder),
    )
    return _Read(portfolio, note, found, _unrecorded(portfolio, history, found))


def with_files(workspace: Workspace, files: Mapping[str, bytes], memory: Memory = NO_MEMORY) -> Workspace:
    """Return a workspace as it would be with other bytes in some files, or with further files.

    `files` has the bytes by the names that places have (`strategies/a.md`). Nothing is written.
    """
    settings = workspace.settings
    folder, prefix = workspace.root / settings.strategies_dir, f"{settings.strategies_dir}/"
    only = workspace.only
    with kept_results(workspace.root, wanted=settings.cache, memory=memory) as store:
        portfolio = load_portfolio(
            folder,
            prefix=prefix,
            zone=settings.zone,
            instead=files,
            store=store,
            only=None if only is None else lambda file: file in files or only(file),
        )
        people, problems = _remembered_people(workspace.root, settings, memory)
        portfolio = with_people(portfolio, people, problems, memory) if people.file else portfolio
        portfolio = without_earlier_updates(portfolio, workspace.snapshots.begun, memory)
        tracked = tracked_in(workspace, portfolio, memory)
        findings = check(tracked, settings.rules, store=store)
    return replace(workspace, tracked=tracked, findings=findings)


def tracked_in(workspace: Workspace, portfolio: Portfolio, memory: Memory = NO_MEMORY) -> TrackedPortfolio:
    """Return another portfolio as it is tracked on the day of a workspace, with its settings and history."""
    found, settings = workspace.snapshots.by_slug, workspace.settings.tracking
    unrecorded = workspace.unrecorded
    return track(portfolio, workspace.as_of, settings, found, unrecorded=unrecorded, memory=memory)


def read_people(root: Path, settings: SiteSettings) -> tuple[People, tuple[Problem, ...]]:
    """Return the people of the file that the settings name, else of `people.yml` where there is one."""
    name = settings.people or PEOPLE_FILE
    if settings.people is None and not (root / name).exists():
        return People(), ()
    return load_people(root / name, name)


def _remembered_people(
    root: Path, settings: SiteSettings, memory: Memory
) -> tuple[People, tuple[Problem, ...]]:
    """Return the people as `read_people` does; the same object for a file that says the same."""
    people, problems = read_people(root, settings)
    return memory.by(lambda: people, People, Digester().of(people)), problems


def _by_name(found: Snapshots, people: People, memory: Memory) -> Mapping[str, tuple[Snapshot, ...]]:
    """Return the committed versions with everybody whom the people file names under one name."""
    return {
        slug: memory.of(snapshots_with_people, versions, people) for slug, versions in found.by_slug.items()
    }


_REACHING_BACK = (Completeness.SHALLOW, Completeness.PARTIAL)


def history_of(
    folder: Path,
    settings: SiteSettings,
    latest: date,
    progress: Progress | None = None,
    store: Store = NOTHING_KEPT,
) -> History:
    """Return the folder's history, or one that says why there is none."""
    if settings.history == "files":
        return History(Completeness.FILES)
    if not settings.history:
        return History(Completeness.NOT_READ)
    if not folder.is_dir():
        return History(Completeness.NOT_COMMITTED)
    try:
        return read_history(folder, zone=settings.zone, latest=latest, progress=progress, store=store)
    except HistoryError as error:
        return History(Completeness.FAILED, reason=str(error))


def _unrecorded(portfolio: Portfolio, history: History, found: Snapshots) -> frozenset[str]:
    """Return the strategies of which nobody can say how long they were not updated."""
    everything = frozenset(strategy.slug for strategy in portfolio.strategies)
    if history.completeness is Completeness.FILES:
        return frozenset()
    if history.completeness is not Completeness.COMPLETE:
        return everything
    return frozenset(slug for slug in everything if not found.by_slug.get(slug))
