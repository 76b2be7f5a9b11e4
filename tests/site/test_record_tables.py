"""The tables of the pages: what their cells say, what they are sorted by, and that no text becomes markup."""

from __future__ import annotations

import re
from datetime import date

import pytest

from strategy_tracker.language import Language
from strategy_tracker.settings import SiteSettings
from strategy_tracker.site.site import Site
from strategy_tracker.site.tables.html_table import ShownTable
from strategy_tracker.workspace import open_workspace

_FIRST = """---
策略名稱: 推廣 <b>
制定部門: 市場部
策略負責人: 王*
目標周期: 2024-07-01至2024-09-30
核心目標: [2024年Q3新增會員1萬人]
關鍵任務:
  - {任務編號: T001, 任務描述: 甲 <i>, 負責人: 王*, 協作者: [李*], 計劃起止時間: 2024-07-10至2024-08-10,
     實際開始日期: 2024-07-12, 當前進度: 33.3%, 完成狀態: 進行中, 存在問題: "見 https://example.com/?a=1&b=2"}
  - {任務編號: T002, 任務描述: 乙, 計劃起止時間: 找時間, 當前進度: 一些, 完成狀態: 糊, 前置任務: [T001],
     交付物: [清單, 報告], 存在問題: 無}
效果指標:
  - {指標編號: K001, 指標名稱: 新增會員, 目標值: 1萬人, 當前值: 5000人, 基準值: 1000人, 數據來源: CRM <u>,
     更新日期: 2024-07-20}
  - {指標編號: K002, 指標名稱: 留存, 目標值: 35%, 當前值: 不少, 更新日期: 那天}
---
"""


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    root = tmp_path_factory.mktemp("project")
    (root / "strategies").mkdir()
    (root / "strategies" / "first.md").write_text(_FIRST, "utf-8")
    settings = SiteSettings(history=False)
    return Site(open_workspace(root, settings, Language.TRADITIONAL, date(2024, 7, 25), alerts=False))


def cells(table: ShownTable, current: str = "tasks/") -> list[dict[str, str]]:
    """Return the rows of a table: each cell's attributes and HTML by the column's key."""
    keys = [head.key or head.words for head in table.heads]
    found = []
    for row in table.rows_for(current):
        parts = re.findall(r"<t[dh]\b([^>]*)>(.*?)</t[dh]>", row, re.DOTALL)
        found.append({key: f"[{said.strip()}] {html}" for key, (said, html) in zip(keys, parts, strict=True)})
    return found


def test_a_list_of_tasks_says_what_is_meant_and_sorts_by_it(site: Site) -> None:
    first, second = cells(site.tables.tasks(site.tracked.tasks, "任務", "tasks"), "people/a/")
    assert first["strategy"] == '[class="st-c-strategy"] <a href="../../strategies/first/">推廣 &lt;b&gt;</a>'
    assert first["description"] == '[scope="row" class="st-c-description"] 甲 &lt;i&gt;'
    assert first["planned"] == (
        '[class="st-dates st-nowrap" data-st-sort="2024-08-10" data-st-text="2024-07-10 ~ 2024-08-10"] '
        "2024-07-10<br>2024-08-10"
    )
    assert first["actual"].startswith('[class="st-dates st-nowrap" data-st-sort="2024-07-12"')
    assert first["progress"].startswith('[class="st-c-progress" data-st-sort="3330" data-st-text="33%"]')
    assert first["status"].startswith('[data-st-sort="1"] <span class="st-status st-status--in_progress">')
    assert 'href="https://example.com/?a=1&amp;b=2"' in first["problem"]
    for key, typed in (("planned", "找時間"), ("progress", "一些"), ("status", "糊")):
        assert f'<span class="st-unread">{typed} ' in second[key]
    assert 'data-st-sort=""' in second["planned"]
    assert 'data-st-sort=""' in second["progress"]


def test_the_rows_of_a_list_hold_what_filters_compare(site: Site) -> None:
    first, second = site.tables.tasks(site.tracked.tasks, "任務", "tasks").rows_for("tasks/")
    assert first.startswith(
        '<tr data-st-status="in_progress" data-st-month="2024-08" data-st-department="市場部" '
        'data-st-cycle="running" data-st-is="open">'
    )
    assert "data-st-month" not in second


def test_the_form_shows_what_was_typed_with_what_follows_below(site: Site) -> None:
    strategy = site.tracked.strategies[0]
    anchors = ("task-t001", "task-t002")
    rows = list(site.tables.task_form(strategy, "任務", anchors).rows_for("strategies/first/"))
    assert [row[: row.index(">") + 1] for row in rows] == ['<tr id="task-t001">', '<tr id="task-t002">']
    table = site.tables.task_form(strategy, "任務", anchors)
    first, second = cells(table, "strategies/first/")
    assert "data-st-" not in "".join(rows)
    assert [head.words for head in table.heads][5] == "當前進度%"
    days = [f'<span class="st-nowrap">{day}</span>' for day in ("2024-07-10", "2024-08-10")]
    assert first["planned"] == f'[class="st-c-planned"] {"至".join(days)}'
    assert first["owner"].endswith('王*</a><div class="st-small">李*</div>')
    assert second["description"] == (
        '[class="st-c-description"] 乙<div class="st-small">交付物：清單、報告</div>'
        '<div class="st-small">前置任務：<a href="#task-t001">T001</a></div>'
    )
    assert second["problem"] == '[class="st-c-text"] 無'


def test_kpis_stand_in_the_list_and_in_the_form(site: Site) -> None:
    strategy = site.tracked.strategies[0]
    first, second = cells(site.tables.kpis(strategy.kpis, "指標", "kpis"))
    assert '<a class="st-id" href="../strategies/first/#kpi-k001">K001</a>' in first["id"]
    assert first["source"] == "[] CRM &lt;u&gt;"
    assert first["updated"] == '[class="st-nowrap" data-st-sort="2024-07-20"] 2024-07-20'
    assert '<span class="st-unread">不少 ' in second["current"]
    assert second["updated"].startswith('[class="st-nowrap" data-st-sort=""] <span class="st-unread">那天 ')
    form = cells(site.tables.kpi_form(strategy, "指標", ("kpi-k001", "kpi-k002")))[0]
    assert form["target"] == '[class="st-num"] 1萬人<div class="st-small">基準值：1000人</div>'
    assert form["attainment"].startswith('[class="st-num"] <strong>')


def test_a_phone_is_told_what_each_cell_is(site: Site) -> None:
    table = site.tables.strategies(site.tracked.strategies, "策略", "strategies")
    assert table.style.startswith("--c1:'策略名稱';--c2:'制定部門';")
    assert table.style.count("--c") == len(table.heads)
