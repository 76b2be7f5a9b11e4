"""What a sheet changes as bytes of files: values at their places, new records, update records, new files."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from strategy_tracker.editing.document import NotEditableError
from strategy_tracker.editing.edits import Addition, Edit, edited
from strategy_tracker.editing.expected import Value
from strategy_tracker.editing.naming import language_of
from strategy_tracker.editing.new_records import NewRecord, name_of
from strategy_tracker.editing.subjects import Subject, subjects_of
from strategy_tracker.editing.trees import block_lines, named
from strategy_tracker.exchange.forms.comparing import Change, Difference, NewItem
from strategy_tracker.exchange.forms.items import Item
from strategy_tracker.exchange.forms.trees import fields_of, tree_of
from strategy_tracker.language import Language, message
from strategy_tracker.model import Record, Strategy
from strategy_tracker.tracking.changes import RECORDED
from strategy_tracker.values import is_nothing
from strategy_tracker.vocabulary.fields import Kind
from strategy_tracker.vocabulary.words import NOTHING
from strategy_tracker.workspace import Workspace

Cells = dict[tuple[str, str], str]
"""By file and path of a value, the cell that it comes from."""


@dataclass(slots=True)
class Applied:
    """The files as they would be, what an update record is to say, and the cells that values come from."""

    files: dict[str, bytes] = field(default_factory=dict)
    record: NewRecord | None = None
    cells: Cells = field(default_factory=dict)


def applied(
    workspace: Workspace, strategy: Strategy, difference: Difference, bytes_of: Callable[[str], bytes]
) -> Applied:
    """Return what a difference comes to in the files of a strategy.

    What update records have set of a task or KPI goes into a further one, since it would hold over the file.
    Raises NotEditableError where a change cannot be made to a file's bytes.
    """
    return _Application(workspace, strategy).apply(difference, bytes_of)


def strategy_language(workspace: Workspace, strategy: Strategy) -> Language:
    """Return the language that a strategy's file names its fields in."""
    text = workspace.tracked.source.sources[strategy.file].text
    return language_of(text, strategy.file, workspace.language)


def new_file_text(items: Iterable[NewItem], language: Language) -> tuple[str, dict[str, str]]:
    """Return the file of a strategy that only a sheet has, and by the paths of its values their cells.

    Raises UnwritableError for a text that YAML has no way to write.
    """
    tree, paths = tree_of(items)
    fields = named("strategy", tree, lambda _, known: name_of(known, language))
    return "\n".join(["---", *block_lines(fields, 0), "---", ""]), paths


