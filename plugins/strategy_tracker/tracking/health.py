"""How something stands, with the reason in words."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import IntEnum

from strategy_tracker.language import Message, Term


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


def worst(parts: Iterable[Health], otherwise: Health) -> Health:
    """Return the worst of the parts, the first of equals; unknown ones count only where all are unknown."""
    found = max(parts, key=lambda part: part.level, default=otherwise)
    return found if found.level is not Level.UNKNOWN else otherwise
