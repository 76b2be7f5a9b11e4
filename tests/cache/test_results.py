"""A run with kept results finds what a run from nothing finds, and reads nothing twice."""

import os
import shutil
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner

from strategy_tracker.cache import FOLDER, open_store
from strategy_tracker.cache.pickles import packed, unpacked
from strategy_tracker.cache.store import FILE
from strategy_tracker.cli import main
from strategy_tracker.configuration import read_configuration
from strategy_tracker.history import snapshots as snapshots_module
from strategy_tracker.history.versions import VersionReader
from strategy_tracker.language import Language
from strategy_tracker.settings import SiteSettings
from strategy_tracker.source import reading
from strategy_tracker.source.loading import load_portfolio
from strategy_tracker.values import Context, Period
from strategy_tracker.workspace import Workspace, open_workspace

TOP = Path(__file__).parents[2]
HOSTILE = yaml.safe_load((TOP / "tests/source/hostile_files.yaml").read_text("utf-8"))
DAY = date(2025, 8, 15)


@pytest.fixture(scope="module")
def example(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The example site in a repository of its own, with three committed versions of some strategies."""
    root = tmp_path_factory.mktemp("example") / "site"
    root.mkdir()
    shutil.copy(TOP / "mkdocs.yml", root)
    shutil.copytree(TOP / "strategies", root / "strategies")
    git(root, "init", "-q")
    git(root, "add", ".")
    for day, old, new in (
        ("2025-07-01", "", ""),
        ("2025-07-20", "進度%: 60", "進度%: 65"),
        ("2025-08-01", "0", "0"),
    ):
        for path in (root / "strategies").glob("*.md"):
            path.write_text(path.read_text("utf-8").replace(old, new) + ("\n" if old else ""), "utf-8")
        git(root, "commit", "-qam", "a version", day=day)
    return root


def git(root: Path, *arguments: str, day: str = "2025-07-01") -> None:
    moment = f"{day}T12:00:00+08:00"
    subprocess.run(
        ["git", "-c", "user.name=a", "-c", "user.email=a@example.com", *arguments],
        cwd=root,
        env={"GIT_AUTHOR_DATE": moment, "GIT_COMMITTER_DATE": moment, "PATH": "/usr/bin:/bin"},
        check=True,
    )


@pytest.fixture
def site(example: Path, tmp_path: Path) -> Path:
    """A copy of the example without kept results."""
    root = tmp_path / "site"
    shutil.copytree(example, root, ignore=shutil.ignore_patterns(".cache"))
    return root


def set_option(root: Path, option: str) -> None:
    """Add an option to the site's settings."""
    text = (root / "mkdocs.yml").read_text("utf-8")
    added = text.replace("strategy-tracker:", f"strategy-tracker:\n      {option}")
    assert added != text
    (root / "mkdocs.yml").write_text(added, "utf-8")


def opened(root: Path, day: date = DAY, *, cache: bool = True, today: date = DAY) -> Workspace:
    own = read_configuration(root / "mkdocs.yml")
    settings, language = own.settings, own.language
    settings = settings.model_copy(update={"cache": cache, "history": True})
    return open_workspace(root, settings, language, day, today=today)


def seen(workspace: Workspace) -> tuple[object, ...]:
    """What follows from the records, in full."""
    return (
        workspace.tracked,
        workspace.findings,
        workspace.history,
        workspace.snapshots,
        workspace.unrecorded,
    )


@pytest.fixture
def what_is_read(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """A list of the files and versions that were read, not taken from what was kept."""
    read: list[str] = []

    def record(data: bytes, path: str, *rest: object) -> reading.Reading:
        read.append(path)
        return original(data, path, *rest)  # type: ignore[arg-type]

    class Reader(VersionReader):
        def read(self, data: bytes) -> object:  # type: ignore[override]
            read.append(f"version of {self._path}")
            return super().read(data)

    original = reading.read_record
    monkeypatch.setattr(reading, "read_record", record)
    monkeypatch.setattr(snapshots_module, "VersionReader", Reader)
    return read


def test_the_second_run_finds_the_same_and_reads_nothing(site: Path, what_is_read: list[str]) -> None:
    without = opened(site, cache=False)
    assert not (site / FOLDER).exists()
    first = opened(site)
    what_is_read.clear()
    second = opened(site)
    assert what_is_read == []
    assert seen(first) == seen(second) == seen(without)
    assert sum(map(len, second.snapshots.by_slug.values())) > 12


def test_an_edited_file_alone_is_read_again(site: Path, what_is_read: list[str]) -> None:
    opened(site)
    edited = site / "strategies" / "2025-618-promotion.md"
    edited.write_text(edited.read_text("utf-8").replace("任務編號: T001", "任務編號: T0O1"), "utf-8")
    what_is_read.clear()
    after = opened(site)
    assert what_is_read == ["strategies/2025-618-promotion.md"]
    assert seen(after) == seen(opened(site, cache=False))


def test_a_new_commit_alone_is_read(site: Path, what_is_read: list[str]) -> None:
    opened(site)
    edited = site / "strategies" / "2025-618-promotion.md"
    edited.write_text(edited.read_text("utf-8").replace("任務編號: T001", "任務編號: T0O1"), "utf-8")
    git(site, "commit", "-qam", "a version", day="2025-08-10")
    what_is_read.clear()
    after = opened(site)
    assert what_is_read == ["strategies/2025-618-promotion.md", "version of 2025-618-promotion.md"]
    assert seen(after) == seen(opened(site, cache=False))


def test_a_renamed_and_a_deleted_strategy_leave_nothing_behind(site: Path) -> None:
    opened(site)
    (site / "strategies" / "2025-618-promotion.md").rename(site / "strategies" / "2025-618.md")
    (site / "strategies" / "2025-annual-plan.md").unlink()
    assert seen(opened(site)) == seen(opened(site, cache=False))


def test_another_day_and_time_zone_are_their_own(site: Path) -> None:
    opened(site)
    past = date(2025, 7, 10)
    assert seen(opened(site, past)) == seen(opened(site, past, cache=False))
    later = date(2025, 12, 31)
    assert seen(opened(site, today=later)) == seen(opened(site, cache=False, today=later))
    text = (site / "mkdocs.yml").read_text("utf-8")
    (site / "mkdocs.yml").write_text(
        text.replace("strategy-tracker:", "strategy-tracker:\n      timezone: America/New_York")
    )
    assert seen(opened(site)) == seen(opened(site, cache=False))


def test_damaged_results_are_made_anew_and_said(site: Path) -> None:
    first = opened(site)
    file = site / FOLDER / FILE
    data = bytearray(file.read_bytes())
    for offset in range(5000, len(data), 3000):
        data[offset] ^= 0x55
    file.write_bytes(data)
    damaged = opened(site)
    assert seen(damaged) == seen(first)
    assert [note.template for note in damaged.notes] == ["Kept results were damaged; they are made anew."]
    assert opened(site).notes == ()


def test_results_that_came_with_a_commit_are_not_used(site: Path, what_is_read: list[str]) -> None:
    opened(site)
    git(site, "add", "-f", ".cache")
    git(site, "commit", "-qm", "results of somebody's")
    before = (site / FOLDER / FILE).read_bytes()
    what_is_read.clear()
    workspace = opened(site)
    assert len(what_is_read) > 12
    (note,) = workspace.notes
    assert note.localize(Language.ENGLISH) == (
        "Results cannot be kept in .cache/strategy-tracker: it is committed to Git"
    )
    assert (site / FOLDER / FILE).read_bytes() == before


@pytest.mark.parametrize("format_name", ["text", "json"])
def test_check_says_the_same_with_and_without(
    site: Path, format_name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def check() -> tuple[int, bytes]:
        done = CliRunner().invoke(main, ["check", "--format", format_name])
        return done.exit_code, done.stdout_bytes

    monkeypatch.chdir(site)

    cold, warm = check(), check()
    text = (site / "mkdocs.yml").read_text("utf-8")
    (site / "mkdocs.yml").write_text(
        text.replace("strategy-tracker:", "strategy-tracker:\n      cache: false")
    )
    shutil.rmtree(site / ".cache")
    assert cold == warm == check()
    assert not (site / ".cache").exists()


def test_two_runs_at_once_agree(site: Path) -> None:
    command = [sys.executable, "-m", "strategy_tracker", "check", "--format", "json"]
    both = [subprocess.Popen(command, cwd=site, stdout=subprocess.PIPE) for _ in range(2)]
    said = [process.communicate()[0] for process in both]
    assert said[0] == said[1] != b""
    assert opened(site).notes == ()


@pytest.mark.parametrize("kind", ["strategy", "update", "retrospective"])
def test_whatever_is_read_of_a_file_can_be_kept(kind: str) -> None:
    context = Context(Period(date(2025, 7, 1), date(2025, 9, 30)), date(2025, 6, 1))
    lost = []
    for case in HOSTILE:
        text = str(case.get("bytes") or case.get("file") or f"---\n{case.get('front')}\n---\n")
        data = text.encode("latin-1" if "bytes" in case else "utf-8")
        found = reading.read_record(data, "a.md", kind, "a", context)
        if unpacked(packed(found)) != found:
            lost.append(case["name"])
    assert lost == []


def test_a_setting_switches_it_off() -> None:
    assert SiteSettings().cache
    assert not SiteSettings.model_validate({"cache": False}).cache


def test_the_folder_can_be_deleted_at_any_time(site: Path) -> None:
    first = opened(site)
    with open_store(site) as store:
        shutil.rmtree(site / ".cache")
        portfolio = load_portfolio(site / "strategies", prefix="strategies/", store=store)
        assert portfolio.strategies
    assert seen(opened(site)) == seen(first)


def test_results_of_a_folder_that_git_refuses_are_not_said_to_be_committed(
    site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened(site)
    monkeypatch.setenv("GIT_TEST_ASSUME_DIFFERENT_OWNER", "1")
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
    (note,) = opened(site).notes
    assert "Git does not tell whether it is committed" in note.localize(Language.ENGLISH)
