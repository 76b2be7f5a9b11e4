"""Where something was written, what was written there, and what is wrong with it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Generic, NamedTuple, TypeVar

from strategy_tracker.values import is_nothing

Value = TypeVar("Value", covariant=True)


class Place(NamedTuple):
    """A stretch of a file. Lines and columns count from 1, columns in characters; the end is exclusive.

    `file` is a path with forward slashes, relative to the project's folder. Every value and every key has a
    place, half a million of them in a thousand strategies: a tuple is made in a third of a data class's time.
    """

    file: str
    line: int = 1
    column: int = 1
    end_line: int = 1
    end_column: int = 1


@dataclass(frozen=True, slots=True)
class Written(Generic[Value]):
    """A value with the text that was typed for it.

    `value` is None where the text means "nothing" (無, -, N/A) and where it could not be read; the second
    case always comes with a Problem at the same place.
    """

    text: str
    value: Value | None
    place: Place

    @property
    def unreadable(self) -> bool:
        """Whether something was typed that could not be read."""
        return self.value is None and not is_nothing(self.text)


def value_of(written: Written[Value] | None) -> Value | None:
    """Return the value of what was written, None where there is none: unwritten, unreadable or "nothing"."""
    return written.value if written is not None else None


def text_of(written: Written[str] | None) -> str:
    """Return the text that was written, '' where there is none or where it means "nothing"."""
    return (written.value if written is not None else None) or ""


def texts_of(written: Iterable[Written[str]]) -> tuple[str, ...]:
    """Return the texts of a list, those that mean nothing left out."""
    return tuple(item.value for item in written if item.value)


@dataclass(frozen=True, slots=True)
class Problem:
    """Something wrong at a place: the name of the rule that it breaks and the facts for its message.

    `path` names the value in the record, as in `tasks[3].planned`; `text` is what was typed there.
    """

    rule: str
    place: Place
    path: str = ""
    text: str = ""
    values: Mapping[str, object] = field(default_factory=dict)
