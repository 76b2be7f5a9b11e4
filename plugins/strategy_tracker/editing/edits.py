"""Changes of single values, made to the bytes of a file at the one place where the value stands.

An edit says which field of which record gets which text. Where the field is there, its value is replaced;
where it is not, it is added in the file's own style and language, at the place that it has on the form. All
else stays to the byte. What was written is read back and must be the old front matter with that one change.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from collections.abc import Mapping as Table
from collections.abc import Sequence as Series
from dataclasses import dataclass

from strategy_tracker.editing.document import Document, NotEditableError, Splice
from strategy_tracker.editing.expected import Additions, Value, Values, expected_shape, shape_of
from strategy_tracker.editing.naming import Names
from strategy_tracker.editing.yaml_text import flow_list, scalar
from strategy_tracker.language import Language, message
from strategy_tracker.model import Place, Record
from strategy_tracker.source.nodes import Key, Mapping, Node, Scalar
from strategy_tracker.source.shapes import looked_up
from strategy_tracker.values import Unreadable, read_period
from strategy_tracker.vocabulary.fields import FIELDS, Field, Kind, field_of, names_of

_KINDS = {
    "TaskUpdate": "task_update",
    "KpiUpdate": "kpi_update",
    "StepUpdate": "step_update",
}
_COMMENT = re.compile(r"(?:^|\s)#", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Edit:
    """One change: a field (its canonical key) of a record that was read from a file, and its new value."""

    record: Record
    field: str
    value: Value


def edited(
    data: bytes, file: str, root: str, edits: Iterable[Edit], language: Language = Language.TRADITIONAL
) -> bytes:
    """Return a file's bytes with edits made; `file` and `root` are its name and the record that it holds.

    `language` is that of new fields in a file whose own names do not tell. Raises NotEditableError where a
    record is not found in the file, or a change cannot be made without touching anything else.
    """
    document = Document(data, file, root)
    if document.tree is None:
        raise NotEditableError(message("The front matter cannot be read."), Place(file))
    work = _Work(document, Names(document.tree, root, language))
    for record, values in _by_record(edits):
        work.edit(record, values)
    result = document.spliced(work.splices)
    after = Document(result, file, root)
    wanted = expected_shape(document.tree, work.values, work.additions)
    if after.tree is None or shape_of(after.tree) != wanted:
        raise NotEditableError(
            message("This line is laid out so that it cannot be changed by itself; change it by hand."),
            work.place,
        )
    return result


def _by_record(edits: Iterable[Edit]) -> list[tuple[Record, dict[str, Value]]]:
    """Return the edits of each record together; of two of one field the later counts."""
    found: dict[tuple[type[Record], Place], tuple[Record, dict[str, Value]]] = {}
    for edit in edits:
        key = (type(edit.record), edit.record.place)
        found.setdefault(key, (edit.record, {}))[1][edit.field] = edit.value
    return list(found.values())


class _Work:
    """Gathers the splices that edits come to, and what the front matter is to be read as afterwards."""

    def __init__(self, document: Document, names: Names) -> None:
        self.document = document
        self.names = names
        self.splices: list[Splice] = []
        self.values: Values = {}
        self.additions: Additions = {}
        self.place = Place(document.file)

    def edit(self, record: Record, values: Table[str, Value]) -> None:
        """Change the fields of one record."""
        self.place = record.place
        node = self.document.node_of(record)
        kind = _KINDS.get(type(record).__name__, type(record).__name__.lower())
        if isinstance(node, Mapping):
            self.fields(node, kind, values)
        elif isinstance(node, Scalar) and kind in ("goal", "initiative", "entry"):
            self._spread(node, kind, values)
        else:
            raise NotEditableError(message("The record is not where it was read."), record.place)

    def fields(self, node: Mapping, kind: str, values: Table[str, Value]) -> None:
        """Change fields of a mapping: those that it has first, then those that are added."""
        present: dict[str, tuple[Key, Node]] = {}
        names = names_of(kind)
        for key, child in node.entries:
            known = names.get(looked_up(key.text))
            if known is not None:
                present.setdefault(known.key, (key, child))
        missing = []
        for field in FIELDS[kind]:
            if field.key not in values:
                continue
            if field.key in present:
                self._replace(node, *present[field.key], field, values[field.key])
            else:
                missing.append(field)
        self._add(node, kind, [(field, values[field.key]) for field in missing], present)

    def _replace(self, mapping: Mapping, key: Key, node: Node, field: Field, value: Value) -> None:
        """Put a new value behind a key."""
        self.place = key.place
        if field.kind is Kind.PERIOD and isinstance(node, Mapping) and isinstance(value, str):
            ends = _ends_that_fit(node, value)
            if ends is not None:
                self.fields(node, "period", ends)
                return
        document, flow = self.document, self.document.is_flow(mapping)
        style = node.style if isinstance(node, Scalar) else None
        written = self._written(value, style, flow, key.place.column - 1)
        end = document.end_of(key, node)
        start = document.behind_colon(key)
        if isinstance(node, Scalar) and (node.text or not node.plain):
            start = document.start_of(node)
            gap = ""
        elif not isinstance(node, Scalar) and document.is_flow(node):
            start, gap = document.start_of(node), ""
        else:
            gap = " " if document.text[start - 1 : start] in (":", "：") else ": "
        text = gap + written
        if isinstance(node, Scalar) and node.style in ("|", ">"):
            self._replace_block(node, end, written)
        else:
            if not isinstance(node, Scalar) and _COMMENT.search(document.text[start:end]):
                reason = message("There are comments inside this value; change it by hand.")
                raise NotEditableError(reason, key.place)
            self.splices.append(Splice(start, end, text))
        self.values[id(node)] = value

    def _replace_block(self, node: Scalar, end: int, written: str) -> None:
        """Replace a block text; a comment behind its header stays."""
        document = self.document
        start = document.start_of(node)
        header = re.compile(r"[|>][+\-0-9]*").match(document.text, start)
        behind = header.end() if header else start
        first, newline, rest = written.partition(document.newline)
        self.splices.append(Splice(start, behind, first))
        self.splices.append(Splice(document.line_end(node.place.line), end, newline + rest))

    def _add(
        self,
        mapping: Mapping,
        kind: str,
        fields: Series[tuple[Field, Value]],
        present: Table[str, tuple[Key, Node]],
    ) -> None:
        """Add fields that a mapping lacks, each behind the one that stands before it on the form."""
        order = [field.key for field in FIELDS[kind]]
        for field, value in fields:
            before = [name for name in order[: order.index(field.key)] if name in present]
            name = self.names.name(kind, field, mapping)
            anchor = present[before[-1]] if before else (mapping.entries[0] if mapping.entries else None)
            self.additions.setdefault(id(mapping), []).append((anchor[0] if anchor else None, name, value))
            if self.document.is_flow(mapping):
                self._add_in_flow(mapping, anchor, name, value)
            elif anchor is not None:
                self._add_line(anchor, name, value)

    def _add_in_flow(
        self, mapping: Mapping, anchor: tuple[Key, Node] | None, name: str, value: Value
    ) -> None:
        text = f"{name}: {self._written(value, None, True, 0)}"
        if anchor is None:
            start = self.document.start_of(mapping) + 1
            self.splices.append(Splice(start, start, text))
            return
        end = self.document.end_of(*anchor)
        self.splices.append(Splice(end, end, f", {text}"))

    def _add_line(self, anchor: tuple[Key, Node], name: str, value: Value) -> None:
        """Add a line below a field, indented as that is."""
        document = self.document
        key, node = anchor
        line = document.line_of(document.end_of(key, node))
        lead = document.line(key.place.line)[: key.place.column - 1]
        if lead.strip():  # the field is the first behind a dash
            lead = " " * len(lead)
        end = document.line_end(line)
        text = f"{document.newline}{lead}{name}: {self._written(value, None, False, len(lead))}"
        self.splices.append(Splice(end, end, text))

    def _spread(self, node: Scalar, kind: str, values: Table[str, Value]) -> None:
        """Make a mapping of a text that stands for a record, and add fields to it."""
        document = self.document
        main = next(field for field in FIELDS[kind] if field.key in ("text", "statement", "name"))
        start, end = document.start_of(node), document.end_of(None, node)
        before = document.line(node.place.line)[: node.place.column - 1]
        name = self.names.name(kind, main)
        added = [(field, values[field.key]) for field in FIELDS[kind] if field.key in values]
        added = [(field, value) for field, value in added if field.key != main.key]
        text = values.get(main.key, node.text)
        if not re.fullmatch(r"[ \t]*(?:- +)+", before) or node.style in ("|", ">"):
            parts = [f"{name}: {self._written(text, node.style, True, 0)}"]
            for field, value in added:
                parts.append(f"{self.names.name(kind, field)}: {self._written(value, None, True, 0)}")
            inner = ", ".join(parts)
            self.splices.append(Splice(start, end, f"{{{inner}}}"))
        else:
            lead = " " * len(before)
            written = document.text[start:end] if text == node.text else None
            first = written or self._written(text, node.style, False, len(lead))
            lines = [f"{name}: {first}"]
            for field, value in added:
                called = self.names.name(kind, field)
                lines.append(f"{lead}{called}: {self._written(value, None, False, len(lead))}")
            line_end = document.line_end(document.line_of(end))
            self.splices.append(Splice(start, end, lines[0]))
            below = "".join(document.newline + line for line in lines[1:])
            self.splices.append(Splice(line_end, line_end, below))
        self.values[id(node)] = {
            name: text, **{self.names.name(kind, field): value for field, value in added}
        }  # fmt: skip

    def _written(self, value: Value, style: str | None, flow: bool, indent: int) -> str:
        """Return a value as YAML with the file's line ends; NotEditableError where there is no way."""
        text = (
            flow_list(value)
            if isinstance(value, tuple)
            else scalar(value, style=style, flow=flow, indent=indent)
        )
        if text is None:
            raise NotEditableError(message("This text cannot be written in a file of fields."), self.place)
        return text.replace("\n", self.document.newline)


def _ends_that_fit(node: Mapping, text: str) -> dict[str, Value] | None:
    """Return a period's start and end where a mapping that has them can go on having them."""
    try:
        period = read_period(text, None).period
    except Unreadable:
        return None
    present = {
        known.key
        for key, _ in node.entries
        if (known := names_of("period").get(looked_up(key.text))) is not None
    }
    ends = {"start": period.start, "end": period.end}
    if any(day is None and name in present for name, day in ends.items()):
        return None
    return {name: day.isoformat() for name, day in ends.items() if day is not None}


def field_named(record: str, name: str) -> Field:
    """Return a field by any of its names; an unknown one is a KeyError."""
    return field_of(record, looked_up(name))
