"""Changes of single values, made to the bytes of a file at the one place where the value stands.

An edit says which field of which record gets which text. Where the field is there, its value is replaced;
where it is not, it is added in the file's own style and language, at the place that it has on the form. All
else stays to the byte. What was written is read back and must be the old front matter with that one change.
"""

from __future__ import annotations

from collections.abc import Iterable
from collections.abc import Mapping as Table
from dataclasses import dataclass

from strategy_tracker.editing.appending import NOT_BY_ITSELF
from strategy_tracker.editing.document import Document, NotEditableError
from strategy_tracker.editing.expected import Value, expected_shape, shape_of
from strategy_tracker.editing.naming import Names
from strategy_tracker.editing.trees import Tree
from strategy_tracker.editing.work import Work
from strategy_tracker.language import Language, message
from strategy_tracker.model import Place, Record, Strategy


@dataclass(frozen=True, slots=True)
class Edit:
    """One change: a field (its canonical key) of a record that was read from a file, and its new value."""

    record: Record
    field: str
    value: Value


@dataclass(frozen=True, slots=True)
class Addition:
    """A new record: in the field (its canonical key) of a record that was read from a file, and its fields.

    Where the field is a list, the new record comes last. Where it holds one record it must not be there yet.
    """

    record: Record
    field: str
    values: Table[str, Tree]


def edited(
    data: bytes,
    file: str,
    root: str,
    edits: Iterable[Edit | Addition],
    language: Language = Language.TRADITIONAL,
) -> bytes:
    """Return a file's bytes with edits made; `file` and `root` are its name and the record that it holds.

    `language` is that of new fields in a file whose own names do not tell. Raises NotEditableError where a
    record is not found in the file, or a change cannot be made without touching anything else.
    """
    document = Document(data, file, root)
    if document.tree is None:
        raise NotEditableError(message("The front matter cannot be read."), Place(file))
    work = Work(document, Names(document.tree, root, language))
    edits = list(edits)
    changes = _by_record(edit for edit in edits if isinstance(edit, Edit))
    added = _by_list(edit for edit in edits if isinstance(edit, Addition))
    # What is put behind a list comes after what is put to its end, and that after what its last item gets.
    for record, values in changes:
        if not isinstance(record, Strategy):
            work.edit(record, values)
    later = [(record, key, items) for record, key, items in added if not work.append(record, key, items)]
    for record, values in changes:
        if isinstance(record, Strategy):
            work.edit(record, values)
    for record, key, items in later:
        work.begin(record, key, items)
    result = document.spliced(work.splices)
    after = Document(result, file, root)
    wanted = expected_shape(document.tree, work.values, work.additions, work.appended)
    if after.tree is None or shape_of(after.tree) != wanted:
        raise NotEditableError(NOT_BY_ITSELF, work.place)
    return result


def _by_record(edits: Iterable[Edit]) -> list[tuple[Record, dict[str, Value]]]:
    """Return the edits of each record together; of two of one field the later counts."""
    found: dict[tuple[type[Record], Place], tuple[Record, dict[str, Value]]] = {}
    for edit in edits:
        key = (type(edit.record), edit.record.place)
        found.setdefault(key, (edit.record, {}))[1][edit.field] = edit.value
    return list(found.values())


def _by_list(additions: Iterable[Addition]) -> list[tuple[Record, str, list[Table[str, Tree]]]]:
    """Return the new records of each list together."""
    found: dict[tuple[Place, str], tuple[Record, str, list[Table[str, Tree]]]] = {}
    for addition in additions:
        key = (addition.record.place, addition.field)
        found.setdefault(key, (addition.record, addition.field, []))[2].append(addition.values)
    return list(found.values())
