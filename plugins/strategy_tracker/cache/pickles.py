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
from collections.abc import Callable, Sequence
from dataclasses import fields, is_dataclass
from datetime import date, datetime, time, timedelta, timezone
from decimal import Decimal
from enum import Enum
from fractions import Fraction
from functools import cache
from itertools import repeat
from operator import attrgetter, call
from typing import Any

from strategy_tracker.cache.compression import compressed, expanded

_OF_VALUES = (
    *("strategy_tracker.language.message", "strategy_tracker.vocabulary", "strategy_tracker.values"),
    *("strategy_tracker.model", "strategy_tracker.source.reading", "strategy_tracker.history"),
    *("strategy_tracker.tracking", "strategy_tracker.rules.rule", "strategy_tracker.rules.text"),
    *("strategy_tracker.exchange.strategy_pieces", "strategy_tracker.exchange.calendar_files"),
    *("strategy_tracker.site.parts.report", "strategy_tracker.cache.compressed"),
)
"""The modules whose classes may be kept, each with what is below it."""
_OF_PYTHON = {
    (made.__module__, made.__qualname__): made
    for made in (date, datetime, time, timedelta, timezone, Decimal, Fraction)
}
_LARGEST = 1 << 28
"""The most bytes that a value may have."""


class UnknownClassError(ValueError):
    """The bytes name something that is no class of values."""


class _Beside:
    """Stands in the bytes for an object that whoever reads them has too, with its number among these."""


class _Values(pickle.Unpickler):
    """Reads values, and calls nothing but their classes."""

    def __init__(self, file: io.BytesIO, beside: Sequence[object] = ()) -> None:
        super().__init__(file)
        self._beside = beside

    def find_class(self, module_name: str, name: str) -> Callable[..., object]:
        """Return a class of values by its name; of one whose instances are written by fields their maker."""
        if (module_name, name) == (__name__, _Beside.__name__):
            return self._beside.__getitem__
        return _CLASSES[module_name, name]


class _Classes(dict[tuple[str, str], Callable[..., object]]):
    """What makes values, by the names that bytes may give; each is looked for when it is first met."""

    def __missing__(self, names: tuple[str, str]) -> Callable[..., object]:
        module_name, name = names
        if any(module_name == one or module_name.startswith(f"{one}.") for one in _OF_VALUES):
            # Only what is imported already: to import is to run.
            found = vars(sys.modules[module_name]).get(name) if module_name in sys.modules else None
            if isinstance(found, type) and found.__module__ == module_name and _is_value(found):
                self[names] = _maker(found) if _has_fields_only(found) else found
                return self[names]
        raise UnknownClassError(f"{module_name}.{name}")


_CLASSES = _Classes(_OF_PYTHON)


def _is_value(found: type) -> bool:
    return is_dataclass(found) or issubclass(found, Enum) or _is_named_tuple(found)


def _is_named_tuple(found: type) -> bool:
    return issubclass(found, tuple) and "_fields" in vars(found)


def _has_fields_only(kind: type) -> bool:
    """Tell whether a class is a data class whose instances have a slot for each field, and nothing else."""
    return is_dataclass(kind) and kind.__dictoffset__ == 0


@cache
def _maker(kind: type) -> Callable[..., object]:
    """Return what makes an instance of a class of its fields' values, in their order.

    Python's own way asks each instance anew which fields it has: that is two thirds of the time of reading.
    """
    places = [getattr(kind, field.name) for field in fields(kind)]
    puts = [place.__set__ for place in places]  # those of slots, which being frozen does not concern
    count = len(puts)

    def make(*values: object) -> object:
        if len(values) != count:
            raise ValueError(f"{kind.__qualname__} has {count} fields")
        one: object = object.__new__(kind)
        for _ in map(call, puts, repeat(one), values):
            pass
        return one

    return make


def packed(value: object, beside: Sequence[object] = ()) -> bytes:
    """Return a value as bytes; what the value has twice is in them once.

    Of the objects `beside` it, where they are part of it, only their numbers are in the bytes.
    """
    written = io.BytesIO()
    writer = pickle.Pickler(written, protocol=5)
    writer.dispatch_table = _reductions(beside)
    writer.dump(value)
    return compressed(written.getbuffer())


def unpacked(data: bytes, beside: Sequence[object] = ()) -> object:
    """Return the value of bytes; ValueError for bytes that are none, whatever they are.

    `beside` are the objects that are no part of the bytes, in the order in which they were then.
    """
    try:
        return _Values(io.BytesIO(expanded(data, _LARGEST)), beside).load()
    except ValueError:
        raise
    except Exception as error:
        # Changed bytes make the unpickler raise nearly anything: they are no value, and that is all.
        raise ValueError(f"not a kept value: {error!r}") from error


Reduction = Callable[[Any], Any]


class _Reductions(dict[type, Reduction]):
    """How instances are written, by class; what is not said of a class is found out when it is met."""

    def __missing__(self, kind: type) -> Reduction:
        if issubclass(kind, type):
            raise KeyError(kind)  # an enumeration is written by its name, as classes are
        if _has_fields_only(kind):
            self[kind] = _by_fields(kind)
        else:
            self[kind] = _by_items(kind) if _is_named_tuple(kind) else _as_pickle_does
        return self[kind]


def _by_fields(kind: type) -> Reduction:
    names = [field.name for field in fields(kind)]
    if len(names) < 2:
        return lambda one: (kind, tuple(getattr(one, name) for name in names))
    values = attrgetter(*names)
    return lambda one: (kind, values(one))


def _by_items(kind: type) -> Reduction:
    """Write a named tuple by its items, which pickle would have it asked for: most values have a place."""
    return lambda one: (kind, tuple(one))


def _as_pickle_does(one: object) -> Any:
    return one.__reduce_ex__(5)


def _two_numbers(fraction: Fraction) -> tuple[type, tuple[int, int]]:
    return Fraction, (fraction.numerator, fraction.denominator)  # which are read sooner than their text


_COMMON = _Reductions({**copyreg.dispatch_table, Fraction: _two_numbers})


def _reductions(beside: Sequence[object]) -> _Reductions:
    """Return how instances are written, of the objects `beside` them their numbers alone."""
    if not beside:
        return _COMMON
    numbers = {id(one): number for number, one in enumerate(beside)}

    def number_or(write: Reduction) -> Reduction:
        def reduction(one: object) -> Any:
            number = numbers.get(id(one))
            return write(one) if number is None else (_Beside, (number,))

        return reduction

    return _Reductions(_COMMON | {kind: number_or(_COMMON[kind]) for kind in set(map(type, beside))})
