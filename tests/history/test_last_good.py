"""A file with errors is shown as it last was without, and its errors are told as ever."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from git_repository import Repository

from strategy_tracker.language import Language
from strategy_tracker.settings import SiteSettings
from strategy_tracker.workspace import Workspace, open_workspace, with_last_good

FORM = (Path(__file__).parents[1] / "data" / "form-zh-Hant.md").read_text("utf-8")
NAME = "strategies/a.md"
DAY = date(2024, 10, 8)


def form(progress: str) -> str:
    """Return the form with another progress of T002."""
    head, task, tail = FORM.partition("任務編號: T002")
    return head + task + tail.replace("100", progress, 1)


def opened(repository: Repository, *, last_good: bool = True) -> Workspace:
    settings = SiteSettings(last_good=last_good, cache=False)
    return with_last_good(open_workspace(repository.top, settings, Language.ENGLISH, DAY))


def progress_of(workspace: Workspace, slug: str = "a") -> object:
    (strategy,) = (one for one in workspace.tracked.strategies if one.slug == slug)
    progress = next((task.progress for task in strategy.tasks if task.id == "T002"), None)
    return None if progress is None else progress * 100


def errors_of(workspace: Workspace) -> list[tuple[str, str]]:
    return [(one.place.file, one.rule) for one in workspace.findings.all if one.severity.word == "error"]


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    return Repository(tmp_path / "plans")


def test_the_newest_version_without_errors_is_shown(repository: Repository) -> None:
    repository.put("2024-08-01", "strategies/a.md", form("30"))
    repository.put("2024-08-08", "strategies/a.md", form("60"))
    repository.put("2024-08-15", "strategies/a.md", form("一半"))
    repository.put("2024-08-20", "strategies/a.md", form("快好了"))
    workspace = opened(repository)
    assert progress_of(workspace) == 60
    assert workspace.last_good == {NAME: date(2024, 8, 8)}
    assert errors_of(workspace) == [(NAME, "percent-unreadable")]
    assert "快好了" in workspace.tracked.source.sources[NAME].text


@pytest.mark.parametrize("broken", ["沒有欄位區\n", "---\n策略名稱: [\n", ""])
def test_a_file_that_cannot_be_read_at_all_is_shown_too(repository: Repository, broken: str) -> None:
    repository.put("2024-08-01", "strategies/a.md", form("30"))
    repository.put("2024-08-08", "strategies/a.md", broken)
    workspace = opened(repository)
    assert progress_of(workspace) == 30
    assert errors_of(workspace) != []


def test_what_is_not_committed_counts_as_broken_too(repository: Repository) -> None:
    repository.put("2024-08-01", "strategies/a.md", form("30"))
    repository.write("strategies/a.md", form("一半"))
    assert progress_of(opened(repository)) == 30


def test_without_the_setting_and_without_errors_nothing_changes(repository: Repository) -> None:
    repository.put("2024-08-01", "strategies/a.md", form("30"))
    repository.put("2024-08-08", "strategies/a.md", form("60"))
    assert opened(repository).last_good == {}
    assert progress_of(opened(repository)) == 60
    repository.put("2024-08-15", "strategies/a.md", form("一半"))
    assert opened(repository, last_good=False).last_good == {}
    assert progress_of(opened(repository, last_good=False)) is None


def test_a_new_file_without_a_good_version_is_shown_as_it_is(repository: Repository) -> None:
    repository.put("2024-08-01", "strategies/a.md", form("30"))
    repository.put("2024-08-08", "strategies/b.md", form("一半"))
    workspace = opened(repository)
    assert workspace.last_good == {}
    assert {one.slug for one in workspace.tracked.strategies} == {"a", "b"}


def test_where_no_version_was_good_the_file_is_shown_as_it_is(repository: Repository) -> None:
    repository.put("2024-08-01", "strategies/a.md", form("一半"))
    repository.put("2024-08-08", "strategies/a.md", form("快好了"))
    workspace = opened(repository)
    assert workspace.last_good == {}
    assert "快好了" in workspace.tracked.source.sources[NAME].text


def test_an_error_that_goes_with_another_file_s_is_left_to_that_file(repository: Repository) -> None:
    step = "- Q4優化直播引流策略，聚焦新客轉化"
    carried = "- {內容: Q4優化直播引流策略, 納入: a/T002}"
    repository.put("2024-08-01", "strategies/a.md", form("30"))
    repository.put("2024-08-01", "strategies/b.md", form("30"))
    repository.put("2024-08-08", "strategies/b.md", form("70").replace(step, carried))
    repository.put("2024-08-15", "strategies/a.md", "---\n策略名稱: [\n")
    workspace = opened(repository)
    assert ("strategies/b.md", "unknown-reference") in errors_of(workspace)
    assert (progress_of(workspace, "a"), progress_of(workspace, "b")) == (30, 70)
    assert list(workspace.last_good) == [NAME]


def test_a_past_day_is_shown_as_the_branch_was(repository: Repository) -> None:
    repository.put("2024-08-01", "strategies/a.md", form("30"))
    repository.put("2024-08-08", "strategies/a.md", form("一半"))
    repository.put("2024-08-15", "strategies/a.md", form("60"))
    settings = SiteSettings(last_good=True, cache=False)
    past = open_workspace(repository.top, settings, Language.ENGLISH, date(2024, 8, 10), today=DAY)
    assert with_last_good(past) is past


def test_an_update_record_with_errors_is_shown_as_it_was(repository: Repository) -> None:
    record = "---\n日期: 2024-08-05\n任務:\n  T002: {當前進度: %s}\n---\n"
    repository.put("2024-08-01", "strategies/a.md", form("30"))
    repository.put("2024-08-05", "strategies/a/updates/2024-08-05.md", record % "40")
    repository.put("2024-08-06", "strategies/a/updates/2024-08-05.md", record % "一半")
    workspace = opened(repository)
    assert progress_of(workspace) == 40
    assert list(workspace.last_good) == ["strategies/a/updates/2024-08-05.md"]


def test_without_git_nothing_is_known_of_earlier_versions(tmp_path: Path) -> None:
    (tmp_path / "strategies").mkdir()
    (tmp_path / "strategies" / "a.md").write_text(form("一半"), "utf-8")
    settings = SiteSettings(last_good=True, cache=False)
    workspace = with_last_good(open_workspace(tmp_path, settings, Language.ENGLISH, DAY))
    assert workspace.last_good == {}


def test_records_lead_to_the_lines_of_the_file_as_it_is_now(repository: Repository) -> None:
    good = form("30")
    broken = form("一半").replace("策略名稱:", "# 多了\n# 兩列\n策略名稱:", 1)
    update = "---\n日期: 2024-08-05\n任務:\n  T001: {當前進度: 40}\n---\n"
    repository.put("2024-08-01", "strategies/a.md", good)
    repository.put("2024-08-05", "strategies/a/updates/2024-08-05.md", update)
    repository.put("2024-08-08", "strategies/a.md", broken)
    workspace = opened(repository)
    (strategy,) = workspace.tracked.strategies
    lines = broken.splitlines()
    for task in strategy.tasks:
        assert f"任務編號: {task.id}" in lines[task.record.place.line - 1]
    for kpi in strategy.kpis:
        assert f"指標編號: {kpi.id}" in lines[kpi.record.place.line - 1]
    (error,) = (one for one in workspace.findings.all if one.rule == "percent-unreadable")
    progress = next(task.record.progress for task in strategy.tasks if task.id == "T002")
    assert progress is not None
    assert progress.place.line == error.place.line
    assert strategy.record.updates[0].tasks[0].place.line == 4
    assert strategy.record.body_line == len(broken.partition("\n---\n")[0].splitlines()) + 2
