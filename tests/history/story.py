"""A quarter of a department's work, committed as it happened."""

from datetime import date
from pathlib import Path

from git_repository import Repository

from strategy_tracker.language import Language
from strategy_tracker.settings import SiteSettings
from strategy_tracker.workspace import Workspace, open_workspace

PLAN = """\
---
策略名稱: 2026年Q3新品推廣策略
制定部門: 市場營銷部
策略負責人: 趙*
目標周期: 2026-07-01至2026-09-30
跟蹤頻率: 每周
關鍵任務:
  - 任務編號: T001
    任務描述: 會員積分體系上線
    負責人: 張*
    計劃起止時間: {first_plan}
    實際起止時間: {first_actual}
    當前進度%: {first}
    完成狀態: {first_status}
    存在問題: {first_problem}
  - 任務編號: T002
    任務描述: 抖音直播引流10場
    負責人: 王*
    計劃起止時間: 2026-07-11至2026-09-18
    當前進度%: {second}
    完成狀態: {second_status}
    權重: 3
效果指標:
  - 指標編號: K001
    指標名稱: 線上銷售額
    目標值: 500萬元
    當前值: {sales}
    更新日期: {sales_on}
---

背景說明。
"""

BEGINNING = {
    "first_plan": "2026-07-01至2026-07-20",
    "first_actual": "無",
    "first": "0",
    "first_status": "未開始",
    "first_problem": "無",
    "second": "0",
    "second_status": "未開始",
    "sales": "無",
    "sales_on": "無",
}


def plan(**changed: str) -> str:
    """The strategy's file with the values of the beginning, but for those given."""
    return PLAN.format(**(BEGINNING | changed))


# Day, author, and what is different from the day before.
STAGES: tuple[tuple[str, str, dict[str, str]], ...] = (
    ("2026-07-01", "趙一", {}),
    (
        "2026-07-10",
        "張三",
        {"first": "40", "first_status": "進行中", "sales": "100萬元", "sales_on": "2026-07-09"},
    ),
    ("2026-07-18", "張三", {"first_plan": "2026-07-01至2026-07-25"}),
    (
        "2026-07-24",
        "張三",
        {"first_plan": "2026-07-01至2026-07-30", "first": "80%", "first_problem": "技術部開發資源緊張"},
    ),
    (
        "2026-07-30",
        "張三",
        {
            "first": "100",
            "first_status": "已完成",
            "first_actual": "2026-07-02至2026-07-29",
            "second": "20",
            "second_status": "進行中",
            "sales": "200萬元",
            "sales_on": "2026-07-31",
        },
    ),
)

MEETING = """\
---
日期: 2026-08-24
記錄人: 周子寧
tasks:
  T002: {當前進度: 45, 完成狀態: 進行中}
kpis:
  K001: {value: 320萬元, source: 電商平台後台}
---

直播第5場已辦。
"""


def tell(top: Path) -> Repository:
    """The repository with the whole quarter: the file becomes a folder in August, with a meeting's record."""
    repository = Repository(top)
    values: dict[str, str] = {}
    for day, author, changed in STAGES:
        values |= changed
        repository.write("strategies/q3.md", plan(**values))
        repository.commit(day, author=author)
    repository.move("strategies/q3.md", "strategies/q3/index.md")
    values |= {"second": "40", "sales": "300萬元", "sales_on": "2026-08-20"}
    repository.write("strategies/q3/index.md", plan(**values))
    repository.commit("2026-08-20", author="王二")
    repository.put("2026-08-25", "strategies/q3/updates/2026-08-24.md", MEETING)
    values |= {"second": "60"}
    repository.put("2026-09-10", "strategies/q3/index.md", plan(**values))
    return repository


def opened(repository: Repository, as_of: str, **settings: object) -> Workspace:
    """The project's workspace on a day."""
    chosen = SiteSettings.model_validate(settings)
    return open_workspace(repository.top, chosen, Language.TRADITIONAL, date.fromisoformat(as_of))
