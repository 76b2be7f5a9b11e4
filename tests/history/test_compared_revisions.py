"""Versions from a real repository: what a branch changes, with the history that the base has."""

import json
import shutil
from datetime import date
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml
from click.testing import CliRunner, Result
from git_repository import Repository

from strategy_tracker.cli import main
from strategy_tracker.comparison import Comparison, compare_revisions
from strategy_tracker.history.command import HistoryError
from strategy_tracker.history.revisions import UnknownRevisionError, UnrelatedError
from strategy_tracker.language import Language
from strategy_tracker.settings import SiteSettings

PLAN = yaml.safe_load((Path(__file__).parents[1] / "comparison" / "cases.yaml").read_text("utf-8"))["plan"]
CONFIGURATION = "site_name: Example\nplugins:\n  - strategy-tracker: {language: zh-Hant, as_of: 2025-08-01}\n"
DAY = date(2025, 8, 1)
END = "2025-07-15至2025-08-15"


def put_off(day: int, plan: str = PLAN) -> str:
    return plan.replace(END, f"2025-07-15至2025-08-{day}")


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Repository:
    """A branch `edit` that puts an end off for the second time, twice; main went on meanwhile."""
    made = Repository(tmp_path / "plans")
    made.write("mkdocs.yml", CONFIGURATION)
    made.put("2025-07-01", "strategies/plan.md", PLAN)
    made.put("2025-07-10", "strategies/plan.md", put_off(18))
    made.branch("edit")
    made.put("2025-07-20", "strategies/plan.md", put_off(19))
    made.put("2025-07-21", "strategies/plan.md", put_off(20))
    made.switch("main")
    made.put("2025-07-22", "strategies/other.md", PLAN.replace("夏季推廣", "秋季推廣"))
    made.switch("edit")
    monkeypatch.chdir(made.top)
    return made


def compared(repository: Repository, base: str, head: str | None = None, **settings: Any) -> Comparison:
    return compare_revisions(repository.top, SiteSettings(**settings), DAY, base, head)


def notes(comparison: Comparison) -> list[str]:
    [strategy] = comparison.strategies
    return [note.localize(Language.ENGLISH) for one in strategy.differences for note in one.notes]


def diff(*arguments: str) -> Result:
    return CliRunner().invoke(main, ["diff", *arguments])


def test_a_merge_counts_as_one_postponement_after_those_that_the_base_has(repository: Repository) -> None:
    assert notes(compared(repository, "main", "edit")) == [
        "end 2 days later",
        "postponement no. 2",
        "first planned for 15 Aug 2025",
    ]


def test_a_plan_brought_forward_is_no_postponement(repository: Repository) -> None:
    repository.switch("main")
    repository.put("2025-07-23", "strategies/plan.md", put_off(16))
    repository.write("strategies/plan.md", put_off(12))
    assert notes(compared(repository, "main")) == ["end 4 days earlier"]
    repository.write("strategies/plan.md", put_off(17))
    assert notes(compared(repository, "main"))[1] == "postponement no. 2"


def test_what_came_into_the_base_since_is_no_change(repository: Repository) -> None:
    assert [one.present.slug for one in compared(repository, "main").strategies] == ["plan"]


def test_without_a_head_it_is_the_files_as_they_are(repository: Repository) -> None:
    repository.write("strategies/plan.md", put_off(25))
    assert notes(compared(repository, "main"))[0] == "end 7 days later"
    assert notes(compared(repository, "main", "HEAD"))[0] == "end 2 days later"


def test_a_branch_without_changes_says_so(repository: Repository) -> None:
    result = diff("HEAD")
    assert result.exit_code == 0
    assert result.stdout.splitlines()[1] == "計劃沒有變更。"


def test_postponements_are_not_counted_without_the_history(repository: Repository) -> None:
    assert notes(compared(repository, "main", history="files")) == ["end 2 days later"]


def test_what_the_base_holds_counts_whatever_day_it_is(repository: Repository) -> None:
    found = compare_revisions(repository.top, SiteSettings(), date(2025, 7, 5), "main", "edit")
    assert notes(found)[:2] == ["end 2 days later", "postponement no. 2"]


