"""New files to be filled in: what is known is written, what only the author knows is left empty."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date

from strategy_tracker.editing.cycles import planned
from strategy_tracker.editing.document import NotEditableError
from strategy_tracker.editing.expected import Value
from strategy_tracker.editing.new_records import name_of
from strategy_tracker.editing.yaml_text import flow_list, scalar
from strategy_tracker.language import Language, message
from strategy_tracker.model import Place
from strategy_tracker.tracking import TrackedKpi, TrackedStrategy, TrackedTask
from strategy_tracker.tracking.loop import NextStep
from strategy_tracker.values import Period
from strategy_tracker.vocabulary.fields import field_of
from strategy_tracker.vocabulary.templates import Template
from strategy_tracker.vocabulary.words import KPI_TYPE_WORDS, STATUS_WORDS, word_in


@dataclass(slots=True)
class Lines:
    """The lines of a front matter in one language."""

    language: Language
    lines: list[str] = field(default_factory=lambda: ["---"])

    def add(self, kind: str, key: str, value: Value = "", *, depth: int = 0, dash: bool = False) -> None:
        """Add a field; one without a value is left to be filled in. `dash` begins an item of a list."""
        lead = "  " * depth + ("- " if dash else "  " if depth else "")
        text = flow_list(value) if isinstance(value, tuple) else scalar(value, flow=True) if value else ""
        if text is None:
            raise NotEditableError(message("This text cannot be written in a file of fields."), Place(key))
        self.lines.append(f"{lead}{name_of(field_of(kind, key), self.language)}: {text}".rstrip())

    def key(self, name: str, comment: str) -> None:
        """Add the id of a record that its fields follow, with what it is as a comment."""
        self.lines.append(f"  {scalar(name, flow=True)}:  # {_printable(comment)}")

    def text(self) -> str:
        """Return the file."""
        return "\n".join([*self.lines, "---", ""])


@dataclass(frozen=True, slots=True)
class Outline:
    """What is known of a new strategy; what is empty is left to its author.

    `steps` are what earlier cycles left to do; `before` is the strategy whose next cycle this is.
    """

    day: date
    title: str = ""
    department: str = ""
    owner: str = ""
    period: Period | None = None
    template: Template | None = None
    before: TrackedStrategy | None = None
    steps: Sequence[NextStep] = ()

    @property
    def ids(self) -> list[str]:
        """The ids of the tasks that the steps become, in their order."""
        return [f"T{number:03}" for number in range(1, len(self.steps) + 1)]


def strategy_text(outline: Outline, language: Language) -> str:
    """Return the file of a new strategy."""
    lines = Lines(language)
    period = outline.period
    lines.add("strategy", "title", outline.title or _title(outline, language))
    lines.add("strategy", "department", outline.department)
    lines.add("strategy", "created", outline.day.isoformat())
    lines.add("strategy", "owner", outline.owner)
    lines.add("strategy", "period", _written(period, language))
    if outline.before is not None:
        lines.add("strategy", "previous", outline.before.slug)
    kpis = _kpis(outline, language)
    lines.add("strategy", "goals")
    lines.add("goal", "id", "G1", depth=1, dash=True)
    lines.add("goal", "statement", depth=1)
    lines.add("goal", "kpis", tuple(kpi["id"] for kpi in kpis), depth=1)
    if outline.template is not None:
        lines.add("goal", "initiatives", depth=1)
        lines.add("initiative", "id", "I1", depth=3, dash=True)
        lines.add("initiative", "name", outline.template.initiative.localize(language), depth=3)
    _items(lines, "task", _tasks(outline, language))
    _items(lines, "kpi", kpis)
    return lines.text()


def _items(lines: Lines, kind: str, records: Iterable[dict[str, str]]) -> None:
    lines.add("strategy", f"{kind}s")
    for record in records:
        for number, (key, value) in enumerate(record.items()):
            lines.add(kind, key, value, depth=1, dash=not number)


def _title(outline: Outline, language: Language) -> str:
    start = outline.period.start if outline.period is not None else None
    if outline.template is None or start is None:
        return ""
    title = outline.template.title.localize(language)
    return title.format(year=start.year, quarter=(start.month + 2) // 3)


def _written(period: Period | None, language: Language) -> str:
    """Return a period as people write it; '' for none."""
    if period is None or period.end is None:
        return ""
    end = period.end.isoformat()
    if period.start is None:
        return f"by {end}" if language is Language.ENGLISH else f"{end}前完成"
    return f"{period.start.isoformat()}{' to ' if language is Language.ENGLISH else '至'}{end}"


def _tasks(outline: Outline, language: Language) -> list[dict[str, str]]:
    """Return the tasks: what was left to do first, then those of the template."""
    found = []
    for step in outline.steps:
        due = (
            Period(None, step.due) if step.due is not None and _is_within(step.due, outline.period) else None
        )
        found.append({"description": step.text, "owner": step.owner, "planned": _written(due, language)})
    for task in outline.template.tasks if outline.template is not None else ():
        days = _written(planned(task, outline.period), language)
        found.append({"description": task.description.localize(language), "owner": "", "planned": days})
    begun = {"progress": "0", "status": word_in(STATUS_WORDS["not_started"], language)}
    initiative = {"initiative": "I1"} if outline.template is not None else {}
    found = found or [{"description": "", "owner": "", "planned": ""}]
    return [
        {"id": f"T{number:03}", **task, **begun, **initiative} for number, task in enumerate(found, 1)
    ]  # fmt: skip


def _is_within(day: date, period: Period | None) -> bool:
    if period is None:
        return True
    return (period.start is None or period.start <= day) and (period.end is None or day <= period.end)


def _kpis(outline: Outline, language: Language) -> list[dict[str, str]]:
    """Return the KPIs: those of the cycle before with their last values as baseline, else the template's."""
    before = outline.before.kpis if outline.before is not None else ()
    if before:
        return [_next(kpi) for kpi in before]
    found = []
    for number, kpi in enumerate(outline.template.kpis if outline.template is not None else (), 1):
        words = {"id": f"K{number:03}", "name": kpi.name.localize(language)}
        words |= {"type": word_in(KPI_TYPE_WORDS[kpi.type], language), "target": ""}
        words["source"] = kpi.source.localize(language) if kpi.source is not None else ""
        found.append({**words, "measure": kpi.measure} if kpi.measure else words)
    return found or [{"id": "K001", "name": "", "target": "", "source": ""}]


