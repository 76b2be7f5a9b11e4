"""A record's table is defined once, and no field that people can write is left out of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from strategy_tracker.language import Language
from strategy_tracker.source.loading import load_portfolio
from strategy_tracker.tables import alerts, kpis, steps, strategies, tasks
from strategy_tracker.tables.cadence import CADENCE, Cadence
from strategy_tracker.tables.column import Column, Order, Row
from strategy_tracker.tables.fields import shown_fields
from strategy_tracker.tables.form_rows import PLACED, ROWS
from strategy_tracker.tables.sums import OTHER_SITES, PEOPLE, OtherSite, Person, PublishedSums
from strategy_tracker.tracking import Level, TrackedPortfolio, track

TABLES: Mapping[str, Mapping[str, Column[Any]]] = {
    "task": tasks.TASKS,
    "kpi": kpis.KPIS,
    "strategy": strategies.STRATEGIES,
    "entry": steps.STEPS,
    "alert": alerts.ALERTS,
}
HIDDEN: Mapping[str, Mapping[str, str]] = {"strategy": strategies.HIDDEN, "entry": steps.HIDDEN}
CHOICES = [
    pytest.param(table, choice, id=f"{module.__name__.split('.')[-1]} {name}")
    for module, table in (
        (tasks, tasks.TASKS), (kpis, kpis.KPIS), (strategies, strategies.STRATEGIES), (alerts, alerts.ALERTS),
        (steps, steps.STEPS),
    )
    for name in ("FORM", "ALL", "FILES", "TERMINAL")
    if (choice := getattr(module, name, None)) is not None
]  # fmt: skip

UNREADABLE = """---
策略名稱: 線上推廣
策略負責人: 王*
目標周期: 某天
核心目標: [2024年Q3新增會員1萬人, 品牌搜索量增長20%]
標籤: [夏季, 618]
關鍵任務:
  - {任務編號: T001, 任務描述: 拍攝, 負責人: 王*, 計劃起止時間: 找時間, 實際起止時間: 那天, 當前進度: 一些,
     完成狀態: 糊, 權重: 重, 里程碑: 也許, 更新日期: 那天, 協作者: [李*, 張*], 存在問題: 無, 依賴資源: [場地]}
  - {任務編號: T002, 任務描述: 上線, 計劃起止時間: 2024-07-01至2024-07-15, 當前進度: 100%, 完成狀態: 已完成,
     里程碑: 是, 權重: 2, 跟蹤頻率: 每周, 擴展字段: {優先級: P1}}
  - {任務編號: T003, 任務描述: 門店陳列, 負責人: 李*,
     計劃起止時間: 2024-07-01至2024-07-20, 當前進度: 10%, 完成狀態: 進行中}
效果指標:
  - {指標編號: K001, 指標名稱: 新增會員, 目標值: 很多, 當前值: 不少, 更新日期: 那天, 方向: 斜, 達標線: 高}
  - {指標編號: K002, 指標名稱: 轉化率, 目標值: 35%, 當前值: 28%, 更新日期: 2024-07-31, 方向: 越高越好,
     匯總方式: 最新, 達標線: 95%}
復盤總結:
  後續計劃:
    - {內容: 沿用達人名單, 負責人: 李*, 截止日期: 2024-10-31, 納入: [first/T002]}
