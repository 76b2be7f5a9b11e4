"""What a check said the last time, kept for when nothing has changed since."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

import click

from strategy_tracker.cli.options import CommonOptions
from strategy_tracker.cli.project import Project, day_of
from strategy_tracker.history.kept import kept_results
from strategy_tracker.settings import PEOPLE_FILE
from strategy_tracker.source.file_bytes import digest_of_folder


class Look(NamedTuple):
    """How a report is written: its format, what stands before file names, and for text how it looks."""

    format_name: str
    base: str
    colour: bool
    columns: int
    summary: bool


class Outcome(NamedTuple):
    """What a check says: the report, its summary, what is missing of the history; and whether it fails."""

    text: str
    summary: str
    told: str
    fails: bool


def kept_outcome(
    project: Project, options: CommonOptions, parts: Sequence[str], made: Callable[[], Outcome]
) -> Outcome:
    """Return what `made` returns, or what it returned when files, history, day and `parts` were the same.

    `made` tells the user what is missing of the history; where it is not called that is told here.
    """
    with kept_results(project.root, wanted=project.settings.cache) as store:
        inputs = _inputs(project, options) if store.keeps else None
        if inputs is None:
            return made()
        key = store.key("check", *inputs, *parts)
        found = store.get(key)
        notes = [note.localize(project.language) for note in store.notes]
        if isinstance(found, tuple):
            outcome = Outcome(*found)
            notes.insert(0, outcome.told)
        else:
            outcome = made()
            if _inputs(project, options) == inputs:  # nobody wrote a file meanwhile
                store.put(key, tuple(outcome))
    if not options.quiet:
        for words in filter(None, notes):
            click.echo(words, err=True)
    return outcome


def _inputs(project: Project, options: CommonOptions) -> tuple[str | bytes, ...] | None:
    """Return all that findings depend on; None where that cannot be told."""
    people = project.root / (project.settings.people or PEOPLE_FILE)
    files = digest_of_folder(project.strategies, people)
    history: str | None = "not read"
    if project.settings.history is True:
        from strategy_tracker.history.repository import state_of  # which needs Git's log and all its parts

        history = state_of(project.strategies)
    if files is None or history is None:
        return None
    day, today = day_of(project, options)
    settings = project.settings.model_dump_json()
    return files, history, settings, str(project.root), project.language.value, str(day), str(today)