def _next(kpi: TrackedKpi) -> dict[str, str]:
    """Return a KPI for the next cycle."""
    record = kpi.record
    words = {"id": kpi.id, "name": kpi.name}
    for key in ("definition", "type"):
        written = getattr(record, key)
        if written is not None and written.value is not None:
            words[key] = written.text
    if kpi.current_text and not kpi.measured:
        words["baseline"] = kpi.current_text
    words |= {"target": "", "source": kpi.source}
    for key in ("aggregate", "direction", "measure"):
        written = getattr(record, key)
        if written is not None and written.value is not None:
            words[key] = written.text
    return words


def retrospective_text(strategy: TrackedStrategy, day: date, language: Language) -> str:
    """Return the file of a retrospective: an entry to be written for each KPI and each task that was late."""
    lines = Lines(language)
    lines.add("retrospective", "held", day.isoformat())
    lines.add("retrospective", "participants")
    met = [kpi for kpi in strategy.kpis if kpi.reached]
    missed = [kpi for kpi in strategy.kpis if kpi.ratio is not None and not kpi.reached]
    late = [task for task in strategy.tasks if (task.late_days or 0) > 0]
    _entries(lines, "highlights", [("kpis", kpi.id, _of_kpi(kpi)) for kpi in met])
    _entries(
        lines,
        "problems",
        [("kpis", kpi.id, _of_kpi(kpi)) for kpi in missed]
        + [("tasks", task.id, _of_task(task, language)) for task in late],
    )
    _entries(lines, "improvements", [])
    lines.add("retrospective", "next_steps")
    lines.add("entry", "text", depth=1, dash=True)
    lines.add("entry", "owner", depth=1)
    lines.add("entry", "due", depth=1)
    return lines.text()


def _entries(lines: Lines, key: str, about: Sequence[tuple[str, str, str]]) -> None:
    """Add a list of entries to be written, each about a task or a KPI."""
    lines.add("retrospective", key)
    for field_key, name, comment in about:
        lines.add("entry", "text", depth=1, dash=True)
        lines.add("entry", field_key, (name,), depth=1)
        lines.lines[-1] += f"  # {_printable(comment)}"
    if not about:
        lines.add("entry", "text", depth=1, dash=True)


def update_text(
    day: date,
    author: str,
    strategies: Sequence[TrackedStrategy],
    owner: str,
    language: Language,
    *,
    across: bool,
) -> str:
    """Return an update record with the open tasks to be filled in; what stays empty says nothing.

    With `owner` only that person's tasks are in it, and no KPIs. `across` is whether ids need their slugs.
    """
    lines = Lines(language)
    lines.add("update", "date", day.isoformat())
    lines.add("update", "author", author)
    tasks = [task for one in strategies for task in one.tasks if task.open and owner in ("", task.owner)]
    kpis = [kpi for one in strategies for kpi in one.kpis if not kpi.measured and not owner]
    if tasks:
        lines.add("update", "tasks")
    for task in tasks:
        lines.key(f"{task.slug}/{task.id}" if across else task.id, _of_task(task, language))
        for key in ("progress", "status", "problem", "solution"):
            lines.add("task_update", key, depth=1)
    if kpis:
        lines.add("update", "kpis")
    for kpi in kpis:
        lines.key(f"{kpi.slug}/{kpi.id}" if across else kpi.id, _of_kpi(kpi))
        for key in ("value", "date", "source"):
            lines.add("kpi_update", key, depth=1)
    return lines.text()


def _of_task(task: TrackedTask, language: Language) -> str:
    status = task.record.status.text if task.record.status is not None else ""
    progress = task.record.progress.text if task.record.progress is not None else ""
    return " · ".join(part for part in (task.description, task.owner, progress, status) if part)


def _of_kpi(kpi: TrackedKpi) -> str:
    return " · ".join(part for part in (kpi.name, kpi.current_text, kpi.target_text) if part)


def _printable(text: str) -> str:
    return " ".join("".join(character if character.isprintable() else " " for character in text).split())
