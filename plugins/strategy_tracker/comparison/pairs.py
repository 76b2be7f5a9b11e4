"""Which records of two versions are the same record."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from rapidfuzz.fuzz import ratio

from strategy_tracker.comparison.meaning import flowing
from strategy_tracker.model import Record, Update, Written

ALIKE = 50
"""How alike two sentences without an id are, of 100, to be one that was rewritten."""

_NAMES = {
    "task": ("id", "description"),
    "kpi": ("id", "name"),
    "goal": ("id", "statement"),
    "initiative": ("id", "name"),
    "entry": ("", "text"),
    "reading": ("date", ""),
    "task_update": ("id", ""),
    "kpi_update": ("id", ""),
    "step_update": ("", "text"),
}
Key = Callable[[Record], object]


@dataclass(frozen=True, slots=True)
class Pairs:
    """The records of two lists that are the same one, and those that only one of the lists has.

    `reordered` where those that both have stand in another order.
    """

    both: tuple[tuple[Record, Record], ...]
    gone: tuple[Record, ...]
    new: tuple[Record, ...]
    reordered: bool


def name_of(record: Record, kind: str) -> str:
    """Return the id of a record, else the words that stand for one, else ''."""
    if isinstance(record, Update):
        return record.date.text if record.date is not None else record.place.file.rpartition("/")[2]
    own, title = _NAMES.get(kind, ("", ""))
    return _text(record, own) or (_text(record, title) if not own else "")


def title_of(record: Record, kind: str) -> str:
    """Return what a record that has an id is called besides, '' where it has no more."""
    own, title = _NAMES.get(kind, ("", ""))
    return _text(record, title) if own else ""


def paired(before: Sequence[Record], after: Sequence[Record], kind: str) -> Pairs:
    """Return which records of two lists are the same.

    First those that have both id and title in common; then those with the title, which were numbered anew;
    then those with the id. Sentences that have no id are the same where they are alike. Of several that
    could be, the first ones are.
    """
    left, right = list(before), list(after)
    found: dict[int, Record] = {}
    for key in _keys(kind):
        _match(left, right, key, found)
    _match_alike([one for one in left if not name_of(one, kind) or kind in _SENTENCES], right, kind, found)
    both = tuple((one, found[id(one)]) for one in before if id(one) in found)
    matched = {id(other) for _, other in both}
    return Pairs(
        both,
        tuple(one for one in before if id(one) not in found),
        tuple(one for one in after if id(one) not in matched),
        [id(other) for _, other in both] != [id(one) for one in after if id(one) in matched],
    )


_SENTENCES = ("entry", "step_update")


def _keys(kind: str) -> tuple[Key, ...]:
    if kind == "update":
        return (
            lambda one: one.place.file,
            lambda one: (_text(one, "date"), _text(one, "author")),
        )
    own, title = _NAMES.get(kind, ("", ""))
    keys: list[Key] = []
    if own and title:
        keys.append(lambda one: (_text(one, own), _text(one, title)) if _text(one, own) else None)
    if title:
        keys.append(lambda one: _text(one, title) or None)
    if own:
        keys.append(lambda one: _text(one, own) or None)
    return tuple(keys)


def _match(left: list[Record], right: list[Record], key: Key, found: dict[int, Record]) -> None:
    """Take out of two lists, in order, the records that have a key in common."""
    waiting: dict[object, list[Record]] = {}
    for one in right:
        waiting.setdefault(key(one), []).append(one)
    waiting.pop(None, None)
    for one in list(left):
        others = waiting.get(key(one))
        if others:
            other = others.pop(0)
            found[id(one)] = other
            _take(left, one)
            _take(right, other)


def _match_alike(left: list[Record], right: list[Record], kind: str, found: dict[int, Record]) -> None:
    """Match sentences that were rewritten."""
    title = _NAMES.get(kind, ("", ""))[1]
    for one in left if title else ():
        scores = [
            (ratio(_text(one, title), _text(other, title)), -number) for number, other in enumerate(right)
        ]
        best, place = max(scores, default=(0, 0))
        if best >= ALIKE and (kind in _SENTENCES or not name_of(right[-place], kind)):
            found[id(one)] = right.pop(-place)


def _take(records: list[Record], record: Record) -> None:
    """Take a record out of a list: that very one, not an equal one."""
    del records[next(place for place, one in enumerate(records) if one is record)]


def _text(record: Record, field: str) -> str:
    written = getattr(record, field, None) if field else None
    return flowing(written.text) if isinstance(written, Written) else ""
