"""Where a strategy's cycle is on a day: it runs, is to come, or is over."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from strategy_tracker.language import Message, message


class Cycle(StrEnum):
    """Where a strategy's cycle is, in the order in which pages show them."""

    RUNNING = "running"
    COMING = "coming"
    PAST = "past"
    UNREADABLE = "broken"

    @property
    def term(self) -> Message:
        """What strategies of the cycle are called."""
        return _TERMS[self]


_TERMS: dict[Cycle, Message] = {
    Cycle.RUNNING: message("Running"),
    Cycle.COMING: message("Coming"),
    Cycle.PAST: message("Past"),
    Cycle.UNREADABLE: message("Not readable"),
}


def cycle_of(start: date | None, end: date | None, as_of: date, *, readable: bool) -> Cycle:
    """Return where a period is on a day; one without an end runs on."""
    if not readable:
        return Cycle.UNREADABLE
    if start is not None and start > as_of:
        return Cycle.COMING
    return Cycle.RUNNING if end is None or as_of <= end else Cycle.PAST
