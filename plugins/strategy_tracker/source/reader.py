"""From trees of text to records, by the tables of `vocabulary.fields`.

Whatever does not fit becomes a Problem at its own place and the reading goes on, so that all problems of a
file are found at once and all that is right in it is used.
"""

from __future__ import annotations

from collections.abc import Mapping as Table
from dataclasses import dataclass, field, replace
from typing import Any

from strategy_tracker.language import message
from strategy_tracker.model import Place, Problem, Record, Written
from strategy_tracker.source.front_matter.nodes import Key, Mapping, Node, Scalar, Sequence, outline
from strategy_tracker.source.given_units import give_units
from strategy_tracker.source.node_access import (
    LONGEST_KEY,
    RECORDS,
    head,
    holding,
    is_absent,
    items,
    looked_up,
    place_of,
)
from strategy_tracker.source.period_ends import join_ends
from strategy_tracker.source.records_from_text import records_meant
from strategy_tracker.source.typed_values import read_value, split_list
from strategy_tracker.source.unintended_values import (
    bracketed_text,
    colon_in_sentence,
    empty_block_text,
    lost_comment,
    quote_over_fields,
    repeated_keys,
    separated,
    swallowed_fields,
)
from strategy_tracker.source.wrapped_fields import lifted, names_around
from strategy_tracker.values import (
    NO_CONTEXT,
    Context,
    Period,
    Unreadable,
    is_ditto,
    is_nothing,
    read_period,
    told,
)
from strategy_tracker.values.folded_text import without_invisible
from strategy_tracker.values.relative_values import WITH_A_DAY, value_and_day
from strategy_tracker.vocabulary.fields import FIELDS, Field, Kind, field_of, folded_name, names_of
from strategy_tracker.vocabulary.other_names import field_meant

_LAYOUT = frozenset(("yaml-list-sign", "yaml-no-space-after-dash", "yaml-indentation"))
_LISTS = frozenset((Kind.TEXTS, Kind.REFERENCES))
_RECORD_KINDS = frozenset((Kind.RECORD, Kind.RECORDS, Kind.RECORDS_BY_ID))
_MANY_VALUES = _LISTS | _RECORD_KINDS | {Kind.FREE}
_REQUIRED = {record: tuple(known for known in fields if known.required) for record, fields in FIELDS.items()}
_ONE_TEXT = message("one text")
_FIELDS = message("fields with their values")


