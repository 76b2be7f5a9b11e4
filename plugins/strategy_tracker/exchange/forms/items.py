"""A strategy as a flat list of records with texts, each under a key that names it: what a form holds.

Keys are paths: `""` is the strategy itself, `tasks/T001` a task, `kpis/K001/readings/2` the second reading of
a KPI, `retrospective/next_steps/1` a next step. A list's records are called by their ids where those are
fit and not given twice, by their number otherwise.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from strategy_tracker.editing.expected import Value
from strategy_tracker.model import Kpi, Record, Strategy, Written, value_of
from strategy_tracker.source.typed_values import read_value, split_list
from strategy_tracker.tracking import TrackedKpi, TrackedStrategy
from strategy_tracker.values import NO_CONTEXT, Context, Unreadable, is_ditto, is_nothing
from strategy_tracker.vocabulary.fields import FIELDS, Field, Kind, field_of, folded_name

MAIN = {"goal": "statement", "initiative": "name", "task": "description", "kpi": "name", "entry": "text"}
"""By kind of record, the field with the words that people know it by."""
OWN = "extra/"
"""What the key of a team's own field begins with."""
LISTS = frozenset((Kind.TEXTS, Kind.REFERENCES))


@dataclass(frozen=True, slots=True)
class Item:
    """One record: its key, its kind, its texts by canonical keys, and the record as it was read."""

    key: str
    kind: str
    values: Mapping[str, Value]
    record: Record | None = None

    @property
    def list_key(self) -> str:
        """The key of the list or record that it is in: `tasks`, `goals/G1/initiatives`."""
        return self.key.rpartition("/")[0]

    @property
    def main(self) -> str:
        """The words that people know it by; '' where it has none."""
        return str(self.values.get(MAIN.get(self.kind, ""), ""))


def items_of(tracked: TrackedStrategy) -> list[Item]:
    """Return what a strategy holds as of its day: what update records set since counts as its value."""
    present = {task.record.place: _texts("task", task.record) for task in tracked.tasks}
    present |= {kpi.record.place: _present_values(kpi) for kpi in tracked.kpis}
    found = []
    for item in items_in(tracked.record):
        place = item.record.place if item.kind in ("task", "kpi") and item.record is not None else None
        values = {**item.values, **present.get(place, {})} if place is not None else item.values
        found.append(Item(item.key, item.kind, values, item.record))
    return found


def _present_values(kpi: TrackedKpi) -> dict[str, Value]:
    """Return the value in force with its day and source, where that is not the one of the KPI's own file."""
    own: Kpi = kpi.record
    written = value_of(own.current)
    if kpi.measured or kpi.current is None or kpi.current == written or own.readings:
        return {}
    values: dict[str, Value] = {"current": kpi.current_text, "source": kpi.source}
    if kpi.current_on is not None:
        values["updated"] = kpi.current_on.isoformat()
    return values


def items_in(strategy: Strategy) -> list[Item]:
    """Return what the file of a strategy holds."""
    return list(_walk("", "strategy", strategy))


def _walk(key: str, kind: str, record: Record) -> Iterator[Item]:
    """Yield a record, then those inside it in the order of the form."""
    yield Item(key, kind, _texts(kind, record), record)
    for field in FIELDS[kind]:
        value = getattr(record, field.key, None)
        below = f"{key}/{field.key}" if key else field.key
        if field.kind is Kind.RECORD and isinstance(value, Record):
            yield from _walk(below, field.record, value)
        elif field.kind is Kind.RECORDS and isinstance(value, tuple):
            for name, inner in zip(_names(value), value, strict=True):
                yield from _walk(f"{below}/{name}", field.record, inner)


def _names(records: Iterable[Record]) -> list[str]:
    """Return what the records of a list are called in keys."""
    records = list(records)
    ids = [_id_of(record) for record in records]
    folded = [folded_name(name) for name in ids]
    return [
        name if _is_fit(name) and folded.count(folded_name(name)) == 1 else str(number)
        for number, name in enumerate(ids, 1)
    ]


def _is_fit(name: str) -> bool:
    """Tell whether an id may stand in a key, where it must not look like a number or a path."""
    return bool(name) and not name.isdecimal() and not {"/", "#"} & set(name)


def _id_of(record: Record) -> str:
    written = getattr(record, "id", None)
    return written.text.strip() if isinstance(written, Written) else ""


def _texts(kind: str, record: Record) -> dict[str, Value]:
    """Return the texts of a record's own fields; not a 同上, which in a cell is what stands above it."""
    found: dict[str, Value] = {}
    for field in FIELDS[kind]:
        value = getattr(record, field.key, None)
        if isinstance(value, Written) and value.text:
            found[field.key] = value.text
        elif field.kind in LISTS and value:
            found[field.key] = tuple(one.text for one in value)
    for name, own in record.extra.items():
        found[f"{OWN}{name}"] = own_text(own)
    return {key: value for key, value in found.items() if not is_ditto(shown(value).strip())}


def own_text(value: object) -> str:
    """Return a team's own value as one text; what is more than a text, or looks so or like 同上, is JSON."""
    if isinstance(value, str) and own_value(value) == value and not is_ditto(value.strip()):
        return value
    return json.dumps(value, ensure_ascii=False)


def own_value(text: str) -> object:
    """Return what `own_text` made a text of."""
    if text.startswith(("{", "[", '"')):
        try:
            return json.loads(text)
        except ValueError:
            return text
    return text


def field_known(kind: str, key: str) -> Field:
    """Return the field of a key; a team's own is called by its name and holds a text."""
    return field_of(kind, "extra") if key.startswith(OWN) else field_of(kind, key)


def shown(value: Value) -> str:
    """Return a value as one cell has it: the items of a list in a line each."""
    return value if isinstance(value, str) else "\n".join(value)


def meant_by(field: Field, text: str) -> Value:
    """Return the value of a cell's text: the items of a list where the field is one."""
    text = text.strip()
    if field.kind not in LISTS:
        return text
    if is_nothing(text):
        return ()
    if "\n" in text:
        return tuple(line.strip() for line in text.split("\n") if line.strip())
    return tuple(split_list(text))


def same(field: Field, one: Value | None, other: Value | None, context: Context = NO_CONTEXT) -> bool:
    """Tell whether two values say the same: nothing, the same text, or the same date, number or word."""
    if _is_empty(one) or _is_empty(other):
        return _is_empty(one) and _is_empty(other)
    if one is None or other is None:
        return False
    if field.kind in LISTS:
        lists = [meant_by(field, value) if isinstance(value, str) else value for value in (one, other)]
        return lists[0] == lists[1] or shown(one).strip() == shown(other).strip()
    texts = [_folded(shown(value)) for value in (one, other)]
    if texts[0] == texts[1]:
        return True
    if field.kind in (Kind.TEXT, Kind.OWNER, Kind.REFERENCE, Kind.FREE):
        return False
    try:
        values = [read_value(field.kind, text, context)[0] for text in texts]
    except Unreadable:
        return False
    return values[0] == values[1]


def _folded(text: str) -> str:
    lines = (line.rstrip() for line in text.replace("\r\n", "\n").replace("\r", "\n").strip().split("\n"))
    return "\n".join(lines)


def _is_empty(value: Value | None) -> bool:
    return value is None or not value or (isinstance(value, str) and is_nothing(value))
