"""The parts that several published records share."""

from __future__ import annotations

from datetime import date
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from strategy_tracker.exchange.numbers import Number

LevelName = Literal["unknown", "good", "watch", "bad"]


class Published(BaseModel):
    """What all published records have in common: they are complete, and hold nothing that is not declared."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class PublishedPlace(Published):
    """The line of the file on which a record begins."""

    file: str = Field(description="Path relative to the project's folder, with forward slashes.")
    line: int = Field(description="Line, counted from 1.")


class PublishedHealth(Published):
    """How something stands, and why."""

    level: LevelName = Field(description="unknown means that there is no data; it is never good.")
    reason: str = Field(description="The reason in the site's language.")


class PublishedPeriod(Published):
    """A stretch of days, both ends included."""

    start: date | None = Field(description="First day.")
    end: date | None = Field(description="Last day.")
    text: str = Field(description="What was typed.")


class PublishedQuantity(Published):
    """An amount as it was typed and as it is meant."""

    text: str = Field(description="What was typed.")
    number: Number | None = Field(
        description="The number in base units, exact (420萬元 is 4200000); a range's lower bound."
    )
    high: Number | None = Field(
        description="A range's upper bound, a score's full marks, a ratio's left side."
    )
    start: Number | None = Field(description="Where a change begins: 15 in 從15%降至10%.")
    unit: str | None = Field(description="The canonical base unit (元, %, 小時); null where none was typed.")
    comparator: str | None = Field(description="How the number is meant: =, >=, <=, range, increase_by …")


class PublishedCounts(Published):
    """How many tasks stand how. Cancelled tasks are left out everywhere."""

    tasks: int = Field(description="Tasks.")
    done: int = Field(description="Tasks that are done.")
    open: int = Field(description="Tasks still to be done.")
    overdue: int = Field(description="Open tasks whose planned end is past.")
    due_soon: int = Field(description="Open tasks that are due within the warning days.")
    lagging: int = Field(description="Open tasks whose lag reaches the threshold.")
    late_done: int = Field(description="Tasks that were done after their planned end.")
    was_due: int = Field(description="Tasks whose planned end was reached: the base of the on-time rate.")
    on_time: int = Field(description="Those of them that were done by their planned end.")


class PublishedSums(Published):
    """Sums over tasks, weighted. Null means that there is nothing to divide by."""

    progress: Number | None = Field(description="Σ weight × progress ÷ Σ weight, percent, 1 decimal.")
    expected: Number | None = Field(description="Σ weight × expected ÷ Σ weight, percent, 1 decimal.")
    planned_value: Number = Field(description="PV = Σ weight × expected share, 2 decimals.")
    earned_value: Number = Field(description="EV = Σ weight × done share, 2 decimals.")
    spi: Number | None = Field(description="EV ÷ PV, 2 decimals.")
    schedule_variance: Number = Field(description="EV − PV, in weights, 2 decimals.")
    on_time_rate: Number | None = Field(description="on_time ÷ was_due, percent, 1 decimal.")
    on_time_rate_exact: str | None = Field(description="The same ratio as numerator/denominator: 1/3.")
    completion_rate: Number | None = Field(description="done ÷ tasks, percent, 1 decimal.")
    counts: PublishedCounts = Field(description="Numbers of tasks.")


class PublishedAlert(Published):
    """One warning: what, why, since when, and whose move it is."""

    kind: str = Field(description="The rule that fired: overdue, lagging, blocked …")
    label: str = Field(description="The kind in the site's language.")
    level: LevelName = Field(description="How grave it is.")
    slug: str = Field(description="The strategy.")
    subject: str = Field(description="Id of the task or KPI; empty for the strategy itself.")
    title: str = Field(description="What the task, KPI or strategy is called.")
    reason: str = Field(description="The reason in the site's language.")
    action: str = Field(description="What is to be done, in the site's language.")
    since: date | None = Field(description="First day on which the warning was due.")
    days: int = Field(description="Days since then.")
    owner: str = Field(description="Whose move it is.")
    source: PublishedPlace = Field(description="Where the record stands.")


class PublishedNextStep(Published):
    """One improvement or next step of a retrospective."""

    slug: str = Field(description="The strategy of the retrospective.")
    kind: Literal["improvements", "next_steps"] = Field(description="The list it stands in.")
    text: str = Field(description="What is to be done.")
    owner: str = Field(description="Who does it.")
    due: date | None = Field(description="By when.")
    done: bool = Field(description="Whether it was marked as done.")
    open: bool = Field(description="Neither done nor carried into a task that exists.")
    carried_to: tuple[str, ...] = Field(description="The tasks it became, as slug/T003.")
    missing: tuple[str, ...] = Field(description="Tasks it names that do not exist, as typed.")
    since: date | None = Field(description="The day of the retrospective, or the end of the period.")
    source: PublishedPlace = Field(description="Where it stands.")
