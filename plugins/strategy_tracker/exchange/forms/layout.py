"""Where everything stands on the record form: its four sections, its columns, its words."""

from __future__ import annotations

import re
from collections.abc import Mapping

from strategy_tracker.language import Term

TITLE = Term("策略執行記錄表", "策略执行记录表", "Strategy record form")
SOURCE = Term("來源：{slug}　匯出：{day}", "来源：{slug}　导出：{day}", "Source: {slug}　Exported: {day}")
SECTIONS: Mapping[str, Term] = {
    "strategy": Term("一、基本信息", "一、基本信息", "1. Basic information"),
    "tasks": Term("二、關鍵任務", "二、关键任务", "2. Key tasks"),
    "kpis": Term("三、效果指標", "三、效果指标", "3. KPIs"),
    "retrospective": Term("四、復盤總結", "四、复盘总结", "4. Retrospective"),
    "other": Term("五、其他欄位", "五、其他字段", "5. Further fields"),
}
OTHER_HEADS: Mapping[str, Term] = {
    "record": Term("所屬", "所属", "Belongs to"),
    "field": Term("欄位", "字段", "Field"),
    "text": Term("內容", "内容", "Content"),
}
WHOLE = Term("策略", "策略", "Strategy")
SLUG = Term("策略編號", "策略编号", "Slug")

WIDTHS = (10, 24, 9, 19, 19, 9, 9, 18, 18, 17)
"""The widths of the form's columns, in characters; together they fill a sheet of A4 on its side."""
MARKS = len(WIDTHS) + 1
"""The hidden column that says which record each row is of."""
WHOLE_ROW = (1, len(WIDTHS))

BASICS = (("title",), ("department", "created"), ("owner", "period"))
"""The strategy's own fields, row by row; goals follow."""
LABELS_AND_VALUES = ((1, (2, 5)), (6, (7, 10)))
"""Where a label stands, and from where to where its value: for a row's first field, and for its second."""
TASK_COLUMNS: Mapping[str, tuple[int, int]] = {
    "id": (1, 1), "description": (2, 2), "owner": (3, 3), "planned": (4, 4), "actual": (5, 5),
    "progress": (6, 6), "status": (7, 7), "problem": (8, 8), "solution": (9, 9), "note": (10, 10),
}  # fmt: skip
KPI_COLUMNS: Mapping[str, tuple[int, int]] = {
    "id": (1, 1), "name": (2, 2), "definition": (3, 4), "target": (5, 5), "current": (6, 7),
    "attainment": (8, 8), "source": (9, 9), "updated": (10, 10),
}  # fmt: skip
OTHER_COLUMNS: Mapping[str, tuple[int, int]] = {"record": (1, 2), "field": (3, 4), "text": (5, 10)}
ON_FORM: Mapping[str, frozenset[str]] = {
    "strategy": frozenset(name for row in BASICS for name in row),
    "goal": frozenset({"statement"}),
    "task": frozenset(TASK_COLUMNS),
    "kpi": frozenset(KPI_COLUMNS),
    "entry": frozenset({"text"}),
}
"""By kind of record, the fields that the first four sections hold; all others stand in the fifth."""

BASE_SHEET = "_tracker"
"""The hidden sheet with what the files said when the form was written."""
DECORATION = "-"
"""What marks a row that says nothing of a record: a title, a head, a note."""
_MARK = re.compile(r"tracker:(.+)#([^#]*)")


def mark(slug: str, key: str) -> str:
    """Return what stands in the hidden column of a record's row."""
    return f"tracker:{slug}#{key}"


def marked(text: str) -> tuple[str, str] | None:
    """Return the slug and the record's key of a mark; None where the text is none."""
    match = _MARK.fullmatch(text.strip())
    return (match[1], match[2]) if match else None
