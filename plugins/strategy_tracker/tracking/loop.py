"""The loop: what a retrospective decided, and whether it entered the next cycle."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

from strategy_tracker.model import Entry, Place, StepUpdate, Strategy, text_of, value_of
from strategy_tracker.model.references import split_reference
from strategy_tracker.tracking.changes import recorded_by
from strategy_tracker.values import tidy_name
from strategy_tracker.vocabulary.fields import folded_name

StepKind = Literal["improvements", "next_steps"]
STEPS: tuple[StepKind, ...] = ("improvements", "next_steps")
"""The lists of a retrospective whose entries somebody has to act on."""


@dataclass(frozen=True, slots=True)
class NextStep:
    """One improvement or next step: open until it is done or carried to a task that exists."""

    slug: str
    kind: StepKind
    text: str
    owner: str
    due: date | None
    done: bool
    carried_to: tuple[tuple[str, str], ...]
    missing: tuple[str, ...]
    since: date | None
    place: Place

    @property
    def open(self) -> bool:
        """Whether somebody still has to do something."""
        return not self.done and not self.carried_to


def next_steps(
    strategy: Strategy, task_ids: Mapping[str, frozenset[str]], as_of: date
) -> tuple[NextStep, ...]:
    """Return the improvements and next steps of a strategy's retrospective.

    `task_ids` holds the ids of the tasks of every strategy by slug. A retrospective held after `as_of` is
    not known yet.
    """
    retrospective = strategy.retrospective
    if retrospective is None:
        return ()
    held = value_of(retrospective.held)
    if held is not None and held > as_of:
        return ()
    period = value_of(strategy.period)
    since = held or (period.end if period else None)
    found: list[NextStep] = []
    recorded = _updates_by_words(strategy, as_of)
    for kind in STEPS:
        for entry in getattr(retrospective, kind):
            state = _state_of(entry, recorded.get(words_of(entry), ()))
            found.append(_step(strategy.slug, kind, state, task_ids, since))
    return tuple(step for step in found if step.text)


def words_of(record: Entry | StepUpdate) -> str:
    """Return what makes the words of two next steps the same: width, case and spaces do not count."""
    return folded_name(text_of(record.text))


def _updates_by_words(strategy: Strategy, as_of: date) -> Mapping[str, Sequence[StepUpdate]]:
    """Return what update records up to `as_of` say of next steps, by the steps' words, in date order."""
    found: dict[str, list[StepUpdate]] = {}
    for _, update in recorded_by(strategy, as_of):
        for step in update.next_steps:
            found.setdefault(words_of(step), []).append(step)
    return found


def _state_of(entry: Entry, updates: Sequence[StepUpdate]) -> Entry:
    """Return an entry with what its update records set; of two that speak of one field the later counts."""
    for update in updates:
        done, carried_to = update.done or entry.done, update.carried_to or entry.carried_to
        entry = replace(entry, done=done, carried_to=carried_to)
    return entry


def _step(
    slug: str, kind: StepKind, entry: Entry, task_ids: Mapping[str, frozenset[str]], since: date | None
) -> NextStep:
    carried, missing = [], []
    for written in entry.carried_to:
        target, name = split_reference(written.value or "", slug)
        if name in task_ids.get(target, frozenset()):
            carried.append((target, name))
        else:
            missing.append(written.text)
    return NextStep(
        slug=slug,
        kind=kind,
        text=text_of(entry.text),
        owner=tidy_name(text_of(entry.owner)),
        due=value_of(entry.due),
        done=bool(entry.done and entry.done.value),
        carried_to=tuple(carried),
        missing=tuple(missing),
        since=since,
        place=entry.place,
    )


def previous_chain(slug: str, previous: Mapping[str, str]) -> Iterator[str]:
    """Yield the slugs of the cycles before one, nearest first; a circle ends the chain."""
    seen = {slug}
    while (before := previous.get(slug)) is not None and before not in seen:
        seen.add(before)
        yield before
        slug = before


def open_before(
    slug: str, previous: Mapping[str, str], steps: Mapping[str, Sequence[NextStep]]
) -> tuple[NextStep, ...]:
    """Return the open steps of all cycles before a strategy, nearest cycle first."""
    return tuple(
        step for before in previous_chain(slug, previous) for step in steps.get(before, ()) if step.open
    )
