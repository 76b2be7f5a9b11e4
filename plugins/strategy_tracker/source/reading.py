"""Reading one file into the record that it holds."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date, tzinfo

from strategy_tracker.cache import NOTHING_KEPT, Store
from strategy_tracker.language import message
from strategy_tracker.model import Place, Problem, Retrospective, SourceFile, Strategy, Update, Written
from strategy_tracker.source.bodies import costly_line
from strategy_tracker.source.decoding import decode, invisible_characters, without_forbidden
from strategy_tracker.source.front_matter.nodes import Mapping as MappingNode
from strategy_tracker.source.front_matter.nodes import Node, Refused
from strategy_tracker.source.front_matter.taking_apart import Parts, take_apart
from strategy_tracker.source.node_access import is_absent
from strategy_tracker.source.reader import Reader
from strategy_tracker.source.strategy_context import context_of
from strategy_tracker.values import Context, Unreadable, read_date
from strategy_tracker.vocabulary.fields import folded_name, names_of

_NAMED_DATE = re.compile(r"(\d{4}-?\d{2}-?\d{2})")


@dataclass(slots=True)
class ReadFile:
    """One file after reading: its text, its parts (None where it could not be taken apart), its problems."""

    source: SourceFile
    parts: Parts | None
    problems: list[Problem]


def read_text(data: bytes, path: str, root: str = "strategy") -> ReadFile:
    """Read the bytes of one file, from the working tree or from a version in the history.

    `root` is the record that the file holds: strategy, update or retrospective.
    """
    problems: list[Problem] = []
    text = ""
    try:
        text = decode(data, path)
        problems.extend(invisible_characters(text, path))
        parts = take_apart(without_forbidden(text), path, problems, root)
    except Refused as refused:
        problems.extend(refused.problems)
        return ReadFile(SourceFile(path, text), None, problems)
    return ReadFile(SourceFile(path, text), parts, problems)


def read_strategy(file: ReadFile, slug: str, path: str, zone: tzinfo | None = None) -> Strategy:
    """Return the strategy of a file; an unreadable file gives one that says so.

    `zone` is the site's time zone, in which moments are days.
    """
    start = Place(path)
    if file.parts is None or file.parts.tree is None:
        if file.parts is not None:
            file.problems.append(Problem("front-matter-empty", start))
        return Strategy(place=start, slug=slug, readable=False)
    reader = Reader(path, file.source.lines, file.problems)
    reader.context = context_of(file.parts.tree, reader, zone)
    values = reader.fields(file.parts.tree, "strategy", "")
    given = {name: value for name, value in values.items() if value is not None}
    head = file.parts.tree.entries[0][0].place if file.parts.tree.entries else start
    return Strategy(place=head, slug=slug, body=file.parts.body, body_line=file.parts.body_line, **given)


def _read_update(file: ReadFile, path: str, context: Context) -> Update | None:
    """Return the tracking record of a file; its date may stand in the file's name alone."""
    if file.parts is None:
        return None
    reader = Reader(path, file.source.lines, file.problems, context)
    values = reader.fields(file.parts.tree, "update", "") if file.parts.tree else {}
    if is_absent(values.get("date")):
        named = _date_in_name(path)
        if named is None:
            file.problems.append(Problem("update-without-date", Place(path), "date"))
        else:
            values["date"] = Written(named.isoformat(), named, Place(path))
    given = {name: value for name, value in values.items() if value is not None}
    return Update(place=Place(path), body=file.parts.body, body_line=file.parts.body_line, **given)


def _date_in_name(path: str) -> date | None:
    match = _NAMED_DATE.search(path.rsplit("/", 1)[-1])
    if match is None:
        return None
    try:
        return read_date(match[1]).date
    except Unreadable:
        return None


def _read_retrospective(file: ReadFile, path: str, context: Context) -> Retrospective | None:
    """Return the retrospective of its own file; its fields may stand below one 復盤總結 key."""
    if file.parts is None:
        return None
    tree: Node | None = file.parts.tree
    reader = Reader(path, file.source.lines, file.problems, context)
    if isinstance(tree, MappingNode) and len(tree.entries) == 1:
        key, child = tree.entries[0]
        known = names_of("strategy").get(folded_name(key.text))
        tree = child if known is not None and known.key == "retrospective" else tree
    record = reader.record(tree, "retrospective", "retrospective") if tree else None
    if not isinstance(record, Retrospective):
        record = Retrospective(place=Place(path), path="retrospective")
    return replace(record, body=file.parts.body, body_line=file.parts.body_line)


@dataclass(frozen=True, slots=True)
class Reading:
    """What a file holds: its record (None where there is none), what is wrong, and its text.

    `text` is None where it is no other than the file's bytes as UTF-8.
    """

    record: Strategy | Update | Retrospective | None
    problems: tuple[Problem, ...]
    text: str | None


def read_record(data: bytes, path: str, kind: str, slug: str, context: Context) -> Reading:
    """Read the record of a file: a strategy, an update or a retrospective, as `kind` says.

    `slug` is a strategy's; `context` is what the dates of the others depend on, of which a strategy has the
    time zone alone.
    """
    file = read_text(data, path, kind)
    if file.parts is not None and (line := costly_line(file.parts.body)) is not None:
        cause = message("it has too many marks, open brackets or levels.")
        place = Place(path, file.parts.body_line + line - 1)
        file.problems.append(Problem("body-not-converted", place, values={"cause": cause}))
    record: Strategy | Update | Retrospective | None
    if kind == "strategy":
        record = read_strategy(file, slug, path, context.zone)
    elif kind == "update":
        record = _read_update(file, path, context)
    else:
        record = _read_retrospective(file, path, context)
    text = file.source.text
    return Reading(record, tuple(file.problems), None if text.encode() == data else text)


def kept_record(
    data: bytes, path: str, kind: str, slug: str, context: Context, store: Store = NOTHING_KEPT
) -> Reading:
    """Return what `read_record` does, as an earlier run kept it where the same was read then."""
    if not store.keeps:
        return read_record(data, path, kind, slug, context)
    key = store.key("record", data, path, kind, slug, repr(context))

    def kept_or_read() -> Reading:
        found = store.get(key)
        if not isinstance(found, Reading):
            found = read_record(data, path, kind, slug, context)
            store.put(key, found)
        return found

    return store.memory.by(kept_or_read, key)
