"""Plans to be compared: one that has every field, changing a value in it, and comparing two folders."""

from __future__ import annotations

import copy
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any

import yaml

from strategy_tracker.comparison import Comparison, compare
from strategy_tracker.comparison.comparison import Side
from strategy_tracker.comparison.moved_strategies import moved_strategies
from strategy_tracker.language import Language
from strategy_tracker.report.changes import comparison_text
from strategy_tracker.rules import check
from strategy_tracker.source.loading import load_portfolio
from strategy_tracker.tracking import track

DAY = date(2025, 8, 1)

PLAN: dict[str, Any] = {
    "title": "夏季推廣",
    "department": "市場部",
    "created": "2025-06-20",
    "owner": "王小明",
    "period": "2025-07-01至2025-09-30",
    "cadence": "每周",
    "previous": "2025-q2",
    "tags": ["季度", "新客"],
    "extra": {"預算": "180萬元"},
    "goals": [
        {
            "id": "G1",
            "statement": "Q3線上銷售額達500萬元",
            "kpis": ["K001"],
            "initiatives": [{"id": "I1", "name": "直播引流", "extra": {"平台": "抖音"}}],
            "extra": {"來源": "年度計劃"},
        }
    ],
    "scope": {
        "products": ["冷泡茶"],
        "audience": ["上班族"],
        "channels": ["抖音"],
        "regions": ["上海"],
        "extra": {"門店": "12家"},
    },
    "tasks": [
        {
            "id": "T001",
            "description": "發布3篇種草文",
            "owner": "李四",
            "collaborators": ["何承安"],
            "planned": "2025-07-01至2025-07-20",
            "actual": "2025-07-02至2025-07-21",
            "progress": 60,
            "status": "進行中",
            "problem": "素材遲交",
            "solution": "改用去年的素材",
            "note": "已完成2篇",
            "deliverables": ["文章3篇"],
            "resources": ["設計師1名"],
            "depends_on": ["T002"],
            "initiative": "I1",
            "cadence": "每月",
            "weight": 2,
            "updated": "2025-07-21",
            "milestone": "是",
            "extra": {"渠道": "小紅書"},
        },
        {
            "id": "T002",
            "description": "交付主視覺終稿",
            "owner": "林曉",
            "planned": "2025-07-01至2025-09-10",
            "progress": 20,
            "status": "進行中",
        },
    ],
    "kpis": [
        {
            "id": "K001",
            "name": "線上銷售額",
            "definition": "各平台成交額之和",
            "type": "結果指標",
            "target": "500萬元",
            "baseline": "100萬元",
            "current": "200萬元",
            "unit": "萬元",
            "attainment": "40%",
            "source": "電商後台",
            "updated": "2025-07-31",
            "cause": "直播場次少",
            "action": "加開直播",
            "readings": [
                {
                    "date": "2025-07-15",
                    "value": "120萬元",
                    "target": "150萬元",
                    "source": "日報",
                    "extra": {"備註": "估計"},
                }
            ],
            "aggregate": "最新值",
            "direction": "越高越好",
            "measure": "進度",
            "cadence": "每月",
            "met": "100%",
            "watch": "80%",
            "extra": {"口徑": "含退貨"},
        }
    ],
    "retrospective": {
        "held": "2025-10-10",
        "participants": ["王小明"],
        "departments": ["市場部"],
        "highlights": [
            {"text": "直播超出預期", "tasks": ["T001"], "kpis": ["K001"], "extra": {"證據": "報表"}}
        ],
        "problems": [{"text": "素材準備不足"}],
        "improvements": [
            {
                "text": "提前兩周備好素材",
                "owner": "李四",
                "due": "2025-11-01",
                "carried_to": ["T002"],
                "done": "是",
            }
        ],
        "next_steps": [{"text": "把直播排進年度計劃"}],
        "extra": {"地點": "三樓"},
    },
}
UPDATE: dict[str, Any] = {
    "date": "2025-07-25",
    "author": "李四",
    "tasks": {
        "T001": {
            "progress": 70,
            "status": "進行中",
            "problem": "審稿慢",
            "solution": "改為當日審",
            "note": "剩1篇",
            "planned": "2025-07-01至2025-07-23",
            "actual": "2025-07-03至2025-07-24",
            "extra": {"工時": "12"},
        }
    },
    "kpis": {"K001": {"value": "210萬元", "source": "周報", "date": "2025-07-24", "extra": {"核對": "財務"}}},
    "next_steps": [{"text": "提前兩周備好素材", "strategy": "plan", "done": "是", "carried_to": ["T002"]}],
    "extra": {"會議室": "A"},
}
OTHER_VALUES: Mapping[str, Any] = {
    "cadence": "每兩周",
    "progress": 80,
    "status": "已暫停",
    "weight": 3,
    "milestone": "否",
    "done": "否",
    "type": "過程指標",
    "aggregate": "累計",
    "direction": "越低越好",
    "measure": "完成率",
    "met": "95%",
    "watch": "70%",
    "attainment": "41%",
    "target": "450萬元",
    "baseline": "90萬元",
    "current": "230萬元",
    "value": "130萬元",
    "unit": "元",
    "period": "2025-07-01至2025-10-31",
    "planned": "2025-07-01至2025-07-25",
    "actual": "2025-07-02至2025-07-22",
    "created": "2025-06-21",
    "updated": "2025-07-22",
    "date": "2025-07-16",
    "held": "2025-10-11",
    "due": "2025-11-02",
}
"""Another value for each field that does not take any text."""


