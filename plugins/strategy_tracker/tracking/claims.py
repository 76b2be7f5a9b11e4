"""Words of a retrospective that the records contradict, where that can be known."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Protocol

from strategy_tracker.language import Message, message
from strategy_tracker.tracking.kpis import Band, TrackedKpi
from strategy_tracker.tracking.tasks import TrackedTask

_DIGITS = {character: value for value, character in enumerate("零一二三四五六七八九十")} | {"兩": 2, "两": 2}
_LATE_TASKS = re.compile(
    r"(?P<count>\d{1,3}|[一二三四五六七八九十兩两])\s*(?:個|个|項|项)?(?:關鍵|关键)?(?:任務|任务)"
    r"(?:延期|逾期|延誤|延误|超期|延遲|延迟)"
    r"|(?P<english>\d{1,3}) tasks? (?:were|was) (?:late|delayed|overdue)",
    re.IGNORECASE,
)
_ALL_ON_TIME = re.compile(
    r"(?:全部|所有)(?:關鍵|关键)?(?:任務|任务)(?:均|都)?(?:按時|按时|如期|準時|准时)"
    r"|all tasks (?:were )?(?:done |completed |finished )?on time",
    re.IGNORECASE,
)
_NOT_MET = r"(?:未達標|未达标|未達成|未达成|未達到目標|未达到目标|沒有達標|没有达标|missed)"
_MET = r"(?<!未)(?<!沒有)(?<!没有)(?:已達標|已达标|達標|达标|超額完成|超额完成|超目標|超目标|exceeded)"


class _Tracked(Protocol):
    """What of a strategy is looked at."""

    @property
    def tasks(self) -> Sequence[TrackedTask]: ...
    @property
    def kpis(self) -> Sequence[TrackedKpi]: ...


def contradictions(text: str, strategy: _Tracked) -> Iterator[Message]:
    """Yield what the records say otherwise than a sentence: counts of late tasks, KPIs met or missed.

    Only plain claims are understood; a sentence that says nothing of the kind yields nothing.
    """
    late = [task for task in strategy.tasks if task.late_days is not None and task.late_days > 0]
    for match in _LATE_TASKS.finditer(text):
        said = match["count"] or match["english"]
        count = _DIGITS[said] if said in _DIGITS else int(said)
        if count != len(late):
            names = [task.id for task in late]
            yield message("The records show {count} late tasks: {tasks}", count=len(late), tasks=names)
    if late and _ALL_ON_TIME.search(text):
        names = [task.id for task in late]
        yield message("The records show {count} late tasks: {tasks}", count=len(late), tasks=names)
    for kpi in strategy.kpis:
        if not kpi.name or kpi.ratio is None or kpi.name not in text:
            continue
        name = re.escape(kpi.name)
        percent = kpi.ratio * 100
        said = _NOT_MET if kpi.band is Band.MET else _MET
        if re.search(rf"{name}[^，,。；;]{{0,6}}?{said}", text):
            yield message("The records show {name} at {ratio}% of its target", name=kpi.name, ratio=percent)
