"""What a sheet changes: the file when the form was written, the file now, and the sheet, value by value."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum

from strategy_tracker.editing.expected import Value
from strategy_tracker.exchange.forms.grid import Note
from strategy_tracker.exchange.forms.items import MAIN, OWN, Item, field_known, meant_by, same, shown
from strategy_tracker.exchange.forms.reading import FoundItem, FoundValue
from strategy_tracker.language import message
from strategy_tracker.values import NO_CONTEXT, Context
from strategy_tracker.vocabulary.fields import Field, folded_name


class Side(StrEnum):
    """Which side counts where both have changed."""

    SHEET = "sheet"
    FILE = "file"


@dataclass(frozen=True, slots=True)
class Change:
    """One value that the sheet sets; `before` is the file's, None where it has none."""

    item: Item
    field: Field
    key: str
    before: Value | None
    after: Value
    place: str


@dataclass(frozen=True, slots=True)
class Conflict:
    """A value that the file and the sheet have differently, and nobody can tell which is meant.

    `base` is what the file said when the form was written; None where the sheet does not tell.
    """

    item: Item
    field: Field
    base: Value | None
    file: Value | None
    sheet: Value
    place: str


@dataclass(frozen=True, slots=True)
class NewItem:
    """A record that only the sheet has."""

    kind: str
    list_key: str
    values: Mapping[str, Value]
    places: Mapping[str, str]
    place: str
    key: str = ""


@dataclass(slots=True)
class Difference:
    """Everything that a sheet says otherwise than a strategy's files."""

    changes: list[Change] = field(default_factory=list)
    conflicts: list[Conflict] = field(default_factory=list)
    new: list[NewItem] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)
    twice: list[Note] = field(default_factory=list)


