"""Words of a retrospective that the records contradict, where that can be known."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Protocol

from strategy_tracker.language import Message, message
from strategy_tracker.tracking.attainment_words import goal_words
from strategy_tracker.tracking.kpis import TrackedKpi
from strategy_tracker.tracking.tasks import TrackedTask
from strategy_tracker.values.numerals import NUMERAL_CHARACTERS, read_chinese_number

_ENGLISH_NUMBERS = dict(
    zip(
        ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"),
        range(1, 11),
        strict=True,
    )
)
_LATE = r"(?:延期|逾期|延誤|延误|超期|延遲|延迟)"
_LATE_TASKS = re.compile(
    rf"(?P<count>\d{{1,3}}|[{NUMERAL_CHARACTERS}]{{1,5}})\s*(?:個|个|項|项)?(?:關鍵|关键)?(?:任務|任务)"
    rf"{_LATE}"
    rf"|\b(?P<english>\d{{1,3}}|{'|'.join(_ENGLISH_NUMBERS)}) tasks? (?:were|was) (?:late|delayed|overdue)",
    re.IGNORECASE,
)
_NO_LATE_TASK = re.compile(
    rf"^(?:本季|本期|全部|本次)?(?:沒有|没有|無|无)(?:任何)?(?:任務|任务){_LATE}"
    r"|^no tasks? (?:was|were) (?:late|delayed|overdue)",
    re.IGNORECASE,
)
_ALL_ON_TIME = re.compile(
    r"(?:全部|所有)(?:關鍵|关键)?(?:任務|任务)(?:均|都)?(?:按時|按时|如期|準時|准时)"
    r"|all tasks (?:were )?(?:done |completed |finished )?on time",
    re.IGNORECASE,
)
_NOT_MET = r"(?:未能?|沒有?|没有?|不|尚未)(?:達標|达标|達成|达成|達到目標|达到目标)|missed"
_MET = r"(?:已|均|都|全部|順利|顺利)*(?:達標|达标|超額完成|超额完成|超目標|超目标)|exceeded"
# What is wished, feared or denied is no claim about what was.
_NO_CLAIM = re.compile(
    r"避免|防止|杜絕|杜绝|減少|减少|爭取|争取|力爭|力争|確保|确保|預計|预计|如果|若|下季|下次|下期|下一"
    r"|並非|并非|不是|那麼|那么|\bnot\b|\bavoid|\bprevent|\bensure|\baim|\bshould\b|\bwould\b|\bif\b",
    re.IGNORECASE,
)
_CLAUSE = re.compile(r"[^，,。；;！!？?\n]+")


class _Tracked(Protocol):
    """What of a strategy is looked at."""

    @property
    def tasks(self) -> Sequence[TrackedTask]: ...
    @property
    def kpis(self) -> Sequence[TrackedKpi]: ...


def contradictions(text: str, strategy: _Tracked) -> Iterator[Message]:
    """Yield what the records say otherwise than a text: counts of late tasks, KPIs met or missed.

    Only plain claims are understood, clause by clause. A late task is one done after its planned end, or
    open past it. What is wished, feared or denied yields nothing.
    """
    late = [task.id for task in strategy.tasks if task.counts and task.late]
    for clause in _CLAUSE.findall(text):
        clause = clause.strip()
        if _NO_CLAIM.search(clause):
            continue
        if any(count != len(late) for count in _late_counts(clause)):
            yield message("The records show {count} late tasks: {tasks}", count=len(late), tasks=late)
        for kpi in strategy.kpis:
            if _is_contradicted(clause, kpi):
                ratio = (kpi.ratio or 0) * 100
                goal = goal_words(kpi)
                yield message(
                    "The records show {name} at {ratio}% of {goal}", name=kpi.name, ratio=ratio, goal=goal
                )


def _late_counts(clause: str) -> Iterator[int]:
    """Yield how many late tasks a clause says there were."""
    if _ALL_ON_TIME.search(clause) or _NO_LATE_TASK.search(clause):
        yield 0
    for match in _LATE_TASKS.finditer(clause):
        said = (match["count"] or match["english"]).lower()
        number = _ENGLISH_NUMBERS.get(said)
        if number is None:
            number = int(said) if said.isdecimal() else read_chinese_number(said)
        if number is not None:
            yield number


def _is_contradicted(clause: str, kpi: TrackedKpi) -> bool:
    """Tell whether a clause says met of a KPI that is not, or missed of one that is met."""
    if not kpi.name or kpi.ratio is None or kpi.name not in clause:
        return False
    said = _NOT_MET if kpi.reached else _MET
    return re.search(rf"{re.escape(kpi.name)}(?:\s*\d[\d.]*%|\s|:|：)?\s*(?:{said})", clause) is not None
