"""The list of all rules by family, as Markdown."""

from __future__ import annotations

from itertools import groupby

from strategy_tracker.language import Language, Term
from strategy_tracker.rules import RULES, Family, Rule

FAMILY_TERMS = {
    Family.READING: Term("讀取", "读取", "Reading"),
    Family.SHAPE: Term("格式", "格式", "Shape"),
    Family.IDENTITY: Term("編號與引用", "编号与引用", "Identity"),
    Family.AGREEMENT: Term("前後一致", "前后一致", "Agreement"),
    Family.SMART: Term("SMART 目標", "SMART 目标", "SMART goals"),
    Family.TASKS: Term("任務", "任务", "Tasks"),
    Family.OWNERS: Term("負責人", "负责人", "Owners"),
    Family.DATA: Term("數據", "数据", "Data"),
    Family.TRACKING: Term("跟蹤", "跟踪", "Tracking"),
    Family.CHECKING: Term("檢查", "检查", "Checking"),
}


def rules_markdown(language: Language) -> str:
    """Return the list of all rules by family."""
    parts = []
    for family, rules in groupby(sorted(RULES, key=lambda rule: list(Family).index(rule.family)), _family):
        parts.append(f"## {FAMILY_TERMS[family].localize(language)} ({family.value})")
        parts.append("\n".join(_item(rule, language) for rule in rules))
    return "\n\n".join(parts) + "\n"


def _family(rule: Rule) -> Family:
    return rule.family


def _item(rule: Rule, language: Language) -> str:
    return f"- `{rule.name}` ({rule.severity.term.localize(language)}): {rule.what.localize(language)}"
