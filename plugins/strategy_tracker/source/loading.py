"""Reading a folder of strategies into a portfolio."""

from __future__ import annotations

import gc
import re
import stat
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date, tzinfo
from pathlib import Path
from typing import Any

from strategy_tracker.model import (
    Place,
    Portfolio,
    Problem,
    Retrospective,
    SourceFile,
    Strategy,
    Update,
    Written,
    value_of,
)
from strategy_tracker.source.across import shares
from strategy_tracker.source.bodies import costly_line
from strategy_tracker.source.decoding import MAX_BYTES, decode, invisible_characters, without_forbidden
from strategy_tracker.source.discovery import StrategyFiles, group, markdown_files
from strategy_tracker.source.front_matter import Parts, take_apart
from strategy_tracker.source.given_units import update_in_units
from strategy_tracker.source.nodes import Mapping as MappingNode
from strategy_tracker.source.nodes import Node, Refused
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
    if not isinstance(values.get("date"), Written):
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


@dataclass(slots=True)
class _Loader:
    """Reads strategies file by file and gathers what is common to them all."""

    files: Mapping[str, Path]
    prefix: str
    problems: list[Problem]
    sources: dict[str, SourceFile]
    zone: tzinfo | None
    instead: Mapping[str, bytes]

    def read(self, path: str, root: str) -> ReadFile:
        """Read one file below the folder."""
        name = f"{self.prefix}{path}"
        try:
            data = self.instead.get(name)
            file = read_text(bytes_of(self.files[path]) if data is None else data, name, root)
        except OSError as error:
            problem = Problem("file-unreadable", Place(name), values={"reason": error.strerror or str(error)})
            file = ReadFile(SourceFile(name, ""), None, [problem])
        self.sources[name] = file.source
        if file.parts is not None and (line := costly_line(file.parts.body)) is not None:
            file.problems.append(Problem("body-not-converted", Place(name, file.parts.body_line + line - 1)))
        return file

    def across(self, paths: Iterable[str]) -> tuple[Update, ...]:
        """Read the records across strategies."""
        found = (self._update(path, Context(zone=self.zone)) for path in paths)
        return tuple(sorted((update for update in found if update is not None), key=_update_order))

    def strategy(self, files: StrategyFiles, across: Sequence[Update] = ()) -> Strategy:
        """Read one strategy with its updates and retrospective; `across` are its shares of other records."""
        main = self.read(files.main, "strategy")
        strategy = read_strategy(main, files.slug, f"{self.prefix}{files.main}", self.zone)
        self.problems.extend(main.problems)
        context = Context(
            value_of(strategy.period),
            value_of(strategy.created),
            self.zone,
        )
        additions: dict[str, Any] = {}
        updates = [update for path in files.updates if (update := self._update(path, context)) is not None]
        updates += across
        if updates:
            given = (update_in_units(update, strategy.kpis, self.problems) for update in updates)
            additions["updates"] = tuple(sorted(given, key=_update_order))
        retrospective = strategy.retrospective
        for path in files.retrospectives:
            retrospective = self._with_own_file(retrospective, path, context)
        if retrospective is not strategy.retrospective:
            additions["retrospective"] = retrospective
        return replace(strategy, **additions) if additions else strategy

    def _update(self, path: str, context: Context) -> Update | None:
        file = self.read(path, "update")
        update = _read_update(file, f"{self.prefix}{path}", context)
        self.problems.extend(file.problems)
        return update

    def _with_own_file(
        self, inline: Retrospective | None, path: str, context: Context
    ) -> Retrospective | None:
        """Return the retrospective with that of its own file; where there are two, both and a problem."""
        file = self.read(path, "retrospective")
        own = _read_retrospective(file, f"{self.prefix}{path}", context)
        self.problems.extend(file.problems)
        if own is None or inline is None:
            return own or inline
        place = Place(f"{self.prefix}{path}")
        values = {"other": inline.place.file, "line": inline.place.line}
        self.problems.append(Problem("retrospective-twice", place, "retrospective", values=values))
        return _joined(inline, own)


def _joined(one: Retrospective, other: Retrospective) -> Retrospective:
    """Return two retrospectives as one: the lists one after the other, single values of the first."""
    both: dict[str, Any] = {"body": other.body, "body_line": other.body_line}
    for name in ("participants", "departments", "highlights", "problems", "improvements", "next_steps"):
        both[name] = getattr(one, name) + getattr(other, name)
    both["held"] = one.held or other.held
    return replace(one, **both)


def bytes_of(path: Path) -> bytes:
    """Return a file's bytes, no more than one above the limit; raises OSError, also for pipes and devices."""
    if not stat.S_ISREG(path.stat().st_mode):
        raise OSError(0, "not a regular file")
    with path.open("rb") as file:
        return file.read(MAX_BYTES + 1)


def _update_order(update: Update) -> tuple[date, str, str]:
    """Return what updates are sorted by: their day, then their file's name, whichever folder it is in."""
    day = value_of(update.date) or date.max
    return day, update.place.file.rpartition("/")[2], update.place.file


@contextmanager
def _without_garbage_collection() -> Iterator[None]:
    """Keep the collector from walking over and over what is being read: all of it stays in use."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()


def load_portfolio(
    folder: Path,
    *,
    prefix: str = "",
    zone: tzinfo | None = None,
    progress: Callable[[int, int], None] | None = None,
    instead: Mapping[str, bytes] | None = None,
) -> Portfolio:
    """Read all strategies below `folder`.

    `prefix` is put before the files' names in places (`strategies/`). `zone` is the site's time zone, in
    which moments are days. `progress` is called with the number of strategies read and their total.
    `instead` holds, by such names, what to read in place of files, or as further files. What cannot be read
    is a Problem, never an exception.
    """
    problems: list[Problem] = []
    if not folder.is_dir():
        missing = Problem("folder-missing", Place(prefix.rstrip("/") or folder.name))
        return Portfolio((), (missing,), {})
    found = markdown_files(folder, prefix)
    problems.extend(found.problems)
    added = {name.removeprefix(prefix): folder / name.removeprefix(prefix) for name in instead or ()}
    files = dict(sorted((found.files | added).items()))
    grouped = group(tuple(files))
    sources: dict[str, SourceFile] = {}
    loader = _Loader(files, prefix, problems, sources, zone, instead or {})
    strategies = []
    with _without_garbage_collection():
        across = loader.across(grouped.across)
        shared = shares(across)
        for number, one in enumerate(grouped.strategies, 1):
            strategies.append(loader.strategy(one, shared.get(one.slug, ())))
            if progress is not None:
                progress(number, len(grouped.strategies))
    for clash in grouped.clashes:
        values = {"other": f"{prefix}{clash.kept}", "slug": clash.wanted, "given": clash.given}
        place = Place(f"{prefix}{clash.other}")
        problems.append(Problem("duplicate-slug", place, text=clash.wanted, values=values))
    # Sorted, so that nothing depends on the order of reading.
    return Portfolio(tuple(strategies), tuple(problems), dict(sorted(sources.items())), across)
