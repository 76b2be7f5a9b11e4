"""Values out of a fixed list of words: status, cadence, yes or no, and the KPI's settings."""

from enum import StrEnum


class Status(StrEnum):
    """How far a task has come."""

    NOT_STARTED = "not_started"
    IN_PROGRESS = "in_progress"
    DONE = "done"
    DELAYED = "delayed"
    CANCELLED = "cancelled"


class Cadence(StrEnum):
    """How often a task or KPI is to be updated."""

    DAILY = "daily"
    WEEKLY = "weekly"
    BIWEEKLY = "biweekly"
    MONTHLY = "monthly"
    NONE = "none"

    @property
    def days(self) -> int | None:
        """The longest time between two updates, in days; None where nothing is tracked."""
        return _CADENCE_DAYS[self]


_CADENCE_DAYS: dict[Cadence, int | None] = {
    Cadence.DAILY: 1,
    Cadence.WEEKLY: 7,
    Cadence.BIWEEKLY: 14,
    Cadence.MONTHLY: 31,
    Cadence.NONE: None,
}


class KpiType(StrEnum):
    """Whether a KPI measures the doing or its effect."""

    PROCESS = "process"
    RESULT = "result"


class Aggregate(StrEnum):
    """How readings become the current value."""

    LATEST = "latest"
    SUM = "sum"


class Direction(StrEnum):
    """Which way is better."""

    HIGHER = "higher"
    LOWER = "lower"


class Measure(StrEnum):
    """What is computed from the tasks."""

    ON_TIME_RATE = "on_time_rate"
    COMPLETION_RATE = "completion_rate"
    PROGRESS = "progress"


def is_nothing(text: str) -> bool:
    """Return whether the text says that there is nothing: 無, -, N/A, or no text."""
    raise NotImplementedError


def read_status(text: str) -> Status:
    """Return the status; Unreadable "status-unknown" with the nearest known word as `suggestion`."""
    raise NotImplementedError


def read_cadence(text: str) -> Cadence:
    """Return the cadence; Unreadable "cadence-unknown"."""
    raise NotImplementedError


def read_boolean(text: str) -> bool:
    """Return yes or no; Unreadable "boolean-unreadable"."""
    raise NotImplementedError


def read_kpi_type(text: str) -> KpiType:
    """Return the type of a KPI; Unreadable "choice-unknown"."""
    raise NotImplementedError


def read_aggregate(text: str) -> Aggregate:
    """Return how readings are combined; Unreadable "choice-unknown"."""
    raise NotImplementedError


def read_direction(text: str) -> Direction:
    """Return which way is better; Unreadable "choice-unknown"."""
    raise NotImplementedError


def read_measure(text: str) -> Measure:
    """Return what is computed from the tasks; Unreadable "choice-unknown"."""
    raise NotImplementedError
