"""What was written, as the text of a cell; and what of a record was written and cannot be read."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TypeVar

from strategy_tracker.language import Language, message
from strategy_tracker.model import Record, Written
from strategy_tracker.tracking import TrackedKpi, TrackedTask
from strategy_tracker.vocabulary.fields import FIELDS, Field, Kind, field_of

Value = TypeVar("Value")


def typed(written: Written[Value] | None) -> str:
    """Return what was typed, readable or not; '' where that means nothing (無, -)."""
    is_something = written is not None and (written.value is not None or written.unreadable)
    return written.text if written is not None and is_something else ""


def unread(written: Written[Value] | None) -> str:
    """Return what was typed where it cannot be read, else ''."""
    return written.text if written is not None and written.unreadable else ""


def joined(items: Sequence[str], language: Language) -> str:
    """Return several texts in one cell."""
    return (", " if language is Language.ENGLISH else "、").join(items)


_TEXTS = (Kind.TEXT, Kind.TEXTS, Kind.REFERENCES, Kind.RECORD, Kind.RECORDS, Kind.RECORDS_BY_ID, Kind.FREE)
_READ = {
    kind: tuple(one for one in FIELDS[kind] if one.kind not in _TEXTS and not one.part_of)
    for kind in ("task", "kpi")
}


def _of(record: Record, kind: str) -> Iterator[tuple[Field, str]]:
    for field in _READ[kind]:
        written: Written[object] | None = getattr(record, field.key)
        if written is not None and written.unreadable:
            yield field, written.text


def unread_of_task(task: TrackedTask) -> list[tuple[Field, str]]:
    """Return the fields of a task that could not be read, with what was typed."""
    return list(_of(task.record, "task"))


def unread_of_kpi(kpi: TrackedKpi) -> list[tuple[Field, str]]:
    """Return the fields of a KPI that could not be read, with what was typed; its newest value is one."""
    found = list(_of(kpi.record, "kpi"))
    current = field_of("kpi", "current")
    if kpi.unread and (current, kpi.unread) not in found:
        found.append((current, kpi.unread))
    return found


def named(fields: list[tuple[Field, str]], language: Language) -> str:
    """Return the fields and what was typed in them as one text, '' where all could be read."""
    return "\n".join(
        message("{field}: {text}", field=field, text=text).localize(language) for field, text in fields
    )
