"""The last good version of a file with errors, shown in its place until the file is mended.

One merged typo then does not stop everybody's page: the errors are told as ever, the build still reports
failure, and the record is that of the newest version on the published branch in which nothing was wrong.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from strategy_tracker.cache import NO_MEMORY, Memory
from strategy_tracker.history.blobs import Blobs
from strategy_tracker.history.command import HistoryError
from strategy_tracker.history.lineage import FileVersion
from strategy_tracker.history.repository import Completeness
from strategy_tracker.rules import Family, Findings, Severity, rule_named
from strategy_tracker.source.file_bytes import bytes_of
from strategy_tracker.workspace.opening import Workspace, history_of, tracked_in, with_files
from strategy_tracker.workspace.places_now import present_lines, with_present_places

MOST_VERSIONS = 20
"""So far back a version without errors is looked for."""
_OF_THE_FILE = (Family.READING, Family.SHAPE)


@dataclass(frozen=True, slots=True)
class _Version:
    """A file as it was committed: its bytes, and the day on which that reached the branch."""

    data: bytes
    day: date


def with_last_good(workspace: Workspace, memory: Memory = NO_MEMORY) -> Workspace:
    """Return the workspace with the last good version of each file that has errors, where there is one.

    The findings and the texts that they quote stay those of the files as they are, and the places of records
    are those where they can be mended. Nothing is changed where the settings do not ask for it, where a past
    day is shown, and where nothing of a file is known.
    """
    broken = _with_errors(workspace.findings, workspace.tracked.source.sources)
    if not workspace.settings.last_good or not broken or workspace.history.as_committed:
        return workspace
    chosen, shown = _settle(workspace, broken, _versions(workspace, broken), memory)
    if not chosen:
        return workspace
    source = shown.tracked.source
    present = {file: workspace.tracked.source.sources[file] for file in chosen}
    lines = {file: present_lines(source.sources[file].lines, one.lines) for file, one in present.items()}
    strategies = tuple(with_present_places(one, lines) for one in source.strategies)
    portfolio = replace(source, strategies=strategies, sources={**source.sources, **present})
    days = {file: version.day for file, version in chosen.items()}
    return replace(workspace, tracked=tracked_in(workspace, portfolio, memory), last_good=days)


def _with_errors(findings: Findings, files: Collection[str]) -> dict[str, bool]:
    """Return the files with errors, and whether one of them is of the file itself, not of what it names."""
    found: dict[str, bool] = {}
    for finding in findings.at_least(Severity.ERROR):
        file = finding.place.file
        if file in files:
            found[file] = found.get(file, False) or rule_named(finding.rule).family in _OF_THE_FILE
    return found


def _settle(
    workspace: Workspace,
    broken: Mapping[str, bool],
    versions: Mapping[str, deque[_Version]],
    memory: Memory,
) -> tuple[dict[str, _Version], Workspace]:
    """Return the version of each file that is shown instead of it, and the workspace with them.

    First those that cannot be read as they are; an error in what a file names may be gone with theirs.
    """
    chosen: dict[str, _Version] = {}
    given_up: set[str] = set()
    trial = workspace
    while True:
        errors = _with_errors(trial.findings, broken)
        left = {file: own for file, own in errors.items() if file not in given_up}
        turn = [file for file, own in left.items() if own] or list(left)
        if not turn:
            return chosen, trial
        for file in turn:
            if versions.get(file):
                chosen[file] = versions[file].popleft()
            else:
                chosen.pop(file, None)
                given_up.add(file)
        trial = with_files(workspace, {file: version.data for file, version in chosen.items()}, memory)


def _versions(workspace: Workspace, files: Collection[str]) -> dict[str, deque[_Version]]:
    """Return the versions of files on the published branch, newest first, without the content they have."""
    settings = workspace.settings
    folder, prefix = workspace.root / settings.strategies_dir, f"{settings.strategies_dir}/"
    history = history_of(folder, settings, workspace.as_of)
    if history.completeness in (Completeness.FAILED, Completeness.NOT_READ, Completeness.FILES):
        return {}
    wanted = {
        file: _newest_first(history.versions.get(file.removeprefix(prefix), ()), history.missing)
        for file in files
    }
    try:
        with Blobs(folder) as blobs:
            data = dict(blobs.read({one.blob for versions in wanted.values() for one in versions}))
    except HistoryError:
        return {}  # the history's own note says what git said
    found = {}
    for file, versions in wanted.items():
        present = _present(folder / file.removeprefix(prefix))
        read = ((data[one.blob], one.date) for one in versions)
        found[file] = deque(_Version(held, day) for held, day in read if held is not None and held != present)
    return found


def _present(path: Path) -> bytes | None:
    """Return what a file holds now, None for one that cannot be read: a finding says so."""
    try:
        return bytes_of(path)
    except OSError:
        return None


def _newest_first(versions: Iterable[FileVersion], missing: Collection[str]) -> list[FileVersion]:
    """Return the versions of a file that hold something of their own, the newest of them first."""
    by_blob: dict[str, FileVersion] = {}
    for one in reversed(tuple(versions)):
        if one.is_inside and one.blob not in missing:
            by_blob.setdefault(one.blob, one)
    return list(by_blob.values())[: MOST_VERSIONS + 1]
