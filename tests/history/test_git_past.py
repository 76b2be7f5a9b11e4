"""The portfolio as it was known on a past day, and contents as they were committed."""

import os
import subprocess
from datetime import date
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from git_repository import Repository, files_at, markdown

from strategy_tracker.history.blobs import LARGEST_BLOB, Blobs
from strategy_tracker.history.command import HistoryError, start
from strategy_tracker.history.repository import read_history


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    return Repository(tmp_path / "work")


def test_a_past_day_has_the_files_of_then_with_their_versions(repository: Repository) -> None:
    repository.write("strategies/gone.md", markdown("gone"))
    repository.put("2026-07-01", "strategies/a.md", markdown("a"))
    repository.move("strategies/a.md", "strategies/b.md")
    repository.remove("strategies/gone.md")
    repository.put("2026-07-03", "strategies/later.md", markdown("later"))
    history = read_history(repository.strategies)
    past = history.at(date(2026, 7, 2))
    assert past is not None
    assert set(past.files) == {"a.md", "gone.md"}
    assert {path: [v.path for v in versions] for path, versions in past.versions.items()} == {
        "a.md": ["a.md"],
        "gone.md": ["gone.md"],
    }
    assert past.files["a.md"] == history.versions["b.md"][0].blob


def test_a_day_is_meant_to_its_end_in_the_site_s_zone(repository: Repository) -> None:
    repository.put("2026-07-01T23:59:59-07:00", "strategies/a.md", "one\n")
    assert files_at(repository.strategies, "2026-07-01") == {}
    assert set(files_at(repository.strategies, "2026-07-02")) == {"a.md"}
    in_america = read_history(repository.strategies, zone=ZoneInfo("America/Los_Angeles"))
    assert in_america.versions["a.md"][0].date == date(2026, 7, 1)


def test_snapshot_knows_nothing_of_what_was_merged_later(repository: Repository) -> None:
    repository.put("2026-07-01", "strategies/a.md", "one\n")
    repository.branch("side")
    repository.put("2026-07-02", "strategies/b.md", "side\n")
    repository.switch("main")
    repository.put("2026-07-03", "strategies/a.md", "three\n")
    repository.merge("2026-07-05", "side")
    assert set(files_at(repository.strategies, "2026-07-04")) == {"a.md"}
    assert set(files_at(repository.strategies, "2026-07-05")) == {"a.md", "b.md"}


@pytest.mark.parametrize("on_a_branch", [False, True])
def test_snapshot_of_a_folder_moved_since(repository: Repository, on_a_branch: bool) -> None:
    repository.write("old/plans/gone.md", markdown("gone"))
    first = repository.put("2026-07-01", "old/plans/a.md", markdown("a"))
    repository.remove("old/plans/gone.md")
    repository.commit("2026-07-02")
    if on_a_branch:
        repository.branch("side")
    repository.move("old/plans", "strategies")
    repository.commit("2026-07-03")
    if on_a_branch:
        repository.switch("main")
        repository.merge("2026-07-04", "side")
    repository.put("2026-07-05", "strategies/a.md", markdown("a") + "more\n")
    files = files_at(repository.strategies, "2026-07-01")
    assert set(files) == {"a.md", "gone.md"}
    assert files["a.md"] == repository.git("rev-parse", f"{first}:old/plans/a.md")


def test_blobs_are_given_as_bytes_once_each_and_large_ones_as_none(repository: Repository) -> None:
    contents = [
        b"\xff\xfe broken \x00 bytes\n",
        b"",
        b"x" * LARGEST_BLOB,
        b"y" * (LARGEST_BLOB + 1),
        b"last\n",
    ]
    for number, content in enumerate(contents):
        repository.write(f"strategies/{number}.md", content)
    repository.commit("2026-07-01")
    versions = read_history(repository.strategies).versions
    ids = [versions[f"{number}.md"][0].blob for number in range(len(contents))]
    with Blobs(repository.strategies) as blobs:
        assert dict(blobs.read(ids)) == {**dict(zip(ids, contents, strict=True)), ids[3]: None}
        assert [blob for blob, _ in blobs.read(ids + ids)] == ids


def test_blobs_in_great_number_and_readers_that_stop_early(repository: Repository) -> None:
    for number in range(300):
        repository.write(f"strategies/{number}.md", f"{number}\n".encode() * 20_000)
    repository.commit("2026-07-01")
    versions = read_history(repository.strategies).versions
    expected = {versions[f"{number}.md"][0].blob: f"{number}\n".encode() * 20_000 for number in range(300)}
    with Blobs(repository.strategies) as blobs:
        stopped = blobs.read(expected)
        assert next(stopped) == next(iter(expected.items()))
        assert dict(blobs.read(expected)) == expected


def test_unusable_ids_are_errors_and_the_next_read_still_answers(repository: Repository) -> None:
    commit = repository.put("2026-07-01", "strategies/a.md", "one\n")
    blob = repository.git("rev-parse", "HEAD:strategies/a.md")
    with Blobs(repository.strategies) as blobs:
        with pytest.raises(HistoryError, match="missing"):
            list(blobs.read(["0" * 39 + "1", blob]))
        with pytest.raises(HistoryError, match="not a file's content"):
            list(blobs.read([commit, blob]))
        with pytest.raises(ValueError, match="not an object id"):
            list(blobs.read(["HEAD:strategies/a.md"]))
        assert list(blobs.read([blob])) == [(blob, b"one\n")]
    with pytest.raises(ValueError, match="with statement"):
        list(blobs.read([blob]))


def test_blobs_leave_no_process(repository: Repository, monkeypatch: pytest.MonkeyPatch) -> None:
    repository.put("2026-07-01", "strategies/a.md", "one\n")
    blob = repository.git("rev-parse", "HEAD:strategies/a.md")
    started: list[subprocess.Popen[bytes]] = []

    def noted(*arguments: Any) -> subprocess.Popen[bytes]:
        started.append(start(*arguments))
        return started[-1]

    monkeypatch.setattr("strategy_tracker.history.blobs.start", noted)
    with Blobs(repository.strategies) as blobs:
        next(blobs.read([blob]))
    with pytest.raises(ProcessLookupError):
        os.kill(started[0].pid, 0)  # a process ended but not waited for could still be signalled


def test_blobs_outside_a_repository_fail_in_gits_words(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    with Blobs(tmp_path) as blobs, pytest.raises(HistoryError, match="not a git repository"):
        list(blobs.read(["0" * 40]))