@dataclass(slots=True)
class Reader:
    """Reads the records of one file; `context` is what their dates leave to the record around them."""

    file: str
    lines: list[str]
    problems: list[Problem] = field(default_factory=list)
    context: Context = NO_CONTEXT
    has_hashes: bool = False
    wrong_types: int = 0

    def __post_init__(self) -> None:
        self.has_hashes = " #" in "\n".join(self.lines)

    def fields(self, node: Mapping, record: str, path: str) -> dict[str, Any]:
        """Return the values of a mapping by canonical key: Written values, records, or tuples of them.

        Their types are checked when the record is made of them.
        """
        names = names_of(record)
        values: dict[str, Any] = {}
        first: dict[str, Key] = {}
        unknown: list[Key] = []
        told: set[str] = set()
        entries = lifted(node, record)
        if len(entries) > len(node.entries):  # two at least in the place of each name around them
            self.problems.extend(names_around(node, record, path, self.lines))
        for key, child in entries:
            known = names.get(looked_up(key.text))
            if known is None:
                unknown.append(key)
            elif known.key in first:
                values_of = {"field": known, "line": first[known.key].place.line}
                self._report("duplicate-key", key.place, f"{path}{known.key}", key.text, **values_of)
            else:
                first[known.key] = key
                before = self.wrong_types
                values[known.key] = self.value(child, known, f"{path}{known.key}", key)
                if self.wrong_types > before:
                    told.add(known.key)
        for key in unknown:
            self._unknown(key, record, path, first)
        self.problems.extend(join_ends(values, record, path))
        self.problems.extend(give_units(values, record, path))
        for known in _REQUIRED[record]:
            if is_absent(values.get(known.key)) and known.key not in told:
                typed = first.get(known.key)
                place = place_of(values.get(known.key)) or (typed.place if typed else head(node))
                missing = {"field": known, "record": record, "empty": typed.text.strip() if typed else ""}
                self.problems.append(Problem("field-missing", place, f"{path}{known.key}", values=missing))
        return values

    def value(self, node: Node, known: Field, path: str, key: Key) -> object:
        """Return the value of one field: as its kind says, or None where the node has another shape."""
        if known.kind in _MANY_VALUES:
            return self._values(node, known, path)
        if known.kind is Kind.PERIOD and isinstance(node, Mapping):
            return self._period(node, path)
        scalar = node if isinstance(node, Scalar) else self._flattened(node, known, path)
        if scalar.style is not None or self.has_hashes:
            self._report_odd_scalar(scalar, known, path)
        if not scalar.text and scalar.place.line == scalar.place.end_line:
            scalar = Scalar(scalar.text, key.place, scalar.plain)
        return self.written(scalar, known, path)

    def _values(self, node: Node, known: Field, path: str) -> object:
        """Return the values of a field that holds several: texts, records, or what a team adds itself."""
        if known.kind in _LISTS:
            return self._list(node, known, path)
        if known.kind in _RECORD_KINDS:
            return self._records(node, known, path)
        self.problems.extend(repeated_keys(node, path))
        return outline(node) if isinstance(node, Mapping) else {known.key: outline(node)}

    def written(self, scalar: Scalar, known: Field, path: str) -> Written[object]:
        """Return a scalar's value with its text and place."""
        if scalar.place.end_line > scalar.place.line:
            self.problems.extend(swallowed_fields(scalar, known, self.lines))
            self._add(quote_over_fields(scalar, self.lines), path)
        text = scalar.text.strip()
        visible = text if text.isprintable() else without_invisible(text).strip()
        if self._is_no_value(visible, scalar, known, path):
            return Written(text, None, scalar.place)
        try:
            value, notes = read_value(known.kind, visible, self.context)
        except Unreadable as error:
            values = {"field": known, **error.values}
            values.pop("text", None)
            if error.rule == "date-without-year" and path == "period":
                values["suggestion"] = self._in_the_year_it_was_made(visible)
            self._report(error.rule, scalar.place, path, text, **values)
            return Written(text, None, scalar.place)
        for note in told(notes) if notes else ():
            parts = value_and_day(visible) if note == WITH_A_DAY else None
            facts = {"value": value} if parts is None else {"number": parts.value, "day": parts.day}
            self._report(note, scalar.place, path, text, field=known, **facts)
        return Written(text, value, scalar.place)

    def _in_the_year_it_was_made(self, text: str) -> Period | None:
        """Return what a strategy's period without a year would be, were it that of its 制定日期."""
        made = self.context.created
        if made is None:
            return None
        try:
            return read_period(text, Context(Period(made, made))).period
        except Unreadable:
            return None

    def _is_no_value(self, text: str, scalar: Scalar, known: Field, path: str) -> bool:
        """Tell whether a text is no value: it says "nothing", or 同上, which is reported."""
        if text[:1].isdigit():  # dates and numbers are hardly ever the same, and say something
            return False
        if is_ditto(text):
            self._report("ditto-mark", scalar.place, path, text, field=known)
            return True
        return is_nothing(text)

    def record(self, node: Node, record: str, path: str) -> Record | None:
        """Return one inner record, or None where the node is no mapping."""
        if not isinstance(node, Mapping):
            self._not_a_record(node, record, path)
            return None
        values = self.fields(node, record, f"{path}.")
        given = {name: value for name, value in values.items() if value is not None}
        return RECORDS[record](place=head(node), path=path, **given)

    def _records(self, node: Node, known: Field, path: str) -> object:
        """Return the record or the tuple of records that a field holds."""
        if isinstance(node, Scalar) and is_nothing(node.text.strip()):
            self._report_odd_scalar(node, known, path)
            return None if known.kind is Kind.RECORD else ()
        if known.kind is Kind.RECORD:
            return self.record(node, known.record, path)
        if known.kind is Kind.RECORDS_BY_ID:
            return self._records_by_id(node, known, path)
        items = node.items if isinstance(node, Sequence) else [node]
        records: list[Record] = []
        for index, item in enumerate(items):
            record = self._item(item, known, f"{path}[{index}]")
            if record is not None:
                records.append(record)
        return tuple(records)

    def _item(self, node: Node, known: Field, path: str) -> Record | None:
        """Return one item of a list of records; a plain text stands for the record's main field."""
        if isinstance(node, Scalar) and is_nothing(node.text.strip()):
            return None
        if not known.shorthand:
            return self.record(node, known.record, path)
        if isinstance(node, Mapping) and not self._is_sentence(node, known.record):
            return self.record(node, known.record, path)
        main = field_of(known.record, known.shorthand)
        scalar = node if isinstance(node, Scalar) else self._flattened(node, main, path)
        self._report_odd_scalar(scalar, known, path)
        written = self.written(scalar, main, path)
        main_value: dict[str, Any] = {main.key: written}
        return RECORDS[known.record](place=scalar.place, path=path, **main_value)

    def _records_by_id(self, node: Node, known: Field, path: str) -> tuple[Record, ...]:
        """Return the records of a mapping from ids to fields."""
        if not isinstance(node, Mapping):
            self._report("wrong-type", node.place, path, field=known, expected=_FIELDS)
            return ()
        records = []
        seen: dict[str, int] = {}
        for key, child in node.entries:
            inner = f"{path}.{key.text}"
            if folded_name(key.text) in seen:
                line = seen[folded_name(key.text)]
                self._report("duplicate-key", key.place, inner, key.text, field=key.text, line=line)
                continue
            seen[folded_name(key.text)] = key.place.line
            if isinstance(child, Scalar) and is_nothing(child.text.strip()):
                continue
            if not isinstance(child, Mapping):
                self._not_a_record(child, known.record, inner)
                continue
            values = self.fields(child, known.record, f"{inner}.")
            given = {name: value for name, value in values.items() if value is not None}
            given.setdefault("id", Written(key.text.strip(), without_invisible(key.text).strip(), key.place))
            records.append(RECORDS[known.record](place=key.place, path=inner, **given))
        return tuple(records)

    def _list(self, node: Node, known: Field, path: str) -> tuple[Written[object], ...]:
        """Return the items of a list of texts, typed as a list or in one line."""
        if isinstance(node, Scalar):
            self._report_odd_scalar(node, known, path)
            if self._is_no_value(node.text.strip(), node, known, path):
                return ()
            items = split_list(node.text)
            return tuple(Written(item, item, node.place) for item in items)
        if isinstance(node, Mapping):
            node = Sequence([node], node.place)
        apart, problems = separated(node, known, self.lines)
        self.problems.extend(replace(problem, path=path) for problem in problems)
        written = []
        for index, item in enumerate(apart):
            inner = f"{path}[{index}]"
            scalar = item if isinstance(item, Scalar) else self._flattened(item, known, inner)
            self._report_odd_scalar(scalar, known, inner)
            if not is_nothing(scalar.text.strip()):
                written.append(self.written(scalar, known, inner))
        return tuple(written)

    def _period(self, node: Mapping, path: str) -> Written[Period] | None:
        """Return a period that was typed as {start, end}: from the first day of one to the last of the other.

        Either may be days with a name of their own, such as 8月上旬.
        """
        values = self.fields(node, "period", f"{path}.")
        ends = {name: end for name, end in values.items() if isinstance(end, Written)}
        texts = [ends[name].text for name in ("start", "end") if name in ends]
        periods = {name: end.value for name, end in ends.items() if isinstance(end.value, Period)}
        start = periods["start"].start if "start" in periods else None
        end = periods["end"].end if "end" in periods else None
        if start is not None and end is not None and end < start:
            self._report("period-end-before-start", head(node), path, " – ".join(texts))
            return Written(" – ".join(texts), None, head(node))
        found = None if start is None and end is None else Period(start, end)
        return Written(" – ".join(texts), found, head(node))

    def _is_sentence(self, node: Mapping, record: str) -> bool:
        """Tell a sentence with an unquoted `: ` from a mapping: its one key is no field's name."""
        return len(node.entries) == 1 and folded_name(node.entries[0][0].text) not in names_of(record)

    def _flattened(self, node: Node, known: Field, path: str) -> Scalar:
        """Return a list or mapping that stands where one value belongs as one text, and report it.

        Prose may be written as a list of texts (渠道: [抖音, 小紅書]); what names a record may not.
        """
        bracketed = bracketed_text(node, self.lines)
        if bracketed is not None:
            self._add(bracketed[0], path)
            return bracketed[1]
        sentence = node.entries[0] if isinstance(node, Mapping) and len(node.entries) == 1 else None
        if sentence is not None and isinstance(sentence[1], Scalar):
            problem, scalar = colon_in_sentence(sentence[0], sentence[1], self.lines)
            self._add(problem, path)
            return scalar
        leaves = [child for _, child in node.entries] if isinstance(node, Mapping) else items(node)
        texts = [leaf.text for leaf in leaves if isinstance(leaf, Scalar)]
        enumerated = isinstance(node, Sequence) and len(texts) == len(leaves)
        if not (enumerated and known.kind is Kind.TEXT and not known.required):
            self._report("wrong-type", node.place, path, field=known, expected=_ONE_TEXT)
        return Scalar("、".join(texts), node.place, plain=False)

    def _not_a_record(self, node: Node, record: str, path: str) -> None:
        """Report a text or list where a mapping belongs, with the fields that a text may mean."""
        text = node.text if isinstance(node, Scalar) else ""
        meant = records_meant(node, record, path, self.context, self.lines)
        if meant:
            self._drop_slips_of_layout(node.place)
        values = {"field": holding(record), "expected": _FIELDS, "meant": meant}
        self._report("wrong-type", node.place, path, text[:60], **values)

    def _drop_slips_of_layout(self, place: Place) -> None:
        """Take back what was said of the layout of lines that are shown anew as a whole."""
        lines = range(place.line, place.end_line + 1)
        self.problems[:] = [
            problem
            for problem in self.problems
            if not (problem.rule in _LAYOUT and problem.place.line in lines)
        ]

    def _report_odd_scalar(self, scalar: Scalar, known: Field, path: str) -> None:
        """Report what YAML made of a value that its author did not mean."""
        if scalar.style is not None:
            self._add(empty_block_text(scalar, self.lines), path)
        elif self.has_hashes:
            self._add(lost_comment(scalar, known, self.lines), path)

    def _unknown(self, key: Key, record: str, path: str, present: Table[str, Key]) -> None:
        """Report a field that no record has, with the name that was probably meant."""
        text = key.text[:LONGEST_KEY]
        if key.text == "<<" and key.plain:
            self._report("yaml-merge-key", key.place, f"{path}<<", key.text)
            return
        suggestion = field_meant(record, without_invisible(text), present)
        self._report("unknown-field", key.place, f"{path}{text}", text, suggestion=suggestion, record=record)

    def _add(self, problem: Problem | None, path: str) -> None:
        """Add a problem that was found without its path."""
        if problem is not None:
            self.problems.append(replace(problem, path=path))

    def _report(self, rule: str, place: Place, path: str, text: str = "", **values: object) -> None:
        self.wrong_types += rule == "wrong-type"
        self.problems.append(Problem(rule, place, path, text, values))
