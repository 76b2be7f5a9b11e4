"""A strategy as it stood on a past day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from strategy_tracker.model.records import Strategy


@dataclass(frozen=True, slots=True)
class Snapshot:
    """A strategy as it stood after a commit. The first one known is no change, only a beginning.

    `strategy` has its period, tasks and KPIs, and nothing else that was written; the lines and columns of
    their places mean nothing. At a `boundary`, the oldest commit of a shallow clone, the content may be older
    than the day, so that it is no change either.
    """

    day: date
    author: str
    commit: str
    strategy: Strategy
    boundary: bool = False
