"""A check of what has not changed says what it said, without reading anything; of what has, it reads anew."""

import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from strategy_tracker import workspace
from strategy_tracker.cli import kept_outcomes, main
from strategy_tracker.source.file_bytes import digest_of_folder
from strategy_tracker.workspace import open_workspace

TOP = Path(__file__).parents[2]


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Some of the example's strategies; the working folder lies above them."""
    text = (TOP / "mkdocs.yml").read_text("utf-8").replace("history: files", "history: true")
    (tmp_path / "mkdocs.yml").write_text(text, "utf-8")
    left_out = shutil.ignore_patterns("2024*", "*q4*", "*annual*", "*brand*", "*crm*", "*sea*", "*stores*")
    shutil.copytree(TOP / "strategies", tmp_path / "strategies", ignore=left_out)
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """A list that grows with each run that reads the project."""
    runs: list[int] = []

    def counted(*arguments: object, **options: object) -> object:
        runs.append(1)
        return original(*arguments, **options)  # type: ignore[arg-type]

    original = open_workspace
    monkeypatch.setattr(workspace, "open_workspace", counted)
    return runs


def check(*arguments: str) -> tuple[int, str, str]:
    result: Result = CliRunner().invoke(main, ["check", *arguments])
    return result.exit_code, result.stdout, result.stderr


@pytest.mark.parametrize(
    "arguments", [(), ("-q",), ("--format", "json"), ("--format", "sarif"), ("--fail-on", "warning")]
)
def test_a_second_check_says_the_same_without_reading(
    site: Path, opened: list[int], arguments: tuple[str, ...]
) -> None:
    first = check(*arguments)
    assert check(*arguments) == first
    assert len(opened) == 1
    text = (site / "mkdocs.yml").read_text("utf-8")
    (site / "mkdocs.yml").write_text(
        text.replace("strategy-tracker:", "strategy-tracker:\n      cache: false")
    )
    assert check(*arguments) == first
    assert len(opened) == 2


def set_option(site: Path, option: str) -> None:
    text = (site / "mkdocs.yml").read_text("utf-8")
    text = text.replace("strategy-tracker:", f"strategy-tracker:\n      {option}")
    (site / "mkdocs.yml").write_text(text, "utf-8")


def edit_a_strategy(site: Path) -> None:
    path = site / "strategies" / "2025-618-promotion.md"
    path.write_text(path.read_text("utf-8").replace("任務編號: T001", "任務編號: T0O1"), "utf-8")


def take_in_a_commit(site: Path) -> None:
    command = ["git", "-c", "user.name=a", "-c", "user.email=a@example.com"]
    subprocess.run([*command, "init", "-q"], cwd=site, check=True)
    subprocess.run([*command, "add", "strategies"], cwd=site, check=True)
    subprocess.run([*command, "commit", "-qm", "all"], cwd=site, check=True)


def named(site: Path, name: str = "2025-618-promotion.md") -> Path:
    return site / "strategies" / name


CHANGES: dict[str, Callable[[Path], object]] = {
    "a strategy": edit_a_strategy,
    "a new file": lambda site: named(site, "new.md").write_text("---\n策略名稱: 甲\n---\n"),
    "a file gone": lambda site: named(site).unlink(),
    "a name": lambda site: named(site).rename(named(site, "b.md")),
    "the people": lambda site: (site / "people.yml").write_text("- 姓名: 王小明\n", "utf-8"),
    "a copy that is left out": lambda site: named(site, "a.md.bak").write_text("---\n---\n"),
    "the history": take_in_a_commit,
    "a setting": lambda site: set_option(site, "people: people.yml"),
}


@pytest.mark.parametrize("what", CHANGES)
def test_whatever_changes_is_read_anew(site: Path, opened: list[int], what: str) -> None:
    check()
    CHANGES[what](site)
    after = check()
    assert len(opened) == 2
    shutil.rmtree(site / ".cache")
    assert check() == after


@pytest.mark.parametrize(
    "others",
    [("--as-of", "2025-01-01"), ("--language", "en"), ("--ignore", "tracking")],
)
def test_what_is_asked_counts(site: Path, opened: list[int], others: tuple[str, ...]) -> None:
    plain, other = check(), check(*others)
    assert plain[1] != other[1]
    assert (check(), check(*others)) == (plain, other)
    assert len(opened) == 2


def test_known_findings_count(site: Path, opened: list[int]) -> None:
    before = check()
    (site / "known.json").write_text(CliRunner().invoke(main, ["check", "--format", "json"]).stdout)
    check("--write-baseline", "--baseline", "known.json")
    after = check("--baseline", "known.json")
    assert len(after[1]) < len(before[1])
    assert check("--baseline", "known.json") == after
    assert len(opened) == 4


def test_a_file_written_while_it_was_read_is_not_taken_for_the_one_before(
    site: Path, opened: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    original = digest_of_folder
    monkeypatch.setattr(
        kept_outcomes,
        "digest_of_folder",
        lambda *paths: original(*paths) if not opened else b"written meanwhile",
    )
    check()
    monkeypatch.setattr(kept_outcomes, "digest_of_folder", original)
    check()
    assert len(opened) == 2
