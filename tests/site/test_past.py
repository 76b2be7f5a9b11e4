"""How strategies stood on earlier days is found as it was kept, until what it follows from is edited."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest
from git_repository import Repository

from strategy_tracker.history.kept import kept_results
from strategy_tracker.language import Language
from strategy_tracker.settings import SiteSettings
from strategy_tracker.site.parts.report import Report, report_on
from strategy_tracker.tracking.standing import Standing
from strategy_tracker.withholding import published
from strategy_tracker.workspace import PastDays, open_workspace, past

AS_OF, DAY = date(2025, 8, 18), date(2025, 8, 12)
SLUGS = frozenset({"a", "b", "d"})
PLAN = """---
策略名稱: {0}
制定部門: 市場部
目標周期: 2025-07-01至2025-09-30
關鍵任務:
  - {{任務編號: T001, 任務描述: 甲, 負責人: 王*, 計劃起止時間: 2025-07-01至2025-08-31, 當前進度: 30%}}
  - {{任務編號: T002, 任務描述: 乙, 負責人: 王*, 計劃起止時間: 2025-09-10前, 當前進度: 10%}}
---
"""
ENDED = """---
策略名稱: 做完的
制定部門: 市場部
目標周期: 2025-01-01至2025-03-31
關鍵任務:
  - {任務編號: T001, 計劃起止時間: 2025-01-06至2025-01-19, 實際起止時間: 2025-01-06至2025-01-25, 進度: 100%}
---
"""
MEETING = "---\n日期: {0}\n任務: {{T001: {{當前進度: {1}}}}}\n---\n\n需決策：{2}\n"


@dataclass
class Told:
    """What is told of a day: in figures, in a report, and the digest by which the report is kept."""

    standings: dict[str, Standing]
    month_before: dict[str, Standing]
    report: Report
    digest: bytes | None


class Project:
    """A project with a history, which is opened in one run after another."""

    def __init__(self, top: Path) -> None:
        self.repository = Repository(top)
        self.options: dict[str, object] = {"tracking": {"forecast_cases": 1}}
        for name, text in (("a", PLAN.format("甲案")), ("b", PLAN.format("乙案")), ("c", ENDED)):
            self.repository.write(f"strategies/{name}.md", text)
        self.repository.commit("2025-07-01")
        self.edit("a", "30%", "40%")
        self.repository.commit("2025-08-12")
        self.edit("a", "40%", "50%")
        self.repository.commit("2025-08-15")

    def edit(self, slug: str, old: str, new: str) -> None:
        file = self.repository.strategies / f"{slug}.md"
        text = file.read_text("utf-8")
        assert old in text
        file.write_text(text.replace(old, new, 1), "utf-8")

    def told(self, *, kept: bool, as_of: date = AS_OF) -> Told:
        settings = SiteSettings.model_validate(self.options)
        opened = open_workspace(self.repository.top, settings, Language.TRADITIONAL, as_of, today=as_of)
        workspace = published(opened)
        with kept_results(workspace.root, wanted=kept) as store:
            days = PastDays(workspace, store)
            assert days.on_record(SLUGS, DAY)
            found = dict(days.standings(SLUGS, DAY))
            report = report_on(days.tracked(SLUGS, DAY), date(2025, 8, 6), ahead=7, most=9)
            before = dict(days.standings(SLUGS, date(2025, 7, 12)))
            return Told(found, before, report, days.digest(SLUGS, DAY))


@pytest.fixture
def project(tmp_path: Path) -> Project:
    return Project(tmp_path / "project")


Edit = Callable[[Project], None]


def meeting(day: str, progress: int, question: str = "加預算？") -> Edit:
    def write(project: Project) -> None:
        text = MEETING.format(day, progress, question)
        project.repository.write(f"strategies/a/updates/{day}.md", text)

    return write


def option(**values: object) -> Edit:
    return lambda project: project.options.update(values)


def edited(slug: str, old: str, new: str) -> Edit:
    return lambda project: project.edit(slug, old, new)


def recommitted(project: Project) -> None:
    """The version that was there on the day is another one."""
    project.repository.git("reset", "--quiet", "--soft", "HEAD~3")
    project.edit("a", "10%", "20%")
    project.repository.commit("2025-08-12")


def further(project: Project) -> None:
    """Two strategies more, of which the figures and the report have one."""
    for name in ("d", "e"):
        project.repository.write(f"strategies/{name}.md", PLAN.format(name))
    project.repository.commit("2025-08-16")


def people(project: Project) -> None:
    project.repository.write("people.yml", "人員:\n  - 姓名: 王小明\n    其他寫法: [王*]\n")


# Each edit, and whether it changes the figures of the day and what a report tells of it.
EDITS: dict[str, tuple[Edit, bool, bool]] = {
    "a progress that is not committed": (edited("a", "50%", "55%"), False, False),
    "a name, and a text below": (edited("a", "甲案", "甲方案"), False, False),
    "a meeting after the day": (meeting("2025-08-16", 80), False, False),
    "a meeting on the day": (meeting("2025-08-12", 45), True, True),
    "what that meeting asked": (meeting("2025-08-12", 45, "換代言人？"), False, True),
    "strategies that were not there": (further, False, False),
    "the period, as it is now": (edited("b", "2025-07-01至2025-09-30", "2025-07-15至2025-09-30"), True, True),
    "the version of the day": (recommitted, True, True),
    "a finished task of a strategy that has ended": (
        edited("c", "至2025-01-25", "至2025-02-25"),
        False,
        True,
    ),
    "who is meant": (people, False, True),
    "a setting": (option(tracking={"forecast_cases": 1, "due_soon_days": 30}), True, True),
    "what is left out": (option(withhold={"fields": ["當前進度"]}), True, True),
    "what else is": (option(withhold={"fields": ["備註"]}), True, True),
}


def test_what_is_kept_of_a_day_is_made_again_where_it_follows_from_an_edit(project: Project) -> None:
    before = project.told(kept=True)
    assert before == project.told(kept=True)
    for name, (edit, in_figures, in_report) in EDITS.items():
        edit(project)
        now, wanted = project.told(kept=True), project.told(kept=False)
        assert (now.standings, now.month_before) == (wanted.standings, wanted.month_before), name
        assert (now.standings != before.standings) is in_figures, name
        assert (now.report != before.report) is in_report, name
        assert (now.digest != before.digest) is in_report, name
        before = now


def test_of_what_is_kept_nothing_is_tracked_by_a_later_run(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    project.told(kept=True)
    project.edit("a", "50%", "55%")
    tracked: list[date] = []
    monkeypatch.setattr(past, "standing_on", lambda _, day, __: tracked.append(day))
    project.told(kept=True)
    project.told(kept=True, as_of=date(2025, 8, 25))
    assert not tracked


def test_before_all_that_is_on_record_nobody_can_say_how_things_stood(project: Project) -> None:
    settings = SiteSettings()
    workspace = open_workspace(project.repository.top, settings, Language.TRADITIONAL, AS_OF, today=AS_OF)
    days = PastDays(workspace)
    assert [days.on_record(SLUGS, date(2025, month, 1)) for month in (6, 7, 9)] == [False, True, False]
    project.repository.write("strategies/f.md", PLAN.format("未提交"))
    workspace = open_workspace(project.repository.top, settings, Language.TRADITIONAL, AS_OF, today=AS_OF)
    assert not PastDays(workspace).on_record(SLUGS | {"f"}, DAY)
