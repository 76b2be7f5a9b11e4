"""Reading the many committed versions of one file, each of which differs from the last in a few lines.

Reading a long file takes some milliseconds, most of them for YAML. Of a version only those tasks and KPIs are
read whose lines no earlier version had; a version that is laid out unusually is read whole. Either way the
result is what reading the whole version gives, but that a mistake in another field does no harm.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import tzinfo

from strategy_tracker.history.shared_parts import SharedParts
from strategy_tracker.model import Kpi, Place, Problem, Strategy, Task, Written
from strategy_tracker.source.decoding import decode
from strategy_tracker.source.front_matter.fences import find_fences
from strategy_tracker.source.front_matter.nodes import Refused
from strategy_tracker.source.reading import read_strategy, read_text
from strategy_tracker.values import Period
from strategy_tracker.vocabulary.fields import FIELDS, folded_name, names_of

_LISTS = ("tasks", "kpis")
_CONTEXT = tuple(
    known.key
    for known in FIELDS["strategy"]
    if known.key in ("created", "period") or known.part_of.startswith("period.")
)
"""What dates without a year, a month or a start need to be read."""
_KEY = re.compile(r"([^\s\"'\[\]{}#&*!|>%@`,?:-][^:：\"'\[\]{}#]*):(?=\s|$)")
_DASH = re.compile(r"-(?: |$)")
_QUOTE = re.compile("[\"']")
_OPENING_QUOTE = re.compile(r"(?:^\s*|[:\-,?]\s+|[\[{]\s*)([\"'])")
_LAYOUT_PROBLEMS = ("yaml-", "front-matter-", "wrong-type")


def is_of_layout(problem: Problem) -> bool:
    """Tell whether lines were not YAML as they stood, so that more than one record may be touched."""
    return problem.rule.startswith(_LAYOUT_PROBLEMS)


class UnusualError(Exception):
    """A text is not laid out so that its records can be told apart by their lines."""


@dataclass(frozen=True, slots=True)
class _Cut:
    """The lines of a front matter: those that dates depend on, and of each list its key and its items."""

    context: str
    keys: Mapping[str, str]
    items: Mapping[str, tuple[str, ...]]


class VersionReader:
    """Reads versions of one file, in any order; records with the same lines are the same objects."""

    def __init__(
        self, path: str, slug: str, zone: tzinfo | None = None, known: Iterable[Strategy] = ()
    ) -> None:
        """Share what is the same with versions `known` already."""
        self._path = path
        self._slug = slug
        self._zone = zone
        self._known: dict[tuple[str, str, str], Task | Kpi] = {}
        self._periods: dict[str, Written[Period] | None] = {"": None}
        self._parts = SharedParts(path, known)
        self._shared: dict[tuple[str, str, str, int], Task | Kpi] = {}

    def take(self, text: str, strategy: Strategy) -> None:
        """Take what was read of a text with no problem of layout: versions with its lines need no reading."""
        records: dict[str, Sequence[Task | Kpi]] = {"tasks": strategy.tasks, "kpis": strategy.kpis}
        try:
            cut = _cut(text)
        except UnusualError:
            return
        if all(len(records[name]) == len(cut.items.get(name, ())) for name in _LISTS):
            self._keep(cut.context, strategy.period, cut.items, records)

    def read(self, data: bytes) -> Strategy | None:
        """Return the strategy with its period, tasks and KPIs only; None if it cannot be read."""
        try:
            return self._pieced_together(_cut(decode(data, self._path)))
        except (UnusualError, Refused):
            return self._whole(data)

    def _whole(self, data: bytes) -> Strategy | None:
        read = read_strategy(read_text(data, self._path), self._slug, self._path, self._zone)
        if not read.readable:
            return None
        records: dict[str, Sequence[Task | Kpi]] = {"tasks": read.tasks, "kpis": read.kpis}
        found = [
            self._parts.record(record, name, number)
            for name in _LISTS
            for number, record in enumerate(records[name])
        ]
        return self._strategy(read.period, found)

    def _strategy(self, period: Written[Period] | None, records: Sequence[Task | Kpi]) -> Strategy:
        return Strategy(
            place=Place(self._path),
            slug=self._slug,
            period=self._parts.written(period),
            tasks=tuple(one for one in records if isinstance(one, Task)),
            kpis=tuple(one for one in records if isinstance(one, Kpi)),
        )

    def _pieced_together(self, cut: _Cut) -> Strategy:
        """Return the strategy, of which only what is new was read."""
        new = {name: self._unknown(cut, name) for name in _LISTS}
        if any(new.values()) or cut.context not in self._periods:
            lines = ["---", *([cut.context] if cut.context else [])]
            for name in _LISTS:
                if new[name]:
                    lines += [cut.keys[name], *new[name]]
            self._learn(cut, new, "\n".join([*lines, "---", ""]))
        found = [
            self._record(name, cut.context, item, number)
            for name in _LISTS
            for number, item in enumerate(cut.items.get(name, ()))
        ]
        return self._strategy(self._periods[cut.context], found)

    def _record(self, name: str, context: str, item: str, number: int) -> Task | Kpi:
        """Return what was read of an item, as the record of that number in its list."""
        key = (name, context, item, number)
        if key not in self._shared:
            self._shared[key] = self._parts.record(self._known[name, context, item], name, number)
        return self._shared[key]

    def _unknown(self, cut: _Cut, name: str) -> tuple[str, ...]:
        items = dict.fromkeys(cut.items.get(name, ()))
        return tuple(item for item in items if (name, cut.context, item) not in self._known)

    def _learn(self, cut: _Cut, new: Mapping[str, tuple[str, ...]], text: str) -> None:
        """Read the records of a text that has nothing else; raises Unusual where they are not one each."""
        file = read_text(text.encode(), self._path)
        strategy = read_strategy(file, self._slug, self._path, self._zone)
        records: dict[str, Sequence[Task | Kpi]] = {"tasks": strategy.tasks, "kpis": strategy.kpis}
        touched = any(map(is_of_layout, file.problems))
        if touched or any(len(records[name]) != len(new[name]) for name in _LISTS):
            raise UnusualError
        self._keep(cut.context, strategy.period, new, records)

    def _keep(
        self,
        context: str,
        period: Written[Period] | None,
        items: Mapping[str, Sequence[str]],
        records: Mapping[str, Sequence[Task | Kpi]],
    ) -> None:
        self._periods[context] = period
        for name in items:
            for item, record in zip(items[name], records[name], strict=True):
                self._known[name, context, item] = record


def _cut(text: str) -> _Cut:
    """Return a file's front matter in lines; raises Unusual where YAML may divide it otherwise."""
    written = text.split("\n")
    fences = find_fences(written)
    if fences is None or not fences.closed or fences.wrong:
        raise UnusualError
    lines = fences.front(written)
    if any("\t" in line or (_QUOTE.search(line) and _has_open_quote(line)) for line in lines):
        raise UnusualError
    blocks: dict[str, list[str]] = {}
    block: list[str] = []
    is_list = False
    for line in lines:
        if not line or line[0] in " #" or _DASH.match(line):
            if not is_list and _is_misplaced(line, block):
                raise UnusualError
            block.append(line)
            continue
        match = _KEY.match(line)
        if match is None:
            raise UnusualError
        field = names_of("strategy").get(folded_name(match[1]))
        block, is_list = [line], field is not None and field.key in _LISTS
        if field is not None:
            if field.key in blocks:
                raise UnusualError
            blocks[field.key] = block
    if not blocks:
        raise UnusualError
    keys = {name: blocks[name][0] for name in _LISTS if name in blocks}
    items = {name: _items(blocks[name]) for name in keys}
    context = [line for name in _CONTEXT for line in blocks.get(name, ())]
    return _Cut("\n".join(context), keys, items)


