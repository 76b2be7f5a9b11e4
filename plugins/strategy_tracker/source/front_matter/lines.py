"""The lines of a front matter as their author sees them: which of them were meant to begin with a field.

YAML has its own idea of a line; people think in `field: value`. This reading of the lines is what finds a
`任務描述：…` that YAML would take for text, without taking a text that goes on for a field.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from strategy_tracker.vocabulary.fields import FIELDS, Field, Kind, folded_name, names_of

# A field's name in its author's mind: what stands before a colon of either width at the start of a line.
_NAMED = re.compile(
    r"(?P<lead>[ \t　]*)(?P<dash>-[ \t　]*)?"
    r"(?P<key>[^\s:：#'\"\[\]{},-][^:：#'\"]{0,40}?)[ \t　]*(?P<colon>[:：])(?P<rest>.*)"
)
Names = Mapping[str, Field]
"""The names of a record's fields, folded, with the fields."""

_BLOCK_TEXT = re.compile(r"(?:^|[:\-]\s+)[|>][+\-0-9]*\s*(?:#.*)?$")
_ALL_NAMES: Mapping[str, Field] = {
    name: known for record in FIELDS for name, known in names_of(record).items()
}


@dataclass(frozen=True, slots=True)
class NamedLine:
    """A line that begins with a field's name. Columns count from 0; `dash` is None without a list dash."""

    index: int
    lead: str
    dash: int | None
    gap: str
    column: int
    key: str
    colon: int
    rest: str
    full_width: bool
    field: Field
    in_shorthand: bool

    @property
    def separated(self) -> bool:
        """Whether the colon is one for YAML: half-width, with a space or nothing behind it."""
        return not self.full_width and self.rest[:1] in ("", " ", "\t")


def names_at(lines: Sequence[str], index: int, root: str) -> Names:
    """Return the names of the fields that belong into the `{ }` or `[ ]` that begins on a line.

    They are those of the record that the line's own field holds, or for a list item those of the field above
    the list; where neither is known, the names of all fields.
    """
    match = _NAMED.match(lines[index].lstrip(" \t　"))
    if match is not None:
        return _names_within(match["key"], root)
    indent = indentation(lines[index])
    for above in range(index - 1, -1, -1):
        line = lines[above]
        if not line.strip() or line.lstrip().startswith(("#", "-")) or indentation(line) > indent:
            continue
        match = _NAMED.match(line)
        return _names_within(match["key"], root) if match is not None else _ALL_NAMES
    return names_of(root)


def _names_within(name: str, root: str) -> Mapping[str, Field]:
    """Return the names of the record that a field holds; all names where it holds none."""
    record = _held(root).get(folded_name(name))
    return names_of(record) if record is not None else _ALL_NAMES


@cache
def _held(root: str) -> Mapping[str, str]:
    """Return the record that a field of a name holds: one inside of a root before those of other files."""
    inside = [root]
    for record in inside:  # grows while it is gone through
        below = dict.fromkeys(known.record for known in names_of(record).values() if known.record)
        inside += [one for one in below if one not in inside]
    found: dict[str, str] = {}
    for record in (*inside, *FIELDS):
        for name, known in names_of(record).items():
            if known.record:
                found.setdefault(name, known.record)
    return found


def names_inside(known: Field | None) -> Names | None:
    """Return the names of the fields that a field holds between its brackets; None where it holds none."""
    if known is None:
        return None
    if known.kind is Kind.PERIOD:
        return names_of("period")
    return names_of(known.record) if known.record else None


def is_any_field(name: str) -> bool:
    """Tell whether a name is that of a field of any record."""
    return folded_name(name) in _ALL_NAMES


def begins_with_field(line: str) -> bool:
    """Tell whether a line begins with the name of a field of any record and a colon."""
    match = _NAMED.fullmatch(line)
    return match is not None and is_any_field(match["key"])


def indentation(line: str) -> int:
    """Return the width of a line's leading space; a full-width space is two wide, a tab two."""
    lead = line[: len(line) - len(line.lstrip(" \t　"))]
    return len(lead) + lead.count("　") + lead.count("\t")


def closes_quote(text: str, quote: str) -> int | None:
    """Return where behind an opening quote a text closes it (the offset behind the quote), or None."""
    pattern = r'(?:[^"\\]|\\.)*"' if quote == '"' else r"(?:[^']|'')*'(?!')"
    found = re.match(pattern, text)
    return found.end() if found else None


