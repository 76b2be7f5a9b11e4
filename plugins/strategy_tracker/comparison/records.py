"""What differs between two versions of a record, by the vocabulary: no field is left out."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import SequenceMatcher

from strategy_tracker.comparison.difference import BODY, ENTRIES, RECORDS, Difference, Kind, Step
from strategy_tracker.comparison.meaning import meaning, own_fields, typed
from strategy_tracker.comparison.pairs import name_of, paired, title_of
from strategy_tracker.language import Localizable, Term
from strategy_tracker.model import Record
from strategy_tracker.vocabulary.field import define
from strategy_tracker.vocabulary.fields import FIELDS, Field
from strategy_tracker.vocabulary.fields import Kind as FieldKind

_LISTS = (FieldKind.RECORDS, FieldKind.RECORDS_BY_ID)
_ORDERED = ("task", "kpi", "goal", "initiative", "entry")
"""Records that are shown in the order in which they are written."""

_UPDATES = define("updates", "跟蹤記錄|跟踪记录|Update records", FieldKind.RECORDS, record="update")

Within = tuple[Step, ...]


def differences(before: Record, after: Record, kind: str, within: Within = ()) -> Iterator[Difference]:
    """Yield what differs between two versions of one record, and in the records inside it."""
    for field in _fields(kind):
        was, now = getattr(before, field.key), getattr(after, field.key)
        if field.kind is FieldKind.RECORD:
            yield from _of_record(field, was, now, within)
        elif field.kind in _LISTS:
            yield from _of_list(field, was, now, within)
        elif field.kind is FieldKind.FREE:
            yield from _of_own_fields(before, after, within)
        elif meaning(was, field) != meaning(now, field):
            place = after.place_of(field.key)
            yield Difference(Kind.CHANGED, within, field, place, field.key, typed(was), typed(now))
    yield from _of_bodies(before, after, within)


def whole(record: Record, kind: str, happened: Kind, within: Within) -> Iterator[Difference]:
    """Yield a record that only one version has, with all that it says, and the records inside it."""
    fields: list[tuple[Localizable, str]] = [
        (field, typed(getattr(record, field.key)))
        for field in _fields(kind)
        if field.kind not in (*_LISTS, FieldKind.RECORD, FieldKind.FREE)
    ]
    fields += [(_same(name), text) for name, text in own_fields(record.extra).items()]
    fields += [(BODY, "\n".join(_lines(record)))] if _lines(record) else []
    step = within[-1] if within else None
    label: Localizable = step.label if step is not None else Term("策略", "策略", "Strategy")
    said = tuple((name, text) for name, text in fields if text and not _is_name(text, step))
    yield Difference(happened, within, label, record.place, fields=said)
    for field in _fields(kind):
        inner = getattr(record, field.key) if field.kind in (*_LISTS, FieldKind.RECORD) else None
        for one in inner if isinstance(inner, tuple) else [inner] if inner is not None else []:
            yield from whole(one, field.record, happened, (*within, _step(one, field)))


def _fields(kind: str) -> Iterator[Field]:
    """Yield what a record of a kind consists of; update records stand in files of their own."""
    yield from (field for field in FIELDS[kind] if not field.part_of)
    if kind == "strategy":
        yield _UPDATES


def _step(record: Record, field: Field) -> Step:
    label = ENTRIES[field.key] if field.record == "entry" else RECORDS[field.record]
    return Step(field.record, label, name_of(record, field.record), title_of(record, field.record))


def _of_record(field: Field, was: Record | None, now: Record | None, within: Within) -> Iterator[Difference]:
    present = now or was
    if present is None:
        return
    inside = (*within, _step(present, field))
    if was is not None and now is not None:
        yield from differences(was, now, field.record, inside)
    else:
        yield from whole(present, field.record, Kind.ADDED if was is None else Kind.REMOVED, inside)


def _of_list(
    field: Field, was: tuple[Record, ...], now: tuple[Record, ...], within: Within
) -> Iterator[Difference]:
    pairs = paired(was, now, field.record)
    for old, new in pairs.both:
        yield from differences(old, new, field.record, (*within, _step(new, field)))
    for one in pairs.new:
        yield from whole(one, field.record, Kind.ADDED, (*within, _step(one, field)))
    for one in pairs.gone:
        yield from whole(one, field.record, Kind.REMOVED, (*within, _step(one, field)))
    if field.record in _ORDERED and pairs.reordered:
        old_order, new_order = ("、".join(name_of(one, field.record) for one in side) for side in (was, now))
        yield Difference(Kind.REORDERED, within, field, now[0].place, field.key, old_order, new_order)


def _of_own_fields(before: Record, after: Record, within: Within) -> Iterator[Difference]:
    was, now = own_fields(before.extra), own_fields(after.extra)
    for name in dict.fromkeys((*was, *now)):
        old, new = was.get(name, ""), now.get(name, "")
        if old != new:
            yield Difference(Kind.CHANGED, within, _same(name), after.place, "extra", old, new)


def _of_bodies(before: Record, after: Record, within: Within) -> Iterator[Difference]:
    """Yield the lines that the text below the fields lost and got."""
    was, now = _lines(before), _lines(after)
    if was == now:
        return
    lost: list[str] = []
    got: list[str] = []
    for tag, first, last, start, end in SequenceMatcher(None, was, now, autojunk=False).get_opcodes():
        if tag != "equal":
            lost += was[first:last]
            got += now[start:end]
    yield Difference(Kind.CHANGED, within, BODY, after.place, "body", "\n".join(lost), "\n".join(got))


def _lines(record: Record) -> list[str]:
    """Return the lines of the text below the fields; blank ones and blanks at the end mean nothing."""
    lines = (line.rstrip() for line in str(getattr(record, "body", "")).splitlines())
    return [line for line in lines if line]


def _same(name: str) -> Term:
    """Return a name that people gave, which is the same in every language."""
    return Term(name, name, name)


def _is_name(text: str, step: Step | None) -> bool:
    return step is not None and text in (step.name, step.title)
