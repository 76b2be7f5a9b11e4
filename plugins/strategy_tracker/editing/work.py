"""The splices that changes of a file's records come to, and what its front matter is read as afterwards."""

from __future__ import annotations

import re
from collections.abc import Mapping as Table
from collections.abc import Sequence as Series

from strategy_tracker.editing.appending import append
from strategy_tracker.editing.document import Document, NotEditableError, Splice
from strategy_tracker.editing.expected import Additions, Appended, Value, Values
from strategy_tracker.editing.naming import Names
from strategy_tracker.editing.trees import Tree, UnwritableError, block_lines, flow_text, named, named_item
from strategy_tracker.editing.yaml_text import flow_list, scalar
from strategy_tracker.language import message
from strategy_tracker.model import Place, Record
from strategy_tracker.source.front_matter.nodes import Key, Mapping, Node, Scalar
from strategy_tracker.source.node_access import looked_up
from strategy_tracker.values import Unreadable, read_period
from strategy_tracker.vocabulary.fields import FIELDS, Field, Kind, field_of, names_of

_COMMENT = re.compile(r"(?:^|\s)#", re.MULTILINE)


class Work:
    """Gathers the splices that edits come to, and what the front matter is to be read as afterwards."""

    def __init__(self, document: Document, names: Names) -> None:
        self.document = document
        self.names = names
        self.splices: list[Splice] = []
        self.values: Values = {}
        self.additions: Additions = {}
        self.appended: Appended = {}
        self.place = Place(document.file)

    def edit(self, record: Record, values: Table[str, Value]) -> None:
        """Change the fields of one record."""
        self.place = record.place
        node = self.document.node_of(record)
        kind = _kind_of(record)
        if isinstance(node, Mapping):
            self.fields(node, kind, values)
        elif isinstance(node, Scalar) and kind in ("goal", "initiative", "entry"):
            self._spread(node, kind, values)
        else:
            raise NotEditableError(message("The record is not where it was read."), record.place)

    def append(self, record: Record, key: str, items: Series[Table[str, Tree]]) -> bool:
        """Put new records to the end of a list; False where the record has no such list yet."""
        self.place = record.place
        kind, node = _kind_of(record), self.document.node_of(record)
        field = field_of(kind, key)
        if not isinstance(node, Mapping) or field.kind is not Kind.RECORDS:
            return False
        for present, child in node.entries:
            if names_of(kind).get(looked_up(present.text)) is field:
                trees = [named_item(field, item, self.names.name) for item in items]
                try:
                    made = append(self.document, present, child, trees)
                except UnwritableError as error:
                    raise self._unwritable() from error
                self.splices.extend(made.splices)
                if made.whole is None:
                    self.appended[id(child)] = trees
                else:
                    self.values[id(child)] = made.whole
                return True
        return False

    def begin(self, record: Record, key: str, items: Series[Table[str, Tree]]) -> None:
        """Add a list of new records, or one new record, that a record does not have yet."""
        self.place = record.place
        kind, node = _kind_of(record), self.document.node_of(record)
        if not isinstance(node, Mapping):
            raise NotEditableError(message("The record is not where it was read."), record.place)
        present = self._present(node, kind)
        if key in present:
            reason = message(
                "This line is laid out so that it cannot be changed by itself; change it by hand."
            )
            raise NotEditableError(reason, record.place)
        field = field_of(kind, key)
        whole: Tree = list(items) if field.kind is Kind.RECORDS else items[0]
        ((_, tree),) = named(kind, {key: whole}, self.names.name).items()
        self._add(node, kind, [(field, tree)], present)

    def fields(self, node: Mapping, kind: str, values: Table[str, Value]) -> None:
        """Change fields of a mapping: those that it has first, then those that are added."""
        present = self._present(node, kind)
        missing = []
        for field in FIELDS[kind]:
            if field.key not in values:
                continue
            if field.key in present:
                self._replace(node, *present[field.key], field, values[field.key])
            else:
                missing.append(field)
        self._add(node, kind, [(field, values[field.key]) for field in missing], present)

    def _present(self, node: Mapping, kind: str) -> dict[str, tuple[Key, Node]]:
        """Return the fields that a mapping has, by canonical key."""
        present: dict[str, tuple[Key, Node]] = {}
        names = names_of(kind)
        for key, child in node.entries:
            known = names.get(looked_up(key.text))
            if known is not None:
                present.setdefault(known.key, (key, child))
        return present

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
        fields: Series[tuple[Field, Tree]],
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

    def _add_in_flow(self, mapping: Mapping, anchor: tuple[Key, Node] | None, name: str, value: Tree) -> None:
        text = f"{name}: {self._tree(value)}"
        if anchor is None:
            start = self.document.start_of(mapping) + 1
            self.splices.append(Splice(start, start, text))
            return
        end = self.document.end_of(*anchor)
        self.splices.append(Splice(end, end, f", {text}"))

    def _add_line(self, anchor: tuple[Key, Node], name: str, value: Tree) -> None:
        """Add a line below a field, indented as that is."""
        document = self.document
        key, node = anchor
        line = document.line_of(document.end_of(key, node))
        lead = document.line(key.place.line)[: key.place.column - 1]
        if lead.strip():  # the field is the first behind a dash
            lead = " " * len(lead)
        end = document.line_end(line)
        try:
            lines = [line.replace("\n", document.newline) for line in block_lines({name: value}, len(lead))]
        except UnwritableError as error:
            raise self._unwritable() from error
        if lines:
            lines[0] = lead + lines[0].lstrip(" ")
        text = "".join(document.newline + line for line in lines)
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
            raise self._unwritable()
        return text.replace("\n", self.document.newline)

    def _tree(self, value: Tree) -> str:
        """Return a value as it stands between brackets."""
        try:
            return flow_text(value)
        except UnwritableError as error:
            raise self._unwritable() from error

    def _unwritable(self) -> NotEditableError:
        return NotEditableError(message("This text cannot be written in a file of fields."), self.place)


def _kind_of(record: Record) -> str:
    return type(record).__name__.lower()


def _ends_that_fit(node: Mapping, text: str) -> dict[str, Value] | None:
    """Return a period's start and end where a mapping that has them can go on having them."""
    try:
        period = read_period(text).period
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
