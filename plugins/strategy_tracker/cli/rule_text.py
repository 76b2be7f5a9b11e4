"""A rule's reference as Markdown, and Markdown as plain text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby

from strategy_tracker.language import Language, Message, Term, message
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
_LINK = re.compile(r"\[([^\]]+)\]\([^)]*\)")


def rule_markdown(rule: Rule, language: Language) -> str:
    """Return the reference of one rule."""
    family = FAMILY_TERMS[rule.family].localize(language)
    limits = [] if rule.limits is None else _section(message("What it cannot see"), rule.limits, language)
    parts = [
        f"# {rule.name}",
        f"{rule.severity.term.localize(language)} · {family} (`{rule.family.value}`)",
        rule.what.localize(language),
        *_section(message("Why"), rule.why, language),
        *_section(message("How to mend it"), rule.hint, language),
        *_example(message("Breaks the rule"), rule.bad, language),
        *_example(message("Keeps the rule"), rule.good, language),
        *limits,
    ]
    return "\n\n".join(parts) + "\n"


def _section(heading: Message, text: Message, language: Language) -> list[str]:
    return [f"## {heading.localize(language)}", text.localize(language)]


def _example(heading: Message, source: str, language: Language) -> list[str]:
    """Return an example in a fence longer than any in it."""
    longest = max((len(run) for run in re.findall("`+", source)), default=0)
    fence = "`" * max(3, longest + 1)
    return [f"## {heading.localize(language)}", f"{fence}yaml\n{source.rstrip()}\n{fence}"]


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


def plain_text(markdown: str) -> str:
    """Return Markdown without its signs: headings bare, code indented, links as their words."""
    return "".join(f"{line}\n" for line in _plain_lines(markdown))


def _plain_lines(markdown: str) -> Iterator[str]:
    in_code = False
    for line in markdown.splitlines():
        if line.startswith("```"):
            in_code = not in_code
        elif in_code:
            yield f"    {line}".rstrip()
        else:
            yield _LINK.sub(r"\1", re.sub(r"^#+ ", "", line)).replace("**", "").replace("`", "")
