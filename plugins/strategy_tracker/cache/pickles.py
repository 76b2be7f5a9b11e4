"""Values to bytes and back, in a way that can be read by nobody's command but ours.

Pickle is the only format of Python's own that gives records back without a line of code for each: a thousand
strategies take half a second, a third of what building them from JSON takes. Its fault is that it calls
whatever the bytes name. Here the bytes can name only the classes of values: data classes, enumerations and
named tuples that the modules of records have defined, and a few exact types of the standard library. No
function is among them, nothing is imported for them, and no name leads through an attribute, so that whoever
can write the bytes can give wrong records, as by writing the records' files, and run nothing.
"""

from __future__ import annotations

import copyreg
import io
import pickle
import sys
import zlib
from collections.abc import Callable, Sequence
from dataclasses import is_dataclass
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from enum import Enum
from fractions import Fraction
from typing import Any

_OF_VALUES = (
    *("strategy_tracker.language.message", "strategy_tracker.vocabulary", "strategy_tracker.values"),
    *("strategy_tracker.model", "strategy_tracker.source.reading", "strategy_tracker.history"),
    *("strategy_tracker.tracking", "strategy_tracker.rules.rule", "strategy_tracker.rules.text"),
    *("strategy_tracker.exchange.strategy_pieces", "strategy_tracker.exchange.calendar_files"),
)
"""The modules whose classes may be kept, each with what is below it."""
_OF_PYTHON = {
    (made.__module__, made.__qualname__): made
    for made in (date, datetime, time, timedelta, Decimal, Fraction)
}
_FASTEST = 1
_LARGEST = 1 << 28


class UnknownClassError(ValueError):
    """The bytes name something that is no class of values."""


class _Beside:
    """Stands in the bytes for an object that whoever reads them has too, with its number among these."""


class _Values(pickle.Unpickler):
    """Reads values, and calls nothing but their classes."""

    def __init__(self, file: io.BytesIO, beside: Sequence[object] = ()) -> None:
        super().__init__(file)
        self._beside = beside

    def find_class(self, module_name: str, name: str) -> type | Callable[[int], object]:
        """Return a class of values by its name."""
        if (module_name, name) == (__name__, _Beside.__name__):
            return self._beside.__getitem__
        known = _OF_PYTHON.get((module_name, name))
        if known is not None:
            return known
        if any(module_name == one or module_name.startswith(f"{one}.") for one in _OF_VALUES):
            # Only what is imported already: to import is to run.
            found = vars(sys.modules[module_name]).get(name) if module_name in sys.modules else None
            if isinstance(found, type) and found.__module__ == module_name and _is_value(found):
                return found
        raise UnknownClassError(f"{module_name}.{name}")


def _is_value(found: type) -> bool:
    return (
        is_dataclass(found)
        or issubclass(found, Enum)
        or (issubclass(found, tuple) and "_fields" in vars(found))
    )


def packed(value: object, beside: Sequence[object] = ()) -> bytes:
    """Return a value as bytes; what the value has twice is in them once.

    Of the objects `beside` it, where they are part of it, only their numbers are in the bytes.
    """
    written = io.BytesIO()
    writer = pickle.Pickler(written, protocol=5)
    writer.dispatch_table = _reductions(beside)
    writer.dump(value)
    return zlib.compress(written.getbuffer(), _FASTEST)


def unpacked(data: bytes, beside: Sequence[object] = ()) -> object:
    """Return the value of bytes; ValueError for bytes that are none, whatever they are.

    `beside` are the objects that are no part of the bytes, in the order in which they were then.
    """
    try:
        return _Values(io.BytesIO(_expanded(data)), beside).load()
    except ValueError:
        raise
    except Exception as error:
        # Changed bytes make the unpickler raise nearly anything: they are no value, and that is all.
        raise ValueError(f"not a kept value: {error!r}") from error


Reduction = Callable[[Any], Any]


def _reductions(beside: Sequence[object]) -> dict[type, Reduction]:
    """Return, by class, how its instances are written that are not written as Pickle does by itself."""
    table: dict[type, Reduction] = {**copyreg.dispatch_table, Fraction: _two_numbers}
    numbers = {id(one): number for number, one in enumerate(beside)}

    def number_of(one: object) -> Any:
        number = numbers.get(id(one))
        return one.__reduce_ex__(5) if number is None else (_Beside, (number,))

    return table | dict.fromkeys(map(type, beside), number_of)


def _two_numbers(fraction: Fraction) -> tuple[type, tuple[int, int]]:
    return Fraction, (fraction.numerator, fraction.denominator)  # which are read sooner than their text


def _expanded(data: bytes) -> bytes:
    opened = zlib.decompressobj()
    content = opened.decompress(data, _LARGEST)
    if not opened.eof:
        raise ValueError("cut off, or too large")
    return content
