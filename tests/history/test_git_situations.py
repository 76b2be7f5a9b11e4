"""Repositories that are cut, hostile, broken or none, and paths no shell would like."""

import os
import stat
import subprocess
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from git_repository import Repository, files_at, markdown

from strategy_tracker.history.blobs import Blobs
from strategy_tracker.history.command import HistoryError
from strategy_tracker.history.repository import Completeness, read_history


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    return Repository(tmp_path / "work")


def clone(repository: Repository, *options: str) -> Repository:
    top = repository.top.parent / "clone"
    repository.git("clone", "--quiet", *options, f"file://{repository.top}", str(top))
    return Repository(top, create=False)


@pytest.mark.parametrize(
    "name",
    [
        "策略 一.md",
        "with space.md",
        "quote\"s'.md",
        "line\nbreak.md",
        "-leading.md",
        ":colon*[a].md",
        "tab\t.md",
    ],
)
def test_any_path(repository: Repository, name: str) -> None:
    repository.put("2026-07-01", f"strategies/{name}", markdown("text"))
    repository.move(f"strategies/{name}", f"strategies/資料 夾\n/{name}")
    repository.commit("2026-07-02")
    versions = read_history(repository.strategies).versions
    assert [version.path for version in versions[f"資料 夾\n/{name}"]] == [name, f"資料 夾\n/{name}"]


@pytest.mark.parametrize("place", ["-策略 \n x", ".", "deep/er"])
def test_folder_anywhere_in_the_repository(repository: Repository, place: str) -> None:
    repository.put("2026-07-01", f"{place}/sub/A.MD", "one\n")
    repository.put("2026-07-02", "elsewhere.txt", "text\n")
    assert list(read_history(repository.top / place).versions) == ["sub/A.MD"]
    assert list(files_at(repository.top / place, "2026-07-01")) == ["sub/A.MD"]


def test_path_that_is_no_utf8(repository: Repository) -> None:
    name = os.fsdecode(b"\xffbad.md")
    repository.put("2026-07-01", f"strategies/{name}", "one\n")
    assert list(read_history(repository.strategies).versions) == [name]


def test_work_tree_of_another_repository(repository: Repository) -> None:
    repository.put("2026-07-01", "strategies/a.md", "one\n")
    repository.git("worktree", "add", "--quiet", "--detach", "../tree")
    assert (repository.top.parent / "tree/.git").is_file()
    assert list(read_history(repository.top.parent / "tree/strategies").versions) == ["a.md"]


def test_detached_head_has_the_history_of_its_commit(repository: Repository) -> None:
    first = repository.put("2026-07-01", "strategies/a.md", "one\n")
    repository.put("2026-07-02", "strategies/a.md", "two\n")
    repository.switch(first)
    history = read_history(repository.strategies)
    assert [version.commit for version in history.versions["a.md"]] == [first]
    assert history.completeness is Completeness.COMPLETE


def test_mailmap_names_the_author(repository: Repository) -> None:
    repository.write(".mailmap", "李大華 <new@example.com> <old@example.com>\n")
    repository.write("strategies/a.md", "one\n")
    repository.commit("2026-07-01", author="dahua", email="old@example.com")
    assert read_history(repository.strategies).versions["a.md"][0].author == "李大華"


def test_shallow_clone_marks_the_commit_it_was_cut_at(repository: Repository) -> None:
    repository.put("2026-07-01", "strategies/a.md", "one\n")
    repository.put("2026-07-02", "strategies/b.md", "two\n")
    repository.put("2026-07-03", "strategies/b.md", "three\n")
    history = read_history(clone(repository, "--depth", "2").strategies)
    assert history.completeness is Completeness.SHALLOW
    assert history.oldest == date(2026, 7, 2)
    boundaries = {path: [v.boundary for v in versions] for path, versions in history.versions.items()}
    assert boundaries == {"a.md": [True], "b.md": [True, False]}


def test_full_clone_is_complete(repository: Repository) -> None:
    repository.put("2026-07-01", "strategies/a.md", "one\n")
    history = read_history(clone(repository).strategies)
    assert (history.completeness, history.oldest) == (Completeness.COMPLETE, date(2026, 7, 1))
    assert not history.versions["a.md"][0].boundary


def test_no_repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path))
    folder = tmp_path / "plain"
    folder.mkdir()
    history = read_history(folder)
    assert history.completeness is Completeness.NO_REPOSITORY
    assert "not a git repository" in history.reason
    assert history.at(date(2026, 7, 1)) is None


