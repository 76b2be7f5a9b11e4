"""The records that people write. Every field is optional here: what is missing or unreadable is a Problem.

A record keeps each value with its text and place (`Written`), so that a page shows what was typed beside
what it means, and a finding points at the very value.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date as Day  # noqa: N812 - records have fields called date
from decimal import Decimal
from itertools import chain

from strategy_tracker.model.people import People
from strategy_tracker.model.place import Problem, Written, value_of
from strategy_tracker.model.record import Record, Text, record
from strategy_tracker.values import (
    Aggregate,
    Cadence,
    Direction,
    KpiType,
    Measure,
    Period,
    Quantity,
    Status,
)
from strategy_tracker.vocabulary.fields import ENTRY_LISTS


@record
class Initiative(Record):
    """A means to a goal; tasks name it."""

    id: Text | None = None
    name: Text | None = None


@record
class Goal(Record):
    """One goal, its indicators and the initiatives that serve it."""

    id: Text | None = None
    statement: Text | None = None
    kpis: tuple[Text, ...] = ()
    initiatives: tuple[Initiative, ...] = ()


@record
class Task(Record):
    """One key task: a row of the form's second table, and what the guide asks for beyond it."""

    id: Text | None = None
    description: Text | None = None
    owner: Text | None = None
    collaborators: tuple[Text, ...] = ()
    planned: Written[Period] | None = None
    actual: Written[Period] | None = None
    progress: Written[Decimal] | None = None
    status: Written[Status] | None = None
    problem: Text | None = None
    solution: Text | None = None
    note: Text | None = None
    deliverables: tuple[Text, ...] = ()
    resources: tuple[Text, ...] = ()
    depends_on: tuple[Text, ...] = ()
    initiative: Text | None = None
    cadence: Written[Cadence] | None = None
    weight: Written[Decimal] | None = None
    updated: Written[Day] | None = None
    milestone: Written[bool] | None = None


@record
class Reading(Record):
    """One value of a KPI on one day; `target` is that day's share of a phased target."""

    date: Written[Day] | None = None
    value: Written[Quantity] | None = None
    target: Written[Quantity] | None = None
    source: Text | None = None


@record
class Kpi(Record):
    """One indicator: a row of the form's third table, and what the guide asks for beyond it."""

    id: Text | None = None
    name: Text | None = None
    definition: Text | None = None
    type: Written[KpiType] | None = None
    target: Written[Quantity] | None = None
    baseline: Written[Quantity] | None = None
    current: Written[Quantity] | None = None
    unit: Text | None = None
    attainment: Written[Decimal] | None = None
    source: Text | None = None
    updated: Written[Day] | None = None
    cause: Text | None = None
    action: Text | None = None
    readings: tuple[Reading, ...] = ()
    aggregate: Written[Aggregate] | None = None
    direction: Written[Direction] | None = None
    measure: Written[Measure] | None = None
    cadence: Written[Cadence] | None = None
    met: Written[Decimal] | None = None
    watch: Written[Decimal] | None = None


@record
class Entry(Record):
    """One sentence of a retrospective and, for what is to follow, who, when and where it went."""

    text: Text | None = None
    tasks: tuple[Text, ...] = ()
    kpis: tuple[Text, ...] = ()
    owner: Text | None = None
    due: Written[Day] | None = None
    carried_to: tuple[Text, ...] = ()
    done: Written[bool] | None = None


@record
class Retrospective(Record):
    """The form's fourth section."""

    held: Written[Day] | None = None
    participants: tuple[Text, ...] = ()
    departments: tuple[Text, ...] = ()
    highlights: tuple[Entry, ...] = ()
    problems: tuple[Entry, ...] = ()
    improvements: tuple[Entry, ...] = ()
    next_steps: tuple[Entry, ...] = ()
    body: str = ""
    body_line: int = 1

    @property
    def entries(self) -> Iterator[Entry]:
        """All that its lists hold, in the form's order."""
        return chain.from_iterable(getattr(self, name) for name in ENTRY_LISTS)