def front_matter(record: Mapping[str, Any], body: str = "") -> str:
    return f"---\n{yaml.safe_dump(dict(record), allow_unicode=True, sort_keys=False)}---\n{body}"


def leaves(value: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """Yield the path of each value of a plan."""
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from leaves(inner, (*path, key))
    elif isinstance(value, list) and value and isinstance(value[0], dict):
        for number, inner in enumerate(value):
            yield from leaves(inner, (*path, number))
    else:
        yield path


def with_value(plan: dict[str, Any], path: tuple[Any, ...], value: Any) -> dict[str, Any]:
    changed = copy.deepcopy(plan)
    inner: Any = changed
    for key in path[:-1]:
        inner = inner[key]
    inner[path[-1]] = value
    return changed


def value_at(plan: Any, path: tuple[Any, ...]) -> Any:
    for key in path:
        plan = plan[key]
    return plan


def another(plan: dict[str, Any], path: tuple[Any, ...]) -> Any:
    """Return another value for a place of a plan."""
    value = value_at(plan, path)
    if "extra" in path:
        return f"{value}、改"
    if isinstance(value, list):
        return [*value, "另一個"]
    return OTHER_VALUES.get(path[-1], f"{value}改")


def side(folder: Path) -> Side:
    portfolio = load_portfolio(folder, prefix="strategies/")
    tracked = track(portfolio, DAY)
    return Side(tracked, check(tracked, alerts=False).all)


def compared(top: Path, before: Mapping[str, str], after: Mapping[str, str]) -> Comparison:
    """Return the comparison of two folders that have these files."""
    sides = []
    for name, files in (("before", before), ("after", after)):
        for path, text in files.items():
            file = top / name / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text, "utf-8")
        (top / name).mkdir(parents=True, exist_ok=True)
        sides.append(side(top / name))
    old, new = sides
    moved = moved_strategies(old.tracked.source.strategies, new.tracked.source.strategies)
    return compare(old, new, moved, base="main", counts_slips=False)


def said(comparison: Comparison, language: Language = Language.TRADITIONAL) -> list[str]:
    """Return the lines of the report, without indentation."""
    return [line.strip() for line in comparison_text(comparison, language).splitlines()]