def test_no_git_program(repository: Repository, monkeypatch: pytest.MonkeyPatch) -> None:
    repository.put("2026-07-01", "strategies/a.md", "one\n")
    monkeypatch.setenv("PATH", str(repository.top))
    history = read_history(repository.strategies)
    assert (history.completeness, history.reason) == (Completeness.NO_PROGRAM, "no git program on PATH")


def test_repository_git_refuses_as_another_users(
    repository: Repository, monkeypatch: pytest.MonkeyPatch
) -> None:
    repository.put("2026-07-01", "strategies/a.md", "one\n")
    monkeypatch.setenv("GIT_TEST_ASSUME_DIFFERENT_OWNER", "1")
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
    history = read_history(repository.strategies)
    assert history.completeness is Completeness.REFUSED
    assert "dubious ownership" in history.reason


def test_repository_without_commits(repository: Repository) -> None:
    repository.write("strategies/a.md", "one\n")
    assert read_history(repository.strategies).completeness is Completeness.NO_COMMITS


def test_folder_never_committed(repository: Repository) -> None:
    repository.put("2026-07-01", "other.md", "one\n")
    repository.write("strategies/a.md", "one\n")
    assert read_history(repository.strategies).completeness is Completeness.NOT_COMMITTED


def test_missing_folder_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(HistoryError, match="not a folder"):
        read_history(tmp_path / "missing")