def _is_misplaced(line: str, block: Sequence[str]) -> bool:
    """Tell whether a line below a field's key can be another field wrongly indented, or have lost its key."""
    bare = line.strip()
    if not bare or bare[0] == "#":
        return False
    if not block:
        return True
    value = block[0].partition(":")[2].strip()
    if value and value[0] not in "[{|>#":
        return True
    name, colon, rest = bare.removeprefix("- ").partition(":")
    field = names_of("strategy").get(folded_name(name)) if colon and not rest.strip() else None
    return field is not None and field.key in (*_LISTS, *_CONTEXT)


def _has_open_quote(line: str) -> bool:
    """Tell whether a quoted text may go on in the next line."""
    return any(line.count(match[1]) % 2 for match in _OPENING_QUOTE.finditer(line))


def _items(block: Sequence[str]) -> tuple[str, ...]:
    """Return the items of a list, each with all its lines; the first line of the block is the list's key."""
    _, colon, rest = block[0].partition(":")
    if not colon or rest.strip():
        raise UnusualError
    items: list[list[str]] = []
    dash, deeper = "", ""
    for line in block[1:]:
        if items and line.startswith(deeper):
            items[-1].append(line)
            continue
        bare = line.lstrip(" ")
        if not bare or bare[0] == "#":
            if items:
                items[-1].append(line)
            continue
        if not items:
            dash = " " * (len(line) - len(bare)) + "-"
            deeper = " " * len(dash)
        if not (line == dash or line.startswith(f"{dash} ")):
            raise UnusualError
        items.append([line])
    return tuple("\n".join(lines) for lines in items)
