"""What was written, as the text of a cell."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

from strategy_tracker.language import Language
from strategy_tracker.model import Written

Value = TypeVar("Value")


def typed(written: Written[Value] | None) -> str:
    """Return what was typed, readable or not; '' where that means nothing (無, -)."""
    is_something = written is not None and (written.value is not None or written.unreadable)
    return written.text if written is not None and is_something else ""


def unread(written: Written[Value] | None) -> str:
    """Return what was typed where it cannot be read, else ''."""
    return written.text if written is not None and written.unreadable else ""


def joined(items: Sequence[str], language: Language) -> str:
    """Return several texts in one cell."""
    return (", " if language is Language.ENGLISH else "、").join(items)
