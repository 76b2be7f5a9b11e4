"""Weekly and monthly reports: which there are, and what they say of the days that they are on."""

from datetime import date
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from strategy_tracker.language import Language
from strategy_tracker.settings import SiteSettings
from strategy_tracker.site import plan_site
from strategy_tracker.site.pages.reports import months_before, weeks_before
from strategy_tracker.site.parts.report import Report
from strategy_tracker.site.site import Site
from strategy_tracker.site.site_page import SitePage
from strategy_tracker.workspace import open_workspace

STRATEGY = """---
策略名稱: 推廣
制定部門: 市場部
策略負責人: 王小明
目標周期: 2024-07-01至2024-09-30
關鍵任務:
  - {任務編號: T001, 任務描述: 甲, 負責人: 王小明, 計劃起止時間: 2024-07-01至2024-07-19, 更新日期: 2024-07-30,
     實際開始日期: 2024-07-02, 實際完成日期: 2024-07-30, 當前進度: 100%, 完成狀態: 已完成}
---
"""
UPDATE = """---
日期: 2024-07-{day}
tasks:
  T001: {{當前進度: {progress}}}
---

{notes}
"""


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> dict[str, SitePage]:
    root = tmp_path_factory.mktemp("project")
    updates = root / "strategies" / "first" / "updates"
    updates.mkdir(parents=True)
    (root / "strategies" / "first" / "index.md").write_text(STRATEGY, "utf-8")
    for day, progress, notes in ((10, 30, "需決策：預算加到 20 萬？"), (23, 60, "照做。")):
        text = UPDATE.format(day=day, progress=progress, notes=notes)
        (updates / f"2024-07-{day}.md").write_text(text, "utf-8")
    settings = SiteSettings(history="files")
    workspace = open_workspace(root, settings, Language.TRADITIONAL, date(2024, 8, 6), alerts=False)
    return {page.source: page for page in plan_site(Site(workspace))[0]}


def report(pages: dict[str, SitePage], name: str) -> Report:
    opened: Any = pages[f"reports/{name}.md"].values()["report_then"]
    found = opened()
    assert isinstance(found, Report)
    return found


def test_the_archive_reaches_as_far_as_the_record(pages: dict[str, SitePage]) -> None:
    assert [name for name in pages if name.startswith("reports/weekly/")] == [
        f"reports/weekly/2024-W{week}.md" for week in (31, 30, 29, 28)
    ]
    assert [name for name in pages if name.startswith("reports/monthly/")] == ["reports/monthly/2024-07.md"]


def test_a_past_report_tells_what_was_known_then(pages: dict[str, SitePage]) -> None:
    week = report(pages, "weekly/2024-W29")
    assert (week.start, week.end) == (date(2024, 7, 15), date(2024, 7, 21))
    assert [(one.slug, one.progress) for one in week.strategies.shown] == [("first", Fraction(30, 100))]
    assert [one.text for one in week.decisions.shown] == ["預算加到 20 萬？"]
    told = {section.title.template: section.tasks.shown for section in week.sections if section.tasks.count}
    assert {title: [(one.id, one.late_days, one.open) for one in tasks] for title, tasks in told.items()} == {
        "Slipped": [("T001", 2, True)]
    }


def test_a_question_that_the_next_meeting_does_not_repeat_is_answered(pages: dict[str, SitePage]) -> None:
    assert report(pages, "weekly/2024-W30").decisions.count == 0


def test_what_was_done_stands_in_the_report_of_its_days(pages: dict[str, SitePage]) -> None:
    done = {
        name: report(pages, name).sections[0].tasks.count for name in ("weekly/2024-W30", "weekly/2024-W31")
    }
    assert list(done.values()) == [0, 1]
    assert report(pages, "monthly/2024-07").sections[0].tasks.count == 1
    assert report(pages, "weekly").sections[0].tasks.count == 0


@pytest.mark.parametrize(
    ("as_of", "names"),
    [
        (date(2025, 1, 5), ["2024-W52"]),  # a Sunday: its own week is not over
        (date(2025, 1, 6), ["2025-W01", "2024-W52"]),
    ],
)
def test_weeks_are_those_that_are_over(as_of: date, names: list[str]) -> None:
    assert [week.name for week in weeks_before(as_of, date(2024, 12, 25), 9)] == names


def test_months_go_back_over_the_year_and_stop_at_the_most() -> None:
    names = [one.name for one in months_before(date(2025, 2, 1), date(2024, 1, 1), 3)]
    assert names == ["2025-01", "2024-12", "2024-11"]


def test_what_ended_unfinished_is_not_forgotten(tmp_path: Path) -> None:
    running = STRATEGY.replace("推廣", "進行中的").replace("2024-09-30", "2024-12-31").replace("100%", "40%")
    ended = STRATEGY.replace("推廣", "到期未完的").replace("100%", "40%")
    finished = STRATEGY.replace("推廣", "做完的")
    (tmp_path / "strategies").mkdir()
    for name, text in (("a", running), ("b", ended), ("c", finished)):
        status = "進行中" if "40%" in text else "已完成"
        (tmp_path / "strategies" / f"{name}.md").write_text(text.replace("已完成}", f"{status}}}"), "utf-8")
    workspace = open_workspace(tmp_path, SiteSettings(history=False), Language.TRADITIONAL, date(2024, 10, 6))
    pages = {page.source: page for page in plan_site(Site(workspace))[0]}
    home: dict[str, Any] = dict(pages["index.md"].values())
    assert [one.slug for one in home["running"]] == ["a"]
    assert [one.slug for one in home["unfinished"]] == ["b"]
    weekly = report(pages, "weekly")
    assert [one.slug for one in weekly.strategies.shown] == ["a"]
    assert (weekly.overdue, weekly.sums.overdue) == (2, 1)
    assert "2" in weekly.verdict[1].localize(Language.TRADITIONAL)
