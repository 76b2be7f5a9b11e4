"""A strategy as it stood on a past day."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from strategy_tracker.model.place import Written
from strategy_tracker.model.record import Record
from strategy_tracker.model.records import Strategy


def by_id(records: Iterable[Record]) -> dict[str, Record]:
    """Return records by id; the first of several with one id stands for them."""
    found: dict[str, Record] = {}
    for record in records:
        name = getattr(record, "id", None)
        if isinstance(name, Written) and name.value:
            found.setdefault(name.value, record)
    return found


@dataclass(frozen=True)
class Snapshot:
    """A strategy as it stood after a commit. The first one known is no change, only a beginning.

    `strategy` has its period, tasks and KPIs, and nothing else that was written; the lines and columns of
    their places mean nothing. At a `boundary`, the oldest commit of a shallow clone, the content may be older
    than the day, so that it is no change either. `blob` names the bytes that were read; '' where nobody says.
    """

    day: date
    author: str
    commit: str
    strategy: Strategy
    boundary: bool = False
    blob: str = ""

    @cached_property
    def by_id(self) -> Mapping[str, Mapping[str, Record]]:
        """The tasks and the KPIs ("task", "kpi") by id; every past day that is looked at asks for them."""
        return {"task": by_id(self.strategy.tasks), "kpi": by_id(self.strategy.kpis)}
