"""A new update record as the text of a file."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from strategy_tracker.editing.document import NotEditableError
from strategy_tracker.editing.expected import Value
from strategy_tracker.editing.yaml_text import flow_list, scalar
from strategy_tracker.language import Language, message
from strategy_tracker.model import Place
from strategy_tracker.source.discovery import ACROSS, UPDATES, folder_of
from strategy_tracker.vocabulary.fields import Field, field_of

Values = Mapping[str, Value]
"""Texts by the canonical keys of fields."""


@dataclass(frozen=True, slots=True)
class NewRecord:
    """What an update record says: by id what tasks and KPIs are set to, and what became of next steps.

    In a record across strategies the ids are `slug/T003`, and each step names its `strategy`.
    """

    day: date
    author: str = ""
    tasks: Mapping[str, Values] = field(default_factory=dict)
    kpis: Mapping[str, Values] = field(default_factory=dict)
    steps: Sequence[Values] = ()


def folder_of_updates(main: str | None) -> str:
    """Return the folder of a strategy's updates by the path of its own file; without one, that across them.

    Both are paths below the folder of strategies.
    """
    return ACROSS if main is None else f"{folder_of(main)}/{UPDATES}/"


def record_text(record: NewRecord, language: Language) -> str:
    """Return the text of a record's file, with fields named in a language.

    Raises NotEditableError for a text that YAML has no way to write.
    """
    lines = ["---", _line("update", "date", record.day.isoformat(), language)]
    if record.author:
        lines.append(_line("update", "author", record.author, language))
    for key, kind, items in (("tasks", "task_update", record.tasks), ("kpis", "kpi_update", record.kpis)):
        if items:
            lines.append(f"{name_of(field_of('update', key), language)}:")
        for name, values in items.items():
            lines.append(f"  {_written(name, '')}:")
            lines += [f"    {_line(kind, one, value, language)}" for one, value in values.items()]
    if record.steps:
        lines.append(f"{name_of(field_of('update', 'next_steps'), language)}:")
    for step in record.steps:
        for number, (key, value) in enumerate(step.items()):
            lines.append(f"  {'  ' if number else '- '}{_line('step_update', key, value, language)}")
    return "\n".join([*lines, "---", ""])


def name_of(known: Field, language: Language) -> str:
    """Return what a field is called in a new file."""
    return known.key if language is Language.ENGLISH else known.label.localize(language)


def _line(kind: str, key: str, value: Value, language: Language) -> str:
    return f"{name_of(field_of(kind, key), language)}: {_written(value, key)}"


def _written(value: Value, key: str) -> str:
    """Return a value in one line; several lines of a text are escaped."""
    text = flow_list(value) if isinstance(value, tuple) else scalar(value, flow=True)
    if text is None:
        raise NotEditableError(message("This text cannot be written in a file of fields."), Place(key))
    return text
