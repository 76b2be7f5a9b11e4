"""What a deck consists of, before any program's format: slides, and what stands on them."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from strategy_tracker.language import Language
from strategy_tracker.tracking import Level


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell's text; a level gives it that level's colour, which is never alone: the text says it too."""

    text: str
    level: Level | None = None
    figure: bool = False


@dataclass(frozen=True, slots=True)
class Heading:
    """A column's head, its share of the width, and how many lines a cell of it may have."""

    text: str
    share: int
    lines: int = 3


@dataclass(frozen=True, slots=True)
class TableRow:
    """A row's cells, what it is called in the speaker's notes, and the place that its numbers come from."""

    cells: tuple[Cell, ...]
    name: str
    source: str


@dataclass(frozen=True, slots=True)
class Table:
    """A table, which goes on over further slides where one does not hold it."""

    headings: tuple[Heading, ...]
    rows: tuple[TableRow, ...]


@dataclass(frozen=True, slots=True)
class Figure:
    """A number to be read from afar, with what it is and what it should be."""

    name: str
    value: str
    against: str
    level: Level


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence, the level of what it says, and the level's name in front of it where it has one."""

    text: str
    level: Level | None = None
    label: str = ""

    @property
    def whole(self) -> str:
        """The sentence with its label."""
        return f"{self.label} · {self.text}" if self.label else self.text


@dataclass(frozen=True, slots=True)
class State:
    """Figures side by side, and sentences below them, the gravest first."""

    figures: tuple[Figure, ...]
    sentences: tuple[Sentence, ...]


@dataclass(frozen=True, slots=True)
class Series:
    """The numbers of one series of a chart, in percent; None where there is none."""

    name: str
    numbers: tuple[Decimal | None, ...]


@dataclass(frozen=True, slots=True)
class Bars:
    """Expected and actual progress side by side, a pair for each name; `levels` colours the last series."""

    names: tuple[str, ...]
    series: tuple[Series, ...]
    levels: tuple[Level, ...]


@dataclass(frozen=True, slots=True)
class Lines:
    """Numbers over days, a line for each series."""

    days: tuple[str, ...]
    series: tuple[Series, ...]


@dataclass(frozen=True, slots=True)
class Slide:
    """A slide: a title that says what there is to know, what shows it, and where its numbers come from.

    `address` is the page of the site that has what a slide has no room for, '' where none is known.
    """

    title: str
    body: State | Table | Bars | Lines
    notes: tuple[str, ...] = ()
    address: str = ""


@dataclass(frozen=True, slots=True)
class Deck:
    """A deck: its cover and its slides, in one language."""

    title: str
    subtitle: str
    language: Language
    as_of: date
    footer: str
    slides: tuple[Slide, ...] = field(default=())
