"""What a field is: its key, its names in three languages, and what kind of value it takes."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from strategy_tracker.language import Term


class Kind(StrEnum):
    """What kind of value a field takes, and so which reader reads it."""

    TEXT = "text"
    TEXTS = "texts"
    OWNER = "owner"
    REFERENCE = "reference"
    REFERENCES = "references"
    DATE = "date"
    PERIOD = "period"
    QUANTITY = "quantity"
    PERCENT = "percent"
    STATED_PERCENT = "stated_percent"
    NUMBER = "number"
    BOOLEAN = "boolean"
    STATUS = "status"
    CADENCE = "cadence"
    KPI_TYPE = "kpi_type"
    AGGREGATE = "aggregate"
    DIRECTION = "direction"
    MEASURE = "measure"
    RECORD = "record"
    RECORDS = "records"
    RECORDS_BY_ID = "records_by_id"
    FREE = "free"


@dataclass(frozen=True, slots=True)
class Field:
    """One field: canonical key, label in each language, further names, kind, and the record inside it."""

    key: str
    label: Term
    kind: Kind
    also: tuple[str, ...] = ()
    record: str = ""
    required: bool = False
    shorthand: str = ""
    """The field of the inner record that a plain string stands for (`goals: 達成…` is its statement)."""
    part_of: str = ""
    """The period and the end of it that this field is: `planned.end`. Records hold the period alone."""

    def localize(self, language: object) -> str:
        """Return the label, so that a field can stand in a message."""
        return self.label.localize(language)  # type: ignore[arg-type]


def define(
    key: str,
    names: str,
    kind: Kind,
    *,
    also: str = "",
    record: str = "",
    required: bool = False,
    shorthand: str = "",
    part_of: str = "",
) -> Field:
    """Make a field from `繁體|简体|English` and further names separated by spaces."""
    hant, hans, en = names.split("|")
    return Field(key, Term(hant, hans, en), kind, tuple(also.split()), record, required, shorthand, part_of)