@dataclass(slots=True)
class _Application:
    """Sorts the changes of one strategy by the file that they go to."""

    workspace: Workspace
    strategy: Strategy
    edits: dict[tuple[str, str], list[Edit | Addition]] = field(default_factory=dict)
    tasks: dict[str, dict[str, Value]] = field(default_factory=dict)
    kpis: dict[str, dict[str, Value]] = field(default_factory=dict)
    done: Applied = field(default_factory=Applied)

    def apply(self, difference: Difference, bytes_of: Callable[[str], bytes]) -> Applied:
        by_record: dict[int, list[Change]] = {}
        for change in difference.changes:
            by_record.setdefault(id(change.item.record), []).append(change)
        for changes in by_record.values():
            self._record(changes[0].item, changes)
        self._new(difference.new)
        for (file, root), edits in self.edits.items():
            data = self.done.files.get(file) or bytes_of(file)
            self.done.files[file] = edited(data, file, root, edits, self.workspace.language)
        if self.tasks or self.kpis:
            self.done.record = NewRecord(self.workspace.as_of, "", self.tasks, self.kpis)
        return self.done

    def _record(self, item: Item, changes: Sequence[Change]) -> None:
        """Take the changes of one record, with the day that they are of where it has one."""
        record = item.record
        if record is None:
            return
        values = {change.key: self._written(change) for change in changes}
        subject = next((one for one in subjects_of(self.strategy) if one.record is record), None)
        if subject is not None and subject.kind in ("task", "kpi"):
            recorded = self._recorded(subject, values)
            places = {change.key: change.place for change in changes}
            for key in recorded:
                values.pop(key)
                self.done.cells["", f"{subject.kind}s.{subject.name}.{_in_record(subject, key)}"] = places[
                    key
                ]
            if "updated" not in values and self._is_dated(subject, values):
                values["updated"] = self.workspace.as_of.isoformat()
        for change in changes:
            if change.key in values:
                path = f"{record.path}.{change.key}" if record.path else change.key
                self.done.cells[record.place.file, path] = change.place
        self._add(record, [Edit(record, key, value) for key, value in values.items()])

    def _recorded(self, subject: Subject, values: dict[str, Value]) -> list[str]:
        """Put into an update record what update records have set before; return the keys of that."""
        if subject.kind == "task":
            if not subject.recorded_fields:
                return []
            keys = [key for key in values if key in RECORDED["task"]]
            taken: dict[str, Value] = {key: values[key] for key in keys}
            target = self.tasks
        else:
            known = {kpi.id.value for update in self.strategy.updates for kpi in update.kpis}
            if subject.name not in known or not {"current", "source", "updated"} & set(values):
                return []
            keys = [key for key in values if key in ("current", "source", "updated")]
            taken = {_in_record(subject, key): values[key] for key in keys}
            if "value" not in taken:
                return []
            target = self.kpis
        if taken:
            target[subject.name] = taken
        return keys

    def _is_dated(self, subject: Subject, values: dict[str, Value]) -> bool:
        """Tell whether a change in the file is to be given its day."""
        if subject.kind == "kpi":
            return "current" in values
        recorded = any(subject.recorded_on(key) for key in RECORDED["task"])
        has_day = getattr(subject.record, "updated", None) is not None
        return has_day and not recorded and any(key in RECORDED["task"] for key in values)

    def _written(self, change: Change) -> Value:
        """Return what is written for a change: nothing as a word, a percentage as the file has it."""
        after = change.after
        if isinstance(after, tuple):
            return after
        if is_nothing(after) and not after:
            return NOTHING.localize(strategy_language(self.workspace, self.strategy))
        before = change.before if isinstance(change.before, str) else ""
        signed = before.rstrip().endswith(("%", "％"))
        plain = change.field.kind is Kind.PERCENT or (change.field.kind is Kind.STATED_PERCENT and before)
        return after.removesuffix("%") if plain and not signed else after

    def _new(self, new: Sequence[NewItem]) -> None:
        """Take new records: to the end of their lists, whatever is missing around them with them."""
        counts: dict[str, int] = {}
        retrospective: dict[str, list[Any]] = {}
        for item in new:
            fields = self._fields(item)
            owner, _, name = item.list_key.rpartition("/")
            if not item.list_key:  # what a strategy has once: its scope
                self._add(self.strategy, [Addition(self.strategy, item.kind, fields)])
                continue
            record = self._owner(owner)
            if record is None:
                retrospective.setdefault(name, []).append(fields)
                continue
            number = counts.setdefault(item.list_key, len(getattr(record, name, ())))
            counts[item.list_key] += 1
            path = f"{record.path}.{name}[{number}]" if record.path else f"{name}[{number}]"
            for key, place in item.places.items():
                self.done.cells[record.place.file, f"{path}.{key}"] = place
            self._add(record, [Addition(record, name, fields)])
        if retrospective:
            self._add(self.strategy, [Addition(self.strategy, "retrospective", retrospective)])

    def _fields(self, item: NewItem) -> dict[str, Any]:
        """Return a new record's tree, its percentages as files have them."""
        fields = fields_of(item.values)
        progress = fields.get("progress")
        if item.kind == "task" and isinstance(progress, str):
            fields["progress"] = progress.removesuffix("%")
        return fields

    def _owner(self, key: str) -> Record | None:
        """Return the record that a list is in; None for a retrospective that is not there yet."""
        if not key:
            return self.strategy
        if key == "retrospective":
            return self.strategy.retrospective
        kind, _, name = key.partition("/")
        for number, record in enumerate(getattr(self.strategy, kind, ()), 1):
            written = getattr(record, "id", None)
            if name in (str(number), written.text.strip() if written is not None else None):
                return record  # type: ignore[no-any-return]
        raise NotEditableError(message("The record is not where it was read."), self.strategy.place)

    def _add(self, record: Record, edits: Sequence[Edit | Addition]) -> None:
        file = record.place.file
        root = "strategy" if file == self.strategy.file else "retrospective"
        self.edits.setdefault((file, root), []).extend(edits)


def _in_record(subject: Subject, key: str) -> str:
    """Return what a field is called in an update record."""
    return {"current": "value", "updated": "date"}.get(key, key) if subject.kind == "kpi" else key
