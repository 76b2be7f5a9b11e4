"""One thing that differs between two versions of a strategy."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from strategy_tracker.language import Localizable, Message, Term
from strategy_tracker.model import Place


class Kind(StrEnum):
    """What happened to a value or to a whole record."""

    CHANGED = "changed"
    ADDED = "added"
    REMOVED = "removed"
    REORDERED = "reordered"


class Weight(StrEnum):
    """Why a difference is to be looked at before the others, gravest first; NONE: it need not be."""

    EASED = "eased"
    REMOVED = "removed"
    SILENCED = "silenced"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Step:
    """A record on the way from the strategy to what differs: its kind, its id or words, what it is called."""

    record: str
    label: Localizable
    name: str
    title: str = ""


@dataclass(frozen=True, slots=True)
class Difference:
    """A value or a record that differs; texts as they were typed, '' for what is not there.

    within  the records that it lies in, from the outside; none for the strategy itself
    field   the field's key, '' for a record as a whole and for an order; `label` is its name
    fields  what a whole record says: the names of its fields and what was typed
    notes   what follows from it: days moved, the count of slips, attainments
    """

    kind: Kind
    within: tuple[Step, ...]
    label: Localizable
    place: Place
    field: str = ""
    before: str = ""
    after: str = ""
    fields: tuple[tuple[Localizable, str], ...] = ()
    notes: tuple[Message, ...] = ()
    weight: Weight = Weight.NONE

    @property
    def record(self) -> str:
        """The kind of the record that differs: task, kpi, entry … or strategy."""
        return self.within[-1].record if self.within else "strategy"

    @property
    def name(self) -> str:
        """The id or words of the record that differs, '' for the strategy."""
        return self.within[-1].name if self.within else ""


RECORDS: Mapping[str, Term] = {
    "task": Term("任務", "任务", "Task"),
    "kpi": Term("指標", "指标", "KPI"),
    "goal": Term("目標", "目标", "Goal"),
    "initiative": Term("舉措", "举措", "Initiative"),
    "scope": Term("範圍", "范围", "Scope"),
    "reading": Term("歷史數據", "历史数据", "Reading"),
    "retrospective": Term("復盤總結", "复盘总结", "Retrospective"),
    "update": Term("跟蹤記錄", "跟踪记录", "Update record"),
    "task_update": Term("任務", "任务", "Task"),
    "kpi_update": Term("指標", "指标", "KPI"),
    "step_update": Term("後續計劃", "后续计划", "Next step"),
}
"""What one record of a kind is called; an entry of a retrospective is called by its list."""
ENTRIES: Mapping[str, Term] = {
    "highlights": Term("亮點", "亮点", "Highlight"),
    "problems": Term("存在問題", "存在问题", "Problem"),
    "improvements": Term("改進建議", "改进建议", "Improvement"),
    "next_steps": Term("後續計劃", "后续计划", "Next step"),
}
BODY = Term("正文", "正文", "Text")
FILE = Term("檔案", "文件", "File")
IGNORED = Term("不檢查的規則", "不检查的规则", "Rules not checked")
"""The label of a comment `# tracker: ignore[…]`."""