@record
class Scope(Record):
    """What the strategy covers."""

    products: tuple[Text, ...] = ()
    audience: tuple[Text, ...] = ()
    channels: tuple[Text, ...] = ()
    regions: tuple[Text, ...] = ()


@record
class TaskUpdate(Record):
    """The fields of a task that a tracking meeting set; those left out stay as they were."""

    id: Text
    progress: Written[Decimal] | None = None
    status: Written[Status] | None = None
    problem: Text | None = None
    solution: Text | None = None
    note: Text | None = None
    planned: Written[Period] | None = None
    actual: Written[Period] | None = None


@record
class KpiUpdate(Record):
    """A KPI's value as a tracking meeting recorded it, and the day that the value is of."""

    id: Text
    value: Written[Quantity] | None = None
    source: Text | None = None
    date: Written[Day] | None = None


@record
class StepUpdate(Record):
    """What became of an improvement or next step of a retrospective, which is named by its words.

    `strategy` says whose retrospective that is, in a record across strategies.
    """

    text: Text | None = None
    strategy: Text | None = None
    done: Written[bool] | None = None
    carried_to: tuple[Text, ...] = ()


@record
class Update(Record):
    """One tracking meeting's record; `across` where it is a strategy's share of one across strategies."""

    date: Written[Day] | None = None
    author: Text | None = None
    tasks: tuple[TaskUpdate, ...] = ()
    kpis: tuple[KpiUpdate, ...] = ()
    next_steps: tuple[StepUpdate, ...] = ()
    across: bool = False
    body: str = ""
    body_line: int = 1


@record
class Strategy(Record):
    """One strategy, complete with its updates and retrospective.

    `readable` is False where the front matter could not be read at all: the strategy is still in the
    portfolio, so that its page can say what is wrong.
    """

    slug: str
    readable: bool = True
    title: Text | None = None
    department: Text | None = None
    created: Written[Day] | None = None
    owner: Text | None = None
    period: Written[Period] | None = None
    goals: tuple[Goal, ...] = ()
    scope: Scope | None = None
    tasks: tuple[Task, ...] = ()
    kpis: tuple[Kpi, ...] = ()
    retrospective: Retrospective | None = None
    cadence: Written[Cadence] | None = None
    previous: Text | None = None
    tags: tuple[Text, ...] = ()
    updates: tuple[Update, ...] = ()
    body: str = ""
    body_line: int = 1

    @property
    def file(self) -> str:
        """The file that holds the strategy, relative to the project's folder."""
        return self.place.file

    @property
    def parts(self) -> tuple[Strategy | Update | Retrospective, ...]:
        """The records of which each may stand in a file of its own, and have a text below its fields."""
        retrospective = () if self.retrospective is None else (self.retrospective,)
        return (self, *self.updates, *retrospective)

    @property
    def name(self) -> str:
        """The title, or the slug where no title could be read."""
        return value_of(self.title) or self.slug


@dataclass(frozen=True, slots=True)
class SourceFile:
    """A file that was read: its text as decoded ('' where it could not be)."""

    path: str
    text: str

    @property
    def lines(self) -> list[str]:
        """The lines as an editor counts them: separated by LF, CRLF or CR."""
        return self.text.replace("\r\n", "\n").replace("\r", "\n").split("\n")


@dataclass(frozen=True, slots=True)
class Portfolio:
    """All strategies of a folder by slug, the problems of reading them, and the files themselves.

    `across` are the update records across strategies as they were written; each strategy has its share of
    them among its own updates. `people` are those of the people file. `files` has, by slug, the names of all
    files of a strategy alone, where they are known.
    """

    strategies: tuple[Strategy, ...]
    problems: tuple[Problem, ...]
    sources: Mapping[str, SourceFile]
    across: tuple[Update, ...] = ()
    people: People = field(default_factory=People)
    files: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