---
"""


@pytest.fixture(scope="module")
def tracked(tmp_path_factory: pytest.TempPathFactory) -> TrackedPortfolio:
    folder = tmp_path_factory.mktemp("strategies")
    (folder / "first.md").write_text(UNREADABLE, "utf-8")
    return track(load_portfolio(folder), date(2024, 8, 1))


def rows(tracked: TrackedPortfolio, record: str) -> list[Row[Any]]:
    strategy = tracked.strategies[0]
    items: Mapping[str, tuple[Any, ...]] = {
        "task": strategy.tasks,
        "kpi": strategy.kpis,
        "strategy": (strategy,),
        "entry": strategy.steps,
        "alert": strategy.alerts,
    }
    return [Row(strategy, item, Language.TRADITIONAL) for item in items[record]]


@pytest.mark.parametrize("record", ["task", "kpi", "strategy", "entry"])
def test_every_field_has_a_column_or_is_named_as_hidden(record: str) -> None:
    fields = {field.key for field in shown_fields(record)}
    hidden = set(HIDDEN.get(record, {}))
    assert fields - set(TABLES[record]) == hidden


@pytest.mark.parametrize("record", ROWS)
def test_every_field_of_a_form_section_has_a_row_or_a_place_of_its_own(record: str) -> None:
    fields = {field.key for field in shown_fields(record)}
    assert fields == {*ROWS[record], *PLACED[record]}
    assert not set(ROWS[record]) & set(PLACED[record])


@pytest.mark.parametrize(("table", "choice"), CHOICES)
def test_a_choice_names_columns_that_there_are_once_each(
    table: Mapping[str, Column[Any]], choice: tuple[str, ...]
) -> None:
    assert len(set(choice)) == len(choice)
    assert set(choice) <= set(table)


@pytest.mark.parametrize("key", ["overdue", "due_soon", "lagging"])
def test_what_should_not_be_is_coloured_where_there_is_any(tracked: TrackedPortfolio, key: str) -> None:
    levels = {"overdue": Level.BAD, "due_soon": Level.WATCH, "lagging": Level.BAD}
    none = replace(tracked.sums, **dict.fromkeys(levels, 0))  # type: ignore[arg-type]
    for count, level in ((0, None), (2, levels[key])):
        sums = replace(none, **{key: count})  # type: ignore[arg-type]
        row = Row(None, Person("王*", sums, (), ()), Language.TRADITIONAL)
        assert (PEOPLE[key].value(row), PEOPLE[key].level(row)) == (count, level)


def test_what_another_site_published_is_shown_with_the_decimals_that_it_gave() -> None:
    sums = PublishedSums(Fraction(453, 1000), Fraction(9, 10), None, 7, 3, 1, 0, 0)
    site = OtherSite("sales", "", date(2024, 8, 1), 4, 2, sums)
    row = Row(None, site, Language.TRADITIONAL)
    assert {key: column.text(row) for key, column in OTHER_SITES.items()} == {
        "site": "sales", "as_of": "2024-08-01", "running": "4", "off_track": "2", "progress": "45.3%",
        "spi": "0.90", "tasks_done": "3 / 7", "overdue": "1", "on_time_rate": "—",
    }  # fmt: skip
    assert OTHER_SITES["spi"].order(row) == Fraction(9, 10)
    assert OTHER_SITES["progress"].value(row) == Decimal("45.3")


def test_who_keeps_updates_is_sorted_by_the_share_and_by_all_that_wait(tracked: TrackedPortfolio) -> None:
    stale = next(task for task in tracked.tasks if task.stale_days is not None)
    row = Row(None, Cadence("王*", 3, 2, (stale,)), Language.TRADITIONAL)
    assert (CADENCE["kept"].text(row), CADENCE["kept"].order(row)) == ("33%", Fraction(1, 3))
    assert CADENCE["waiting"].order(row) == -2
    assert CADENCE["waiting"].text(row) == f"{stale.id} {stale.description} {stale.stale_days} 天沒有更新"


def test_files_hold_every_field_of_tasks_and_kpis() -> None:
    for record, module in (("task", tasks), ("kpi", kpis)):
        assert {field.key for field in shown_fields(record)} <= set(module.FILES)


@pytest.mark.parametrize("record", TABLES)
def test_a_column_is_called_by_its_key_and_its_names_do_not_clash(record: str) -> None:
    called: dict[str, str] = {}
    for key, column in TABLES[record].items():
        assert column.key == key
        for name in column.names():
            assert called.setdefault(name.casefold(), key) == key


@pytest.mark.parametrize("record", TABLES)
def test_every_cell_of_every_column_can_be_shown_and_sorted(tracked: TrackedPortfolio, record: str) -> None:
    found = rows(tracked, record)
    assert found
    for column in TABLES[record].values():
        for row in found:
            assert isinstance(column.text(row), str)
        orders: list[Any] = [order for row in found if (order := column.order(row)) is not None]
        assert sorted(orders) is not None


def cells(tracked: TrackedPortfolio, record: str, number: int) -> dict[str, str]:
    row = rows(tracked, record)[number]
    return {key: column.text(row) for key, column in TABLES[record].items()}


def test_what_cannot_be_read_is_shown_as_typed_in_words_and_files_and_sorts_as_nothing(
    tracked: TrackedPortfolio,
) -> None:
    typed = {"planned": "找時間", "actual": "那天", "progress": "一些", "status": "糊", "milestone": "也許"}
    row = rows(tracked, "task")[0]
    for key, text in typed.items():
        column = tasks.TASKS[key]
        assert (column.unread(row), column.text(row), column.value(row)) == (text, text, text)
    kpi = rows(tracked, "kpi")[0]
    for key, text in {"target": "很多", "current": "不少", "direction": "斜", "met": "高"}.items():
        column = kpis.KPIS[key]
        assert (column.unread(kpi), column.text(kpi), column.value(kpi)) == (text, text, text)
    unsorted: list[Order] = [tasks.TASKS[key].order(row) for key in typed if key != "status"]
    assert unsorted == [None] * len(unsorted)


def test_cells_are_in_the_words_of_the_language(tracked: TrackedPortfolio) -> None:
    task = cells(tracked, "task", 1)
    expected = {
        "planned": "2024-07-01 ~ 2024-07-15", "progress": "100%", "status": "已完成", "milestone": "是",
        "cadence": "每週", "weight": "2", "extra": "優先級: P1", "problem": "", "expected": "100%",
    }  # fmt: skip
    assert {key: task[key] for key in expected} == expected
    assert cells(tracked, "task", 0)["collaborators"] == "李*、張*"
    kpi = cells(tracked, "kpi", 1)
    assert (kpi["direction"], kpi["aggregate"], kpi["met"], kpi["attainment"]) == (
        "越高越好",
        "最新",
        "95",
        "80%",
    )
    strategy = cells(tracked, "strategy", 0)
    assert (strategy["strategy"], strategy["tags"], strategy["period"]) == ("線上推廣", "夏季、618", "某天")
    assert strategy["goals"] == "2024年Q3新增會員1萬人\n品牌搜索量增長20%"
    step = cells(tracked, "entry", 0)
    assert (step["step"], step["due"], step["state"], step["carried_to"]) == (
        "沿用達人名單", "2024-10-31", "已納入", "first/T002",
    )  # fmt: skip


def test_a_column_answers_to_the_forms_name_with_and_without_its_percent_sign() -> None:
    assert {"progress", "當前進度%", "当前进度", "Progress"} <= set(tasks.TASKS["progress"].names())


def test_what_asks_for_somebody_comes_first(tracked: TrackedPortfolio) -> None:
    step, strategy = rows(tracked, "entry")[0], rows(tracked, "strategy")[0]
    assert (step.item.open, steps.STEPS["state"].order(step)) == (False, True)
    assert strategies.STRATEGIES["health"].order(strategy) == -strategy.item.health.level < 0


def test_a_status_is_sorted_as_a_task_lives(tracked: TrackedPortfolio) -> None:
    orders = [tasks.TASKS["status"].order(row) for row in rows(tracked, "task")[1:]]
    assert orders == [3, 1]  # done after in progress, though not in the alphabet


@pytest.mark.parametrize(
    ("progress", "words"), [("50%", "2025-08-19"), ("25%", "2025年8月下旬"), ("3%", "2026年11月")]
)
def test_a_forecast_is_told_as_exactly_as_the_progress_is_known(
    tmp_path: Path, progress: str, words: str
) -> None:
    (tmp_path / "a.md").write_text(
        "---\ntitle: A\ntasks:\n"
        f"  - {{id: T001, planned: 2025-07-01 to 2025-08-19, progress: {progress}, status: 進行中}}\n---\n",
        "utf-8",
    )
    tracked = track(load_portfolio(tmp_path), date(2025, 7, 16 if progress != "50%" else 26))
    (strategy,) = tracked.strategies
    row = Row(strategy, strategy.tasks[0], Language.TRADITIONAL)
    assert tasks.TASKS["forecast"].text(row) == words
