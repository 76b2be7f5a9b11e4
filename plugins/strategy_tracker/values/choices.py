"""Values out of a fixed list of words: status, cadence, yes or no, and the KPI's settings."""

import re
from collections.abc import Mapping
from enum import StrEnum
from functools import lru_cache

from rapidfuzz import fuzz, process

from ..vocabulary import words
from .errors import Unreadable
from .text import folded_or_refused


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


_BESIDE_THE_POINT = re.compile(r"[\s_\-]+")
_ENDINGS = " 。.!！;；,，、"
_NEAR = 60
"""How alike two words are, in rapidfuzz's 0..100, for one to be suggested: 已完或 and 已完成 are 67 alike."""


def _key(text: str) -> str:
    return _BESIDE_THE_POINT.sub("", text.casefold()) or text


def _is_one_slip(key: str, name: str) -> bool:
    """Return whether just one character of a longer word is another one: 巳完成 for 已完成."""
    return len(key) == len(name) > 2 and sum(map(str.__ne__, key, name)) == 1


class _Words:
    """The words of one field, ready for looking up."""

    def __init__(self, vocabulary: Mapping[str, tuple[str, ...]], rule: str) -> None:
        self.rule = rule
        self.values: dict[str, str] = {}
        self.names: dict[str, str] = {}
        # The proper names come first, so that of words equally near one of them is suggested.
        for accepted in vocabulary.values():
            self.names.update((_key(word), word) for word in accepted[:2])
        self.proper = tuple(self.names)
        for value, accepted in vocabulary.items():
            for word in (value, *accepted):
                self.values[_key(word)] = value
                self.names[_key(word)] = word

    def read(self, text: str) -> str:
        folded = folded_or_refused(text, self.rule)
        value = self.values.get(_key(folded)) or self.values.get(_key(folded.strip(_ENDINGS)))
        if value is None:
            raise Unreadable(self.rule, text=text, suggestion=self._nearest(_key(folded)))
        return value

    def _nearest(self, key: str) -> str:
        slip = next((name for name in self.proper if _is_one_slip(key, name)), None)
        if slip is not None:
            return self.names[slip]
        found = process.extractOne(key, self.names.keys(), scorer=fuzz.ratio, score_cutoff=_NEAR)
        return "" if found is None else self.names[found[0]]


_STATUS = _Words(words.STATUS_WORDS, "status-unknown")
_CADENCE = _Words(words.CADENCE_WORDS, "cadence-unknown")
_BOOLEAN = _Words(words.BOOLEAN_WORDS, "boolean-unreadable")
_KPI_TYPE = _Words(words.KPI_TYPE_WORDS, "choice-unknown")
_AGGREGATE = _Words(words.AGGREGATE_WORDS, "choice-unknown")
_DIRECTION = _Words(words.DIRECTION_WORDS, "choice-unknown")
_MEASURE = _Words(words.MEASURE_WORDS, "choice-unknown")
_NOTHING = {_key(word) for word in words.NOTHING_WORDS}


@lru_cache(maxsize=4096)
def is_nothing(text: str) -> bool:
    """Return whether the text says that there is nothing: 無, -, N/A, or no text."""
    try:
        folded = folded_or_refused(text, "too-long")
    except Unreadable:
        return False
    return not folded or _key(folded.strip(_ENDINGS) or folded) in _NOTHING


@lru_cache(maxsize=4096)
def read_status(text: str) -> Status:
    """Return the status; Unreadable "status-unknown" with the nearest known word as `suggestion`."""
    return Status(_STATUS.read(text))


@lru_cache(maxsize=4096)
def read_cadence(text: str) -> Cadence:
    """Return the cadence; words for nothing mean none; Unreadable "cadence-unknown"."""
    return Cadence.NONE if text.strip() and is_nothing(text) else Cadence(_CADENCE.read(text))


def read_boolean(text: str) -> bool:
    """Return yes or no; Unreadable "boolean-unreadable"."""
    return _BOOLEAN.read(text) == "true"


def read_kpi_type(text: str) -> KpiType:
    """Return the type of a KPI; Unreadable "choice-unknown"."""
    return KpiType(_KPI_TYPE.read(text))


def read_aggregate(text: str) -> Aggregate:
    """Return how readings are combined; Unreadable "choice-unknown"."""
    return Aggregate(_AGGREGATE.read(text))


def read_direction(text: str) -> Direction:
    """Return which way is better; Unreadable "choice-unknown"."""
    return Direction(_DIRECTION.read(text))


def read_measure(text: str) -> Measure:
    """Return what is computed from the tasks; Unreadable "choice-unknown"."""
    return Measure(_MEASURE.read(text))
