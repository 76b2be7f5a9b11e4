"""What a cell says for its field: a serial number is a day, 0.84 a percentage, two lines are two dates."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from strategy_tracker.exchange.forms.cell_values import number_text, percent_text
from strategy_tracker.exchange.forms.grid import Note, SheetCell
from strategy_tracker.language import message
from strategy_tracker.values import NO_CONTEXT, Unreadable, read_date
from strategy_tracker.vocabulary.fields import Field, Kind

_SERIALS = range(20_000, 80_000)  # the days from 1954 to 2119
_DAY_ZERO = date(1899, 12, 30)
_PERCENTS = (Kind.PERCENT, Kind.STATED_PERCENT)
_JOINS = re.compile(r"^(?:至|到|~|～|-|–|—|to\b)|(?:至|到|~|～|-|–|—|\bto)$")


@dataclass(frozen=True, slots=True)
class Scale:
    """Whether the bare numbers of a column are percentages as 0.84 or as 84; None where nothing tells."""

    fractions: bool | None = None


def scale_of(cells: Iterable[SheetCell]) -> Scale:
    """Return what the bare numbers of a column of percentages are.

    Numbers between 0 and 1 are fractions where none is above 1 (an attainment of 1.2 would be 120 %, and is
    not told apart from 1.2 %); in a column with cells shown as percentages a 1 is a whole.
    """
    cells = list(cells)
    numbers = [cell.number for cell in cells if cell.number is not None and not cell.percent]
    above = any(number > 1 for number in numbers)
    between = any(0 < number < 1 for number in numbers)
    if above and between:
        return Scale(None)
    if between or (not above and any(cell.percent for cell in cells)):
        return Scale(True)
    return Scale(False if above else None)


def cell_text(field: Field, cell: SheetCell, scale: Scale) -> tuple[str, Note | None]:
    """Return a cell's text as its field takes it; '' with a note where it may mean two things."""
    number = cell.number
    if field.kind in _PERCENTS and number is not None and not cell.percent and number != 0:
        if scale.fractions and number <= 1:
            return percent_text(number), None
        if scale.fractions is None and number <= 1:
            reason = message(
                "{one} or {other}? Write the percentage with its sign.",
                one=percent_text(number), other=f"{number_text(number)}%",
            )  # fmt: skip
            return "", Note(cell.place, cell.text, reason)
        return number_text(number), None
    if field.kind in (Kind.DATE, Kind.PERIOD) and number is not None and int(number) == number:
        if int(number) in _SERIALS:
            return (_DAY_ZERO + timedelta(days=int(number))).isoformat(), None
        return number_text(number), None
    return _lines(field, cell.text), None


def _lines(field: Field, text: str) -> str:
    """Return a text whose lines are what its field has them for."""
    lines = [line.strip() for line in text.replace("\r\n", "\n").replace("\r", "\n").strip().split("\n")]
    if len(lines) == 1 or field.kind in (Kind.TEXT, Kind.TEXTS, Kind.REFERENCES, Kind.FREE):
        return "\n".join(lines)
    if field.kind is Kind.OWNER:
        return "、".join(line for line in lines if line)
    if field.kind is Kind.PERIOD and any(_JOINS.search(line) for line in lines):
        return "".join(lines)
    if field.kind is Kind.PERIOD and len(lines) == 2 and all(_is_date(line) for line in lines):
        return "至".join(lines)
    return " ".join(line for line in lines if line)


def _is_date(text: str) -> bool:
    try:
        read_date(text, NO_CONTEXT)
    except Unreadable:
        return False
    return True


def period_text(key: str, start: str, end: str, *, english: bool) -> str:
    """Return a period whose ends stand in two columns as people write it in one."""
    if start and end:
        return f"{start} to {end}" if english else f"{start}至{end}"
    if start:
        return f"from {start}" if english else f"{start}開始"
    if key == "actual":
        return f"done {end}" if english else f"{end}完成"
    return f"by {end}" if english else f"{end}前完成"