class _Walk:
    """Follows the nesting of the lines; knows which record a line belongs to."""

    def __init__(self, root: str) -> None:
        self.root = root
        self.above: list[tuple[int, Field | None]] = []

    @property
    def ids_of(self) -> Field | None:
        """Return the field whose records are named by their ids, where the next name is such an id."""
        known = self.above[-1][1] if self.above else None
        return known if known is not None and known.kind is Kind.RECORDS_BY_ID else None

    def record_at(self, column: int, dash: int | None) -> tuple[str, bool]:
        """Return the record of a name at a column ('' where unknown), and whether it has a shorthand."""
        limit = column if dash is None else dash + 1
        while self.above and self.above[-1][0] >= limit:
            self.above.pop()
        if not self.above:
            return self.root, False
        known = self.above[-1][1]
        if known is None and len(self.above) > 1:
            over = self.above[-2][1]
            if over is not None and over.kind is Kind.RECORDS_BY_ID:
                return over.record, False
        return (known.record, bool(known.shorthand)) if known is not None else ("", False)

    def find(self, name: str, record: str) -> Field | None:
        """Return the field that a name means in a record; any record's where the record is not known."""
        folded = folded_name(name)
        if not record:
            return _ALL_NAMES.get(folded)
        known = names_of(record).get(folded)
        if known is None and record == "retrospective":
            known = names_of("strategy").get(folded) if not self.above else None
        return known


def named_lines(lines: Sequence[str], root: str) -> Iterator[NamedLine]:
    """Yield the lines that begin with a known field's name, where a field can stand.

    Left out is what stands inside a text: block texts, quotes over several lines, and lines indented more
    deeply than the value that they continue. `root` is the record of the whole file.
    """
    walk = _Walk(root)
    text_above: int | None = None
    quote = ""
    for index, line in enumerate(lines):
        if quote:
            quote = "" if closes_quote(line, quote) is not None else quote
            continue
        if not line.strip() or line.lstrip().startswith("#"):
            continue
        indent = indentation(line)
        if text_above is not None and indent > text_above:
            continue
        text_above = None
        match = _NAMED.fullmatch(line)
        stripped = line.strip(" \t　")
        if _BLOCK_TEXT.search(line):
            text_above = indent
        if match is None:
            if text_above is None and not stripped.endswith(":"):
                text_above = indent
            quote = _open_quote(stripped.lstrip("- "))
            continue
        dash = indent if match["dash"] else None
        column = indent + max(len(match["dash"] or ""), 2 if match["dash"] else 0)
        record, shorthand = walk.record_at(column, dash)
        ids_of = walk.ids_of
        known = walk.find(match["key"], record) if ids_of is None else None
        walk.above.append((column, known))
        rest = match["rest"].strip(" \t　")
        separated = match["colon"] == ":" and match["rest"][:1] in ("", " ", "\t")
        if rest and not rest.startswith("#"):
            text_above = indent if dash is not None and not separated and known is None else column
            if _BLOCK_TEXT.search(line):
                text_above = column
        quote = _open_quote(rest) if separated else ""
        meant = known or ids_of
        if meant is not None:
            yield NamedLine(
                index,
                match["lead"],
                dash,
                (match["dash"] or "")[1:],
                column,
                match["key"],
                match.start("colon"),
                match["rest"],
                match["colon"] == "：",
                meant,
                shorthand and dash is not None,
            )


def field_at(lines: Sequence[str], index: int, root: str) -> Field | None:
    """Return the field whose name a line begins with, as its author sees it; None where there is none."""
    return next((line.field for line in named_lines(lines, root) if line.index == index), None)


def _open_quote(value: str) -> str:
    """Return the quote that a value opens and does not close on its line, or ''."""
    if value[:1] not in ('"', "'") or closes_quote(value[1:], value[0]) is not None:
        return ""
    return value[0]


def value_of(line: str) -> tuple[str, int] | None:
    """Return what stands behind a line's first `: ` (or its list dash), and its column from 0."""
    match = re.match(r"\s*(?:-\s+)*(?:[^\s:#'\"{\[][^:#'\"]*:\s+|[\"'][^\"']*[\"']:\s+)?", line)
    if match is None or not line[match.end() :].strip():
        return None
    return line[match.end() :].rstrip(), match.end()
