"""Records without what a site must not show."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import fields, replace
from typing import Any, TypeVar

from strategy_tracker.model import Kpi, Record, Retrospective, Strategy, Task, Update, Written
from strategy_tracker.model.references import slug_named, split_reference
from strategy_tracker.source.node_access import RECORDS
from strategy_tracker.values import is_nothing, name_key
from strategy_tracker.vocabulary.withheld import BODY, FieldName, is_person, is_reference
from strategy_tracker.withholding.names import HIDDEN, Words

_NAMES = {made: name for name, made in RECORDS.items()} | {Strategy: "strategy", Update: "update"}
# Where a record is, and what it is called: neither value nor text.
_LEFT = frozenset(("place", "path", "slug", "readable", "body_line", "across", "id"))

_Made = TypeVar("_Made", bound=Record)


class Redaction:
    """Makes records without chosen fields, references to chosen strategies, names and words.

    A field that is left out reads as one that cannot be read (***), so that nothing is worked out of it and
    nobody takes it for empty; of people's names and lists of records nothing is left. Versions of a file
    share their records, which are therefore made once.
    """

    def __init__(
        self,
        left_out: Collection[FieldName],
        slugs: Collection[str],
        masks: Mapping[str, str],
        words: Words,
    ) -> None:
        """Take the fields and slugs left out, what stands for each person by `name_key`, and the words."""
        self._left_out = frozenset(left_out)
        self._slugs = frozenset(slugs)
        self._masks = masks
        self._words = words
        self.given = (self._left_out, self._slugs, masks, words.instead)
        """What it makes of a record follows from: redactions with the same make the same."""
        self._made: dict[int, tuple[Record, Record]] = {}

    def record(self, given: _Made) -> _Made:
        """Return a record as it may be shown, with all records in it."""
        if not isinstance(given, Task | Kpi):
            return self._without(given)
        if id(given) not in self._made:
            self._made[id(given)] = given, self._without(given)  # kept, so that its id stays its own
        return self._made[id(given)][1]  # type: ignore[return-value]

    def author(self, name: str) -> str:
        """Return who made a commit, as it may be shown."""
        return "" if ("update", "author") in self._left_out else self.person(name)

    def person(self, name: str) -> str:
        """Return a person's name as it may be shown."""
        return self._masks.get(name_key(name)) or self.words(name)

    def words(self, text: str) -> str:
        """Return a text as it may be shown."""
        return self._words.put_in(text)

    def _without(self, given: _Made) -> _Made:
        name = _NAMES[type(given)]
        changed: dict[str, Any] = {}
        for one in fields(given):
            before = getattr(given, one.name)
            if one.name in _LEFT or before is None or before in ((), "", {}):
                continue
            after = self._value(name, one.name, before)
            if after is not before:
                changed[one.name] = after
        return replace(given, **changed) if changed else given

    def _value(self, record: str, key: str, value: Any) -> Any:
        if key == "extra":
            return self._extra(record, value)
        if (record, key) in self._left_out:
            return _hidden(value, is_nobody=is_person(record, key))
        if key == BODY:
            return self._words.put_in(value, markdown=True)
        if isinstance(value, tuple):
            kept = [self._value(record, key, one) for one in value]
            return tuple(one for one in kept if one is not None)
        if isinstance(value, Record):
            return self.record(value)
        if is_reference(record, key) and self._leads_to_hidden(value.text):
            return None
        return self._written(value, person=is_person(record, key))

    def _written(self, given: Written[Any], *, person: bool) -> Written[Any]:
        change: Callable[[str], str] = self.person if person else self.words
        value: Any = change(given.value) if isinstance(given.value, str) else given.value
        if person and value != given.value:
            return replace(given, text=value, value=value)  # what was typed may be another spelling
        text = change(given.text)
        if value == given.value and text == given.text:
            return given
        return replace(given, text=text, value=value)

    def _leads_to_hidden(self, text: str) -> bool:
        """Tell whether a reference names a strategy that is left out, or something in it."""
        whole = slug_named(text.strip())
        return whole in self._slugs or split_reference(text)[0] in self._slugs

    def _extra(self, record: str, extra: Mapping[str, object]) -> Mapping[str, object]:
        """Return a team's own fields; one that is left out leaves no trace."""
        if (record, "extra") in self._left_out:
            return {}
        return {
            self._words.put_in(name): self._any(value)
            for name, value in extra.items()
            if (record, f"extra.{name.strip()}") not in self._left_out
        }

    def _any(self, value: object) -> object:
        if isinstance(value, str):
            return self._words.put_in(value)
        if isinstance(value, Mapping):
            return {self._words.put_in(str(name)): self._any(inner) for name, inner in value.items()}
        return [self._any(inner) for inner in value] if isinstance(value, list | tuple) else value


def _hidden(value: Any, *, is_nobody: bool) -> Any:
    """Return what is shown of a value that is left out."""
    if isinstance(value, Written):
        if is_nothing(value.text.strip()):
            return value
        return Written(
            HIDDEN, HIDDEN if isinstance(value.value, str) and not is_nobody else None, value.place
        )
    if isinstance(value, Retrospective):  # that there was one is known, and that it is not missing
        return Retrospective(place=value.place, path=value.path, held=value.held)
    if isinstance(value, tuple):
        return (
            (_hidden(value[0], is_nobody=False),) if isinstance(value[0], Written) and not is_nobody else ()
        )
    return "" if isinstance(value, str) else None
