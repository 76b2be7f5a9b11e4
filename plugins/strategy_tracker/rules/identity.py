"""Identity: ids that are given twice, references to what does not exist."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain

from strategy_tracker.language import message
from strategy_tracker.model import Entry, Kpi, Problem, Record, Strategy, Task, Update, Written, text_of
from strategy_tracker.model.references import slug_named, split_reference
from strategy_tracker.rules.rule import Family, Rule, Severity
from strategy_tracker.source.shared_updates import slug_of_step
from strategy_tracker.tracking import TrackedPortfolio
from strategy_tracker.tracking.loop import STEPS, words_of
from strategy_tracker.vocabulary.fields import field_of, folded_name
from strategy_tracker.vocabulary.suggestions import nearest


def _ids(records: Iterable[Task | Kpi]) -> frozenset[str]:
    """Return the ids that the records were given."""
    return frozenset(filter(None, (text_of(record.id) for record in records)))


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
    match = nearest(text, names, fold=folded_name)
    return names[match] if match is not None else None


def _unknown(
    references: Iterable[tuple[str, Written[str]]],
    known: Iterable[str],
    names: Mapping[str, str],
    itself: str = "",
) -> Iterator[Problem]:
    """Yield a problem for each reference, given with its path, that is not known; none is to `itself`."""
    accepted = frozenset(known)
    for path, written in references:
        if written.value and written.value not in accepted:
            near = _nearest(written.value, names)
            values = {"suggestion": near if near != itself else None}
            yield Problem("unknown-reference", written.place, path, written.text, values)


def _listed(record: Record, field: str) -> Iterator[tuple[str, Written[str]]]:
    """Yield the references of a list field with their paths."""
    for index, written in enumerate(getattr(record, field)):
        yield f"{record.path}.{field}[{index}]", written


def _entries(strategy: Strategy) -> Iterator[Entry]:
    if strategy.retrospective is not None:
        yield from strategy.retrospective.entries


def _unknown_in(strategy: Strategy) -> Iterator[Problem]:
    """Yield the references of a strategy to its own records that lead nowhere."""
    tasks = _names(strategy.tasks, "description")
    kpis = _names(strategy.kpis, "name")
    initiatives = _names(chain.from_iterable(goal.initiatives for goal in strategy.goals), "name")
    called = [text_of(item.name) for goal in strategy.goals for item in goal.initiatives]
    unnumbered = dict(zip(called, called, strict=True))
    task_ids, kpi_ids = set(tasks.values()), set(kpis.values())
    for goal in strategy.goals:
        yield from _unknown(_listed(goal, "kpis"), kpi_ids, kpis)
    for task in strategy.tasks:
        yield from _unknown(_listed(task, "depends_on"), task_ids, tasks, itself=text_of(task.id))
        if task.initiative is not None:
            named = [(f"{task.path}.initiative", task.initiative)]
            yield from _unknown(named, {*initiatives, *unnumbered}, {**unnumbered, **initiatives})
    for entry in _entries(strategy):
        yield from _unknown(_listed(entry, "tasks"), task_ids, tasks)
        yield from _unknown(_listed(entry, "kpis"), kpi_ids, kpis)
    for update in strategy.updates:
        if update.across:
            continue
        yield from _unknown(((item.path, item.id) for item in update.tasks), task_ids, tasks)
        yield from _unknown(((item.path, item.id) for item in update.kpis), kpi_ids, kpis)


def _unknown_between(
    strategy: Strategy, task_ids: Mapping[str, frozenset[str]], unreadable: frozenset[str]
) -> Iterator[Problem]:
    """Yield the references of a strategy to other strategies that lead nowhere.

    Of an unreadable strategy nobody knows the tasks, so references into it are let pass.
    """
    if strategy.previous is not None and strategy.previous.value is not None:
        slug = slug_named(strategy.previous.value)
        if slug not in task_ids:
            near = _nearest(slug, {known: known for known in task_ids})
            values = {"suggestion": near if near != strategy.slug else None}
            place, text = strategy.previous.place, strategy.previous.text
            yield Problem("unknown-reference", place, "previous", text, values)
    records = [*_entries(strategy), *(step for update in strategy.updates for step in update.next_steps)]
    for record in records:
        yield from _unknown_keys(_listed(record, "carried_to"), strategy.slug, task_ids, unreadable)


def _unknown_keys(
    references: Iterable[tuple[str, Written[str]]],
    own_slug: str,
    ids: Mapping[str, frozenset[str]],
    unreadable: frozenset[str],
) -> Iterator[Problem]:
    """Yield the references `slug/T003` that lead nowhere; `ids` are those that each strategy has.

    `own_slug` is the strategy that an id without a slug is of; '' where there is none.
    """
    for path, written in references:
        slug, name = split_reference(written.text, own_slug)
        if slug in unreadable or name in ids.get(slug, frozenset()):
            continue
        near = _meant(slug, name, ids)
        target = _nearest(name, {known: known for known in ids[near]}) if near else None
        prefix = "" if near == own_slug and "/" not in written.text else f"{near}/"
        values = {"suggestion": f"{prefix}{target}" if target else None}
        yield Problem("unknown-reference", written.place, path, written.text, values)


def _meant(slug: str, name: str, ids: Mapping[str, frozenset[str]]) -> str | None:
    """Return the strategy that was probably meant: one of a like name, or the only one with such an id."""
    having = [known for known, names in ids.items() if name in names]
    if not slug and len(having) == 1:
        return having[0]
    return _nearest(slug, {known: known for known in ids})


def _unknown_steps(strategy: Strategy) -> Iterator[Problem]:
    """Yield the next steps in update records that no retrospective of the strategy has."""
    if not strategy.readable:
        return
    retrospective = strategy.retrospective
    entries = [entry for kind in STEPS for entry in getattr(retrospective, kind)] if retrospective else []
    known = {words_of(entry): entry.text.text for entry in entries if entry.text is not None}
    for update in strategy.updates:
        for step in update.next_steps:
            if step.text is None or not step.text.value or words_of(step) in known:
                continue
            values = {"suggestion": _nearest(step.text.value, {text: text for text in known.values()})}
            yield Problem("unknown-reference", step.text.place, f"{step.path}.text", step.text.text, values)


def _steps_of_no_strategy(record: Update, slugs: Iterable[str]) -> Iterator[Problem]:
    """Yield the next steps in a record across strategies that name no strategy there is."""
    known = {slug: slug for slug in slugs}
    for step in record.next_steps:
        if step.strategy is None:
            field = field_of("step_update", "strategy")
            values: dict[str, object] = {"field": field, "record": "step_update"}
            yield Problem("field-missing", step.place, f"{step.path}.strategy", values=values)
        elif slug_of_step(step) not in known:
            values = {"suggestion": _nearest(slug_of_step(step), known)}
            text = step.strategy.text
            yield Problem("unknown-reference", step.strategy.place, f"{step.path}.strategy", text, values)


def _unknown_references(portfolio: TrackedPortfolio) -> Iterator[Problem]:
    task_ids = {tracked.slug: _ids(tracked.record.tasks) for tracked in portfolio.strategies}
    unreadable = frozenset(tracked.slug for tracked in portfolio.strategies if not tracked.record.readable)
    for tracked in portfolio.strategies:
        yield from _unknown_in(tracked.record)
        yield from _unknown_steps(tracked.record)
        yield from _unknown_between(tracked.record, task_ids, unreadable)
    kpi_ids = {tracked.slug: _ids(tracked.record.kpis) for tracked in portfolio.strategies}
    for record in portfolio.source.across:
        for ids, items in ((task_ids, record.tasks), (kpi_ids, record.kpis)):
            yield from _unknown_keys(((item.path, item.id) for item in items), "", ids, unreadable)
        yield from _steps_of_no_strategy(record, task_ids)


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
    across=True,
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

COPIED_FILE = Rule(
    name="copied-file",
    family=Family.IDENTITY,
    severity=Severity.WARNING,
    what=message("Reports a copy that a synchronising tool or a program left beside a file."),
    why=message("Counted as a strategy of its own, a copy would double every task and every figure."),
    message=message("By its name this is a copy of {other}; it is left out, so that nothing counts twice."),
    hint=message(
        "Carry over what only the copy has, and delete it; rename it if it is a strategy of its own."
    ),
    bad=">>> 2024-q3.md\n標籤: [新品]\n>>> 2024-q3 - 副本.md\n標籤: [直播]\n",
    good=">>> 2024-q3.md\n標籤: [新品]\n>>> 2024-q4.md\n標籤: [直播]\n",
)

RULES: tuple[Rule, ...] = (DUPLICATE_ID, UNKNOWN_REFERENCE, DUPLICATE_SLUG, COPIED_FILE)
