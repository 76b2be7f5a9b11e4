"""The columns of sums over tasks, and the tables made of them: of people, departments and other sites."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from strategy_tracker.language import Localizable, Term, message
from strategy_tracker.language.formats import NONE, format_percent, rounded
from strategy_tracker.tables.column import Column, Item, Row, column_of_trouble, columns_by_key
from strategy_tracker.tables.numbers import index, percent
from strategy_tracker.tables.words import HEALTH, OVERDUE, PROGRESS, days
from strategy_tracker.tracking import Level, RollUp
from strategy_tracker.vocabulary.fields import field_of

SPI = Term("SPI", "SPI", "SPI")
_SITE = message("Site")


@dataclass(frozen=True, slots=True)
class PublishedSums:
    """The sums of tasks as another site published them: ratios with the decimals that it gave, or None."""

    progress: Fraction | None
    spi: Fraction | None
    on_time_rate: Fraction | None
    tasks: int
    done: int
    overdue: int
    was_due: int
    on_time: int
    finish_unknown: int = 0


Sums = RollUp | PublishedSums


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who owns tasks: their sums, and the departments and cycles of their strategies."""

    name: str
    sums: RollUp
    departments: tuple[str, ...]
    cycles: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Department:
    """A department with the sums of its tasks."""

    name: str
    sums: RollUp


@dataclass(frozen=True, slots=True)
class OtherSite:
    """A site whose portfolio is shown here: how many strategies run there, and how many are off track.

    `address` is '' where nobody says where it is.
    """

    name: str
    address: str
    as_of: date
    running: int
    off_track: int
    sums: PublishedSums


@dataclass(frozen=True, slots=True)
class OtherStrategy:
    """A strategy of another site; `address` is '' where nobody says where its page is."""

    title: str
    address: str
    site: str
    department: str
    owner: str
    start: date | None
    end: date | None
    level: Level
    reason: str
    sums: PublishedSums


def column_of_share(
    key: str, head: Localizable, ratio: Callable[[Item], Fraction | None], places: int = 0
) -> Column[Item]:
    """Return a column with a ratio in percent, for a reader with at most `places` decimals."""
    return Column(
        key,
        head,
        lambda row: percent(ratio(row.item)),
        words=lambda row: format_percent(ratio(row.item), row.language, places),
        sort=lambda row: ratio(row.item),
        figure=True,
    )


def on_time_column(sums: Callable[[Item], Sums], places: int = 0) -> Column[Item]:
    """Return the column with the share of the tasks that were done in time, of those that were due."""
    return column_of_share(
        "on_time_rate", message("On-time rate"), lambda one: sums(one).on_time_rate, places
    )


def tasks_done_column(sums: Callable[[Item], Sums]) -> Column[Item]:
    """Return the column with the tasks that are done, and all."""
    return Column(
        "tasks_done",
        message("Tasks done"),
        lambda row: sums(row.item).done,
        words=lambda row: f"{sums(row.item).done} / {sums(row.item).tasks}",
        figure=True,
    )


def _columns_of_sums(sums: Callable[[Item], Sums], places: int = 0) -> tuple[Column[Item], ...]:
    def spi_words(row: Row[Item]) -> str:
        value = sums(row.item).spi
        return NONE if value is None else format(rounded(value, 2), "f")

    return (
        column_of_share("progress", PROGRESS, lambda one: sums(one).progress, places),
        Column(
            "spi",
            SPI,
            lambda row: index(sums(row.item).spi),
            words=spi_words,
            sort=lambda row: sums(row.item).spi,
            figure=True,
        ),
        tasks_done_column(sums),
        column_of_trouble("overdue", OVERDUE, lambda one: sums(one).overdue, Level.BAD),
        on_time_column(sums, places),
    )


def _of_person(one: Person) -> Sums:
    return one.sums


def _of_department(one: Department) -> Sums:
    return one.sums


def _of_site(one: OtherSite) -> Sums:
    return one.sums


PEOPLE: dict[str, Column[Person]] = columns_by_key(
    Column("owner", field_of("task", "owner"), lambda row: row.item.name),
    Column("open", message("Open"), lambda row: row.item.sums.open, figure=True),
    column_of_trouble("overdue", OVERDUE, lambda one: one.sums.overdue, Level.BAD),
    column_of_trouble("due_soon", message("Due soon"), lambda one: one.sums.due_soon, Level.WATCH),
    column_of_trouble("lagging", message("Lagging"), lambda one: one.sums.lagging, Level.BAD),
    Column("done", message("Done"), lambda row: row.item.sums.done, figure=True),
    on_time_column(_of_person),
)
"""The columns of the table of people, by key; all are shown."""

DEPARTMENTS: dict[str, Column[Department]] = columns_by_key(
    Column("department", field_of("strategy", "department"), lambda row: row.item.name),
    *_columns_of_sums(_of_department),
)
"""The columns of the table of departments, by key; all are shown."""

OTHER_SITES: dict[str, Column[OtherSite]] = columns_by_key(
    Column("site", _SITE, lambda row: row.item.name),
    Column("as_of", message("As of"), lambda row: row.item.as_of),
    Column("running", message("Running"), lambda row: row.item.running, figure=True),
    column_of_trouble("off_track", Level.BAD.term, lambda one: one.off_track, Level.BAD),
    *_columns_of_sums(_of_site, places=1),
)
"""The columns of the table of other sites, by key; all are shown."""

OTHER_STRATEGIES: dict[str, Column[OtherStrategy]] = columns_by_key(
    Column("strategy", field_of("strategy", "title"), lambda row: row.item.title),
    Column("site", _SITE, lambda row: row.item.site),
    Column("department", field_of("strategy", "department"), lambda row: row.item.department),
    Column("owner", field_of("strategy", "owner"), lambda row: row.item.owner),
    Column(
        "period",
        field_of("strategy", "period"),
        lambda row: days(row.item.start, row.item.end, row.language),
        sort=lambda row: row.item.end,
    ),
    Column(
        "health",
        HEALTH,
        lambda row: row.item.level.term.localize(row.language),
        sort=lambda row: -row.item.level,
        level=lambda row: row.item.level,
    ),
    column_of_share("progress", PROGRESS, lambda one: one.sums.progress, places=1),
    column_of_trouble("overdue", OVERDUE, lambda one: one.sums.overdue, Level.BAD),
)
"""The columns of the table of other sites' strategies, by key; all are shown."""
