"""Records across strategies: each strategy gets its share, and reads it as a record of its own."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from strategy_tracker.model import KpiUpdate, StepUpdate, TaskUpdate, Text, Update, value_of
from strategy_tracker.model.references import slug_named, split_reference


def slug_of_step(step: StepUpdate) -> str:
    """Return the slug that a step of a record across strategies names, '' where it names none."""
    written = value_of(step.strategy)
    return slug_named(written or "")


def shares(records: Iterable[Update]) -> Mapping[str, Sequence[Update]]:
    """Return, by slug, what each record across strategies says of a strategy, in the records' order.

    A share has the record's day, author and notes, and ids without the slug; its places are those in the
    record's file.
    """
    found: dict[str, list[Update]] = {}
    for record in records:
        tasks: dict[str, list[TaskUpdate]] = {}
        kpis: dict[str, list[KpiUpdate]] = {}
        steps: dict[str, list[StepUpdate]] = {}
        for task in record.tasks:
            tasks.setdefault(_key_of(task.id)[0], []).append(replace(task, id=_without_slug(task.id)))
        for kpi in record.kpis:
            kpis.setdefault(_key_of(kpi.id)[0], []).append(replace(kpi, id=_without_slug(kpi.id)))
        for step in record.next_steps:
            steps.setdefault(slug_of_step(step), []).append(step)
        for slug in sorted(tasks.keys() | kpis.keys() | steps.keys()):
            share = replace(
                record,
                tasks=tuple(tasks.get(slug, ())),
                kpis=tuple(kpis.get(slug, ())),
                next_steps=tuple(steps.get(slug, ())),
                across=True,
            )
            found.setdefault(slug, []).append(share)
    return found


def _without_slug(written: Text) -> Text:
    return replace(written, value=_key_of(written)[1])


def _key_of(written: Text) -> tuple[str, str]:
    return split_reference(written.value or written.text)
