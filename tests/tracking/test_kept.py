"""What tracking has found of a strategy, the next run finds again, and tracks what an edit changes."""

from __future__ import annotations

import re
import subprocess
from datetime import date
from importlib import import_module
from pathlib import Path

import pytest
from four_plans import AS_OF, NAMES, write_plans

from strategy_tracker.exchange.addresses import NOWHERE
from strategy_tracker.exchange.portfolio.pieces import encoded
from strategy_tracker.exchange.portfolio.strategy import publish_strategy
from strategy_tracker.language import Language
from strategy_tracker.settings import SiteSettings
from strategy_tracker.tracking import TrackedPortfolio, TrackedStrategy
from strategy_tracker.workspace import open_workspace

tracking = import_module("strategy_tracker.tracking.track")  # its function has the module's name

KPI = "核心指標:\n  - {指標編號: K1, 指標名稱: 訂單, 目標值: 100單, 當前值: 40單}\n"


class Runs:
    """Opens a project in one run after another; what was tracked in the last of them is noted."""

    def __init__(self, root: Path, tracked: list[str]) -> None:
        self.root = root
        self.tracked = tracked
        self.options: dict[str, object] = {"history": False, "tracking": {"forecast_cases": 5}}
        self.day = AS_OF

    def opened(self, *, cache: bool = True) -> TrackedPortfolio:
        settings = SiteSettings.model_validate({**self.options, "cache": cache})
        return open_workspace(
            self.root, settings, Language.TRADITIONAL, self.day, today=AS_OF, keeps_tracked=True
        ).tracked

    def tracked_anew(self) -> str:
        """Return which strategies the next run tracks; all are as they are when nothing is kept.

        Of committed versions the lines mean nothing, and are not published.
        """
        self.tracked.clear()
        found = self.opened()
        anew, wanted = "".join(self.tracked), self.opened(cache=False)
        for one, other in zip(found.strategies, wanted.strategies, strict=True):
            assert _published(one) == _published(other)
        assert found == wanted or self.options["history"]
        assert all(
            one.record is record
            for one, record in zip(found.strategies, found.source.strategies, strict=True)
        )
        return anew

    def edit(self, path: str, old: str, new: str) -> None:
        file = self.root / "strategies" / path
        text, count = re.subn(old, new, file.read_text("utf-8"), count=1)
        assert count, (path, old)
        file.write_text(text, "utf-8")

    def git(self, *arguments: str) -> None:
        subprocess.run(
            ["git", "-C", self.root, "-c", "user.name=王*", "-c", "user.email=w@x", *arguments],
            check=True,
            capture_output=True,
        )


def _published(strategy: TrackedStrategy) -> bytes:
    return encoded(publish_strategy(strategy, Language.ENGLISH, NOWHERE))


@pytest.fixture
def runs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Runs:
    """A project of which one run has kept everything: a, b and c are one department's; b comes after a."""
    write_plans(tmp_path, also=KPI)
    tracked: list[str] = []
    track_strategy = tracking._track_strategy

    def noted(*given: object) -> object:
        found = track_strategy(*given)
        tracked.append(found.slug)
        return found

    monkeypatch.setattr(tracking, "_track_strategy", noted)
    made = Runs(tmp_path, tracked)
    made.opened()
    assert tracked == list(NAMES)
    return made


def test_without_an_edit_nothing_is_tracked(runs: Runs) -> None:
    assert runs.tracked_anew() == ""


def test_how_many_processes_there_are_counts_in_nothing(runs: Runs) -> None:
    runs.options["workers"] = 3
    assert runs.tracked_anew() == ""


def test_an_edit_is_tracked_where_it_counts(runs: Runs) -> None:
    runs.edit("b.md", "發布筆記7篇", "發布筆記70篇")
    assert runs.tracked_anew() == "b"
    runs.edit("updates/2025-08-15.md", "60", "70")
    assert runs.tracked_anew() == "c"


def test_a_finished_task_counts_in_the_forecasts_of_its_department(runs: Runs) -> None:
    runs.edit("b.md", "2025-01-12", "2025-01-30")
    assert runs.tracked_anew() == "abc"
    assert runs.tracked_anew() == ""


def test_a_step_is_shown_in_the_cycles_that_follow(runs: Runs) -> None:
    runs.edit("c.md", "任務編號: T001", "任務編號: T011")  # it was carried there, and is open again
    assert runs.tracked_anew() == "abc"
    runs.edit("a.md", "預留緩衝", "預留五天")
    assert runs.tracked_anew() == "ab"


def test_the_settings_the_day_and_the_people_count_for_all(runs: Runs) -> None:
    runs.options["tracking"] = {"forecast_cases": 5, "due_soon_days": 20}
    assert runs.tracked_anew() == "abcd"
    runs.day = date(2025, 8, 20)
    assert runs.tracked_anew() == "abcd"
    (runs.root / "people.yml").write_text("人員:\n  - 姓名: 王大明\n    其他寫法: [王小明]\n", "utf-8")
    assert runs.tracked_anew() == "abcd"
    assert runs.tracked_anew() == ""


def test_a_version_is_on_record_and_changes_what_is_told(runs: Runs) -> None:
    runs.options["history"] = True
    runs.git("init", "-q")
    runs.git("add", "strategies")
    runs.git("commit", "-qm", "first")
    assert runs.tracked_anew() == "abcd"
    assert runs.tracked_anew() == ""
    runs.edit("d.md", "發布筆記7篇", "發布筆記70篇")
    assert runs.tracked_anew() == "d"
    runs.git("commit", "-qam", "second")
    assert runs.tracked_anew() == "d"


def test_a_strategy_that_is_kept_for_another_record_is_tracked(runs: Runs) -> None:
    (runs.root / "strategies" / "d.md").rename(runs.root / "strategies" / "e.md")
    assert runs.tracked_anew() == "e"
