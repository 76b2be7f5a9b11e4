"""What cannot be known is said, with git's words and the way out, and accuses nobody."""

import logging
import os
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner
from git_repository import Repository
from mkdocs.commands.build import build
from mkdocs.config import load_config
from story import opened, plan

from strategy_tracker.cli import main
from strategy_tracker.history.repository import Completeness
from strategy_tracker.language import Language
from strategy_tracker.tracking import AlertKind
from strategy_tracker.workspace import Workspace

FILE = "strategies/q3.md"
CONFIGURATION = """\
site_name: Strategies
theme: {name: material, language: en, font: false}
plugins:
  - strategy-tracker: {as_of: 2026-07-18, fail_on: never}
"""


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    """A plan of July 1 whose first task was last touched on the 16th, and the second never."""
    made = Repository(tmp_path / "work")
    made.write("mkdocs.yml", CONFIGURATION)
    made.write("docs/note.md", "# Note\n")
    made.put("2026-07-01", FILE, plan(first="10", second="10"))
    made.put("2026-07-16", FILE, plan(first="30", second="10"))
    made.put("2026-07-17", "docs/note.md", "# Notes\n")
    made.git("config", "uploadpack.allowFilter", "true")
    return made


def clone(repository: Repository, *options: str) -> Repository:
    top = repository.top.parent / "clone"
    repository.git("clone", "--quiet", *options, f"file://{repository.top}", str(top))
    return Repository(top, create=False)


def stale(workspace: Workspace) -> list[str]:
    (strategy,) = workspace.tracked.strategies
    return [alert.subject for alert in strategy.alerts if AlertKind.STALE in alert.kinds]


def test_a_complete_record_accuses_whom_it_must(repository: Repository) -> None:
    workspace = opened(repository, "2026-07-18")
    assert stale(workspace) == []
    assert stale(opened(repository, "2026-07-20")) == ["T002"]
    assert workspace.history.told(Language.ENGLISH) == ""


SITUATIONS = {
    Completeness.SHALLOW: ["begins on", "2026", "`fetch-depth: 0`", "`git fetch --unshallow`"],
    Completeness.PARTIAL: ["lacks 1 committed versions", "--filter"],
    Completeness.REFUSED: ["dubious ownership", "`git config --global --add safe.directory {top}`"],
    Completeness.NO_PROGRAM: ["no git program on PATH", "Install Git"],
    Completeness.NO_REPOSITORY: ["not a git repository", "`history: files`"],
    Completeness.NO_COMMITS: ["nothing has been committed", "begins with the first commit"],
    Completeness.FAILED: ["fatal: ", "`git fsck`"],
    Completeness.NOT_READ: ["The history is not read"],
}


@pytest.mark.parametrize("situation", SITUATIONS)
def test_an_incomplete_record_accuses_nobody_and_says_why(
    repository: Repository, situation: Completeness, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings: dict[str, object] = {}
    match situation:
        case Completeness.SHALLOW:
            repository = clone(repository, "--depth", "1")
        case Completeness.PARTIAL:
            repository = clone(repository, "--filter=blob:none")
        case Completeness.REFUSED:
            monkeypatch.setenv("GIT_TEST_ASSUME_DIFFERENT_OWNER", "1")
            monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
        case Completeness.NO_PROGRAM:
            monkeypatch.setenv("PATH", str(repository.top))
        case Completeness.NO_REPOSITORY:
            monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(repository.top.parent))
            shutil.rmtree(repository.top / ".git")
        case Completeness.NO_COMMITS:
            shutil.rmtree(repository.top / ".git")
            repository.git("init", "-q")
        case Completeness.FAILED:
            tree = repository.git("rev-parse", "HEAD^{tree}")
            lost = repository.top / ".git/objects" / tree[:2] / tree[2:]
            lost.chmod(0o600)
            lost.unlink()
        case _:
            settings["history"] = False
    workspace = opened(repository, "2026-07-28", **settings)
    assert workspace.history.completeness is situation
    assert stale(workspace) == []
    told = workspace.history.told(Language.ENGLISH)
    expected = [words.replace("{top}", str(repository.top)) for words in SITUATIONS[situation]]
    assert [words for words in expected if words not in told] == []
    assert told.count("safe.directory") <= 1
    assert "single revision" not in told
    assert workspace.history.words


def test_update_records_alone_may_be_all_there_is(repository: Repository) -> None:
    workspace = opened(repository, "2026-07-28", history="files")
    assert stale(workspace) == ["T001", "T002"]
    assert (workspace.history.told(Language.ENGLISH), workspace.history.words) == ("", ())


def test_a_first_version_accuses_nobody(repository: Repository) -> None:
    repository.put("2026-07-28", "strategies/late.md", plan(first="10", second="10"))
    repository.write("strategies/later.md", plan(first="10", second="10"))
    repository.write(FILE, plan(first="30", second="10").replace("T002", "T003"))
    stale = [
        (alert.slug, alert.subject)
        for alert in opened(repository, "2026-07-30").tracked.alerts
        if AlertKind.STALE in alert.kinds
    ]
    assert stale == [("q3", "T001")]


@pytest.mark.parametrize("command", ["check", "show"])
def test_a_command_says_once_what_is_missing(
    repository: Repository, command: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(clone(repository, "--depth", "1").top)
    done = CliRunner().invoke(main, [command, "--language", "en"])
    assert done.stderr.count("The history is incomplete: the clone begins on") == 1
    assert "fetch-depth: 0" in done.stderr
    assert "fetch-depth" not in done.stdout
    assert CliRunner().invoke(main, [command, "--quiet"]).stderr == ""


def test_a_build_warns_once_and_its_pages_say_it(
    repository: Repository, caplog: pytest.LogCaptureFixture
) -> None:
    cut = clone(repository, "--depth", "1")
    with caplog.at_level(logging.WARNING, "mkdocs.plugins.strategy_tracker"):
        build(load_config(str(cut.top / "mkdocs.yml"), site_dir=str(cut.top / "site")))
    warnings = [one.getMessage() for one in caplog.records if "fetch-depth: 0" in one.getMessage()]
    assert len(warnings) == 1
    page = (cut.top / "site/strategies/q3/index.html").read_text("utf-8")
    assert "The history is incomplete: the clone begins on" in page


@pytest.mark.parametrize("asked", [True, False])
def test_a_commit_dated_ahead_is_checked_and_counts_today(
    repository: Repository, asked: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    """`check` of today reads the working tree, whatever the newest commit's date says."""
    monkeypatch.chdir(repository.top)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1784340000")  # 2026-07-18 in Taipei
    repository.write("mkdocs.yml", CONFIGURATION.replace("as_of: 2026-07-18, fail_on: never", ""))
    repository.write(FILE, plan(first="60", first_status="快好了"))
    repository.commit("2026-07-21T02:00:00+08:00", made="2026-07-21T02:00:00+08:00")
    options = ["--as-of", "2026-07-18"] if asked else []
    done = CliRunner().invoke(main, ["check", "--language", "en", *options])
    assert done.exit_code == 1
    assert "快好了" in done.stdout
    assert "Commits dated ahead of today, which count as of today: 1." in done.stderr
    shown = CliRunner().invoke(main, ["show", "--format", "json", *options]).stdout
    assert '"last_update":"2026-07-18"' in shown.replace(" ", "")
    past = CliRunner().invoke(main, ["check", "--language", "en", "--as-of", "2026-07-17"])
    assert "快好了" not in past.stdout