@dataclass(slots=True)
class Comparison:
    """Compares what was found on sheets with what the files hold; `base` is None where no form tells."""

    now: Sequence[Item]
    base: Mapping[str, Item] | None
    context: Context = NO_CONTEXT
    prefer: Side | None = None
    difference: Difference = field(default_factory=Difference)

    def compare(self, found: Iterable[FoundItem]) -> Difference:
        """Return what is different."""
        found = self._parted(list(found))
        seen: dict[str, str] = {}
        for item in found:
            present = self._present(item)
            base = self.base.get(item.origin) if self.base and item.origin is not None else None
            if present is None:
                self._only_on_sheet(item, base)
                continue
            if present.key in seen and present.kind in MAIN:
                reason = message("It stands on the sheet twice, at {place} too.", place=seen[present.key])
                self.difference.twice.append(Note(item.place, name_of(present), reason))
                continue
            seen[present.key] = item.place
            self._values(item, present, base)
        self._missing({item.origin for item in found if item.origin is not None})
        return self.difference

    def _parted(self, found: list[FoundItem]) -> list[FoundItem]:
        """Return the records of the sheet, rows that were copied from another and given an id as new ones."""
        rows: dict[str, list[FoundItem]] = {}
        for item in found:
            if item.origin is not None and item.kind in ("task", "kpi"):
                rows.setdefault(item.origin, []).append(item)
        copies = []
        for origin, items in rows.items():
            ids = [folded_name(item.values["id"].text) if "id" in item.values else "" for item in items]
            own = folded_name(origin.rpartition("/")[2])
            kept = ids.index(own) if own in ids else 0
            copies += [
                item for number, item in enumerate(items) if number != kept and ids[number] != ids[kept]
            ]
        return [
            replace(item, origin=None) if any(item is copy for copy in copies) else item for item in found
        ]

    def _present(self, found: FoundItem) -> Item | None:
        """Return the record of the file that a record of the sheet is."""
        if found.origin is not None:
            base = (self.base or {}).get(found.origin)
            return self._aligned(base) if base is not None else self._by_key(found.origin)
        siblings = [item for item in self.now if item.list_key == found.list_key and item.kind == found.kind]
        name = found.values.get("id")
        if name is not None and name.text.strip():
            wanted = folded_name(name.text)
            return next(
                (one for one in siblings if folded_name(str(one.values.get("id", ""))) == wanted), None
            )
        main = found.values.get(MAIN.get(found.kind, ""))
        words = folded_name(main.text) if main is not None else ""
        return next((one for one in siblings if words and folded_name(one.main) == words), None)

    def _by_key(self, key: str) -> Item | None:
        return next((item for item in self.now if item.key == key), None)

    def _aligned(self, base: Item) -> Item | None:
        """Return the record of the file that one of the form's beginning is now."""
        same_key = self._by_key(base.key)
        if not base.key.rpartition("/")[2].isdecimal():
            return same_key
        siblings = [item for item in self.now if item.list_key == base.list_key]
        alike = [item for item in siblings if base.main and item.main == base.main]
        if alike or same_key is None:
            rank = self._rank(base)
            return alike[rank] if rank < len(alike) else None
        others = {item.main for item in (self.base or {}).values() if item.list_key == base.list_key}
        return None if base.main and same_key.main in others else same_key

    def _rank(self, base: Item) -> int:
        """Return how many records of its list with the same words stood before one in the form."""
        before = 0
        for item in (self.base or {}).values():
            if item.key == base.key:
                break
            before += item.list_key == base.list_key and item.main == base.main
        return before

    def _values(self, found: FoundItem, present: Item, base: Item | None) -> None:
        """Compare the values of one record."""
        for key, value in found.values.items():
            known = field_known(present.kind, key)
            now = present.values.get(key)
            sheet = meant_by(known, value.text)
            if base is not None:
                was = base.values.get(key)
                if same(known, value.text, was, self.context):
                    continue
                settled = same(known, now, was, self.context)
            else:
                was = None
                if not sheet:
                    continue
                settled = same(known, now, None)
            if same(known, value.text, now, self.context):
                continue
            if key.startswith(OWN):
                reason = message("A field of your own is changed in the file, not by a form.")
                self.difference.twice.append(Note(value.place, value.text, reason))
            elif settled or self.prefer is Side.SHEET:
                self.difference.changes.append(Change(present, known, key, now, sheet, value.place))
            elif self.prefer is None:
                told = was if base is not None else None
                self.difference.conflicts.append(Conflict(present, known, told, now, sheet, value.place))

    def _only_on_sheet(self, found: FoundItem, base: Item | None) -> None:
        """Take a record that the file does not have: a new one, or one that was taken out of it since."""
        values = {key: self._value_of(found.kind, key, value, base) for key, value in found.values.items()}
        values = {key: value for key, value in values.items() if value}
        if not values or (self.base is not None and base is not None and self._is_untouched(found, base)):
            return
        places = {key: value.place for key, value in found.values.items()}
        if base is not None and self.now and self.prefer is not Side.SHEET:
            if self.prefer is None:
                known = field_known(
                    found.kind, MAIN[found.kind] if found.kind in MAIN else next(iter(values))
                )
                conflict = Conflict(
                    base, known, base.main, None, shown(next(iter(values.values()))), found.place
                )
                self.difference.conflicts.append(conflict)
            return
        new = NewItem(found.kind, found.list_key, values, places, found.place, found.origin or "")
        self.difference.new.append(new)

    def _is_untouched(self, found: FoundItem, base: Item) -> bool:
        """Tell whether the sheet says of a record what it said from the beginning."""
        return bool(self.now) and all(
            same(field_known(found.kind, key), value.text, base.values.get(key), self.context)
            for key, value in found.values.items()
        )

    def _value_of(self, kind: str, key: str, value: FoundValue, base: Item | None) -> Value:
        """Return a new record's value: as the file had it where the sheet still says the same."""
        known = field_known(kind, key)
        was = base.values.get(key) if base is not None else None
        if was is not None and same(known, value.text, was, self.context):
            return was
        return meant_by(known, value.text)

    def _missing(self, origins: set[str]) -> None:
        """Note what the form had and the sheet has no more: nothing is ever taken out of a file."""
        if self.base is None or not origins:
            return
        for key, item in self.base.items():
            on_form = item.kind in ("task", "kpi") or (item.kind in ("goal", "entry") and item.main)
            if on_form and key not in origins and self._by_key(key) is not None:
                reason = message("It is not on the sheet any more. The file keeps it.")
                self.difference.notes.append(Note(name_of(item), "", reason))


def name_of(item: Item) -> str:
    """Return what people call a record: its id, else its words."""
    return str(item.values.get("id") or "") or item.main or item.key
