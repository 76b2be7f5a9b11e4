"""The options of a view, read from the YAML of its fence, with every mistake at its own place."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace

import yaml
from pydantic import BaseModel, ConfigDict

from strategy_tracker.language import Message, Term, message
from strategy_tracker.model import People, Place, Problem
from strategy_tracker.rules import Finding, Severity, rule_named
from strategy_tracker.rules.rule import finding_of
from strategy_tracker.site.fence.views import (
    COLUMNS,
    FACTS,
    FILTERS,
    OPTION_TERMS,
    PICTURES,
    SHOWN,
    VIEW_WORDS,
    View,
    folded,
)
from strategy_tracker.source.decoding import invisible_characters, without_forbidden
from strategy_tracker.source.front_matter.nodes import Mapping as MappingNode
from strategy_tracker.source.front_matter.nodes import Node, Refused, Scalar, Sequence, parse
from strategy_tracker.values import Unreadable, read_boolean, read_status
from strategy_tracker.vocabulary.suggestions import nearest
from strategy_tracker.vocabulary.words import STATUS_LIFECYCLE, STATUS_WORDS

RULE = "tracker-fence"
# Options whose words are known: none of them has a comma in it, as a department or a person may have.
_PARTED_BY_COMMAS = ("columns", "status", "month")
_COMMAS = re.compile(r"[、，,]")
MOST_ROWS = 1000
_MONTH = re.compile(r"(?!0000|0001|9999)\d{4}-(0[1-9]|1[0-2])")

_STATUSES = [Term(*STATUS_WORDS[status][:3]) for status in STATUS_LIFECYCLE]


class FenceOptions(BaseModel):
    """What a fence asks for. Within a filter any of its texts is enough; all filters must hold."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    view: View
    title: str = ""
    columns: tuple[str, ...]
    sort: str = ""
    descending: bool = False
    limit: int | None = None
    texts: Mapping[str, tuple[str, ...]] = {}
    facts: Mapping[str, bool] = {}


def _nearest(word: str, known: Iterable[str]) -> str:
    return nearest(word, sorted(set(known)), fold=folded) or ""


