"""What somebody has to do next, in a line: a warning with a few words on what is wrong."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from strategy_tracker.language import Language
from strategy_tracker.model import Place
from strategy_tracker.site.parts.cells import Cells
from strategy_tracker.tracking import Alert, TrackedTask


@dataclass(frozen=True, slots=True)
class Move:
    """A warning, and in a few words what is wrong: `逾期 13 天`."""

    alert: Alert
    said: str


def moves(
    alerts: Iterable[Alert], tasks: Mapping[Place, TrackedTask], cells: Cells, language: Language
) -> list[Move]:
    """Return warnings with their few words; `tasks` holds those that they may be about."""
    found = []
    for alert in alerts:
        task = tasks.get(alert.place)
        said = cells.gravest_flag(task) if task is not None else ""
        found.append(Move(alert, said or alert.kind.term.localize(language)))
    return found