def test_a_file_that_moved_is_the_same_strategy(repository: Repository) -> None:
    repository.move("strategies/plan.md", "strategies/summer/index.md")
    repository.write("strategies/summer/index.md", put_off(25))
    [strategy] = compared(repository, "main").strategies
    told = [(one.field, one.before, one.after) for one in strategy.differences]
    assert ("slug", "plan", "summer") in told
    assert [one[0] for one in told] == ["planned", "slug"]
    assert notes(compared(repository, "main"))[1] == "postponement no. 2"


def test_a_file_with_other_tasks_is_another_strategy(repository: Repository) -> None:
    repository.remove("strategies/plan.md")
    text = PLAN
    for old, new in (
        ("夏季推廣", "秋季"),
        ("發布3篇種草文", "直播"),
        ("交付主視覺終稿", "拍片"),
        ("退貨率", "粉絲數"),
    ):
        text = text.replace(old, new)
    repository.write("strategies/new.md", text)
    found = compared(repository, "main").strategies
    assert [(one.before is None, one.after is None) for one in found] == [(True, False), (False, True)]


def test_the_next_plan_in_the_same_file_begins_without_postponements(repository: Repository) -> None:
    text = put_off(25).replace("2025-07-01至2025-09-30", "2025-10-01至2025-12-31")
    repository.write("strategies/plan.md", text.replace("2025-07-15至2025-08-25", "2025-10-15至2025-11-25"))
    assert not any("postponement" in note for note in notes(compared(repository, "main")))


def test_a_plan_for_the_next_period_is_another_strategy(repository: Repository) -> None:
    repository.remove("strategies/plan.md")
    text = put_off(18).replace("2025-07-01至2025-09-30", "2025-10-01至2025-12-31")
    repository.write("strategies/next.md", text)
    found = compared(repository, "main").strategies
    assert [(one.before is None, one.after is None) for one in found] == [(True, False), (False, True)]


def test_a_base_that_is_no_commit_is_told_with_what_to_do(repository: Repository) -> None:
    repository.git("update-ref", "refs/remotes/origin/release", "main")
    for base, words in (("nope", "fetch-depth: 0"), ("release", "「origin/release」"), ("-h2", "-h2")):
        result = diff("--", base)
        assert (result.exit_code, result.stdout) == (2, "")
        assert f"「{base}」" in result.stderr
        assert words in result.stderr
    with pytest.raises(UnknownRevisionError):
        compared(repository, "main:strategies")


def test_branches_without_a_common_commit_are_told(repository: Repository) -> None:
    repository.git("checkout", "--quiet", "--orphan", "alone")
    repository.commit("2025-07-25")
    with pytest.raises(UnrelatedError):
        compared(repository, "main")
    result = diff("main")
    assert result.exit_code == 2
    assert "git fetch --unshallow" in result.stderr


def test_a_folder_without_a_repository_is_told(repository: Repository) -> None:
    shutil.rmtree(repository.top / ".git")
    with pytest.raises(HistoryError):
        compared(repository, "main")
    result = diff("main")
    assert (result.exit_code, result.stdout) == (2, "")
    assert "Git" in result.stderr


def test_json_keeps_its_schema(repository: Repository) -> None:
    schema = json.loads(CliRunner().invoke(main, ["schema", "diff"]).stdout)
    document = json.loads(diff("main", "--format", "json").stdout)
    jsonschema.Draft202012Validator(schema).validate(document)
    [strategy] = document["strategies"]
    assert (document["base"], document["head"], strategy["change"]) == ("main", None, "changed")
    assert strategy["differences"][0]["after"] == "2025-07-15至2025-08-20"


def test_the_report_may_go_to_a_file(repository: Repository, tmp_path: Path) -> None:
    file = tmp_path / "changes.md"
    result = diff("main", "--format", "markdown", "--output", str(file))
    assert (result.exit_code, result.stdout) == (0, "")
    assert file.read_text("utf-8").startswith("<!-- strategy-tracker diff -->\n## 計劃變更：`main`")
