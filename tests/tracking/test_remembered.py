"""After an edit a server tracks what the edit changes, and nothing else."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from four_plans import AS_OF, NAMES, write_plans
from records import strategy_of

from strategy_tracker.cache import Memory
from strategy_tracker.language import Language
from strategy_tracker.model import Portfolio, Snapshot, SourceFile
from strategy_tracker.settings import SiteSettings
from strategy_tracker.tracking import TrackedPortfolio, track
from strategy_tracker.tracking.digests import StrategyDigests
from strategy_tracker.workspace import open_workspace


@pytest.fixture
def server(tmp_path: Path) -> Server:
    """A server whose strategies a, b and c are one department's, and d another's; b comes after a."""
    write_plans(tmp_path)
    return Server(tmp_path)


class Server:
    """Opens a project again and again in one process."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.memory = Memory()
        self.last = self.opened()

    def opened(self, **options: object) -> TrackedPortfolio:
        self.memory.next_build()
        settings = SiteSettings.model_validate(
            {"history": False, "tracking": {"forecast_cases": 5}, **options}
        )
        return open_workspace(self.root, settings, Language.TRADITIONAL, AS_OF, memory=self.memory).tracked

    def tracked_anew(self, **options: object) -> set[str]:
        """Return which strategies are tracked anew in the next build."""
        before, self.last = {id(one) for one in self.last.strategies}, self.opened(**options)
        return {one.slug for one in self.last.strategies if id(one) not in before}

    def edit(self, path: str, old: str, new: str) -> None:
        file = self.root / "strategies" / path
        text = file.read_text("utf-8")
        assert re.search(old, text), (path, old)
        file.write_text(re.sub(old, new, text, count=1), "utf-8")


def test_without_an_edit_nothing_is_tracked(server: Server) -> None:
    assert server.tracked_anew() == set()


def test_a_task_that_is_under_way_is_its_own_strategys_business(server: Server) -> None:
    server.edit("b.md", "發布筆記7篇", "發布筆記70篇")
    assert server.tracked_anew() == {"b"}


def test_a_finished_task_counts_in_the_forecasts_of_its_department(server: Server) -> None:
    server.edit("b.md", "2025-01-12", "2025-01-30")
    assert server.tracked_anew() == {"a", "b", "c"}


def test_an_open_step_is_shown_in_the_cycles_that_follow(server: Server) -> None:
    server.edit("a.md", "預留緩衝", "預留五天")
    assert server.tracked_anew() == {"a"}  # carried to a task, and open nowhere
    server.edit("c.md", "任務編號: T001", "任務編號: T011")
    assert server.tracked_anew() == {"a", "b", "c"}
    server.edit("a.md", "預留五天", "預留兩天")
    assert server.tracked_anew() == {"a", "b"}


def test_a_record_across_strategies_is_tracked_where_it_counts(server: Server) -> None:
    server.edit("updates/2025-08-15.md", "60", "70")
    assert server.tracked_anew() == {"c"}


def test_a_people_file_changes_those_whom_it_names(server: Server) -> None:
    (server.root / "people.yml").write_text("人員:\n  - 姓名: 王大明\n    其他寫法: [王小明]\n", "utf-8")
    assert server.tracked_anew() == set(NAMES)
    assert server.tracked_anew() == set()


def test_a_setting_and_another_day_change_all(server: Server) -> None:
    assert server.tracked_anew(tracking={"due_soon_days": 20}) == set(NAMES)
    assert server.tracked_anew(tracking={"due_soon_days": 20}) == set()


def test_a_build_with_nothing_kept_tracks_all(server: Server) -> None:
    assert server.tracked_anew(cache=False) == set(NAMES)


def test_records_count_themselves_where_their_files_are_not_known() -> None:
    def digest(note: str) -> tuple[bytes, ...]:
        strategy = strategy_of(f"tasks:\n  - {{id: T1, note: {note}}}")
        return StrategyDigests(track(Portfolio((strategy,), (), {}), AS_OF)).of(["plan"])

    assert digest("one") == digest("one") != digest("other")


def test_what_an_earlier_version_held_counts_itself() -> None:
    now = strategy_of("tasks:\n  - {id: T1, weight: 1}")
    file = SourceFile(now.file, "as it is")

    def digest(weight: int) -> tuple[bytes, ...]:
        before = strategy_of(f"tasks:\n  - {{id: T1, weight: {weight}}}")
        source = Portfolio((now,), (), {now.file: file}, files={now.slug: (now.file,)})
        versions = {now.slug: (Snapshot(AS_OF, "", "1", before), Snapshot(AS_OF, "", "2", now))}
        return StrategyDigests(track(source, AS_OF, snapshots=versions)).of([now.slug])

    assert digest(2) == digest(2) != digest(3)
