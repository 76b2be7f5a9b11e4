"""Reading a folder of strategies into a portfolio."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, tzinfo
from pathlib import Path
from typing import Any

from strategy_tracker.cache import NOTHING_KEPT, Store
from strategy_tracker.cache.forks import fill
from strategy_tracker.language.system_errors import reason_of
from strategy_tracker.model import (
    Place,
    Portfolio,
    Problem,
    Retrospective,
    SourceFile,
    Strategy,
    Update,
    value_of,
)
from strategy_tracker.source.discovery import Grouped, StrategyFiles, group, markdown_files, slug_key
from strategy_tracker.source.file_bytes import bytes_of
from strategy_tracker.source.garbage_pause import collector_paused
from strategy_tracker.source.given_units import update_in_units
from strategy_tracker.source.reading import Reading, kept_record
from strategy_tracker.source.shared_updates import shares
from strategy_tracker.values import Context
from strategy_tracker.vocabulary.fields import ENTRY_LISTS


@dataclass(slots=True)
class _Loader:
    """Reads strategies file by file and gathers what is common to them all."""

    files: Mapping[str, Path]
    prefix: str
    problems: list[Problem]
    sources: dict[str, SourceFile]
    zone: tzinfo | None
    instead: Mapping[str, bytes]
    store: Store

    def read(self, path: str, kind: str, slug: str, context: Context) -> Reading:
        """Read one file below the folder."""
        name = f"{self.prefix}{path}"
        try:
            data = self.instead.get(name)
            data = bytes_of(self.files[path]) if data is None else data
            reading = kept_record(data, name, kind, slug, context, self.store)
        except OSError as error:
            problem = Problem("file-unreadable", Place(name), values={"reason": reason_of(error)})
            unreadable = Strategy(place=Place(name), slug=slug, readable=False)
            data, reading = b"", Reading(unreadable if kind == "strategy" else None, (problem,), None)
        self.sources[name] = SourceFile(name, data.decode() if reading.text is None else reading.text)
        self.problems.extend(reading.problems)
        return reading

    def read_apart(self, found: Sequence[StrategyFiles]) -> None:
        """Let several processes read the strategies for the store, where there are many."""

        def read(store: Store, some: Sequence[StrategyFiles]) -> None:
            apart = replace(self, problems=[], sources={}, store=store)
            for one in some:
                apart.strategy(one)

        fill(self.store, read, found)

    def across(self, paths: Iterable[str]) -> tuple[Update, ...]:
        """Read the records across strategies."""
        found = (self._update(path, Context(zone=self.zone)) for path in paths)
        return tuple(sorted((update for update in found if update is not None), key=_update_order))

    def strategies(
        self,
        grouped: Grouped,
        shared: Mapping[str, Sequence[Update]],
        only: Callable[[str], bool] | None,
        progress: Callable[[int, int], None] | None,
    ) -> list[Strategy]:
        """Read the strategies, or those that are wanted with all that they name."""
        wanted = None if only is None else self._wanted(grouped, shared, only)
        found = []
        for number, one in enumerate(grouped.strategies, 1):
            if wanted is None:
                found.append(self.strategy(one, shared.get(one.slug, ())))
            else:
                unread = Strategy(place=Place(f"{self.prefix}{one.main}"), slug=one.slug, readable=False)
                found.append(wanted.get(one.slug, unread))
            if progress is not None:
                progress(number, len(grouped.strategies))
        return found

    def _wanted(
        self, grouped: Grouped, shared: Mapping[str, Sequence[Update]], only: Callable[[str], bool]
    ) -> Mapping[str, Strategy]:
        """Return, by slug, the strategies with wanted files, and all that are named in what is read."""
        files = {one.slug: one for one in grouped.strategies}
        keys = {slug: slug_key(slug) for slug in files}

        def named_in(names: Iterable[str], *steps: str) -> list[str]:
            text = "\n".join((*(self.sources[f"{self.prefix}{name}"].text for name in names), *steps))
            if "\\" in text:  # a name may be written in escapes
                return list(files)
            folded = slug_key(text)
            return [slug for slug, key in keys.items() if key in folded]

        def is_wanted(names: Iterable[str]) -> bool:
            return any(only(f"{self.prefix}{name}") for name in names)

        waiting = [slug for slug, one in files.items() if is_wanted(one.all)]
        waiting += named_in(name for name in grouped.across if is_wanted([name]))
        read: dict[str, Strategy] = {}
        while waiting:
            slug = waiting.pop()
            if slug not in read:
                shares_of_it = shared.get(slug, ())
                read[slug] = self.strategy(files[slug], shares_of_it)
                steps = (step for share in shares_of_it for step in share.next_steps)
                carried_to = (written.text for step in steps for written in step.carried_to)
                waiting += named_in(files[slug].all, *carried_to)
        return read

    def strategy(self, files: StrategyFiles, across: Sequence[Update] = ()) -> Strategy:
        """Read one strategy with its updates and retrospective; `across` are its shares of other records."""
        strategy = self.read(files.main, "strategy", files.slug, Context(zone=self.zone)).record
        if not isinstance(strategy, Strategy):
            raise TypeError(f"{files.main}: read as a strategy, and is none")
        context = Context(
            value_of(strategy.period),
            value_of(strategy.created),
            self.zone,
        )
        updates = [update for path in files.updates if (update := self._update(path, context)) is not None]
        found = (self.read(path, "retrospective", "", context).record for path in files.retrospectives)
        retrospectives = tuple(one for one in found if isinstance(one, Retrospective))
        whole, problems = self.store.memory.of(_whole, strategy, (*updates, *across), retrospectives)
        self.problems.extend(problems)
        return whole

    def _update(self, path: str, context: Context) -> Update | None:
        update = self.read(path, "update", "", context).record
        return update if isinstance(update, Update) else None


def _whole(
    strategy: Strategy, updates: tuple[Update, ...], retrospectives: tuple[Retrospective, ...]
) -> tuple[Strategy, Sequence[Problem]]:
    """Return a strategy with its update records and retrospectives of their own files, and what is wrong."""
    problems: list[Problem] = []
    additions: dict[str, Any] = {}
    if updates:
        given = (update_in_units(update, strategy.kpis, problems) for update in updates)
        additions["updates"] = tuple(sorted(given, key=_update_order))
    found = strategy.retrospective
    for own in retrospectives:
        if found is not None:  # both count, which is a problem
            values = {"other": found.place.file, "line": found.place.line}
            place = Place(own.place.file)
            problems.append(Problem("retrospective-twice", place, "retrospective", values=values))
        found = _joined(found, own) if found is not None else own
    if found is not strategy.retrospective:
        additions["retrospective"] = found
    return (replace(strategy, **additions) if additions else strategy), problems


def _joined(one: Retrospective, other: Retrospective) -> Retrospective:
    """Return two retrospectives as one: the lists one after the other, single values of the first."""
    both: dict[str, Any] = {"body": other.body, "body_line": other.body_line}
    for name in ("participants", "departments", *ENTRY_LISTS):
        both[name] = getattr(one, name) + getattr(other, name)
    both["held"] = one.held or other.held
    return replace(one, **both)


def _shares(records: tuple[Update, ...]) -> Mapping[str, Sequence[Update]]:
    return shares(records)


def _update_order(update: Update) -> tuple[date, str, str]:
    """Return what updates are sorted by: their day, then their file's name, whichever folder it is in."""
    day = value_of(update.date) or date.max
    return day, update.place.file.rpartition("/")[2], update.place.file


