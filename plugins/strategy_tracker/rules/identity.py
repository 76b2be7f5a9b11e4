"""Identity: ids that are given twice, references to what does not exist."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain

from rapidfuzz import fuzz, process

from strategy_tracker.language import message
from strategy_tracker.model import Entry, Problem, Record, Strategy, Written
from strategy_tracker.rules.rule import Family, Rule, Severity
from strategy_tracker.tracking import TrackedPortfolio
from strategy_tracker.tracking.loop import split_reference
from strategy_tracker.vocabulary.fields import folded_name


def _ids(records: Iterable[Record]) -> Iterator[Written[str]]:
    """Yield the ids that the records were given."""
    for record in records:
        written = getattr(record, "id", None)
        if isinstance(written, Written) and written.value:
            yield written


def _repeated(records: Sequence[Record]) -> Iterator[Problem]:
    """Yield a problem for each id that an earlier record has, but for case and width."""
    first: dict[str, Written[str]] = {}
    for record in records:
        written = getattr(record, "id", None)
        if not isinstance(written, Written) or not written.value:
            continue
        before = first.setdefault(folded_name(written.value), written)
        if before is not written:
            values = {"first": before.text, "line": before.place.line}
            yield Problem("duplicate-id", written.place, f"{record.path}.id", written.text, values)


def _duplicate_ids(portfolio: TrackedPortfolio) -> Iterator[Problem]:
    for tracked in portfolio.strategies:
        strategy = tracked.record
        initiatives = tuple(chain.from_iterable(goal.initiatives for goal in strategy.goals))
        for records in (strategy.tasks, strategy.kpis, strategy.goals, initiatives):
            yield from _repeated(records)


DUPLICATE_ID = Rule(
    name="duplicate-id",
    family=Family.IDENTITY,
    severity=Severity.ERROR,
    what=message("Reports an id that two records of one kind share, also where only case or width differ."),
    why=message("Updates and references then reach the wrong one of the two."),
    message=message("The id 「{text}」 is already taken by 「{first}」 on line {line}."),
    hint=message("Give each task, KPI, goal and initiative of a strategy an id of its own."),
    bad="關鍵任務:\n  - 任務編號: T001\n  - 任務編號: ｔ001\n",
    good="關鍵任務:\n  - 任務編號: T001\n  - 任務編號: T002\n",
    check=_duplicate_ids,
)


def _names(records: Iterable[Record], field: str) -> dict[str, str]:
    """Return what people may call each record, with the id to write instead."""
    found: dict[str, str] = {}
    for record in records:
        written = getattr(record, "id", None)
        name = getattr(record, field, None)
        if not isinstance(written, Written) or not written.value:
            continue
        found[written.value] = written.value
        if isinstance(name, Written) and name.value:
            found.setdefault(name.value, written.value)
    return found


def _nearest(text: str, names: Mapping[str, str]) -> str | None:
    """Return the id that was probably meant, or None where nothing is near."""
    folded = {folded_name(name): target for name, target in names.items()}
    exact = folded.get(folded_name(text))
    if exact is not None:
        return exact
    match = process.extractOne(folded_name(text), folded.keys(), scorer=fuzz.ratio, score_cutoff=60)
    return folded[match[0]] if match else None


def _unknown(
    references: Iterable[tuple[str, Written[str]]], known: Iterable[str], names: Mapping[str, str]
) -> Iterator[Problem]:
    """Yield a problem for each reference, given with its path, that is not known."""
    accepted = frozenset(known)
    for path, written in references:
        if written.value and written.value not in accepted:
            values = {"suggestion": _nearest(written.value, names)}
            yield Problem("unknown-reference", written.place, path, written.text, values)


def _listed(record: Record, field: str) -> Iterator[tuple[str, Written[str]]]:
    """Yield the references of a list field with their paths."""
    for index, written in enumerate(getattr(record, field)):
        yield f"{record.path}.{field}[{index}]", written


def _entries(strategy: Strategy) -> Iterator[Entry]:
    if strategy.retrospective is not None:
        for kind in ("highlights", "problems", "improvements", "next_steps"):
            yield from getattr(strategy.retrospective, kind)


def _unknown_in(strategy: Strategy) -> Iterator[Problem]:
    """Yield the references of a strategy to its own records that lead nowhere."""
    tasks = _names(strategy.tasks, "description")
    kpis = _names(strategy.kpis, "name")
    initiatives = _names(chain.from_iterable(goal.initiatives for goal in strategy.goals), "name")
    unnumbered = {
        item.name.value: item.name.value
        for goal in strategy.goals
        for item in goal.initiatives
        if item.name is not None and item.name.value
    }
    task_ids, kpi_ids = set(tasks.values()), set(kpis.values())
    for goal in strategy.goals:
        yield from _unknown(_listed(goal, "kpis"), kpi_ids, kpis)
    for task in strategy.tasks:
        yield from _unknown(_listed(task, "depends_on"), task_ids, tasks)
        if task.initiative is not None:
            named = [(f"{task.path}.initiative", task.initiative)]
            yield from _unknown(named, {*initiatives, *unnumbered}, {**unnumbered, **initiatives})
    for entry in _entries(strategy):
        yield from _unknown(_listed(entry, "tasks"), task_ids, tasks)
        yield from _unknown(_listed(entry, "kpis"), kpi_ids, kpis)
    for update in strategy.updates:
        yield from _unknown(((item.path, item.id) for item in update.tasks), task_ids, tasks)
        yield from _unknown(((item.path, item.id) for item in update.kpis), kpi_ids, kpis)


def _unknown_between(
    strategy: Strategy, task_ids: Mapping[str, frozenset[str]], unreadable: frozenset[str]
) -> Iterator[Problem]:
    """Yield the references of a strategy to other strategies that lead nowhere.

    Of an unreadable strategy nobody knows the tasks, so references into it are let pass.
    """
    slugs = {slug: slug for slug in task_ids}
    previous = strategy.previous
    if previous is not None and previous.value:
        slug = previous.value.strip("/").removesuffix(".md")
        if slug not in task_ids:
            values = {"suggestion": _nearest(slug, slugs)}
            yield Problem("unknown-reference", previous.place, "previous", previous.text, values)
    for entry in _entries(strategy):
        for path, written in _listed(entry, "carried_to"):
            slug, name = split_reference(written.value or "", strategy.slug)
            if slug in unreadable or name in task_ids.get(slug, frozenset()):
                continue
            near = slug if slug in task_ids else _nearest(slug, slugs)
            task = _nearest(name, {known: known for known in task_ids[near]}) if near else None
            prefix = "" if near == strategy.slug and "/" not in written.text else f"{near}/"
            values = {"suggestion": f"{prefix}{task}" if task else None}
            yield Problem("unknown-reference", written.place, path, written.text, values)


def _unknown_references(portfolio: TrackedPortfolio) -> Iterator[Problem]:
    task_ids = {
        tracked.slug: frozenset(written.value or "" for written in _ids(tracked.record.tasks))
        for tracked in portfolio.strategies
    }
    unreadable = frozenset(tracked.slug for tracked in portfolio.strategies if not tracked.record.readable)
    for tracked in portfolio.strategies:
        yield from _unknown_in(tracked.record)
        yield from _unknown_between(tracked.record, task_ids, unreadable)


UNKNOWN_REFERENCE = Rule(
    name="unknown-reference",
    family=Family.IDENTITY,
    severity=Severity.ERROR,
    what=message("Reports a reference to a task, KPI, initiative or strategy that does not exist."),
    why=message("What is carried over, waited for or measured by it would be lost from sight."),
    message=message("「{text}」 does not exist."),
    hint=message("Write an id that exists: T001 for a task, K001 for a KPI, a path for a strategy."),
    suggestion_hint=message("Did you mean 「{suggestion}」?"),
    bad="關鍵任務:\n  - 任務編號: T001\n  - 任務編號: T002\n    前置任務: [T01]\n",
    good="關鍵任務:\n  - 任務編號: T001\n  - 任務編號: T002\n    前置任務: [T001]\n",
    check=_unknown_references,
    limits=message("Ids are compared as typed; one in another case or width is unknown, and suggested."),
)

DUPLICATE_SLUG = Rule(
    name="duplicate-slug",
    family=Family.IDENTITY,
    severity=Severity.ERROR,
    what=message("Reports two files that would become the same page."),
    why=message("One of the two would replace the other without a word."),
    message=message("This file has the same address as {other}, and is left out."),
    hint=message("Rename one of the two; case alone does not make a difference."),
    bad=">>> 2024-q3.md\n標籤: [新品]\n>>> 2024-q3/index.md\n標籤: [直播]\n",
    good=">>> 2024-q3.md\n標籤: [新品]\n>>> 2024-q4/index.md\n標籤: [直播]\n",
)

RULES: tuple[Rule, ...] = (DUPLICATE_ID, UNKNOWN_REFERENCE, DUPLICATE_SLUG)
