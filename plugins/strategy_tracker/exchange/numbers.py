"""Exact numbers as published: where they are rounded, and how they are printed in JSON.

Everything is rounded half up and only here: percentages and points to 1 decimal, indices and weighted sums
to 2, differences of quantities to 6. Quantities as typed are not rounded at all.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache
from json.encoder import encode_basestring
from typing import Annotated

from pydantic import BaseModel, WithJsonSchema

from strategy_tracker.language.formats import rounded

Number = Annotated[Decimal, WithJsonSchema({"type": "number"})]
"""A decimal number that is a number in JSON too (pydantic alone would print a string)."""

_IN_SCRIPTS = {
    "<": "\\u003c",
    ">": "\\u003e",
    "&": "\\u0026",
    "\u2028": "\\u2028",
    "\u2029": "\\u2029",
}


def percent(ratio: Fraction | None) -> Decimal | None:
    """Return a ratio (1 is 100 %) in percent with 1 decimal."""
    return None if ratio is None else rounded(ratio * 100, 1)


def index(ratio: Fraction | None) -> Decimal | None:
    """Return an index such as the SPI with 2 decimals."""
    return None if ratio is None else rounded(ratio, 2)


def weighted(value: Fraction) -> Decimal:
    """Return a sum of weights with 2 decimals."""
    return rounded(value, 2)


def difference(value: Fraction | None) -> Decimal | None:
    """Return a difference of quantities with at most 6 decimals."""
    return None if value is None else rounded(value, 6)


def exact(ratio: Fraction | None) -> str | None:
    """Return a ratio as `numerator/denominator` in lowest terms: 17/18."""
    return None if ratio is None else f"{ratio.numerator}/{ratio.denominator}"


def plain(number: Decimal) -> str:
    """Return a number without exponent and idle zeros: 84, −0.5 as -0.5."""
    text = format(number, "f")
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return "0" if text in ("-0", "") else text


def json_text(value: object) -> str:
    """Return a value as compact JSON in one line, keys in the order they have.

    The standard encoder cannot print a Decimal as the number it is, hence this one. <, > and & are escaped,
    so that the text may stand inside a page's script element as well.
    """
    text = _json(value)
    for character, escape in _IN_SCRIPTS.items():  # they occur inside strings only
        text = text.replace(character, escape)
    return text + "\n"


def _json(value: object) -> str:
    """Return a value as JSON, a record as an object of its fields. Types without a form are a TypeError."""
    # The commonest types come first: there are millions of values.
    if isinstance(value, str):
        return encode_basestring(value)
    if value is None:
        return "null"
    if isinstance(value, Decimal):
        return plain(value)
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int):
        return str(value)
    if isinstance(value, list | tuple):
        return "[" + ",".join([_json(item) for item in value]) + "]"
    if isinstance(value, date):
        return f'"{value.isoformat()}"'
    if isinstance(value, BaseModel):
        return _json_object(vars(value))
    if isinstance(value, Mapping):
        return _json_object(value)
    raise TypeError(f"{type(value).__name__} has no form in JSON")


def _json_object(fields: Mapping[str, object]) -> str:
    return "{" + ",".join([_key(str(name)) + _json(item) for name, item in fields.items()]) + "}"


@lru_cache(maxsize=1024)
def _key(name: str) -> str:
    return encode_basestring(name) + ":"