def load_portfolio(
    folder: Path,
    *,
    prefix: str = "",
    zone: tzinfo | None = None,
    progress: Callable[[int, int], None] | None = None,
    instead: Mapping[str, bytes] | None = None,
    store: Store = NOTHING_KEPT,
    only: Callable[[str], bool] | None = None,
) -> Portfolio:
    """Read all strategies below `folder`, or with `only` those whose files it says are wanted.

    With the wanted ones all are read that they name, and that those name: what is to be said of the wanted
    files is the same. Of the others the slug alone is known, as of unreadable ones; their files are not
    among the sources.

    `prefix` is put before the files' names in places (`strategies/`). `zone` is the site's time zone, in
    which moments are days. `progress` is called with the number of strategies read and their total.
    `instead` holds, by such names, what to read in place of files, or as further files. What `store` has of
    a file is not read again. What cannot be read is a Problem, never an exception.
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
    loader = _Loader(files, prefix, problems, sources, zone, instead or {}, store)
    with collector_paused():
        if only is None:
            loader.read_apart(grouped.strategies)
        across = loader.across(grouped.across)
        strategies = loader.strategies(grouped, store.memory.of(_shares, across), only, progress)
    for clash in grouped.clashes:
        values = {"other": f"{prefix}{clash.kept}", "slug": clash.wanted, "given": clash.given}
        place = Place(f"{prefix}{clash.other}")
        problems.append(Problem("duplicate-slug", place, text=clash.wanted, values=values))
    # Sorted, so that nothing depends on the order of reading.
    names = {one.slug: tuple(f"{prefix}{path}" for path in one.all) for one in grouped.strategies}
    return Portfolio(tuple(strategies), tuple(problems), dict(sorted(sources.items())), across, files=names)