class OptionsReader:
    """Reads one fence; `known` holds the texts that there are to filter by, for did-you-means.

    `people` know whom another spelling of an owner means.
    """

    def __init__(self, file: str, known: Mapping[str, Iterable[str]], people: People) -> None:
        self.file = file
        self.known = known
        self.people = people
        self.findings: list[Finding] = []
        self.view = View.TASKS
        self.given: dict[str, Node] = {}

    def read(self, text: str, first_line: int) -> FenceOptions | None:
        """Return the options, or None where they cannot be used; see `findings` for why."""
        start = Place(self.file, first_line, 1, first_line, 1)
        problems = list(self._invisible(text, first_line))
        try:
            node = parse(without_forbidden(text), self.file, first_line, problems)
        except Refused as refused:
            problems.extend(refused.problems)
            node = None
        except yaml.MarkedYAMLError as error:
            mark = error.problem_mark
            line, column = (mark.line, mark.column + 1) if mark is not None else (0, 1)
            place = Place(self.file, first_line + line, column, first_line + line, column)
            self._add(
                place, message("This is not YAML"), message("Write one 「option: value」 on each line.")
            )
            node = None
        for problem in problems:
            self.findings.append(finding_of(rule_named(problem.rule), problem, Severity.ERROR))
        if isinstance(node, MappingNode):
            return self._options(node)
        if not self.findings:
            self._add(start, message("The view has no options"), message("Begin with 「view: tasks」."))
        return None

    def _invisible(self, text: str, first_line: int) -> Iterable[Problem]:
        """Yield what nobody sees among the options, and YAML may not take at all."""
        for problem in invisible_characters(text, self.file):
            line = first_line + problem.place.line - 1
            yield replace(problem, place=problem.place._replace(line=line, end_line=line))

    def _add(
        self,
        place: Place,
        what: Message,
        hint: Message,
        text: str = "",
        severity: Severity = Severity.ERROR,
    ) -> None:
        self.findings.append(Finding(RULE, severity, place, "", text, what, hint))

    def _unknown(
        self, place: Place, text: str, known: Iterable[str], severity: Severity, named: tuple[str, ...] = ()
    ) -> None:
        """Add a finding on an unknown name; `named` are those to name, where it is like none."""
        words = sorted(set(known))
        near = _nearest(text, words)
        hint = (
            message("Did you mean 「{suggestion}」?", suggestion=near)
            if near
            else message("There are: {names}", names=list(named or words[:12]))
        )
        self._add(place, message("「{text}」 is not known here", text=text), hint, text, severity)

    def _options(self, node: MappingNode) -> FenceOptions | None:
        names = {
            folded(name): key
            for key, term in OPTION_TERMS.items()
            for name in (key, term.hant, term.hans, term.en)
        }
        for key, value in node.entries:
            name = names.get(folded(key.text))
            if name is None:
                self._unknown(key.place, key.text, names, Severity.ERROR)
            elif name in self.given:
                self._add(
                    key.place,
                    message("「{text}」 is given twice", text=key.text),
                    message("Keep one."),
                    key.text,
                )
            else:
                self.given[name] = value
        self._read_view(node.place)
        filters = FILTERS[self.view]
        for key, _value in node.entries:
            name = names.get(folded(key.text), "")
            if name in OPTION_TERMS and name not in (*filters, *self._general()):
                what = message("「{text}」 does not apply to {view}", text=key.text, view=self.view.value)
                there_are = message("There are: {names}", names=[*self._general()[1:], *filters])
                self._add(key.place, what, there_are, key.text)
        options = self._model()
        return None if any(found.severity is Severity.ERROR for found in self.findings) else options

    def _general(self) -> tuple[str, ...]:
        """Return the options of the view that are no filters."""
        own = () if self.view in PICTURES else ("columns", "sort")
        return ("view", "title", *own, "limit")

    def _read_view(self, place: Place) -> None:
        scalar = self._scalar("view")
        if scalar is None:
            if "view" not in self.given:
                self._add(
                    place, message("The option 「view」 is missing"), message("Begin with 「view: tasks」.")
                )
            return
        words = {folded(word): view for view in View for word in (view.value, *VIEW_WORDS[view])}
        view = words.get(folded(scalar.text))
        if view is None:
            self._unknown(scalar.place, scalar.text, words, Severity.ERROR)
        else:
            self.view = view

    def _model(self) -> FenceOptions:
        listed = self.view not in PICTURES
        items = self._list("columns") if listed else []
        chosen = tuple(name for item in items if (name := self._column(item, item.text)))
        sort = self._scalar("sort") if listed else None
        descending = sort is not None and sort.text.startswith("-")
        title = self._scalar("title")
        texts = {
            name: found
            for name in FILTERS[self.view]
            if name not in FACTS and (found := tuple(self._filter_texts(name)))
        }
        facts = {name: self._fact(name) for name in FILTERS[self.view] if name in FACTS}
        return FenceOptions(
            view=self.view,
            title=title.text if title else "",
            columns=chosen or SHOWN.get(self.view, ()),
            sort=self._column(sort, sort.text.removeprefix("-")) if sort else "",
            descending=descending,
            limit=self._limit(),
            texts=texts,
            facts={name: wanted for name, wanted in facts.items() if wanted is not None},
        )

    def _scalar(self, name: str) -> Scalar | None:
        node = self.given.get(name)
        if node is None or isinstance(node, Scalar):
            return node
        self._add(
            node.place,
            message("「{text}」 takes one value", text=name),
            message("Write 「{text}: value」.", text=name),
        )
        return None

    def _list(self, name: str) -> list[Scalar]:
        node = self.given.get(name)
        items = node.items if isinstance(node, Sequence) else [node] if node is not None else []
        found = []
        for item in items:
            if isinstance(item, Scalar) and name in _PARTED_BY_COMMAS:
                found += [
                    replace(item, text=text.strip()) for text in _COMMAS.split(item.text) if text.strip()
                ]
            elif isinstance(item, Scalar):
                found.append(item)
            else:
                hint = message("Write 「{text}: [one, another]」.", text=name)
                self._add(item.place, message("「{text}」 takes a list of texts", text=name), hint)
        return found

    def _column(self, scalar: Scalar, text: str) -> str:
        """Return the key of a column, named by key or by its head in any language; '' where there is none."""
        names: dict[str, str] = {}
        for key, column in COLUMNS[self.view].items():
            for name in column.names():
                names.setdefault(folded(name), key)
        found = names.get(folded(text), "")
        if not found:
            self._unknown(scalar.place, text, names, Severity.ERROR, SHOWN[self.view])
        return found

    def _filter_texts(self, name: str) -> Iterable[str]:
        for item in self._list(name):
            text = item.text.strip()
            if name == "status":
                try:
                    yield read_status(text).value
                except Unreadable as error:
                    near = error.values.get("suggestion")
                    hint = (
                        message("Did you mean 「{suggestion}」?", suggestion=near)
                        if near
                        else message("There are: {names}", names=_STATUSES)
                    )
                    self._add(item.place, message("「{text}」 is not known here", text=text), hint, text)
            elif name == "month":
                if _MONTH.fullmatch(text):
                    yield text
                else:
                    what = message("「{text}」 is not a month", text=text)
                    self._add(item.place, what, message("Write it as 2024-08."), text)
            else:
                text = self.people.name_of(text) if name == "owner" else text
                known = list(self.known.get(name, ()))
                if "*" not in text and folded(text) not in set(map(folded, known)):
                    self._unknown(item.place, text, known, Severity.WARNING)
                yield text

    def _fact(self, name: str) -> bool | None:
        scalar = self._scalar(name)
        if scalar is None:
            return None
        try:
            return read_boolean(scalar.text)
        except Unreadable:
            what = message("「{text}」 is neither yes nor no", text=scalar.text)
            self._add(scalar.place, what, message("Write yes or no."), scalar.text)
            return None

    def _limit(self) -> int | None:
        scalar = self._scalar("limit")
        if scalar is None:
            return None
        text = scalar.text.strip()
        if text.isascii() and text.isdigit() and 0 < len(text) < 6 and 0 < int(text) <= MOST_ROWS:
            return int(text)
        what = message("「{text}」 is not a number from 1 to {most}", text=text, most=MOST_ROWS)
        self._add(scalar.place, what, message("Write 「limit: 10」."), text)
        return None
