"""The log folded: one line for each task or KPI, with what became of its fields."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from strategy_tracker.language import Language, message
from strategy_tracker.model import Written
from strategy_tracker.tracking import Change

# These say in few characters what they were and are; of the others it is said that they were renewed.
_SHOWN = ("progress", "status", "current", "planned", "target", "done", "carried_to")
_NAMED = frozenset(("planned", "target", "done", "carried_to"))
_RENEWED = {
    "problem": message("problem updated"),
    "solution": message("solution updated"),
    "actual": message("actual dates updated"),
}


@dataclass(frozen=True, slots=True)
class FoldedChange:
    """What changed in one task, KPI or next step over some days, `day` being the last of them.

    `words` is the line that tells it; `changes` are the log's own entries, oldest first.
    """

    record: str
    id: str
    day: date
    author: str
    words: str
    changes: tuple[Change, ...]

    @property
    def long(self) -> tuple[Change, ...]:
        """The changes whose texts the line does not show."""
        return tuple(change for change in self.changes if change.field.key not in _SHOWN)


def folded(changes: Iterable[Change], language: Language) -> list[FoldedChange]:
    """Return the changes by what they are of, in the order in which each first stands in the log."""
    groups: dict[tuple[str, str], list[Change]] = {}
    for change in changes:
        groups.setdefault((change.record, change.id), []).append(change)
    return [
        FoldedChange(record, name, group[-1].day, group[-1].author, _words(group, language), tuple(group))
        for (record, name), group in groups.items()
    ]


def _words(changes: list[Change], language: Language) -> str:
    """Return what became of a record: `36→45%，存在問題更新`."""
    by_field: dict[str, list[Change]] = {}
    for change in changes:
        by_field.setdefault(change.field.key, []).append(change)
    keys = sorted(by_field, key=lambda key: _SHOWN.index(key) if key in _SHOWN else len(_SHOWN))
    said = [_said(key, by_field[key][0], by_field[key][-1], language) for key in keys]
    return message(", ").localize(language).join(said)


def _said(key: str, first: Change, last: Change, language: Language) -> str:
    name = last.field.label.localize(language)
    if key not in _SHOWN:
        return _RENEWED.get(key, message("{field} updated", field=name)).localize(language)
    before, after = _text(first.before), _text(last.after)
    sign = ""
    if key == "progress":
        before, after, sign = before.rstrip("%％ "), after.rstrip("%％ "), "%"
    moved = f"{before}→{after or '—'}{sign}" if before else f"{after or '—'}{sign}"
    if key in _NAMED:
        return message("{first}: {rest}", first=name, rest=moved).localize(language)
    return moved


def _text(written: Written[object] | None) -> str:
    return written.text if written is not None else ""
