"""JSON as it is published: exact numbers, safe inside a page's script element."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from decimal import Decimal
from typing import TypeVar, overload

import orjson

from strategy_tracker.tables.numbers import plain

Item = TypeVar("Item")

_IN_SCRIPTS = {
    b"<": b"\\u003c",
    b">": b"\\u003e",
    b"&": b"\\u0026",
    "\u2028".encode(): b"\\u2028",
    "\u2029".encode(): b"\\u2029",
}


class MadeWhenRead(Sequence[Item]):
    """Items of which each is made when it is asked for: those of a long list are never all in memory."""

    def __init__(self, makers: Sequence[Callable[[], Item]]) -> None:
        self.makers = makers

    def __len__(self) -> int:
        return len(self.makers)

    @overload
    def __getitem__(self, index: int) -> Item: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[Item]: ...
    def __getitem__(self, index: int | slice) -> Item | Sequence[Item]:
        if isinstance(index, slice):
            return MadeWhenRead(self.makers[index])
        return self.makers[index]()


def json_bytes(value: object) -> bytes:
    """Return a value as compact UTF-8 JSON in one line, keys in the order they have.

    A Decimal is printed as the number it is. What is made when it is read is made when its turn comes. What
    UTF-8 cannot hold (a byte of a file's name) is written out as an escape in the text. <, > and & are
    escaped, so that the text may stand inside a page's script element as well. Raises TypeError for a value
    that has no form in JSON.
    """
    try:
        data = _encoded(value)
    except orjson.JSONEncodeError:
        data = _encoded(_printable(value))
    for character, escape in _IN_SCRIPTS.items():  # they occur inside strings only
        data = data.replace(character, escape)
    return data


def _encoded(value: object) -> bytes:
    return orjson.dumps(value, default=_encodable, option=orjson.OPT_APPEND_NEWLINE)


def _encodable(value: object) -> object:
    if isinstance(value, Decimal):
        return orjson.Fragment(plain(value))
    if isinstance(value, MadeWhenRead):
        return value.makers
    if callable(value):
        return value()
    raise TypeError(f"{type(value).__name__} has no form in JSON")


def _printable(value: object) -> object:
    """Return a value whose texts UTF-8 can hold."""
    if isinstance(value, str):
        return value.encode("utf-8", "backslashreplace").decode("utf-8")
    if isinstance(value, dict):
        return {_printable(key): _printable(item) for key, item in value.items()}
    if isinstance(value, list | tuple | MadeWhenRead):
        return [_printable(item) for item in value]
    return value
