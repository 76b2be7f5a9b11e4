"""How something stands, with the reason in words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum
from functools import reduce

from strategy_tracker.language import Message, Term, message
from strategy_tracker.model import Place


class Level(IntEnum):
    """The levels from unknown to worst; what is not judged is never good."""

    UNKNOWN = 0
    GOOD = 1
    WATCH = 2
    BAD = 3

    @property
    def term(self) -> Term:
        """The level's name in three languages."""
        return _TERMS[self]


_TERMS = {
    Level.UNKNOWN: Term("未評定", "未评定", "Not judged"),
    Level.GOOD: Term("正常", "正常", "On track"),
    Level.WATCH: Term("關注", "关注", "Watch"),
    Level.BAD: Term("異常", "异常", "Off track"),
}


@dataclass(frozen=True, slots=True)
class Health:
    """A level and why."""

    level: Level
    reason: Message


@dataclass(frozen=True, slots=True)
class BadPart:
    """A task or KPI of a strategy that is not as it should be."""

    subject: str
    is_kpi: bool
    level: Level
    reason: Message
    place: Place


@dataclass(frozen=True, slots=True)
class StrategyHealth(Health):
    """How a strategy stands.

    reason     one sentence: the evidence, the gravest part, and how many more there are
    evidence   what speaks at the strategy's own level, each with its numbers; some where it is off track
    parts      the tasks and KPIs that are not as they should be, gravest first
    """

    evidence: tuple[Message, ...] = ()
    parts: tuple[BadPart, ...] = ()


def joined(clauses: Sequence[Message]) -> Message:
    """Return one sentence of several."""
    return reduce(lambda first, rest: message("{first}; {rest}", first=first, rest=rest), clauses)
