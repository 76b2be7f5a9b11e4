"""Workbooks and CSV files as sheets of texts with their places: `表1!D7`.

Cells that are one on the sheet are one here: the text of those below each other counts for every row, that of
those beside each other for the first column. A 同上 has the text above it. Numbers, percentages and dates are
kept beside the texts that they are shown as, since what a bare number means depends on its column.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date

from strategy_tracker.exchange.xlsx_files import letters
from strategy_tracker.language import Message, message
from strategy_tracker.values import is_ditto

MOST_ROWS, MOST_COLUMNS = 100_000, 200


@dataclass(frozen=True, slots=True)
class SheetCell:
    """A cell that holds something.

    `number` is what a number cell holds, `percent` whether it is shown as a percentage, `day` what a date
    cell holds. `covered` is True for a row that shares a cell above it; `width` how many columns it spans.
    """

    text: str
    row: int
    column: int
    place: str
    number: float | None = None
    percent: bool = False
    day: date | None = None
    covered: bool = False
    width: int = 1


@dataclass(frozen=True, slots=True)
class Note:
    """What is to be said of a cell: its place, its text, and why it is not taken."""

    place: str
    text: str
    reason: Message


@dataclass(slots=True)
class Sheet:
    """A sheet: its name, its cells by row and column (both from 1), and what of it cannot be read at all."""

    name: str
    cells: dict[int, dict[int, SheetCell]] = field(default_factory=dict)
    notes: list[Note] = field(default_factory=list)
    hidden: bool = False

    def place(self, row: int, column: int) -> str:
        """Return what people call a cell."""
        return f"{self.name}!{letters(column)}{row}"

    def put(self, row: int, column: int, text: str, **more: object) -> None:
        """Add a cell, unless it is empty."""
        if text.strip():
            cell = SheetCell(text, row, column, self.place(row, column))
            self.cells.setdefault(row, {})[column] = replace(cell, **more)  # type: ignore[arg-type]

    def rows(self) -> Iterator[list[SheetCell]]:
        """Yield the cells of each row that has any, in order."""
        for row in sorted(self.cells):
            cells = self.cells[row]
            yield [cells[column] for column in sorted(cells)]

    def merge(self, top: int, left: int, bottom: int, right: int) -> None:
        """Make cells one, of which the first holds what all of them say."""
        first = self.cells.get(top, {}).get(left)
        if first is None:
            return
        self.cells[top][left] = replace(first, width=right - left + 1)
        for row in range(top + 1, min(bottom, MOST_ROWS) + 1):
            self.cells.setdefault(row, {})[left] = replace(
                first, row=row, covered=True, width=right - left + 1
            )

    def fill_dittos(self) -> None:
        """Put what stands above in the place of each 同上; where nothing does, it is noted and left out."""
        above: dict[int, SheetCell] = {}
        for row in sorted(self.cells):
            for column, cell in list(self.cells[row].items()):
                if is_ditto(cell.text.strip()):
                    if column in above:
                        filled = replace(
                            above[column], row=row, place=cell.place, covered=False, width=cell.width
                        )
                        self.cells[row][column] = filled
                        continue
                    self.notes.append(Note(cell.place, cell.text, message("There is nothing above it.")))
                    del self.cells[row][column]
                else:
                    above[column] = cell
