"""Which values of a task or KPI were typed and could not be read."""

from __future__ import annotations

from collections.abc import Iterator

from strategy_tracker.language import Language, message
from strategy_tracker.model import Record, Written
from strategy_tracker.tracking import TrackedKpi, TrackedTask
from strategy_tracker.vocabulary.fields import FIELDS, Field, Kind, field_of

_TEXTS = (Kind.TEXT, Kind.TEXTS, Kind.REFERENCES, Kind.RECORD, Kind.RECORDS, Kind.RECORDS_BY_ID, Kind.FREE)
_READ = {kind: tuple(one for one in FIELDS[kind] if one.kind not in _TEXTS) for kind in ("task", "kpi")}


def _of(record: Record, kind: str) -> Iterator[tuple[Field, str]]:
    for field in _READ[kind]:
        written = getattr(record, field.key, None)
        if isinstance(written, Written) and written.unreadable:
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