def test_another_repository_in_the_environment_is_not_read(
    repository: Repository, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    repository.put("2026-07-01", "strategies/a.md", "one\n")
    other = Repository(tmp_path / "other")
    other.put("2026-07-01", "strategies/b.md", "one\n")
    monkeypatch.setenv("GIT_DIR", str(other.top / ".git"))
    monkeypatch.setenv("GIT_LITERAL_PATHSPECS", "1")
    assert list(read_history(repository.strategies).versions) == ["a.md"]


def test_damaged_repository_is_an_error_in_gits_words(repository: Repository) -> None:
    first = repository.put("2026-07-01", "strategies/a.md", "one\n")
    for day in range(2, 5):
        repository.put(f"2026-07-0{day}", "strategies/a.md", f"{day}\n")
    damaged = repository.top / ".git/objects" / first[:2] / first[2:]
    damaged.chmod(stat.S_IWUSR | stat.S_IRUSR)
    damaged.unlink()
    with pytest.raises(HistoryError, match=first):
        read_history(repository.strategies)


def test_partial_clone_fetches_nothing_and_says_what_it_lacks(repository: Repository) -> None:
    first = repository.put("2026-07-01", "strategies/a.md", "one\n")
    repository.put("2026-07-02", "strategies/a.md", "two\n")
    repository.move("strategies/a.md", "strategies/b.md")
    repository.put("2026-07-03", "strategies/c.md", "three\n")
    repository.git("config", "uploadpack.allowFilter", "true")
    partial = clone(repository, "--filter=blob:none")
    history = read_history(partial.strategies)
    assert history.completeness is Completeness.PARTIAL
    assert history.missing == {repository.git("rev-parse", f"{first}:strategies/a.md")}
    assert [version.path for version in history.versions["b.md"]] == ["a.md", "a.md", "b.md"]
    assert history.at(date(2026, 7, 1)) is None
    past = history.at(date(2026, 7, 2))
    assert past is not None
    assert set(past.files) == {"a.md"}


def test_partial_clone_that_has_everything_is_complete(repository: Repository) -> None:
    repository.put("2026-07-01", "strategies/a.md", "one\n")
    repository.git("config", "uploadpack.allowFilter", "true")
    partial = clone(repository, "--filter=blob:none")
    assert read_history(partial.strategies).completeness is Completeness.COMPLETE


def test_hostile_configuration_runs_nothing(repository: Repository) -> None:
    marker = repository.top.parent / "was-run"
    program = repository.top / "evil.sh"
    program.write_text(f"#!/bin/sh\ntouch '{marker}'\n", encoding="utf-8")
    program.chmod(0o755)
    repository.write(".gitattributes", "*.md diff=evil filter=evil\n")
    repository.put("2026-07-01", "strategies/a.md", markdown("a"))
    repository.move("strategies/a.md", "strategies/b.md")
    repository.put("2026-07-02", "strategies/b.md", markdown("a") + "more\n")
    signed = repository.git("cat-file", "commit", "HEAD").replace(
        "\n\n", "\ngpgsig -----BEGIN PGP SIGNATURE-----\n \n -----END PGP SIGNATURE-----\n\n", 1
    )
    repository.write("signed", signed + "\n")
    repository.git("update-ref", "HEAD", repository.git("hash-object", "-t", "commit", "-w", "signed"))
    for setting in (
        *(
            "core.fsmonitor",
            "core.pager",
            "pager.log",
            "diff.external",
            "diff.evil.command",
            "diff.evil.textconv",
        ),
        *("filter.evil.clean", "filter.evil.smudge", "gpg.program", "core.sshCommand", "core.editor"),
    ):
        repository.git("config", setting, str(program))
    for setting, value in {
        "log.showSignature": "true",
        "log.showRoot": "false",
        "log.follow": "true",
        "log.date": "relative",
        "log.diffMerges": "combined",
        "diff.relative": "true",
        "diff.renames": "false",
        "diff.renameLimit": "1",
        "diff.noprefix": "true",
        "color.ui": "always",
        "core.quotePath": "true",
        "i18n.logOutputEncoding": "big5",
    }.items():
        repository.git("config", setting, value)
    history = read_history(repository.strategies)
    with Blobs(repository.strategies) as blobs:
        assert len(list(blobs.read(version.blob for version in history.versions["b.md"]))) == 2
    assert [version.path for version in history.versions["b.md"]] == ["a.md", "b.md"]
    assert history.versions["b.md"][0].author == "王小明"
    assert not marker.exists()
    repository.git("log", "-1", "--raw")
    assert marker.exists()  # the trap works: git itself, without precautions, runs the program


def test_reading_leaves_the_repository_as_it_was(repository: Repository) -> None:
    repository.put("2026-07-01", "strategies/a.md", "one\n")
    before = {path: path.stat().st_mtime_ns for path in repository.top.rglob("*")}
    read_history(repository.strategies)
    assert {path: path.stat().st_mtime_ns for path in repository.top.rglob("*")} == before


def test_dates_no_calendar_holds(repository: Repository) -> None:
    repository.put("2026-07-01", "strategies/a.md", "one\n")
    for seconds, offset in (("99999999999999", "+0800"), ("1782878400", "+9900")):
        repository.write("strategies/a.md", seconds)
        repository.git("add", "--all")
        text = (
            f"tree {repository.git('write-tree')}\nparent {repository.git('rev-parse', 'HEAD')}\n"
            + "".join(f"{role} 王 <w@example.com> {seconds} {offset}\n" for role in ("author", "committer"))
        )
        (repository.top / ".git/commit").write_text(text + "\nstrange\n", encoding="utf-8")
        made = repository.git("hash-object", "-t", "commit", "-w", "--literally", ".git/commit")
        repository.git("update-ref", "HEAD", made)
    versions = read_history(repository.strategies).versions["a.md"]
    assert len(versions) == 3
    assert versions[2].date.year == 9999


def test_progress_goes_from_none_to_all_commits(repository: Repository) -> None:
    for day in range(1, 4):
        repository.put(f"2026-07-0{day}", "strategies/a.md", f"{day}\n")
    steps: list[tuple[int, int]] = []
    read_history(repository.strategies, progress=lambda done, total: steps.append((done, total)))
    assert steps == [(0, 3), (3, 3)]


def test_the_number_of_git_processes_does_not_grow_with_the_files(
    repository: Repository, monkeypatch: pytest.MonkeyPatch
) -> None:
    stream: list[str] = []
    for number in range(20):
        stream.append(f"commit refs/heads/main\nauthor a <a@b> {1780000000 + number} +0800\n")
        stream.append(f"committer a <a@b> {1780000000 + number} +0800\ndata 1\nc\n")
        for file in range(100):
            text = f"{markdown(str(file), 5)}{number}\n"
            stream.append(f"M 100644 inline strategies/{file}.md\ndata {len(text.encode())}\n{text}\n")
    imported = repository.top.parent / "stream"
    imported.write_text("".join(stream), encoding="utf-8")
    repository.git("-c", f"alias.load=!git fast-import --quiet < '{imported}'", "load")
    repository.git("reset", "--quiet", "--hard", "main")
    started: list[str] = []
    popen = subprocess.Popen.__init__

    def counted(self: subprocess.Popen[bytes], command: Sequence[str], **options: Any) -> None:
        started.append(" ".join(command))
        popen(self, command, **options)

    monkeypatch.setattr(subprocess.Popen, "__init__", counted)
    history = read_history(repository.strategies)
    assert {len(versions) for versions in history.versions.values()} == {20}
    assert len(history.versions) == 100
    assert 0 < len(started) < 20, started
