"""Reads percentages of fields that are known to be one, so that the % may be missing."""

from decimal import Decimal
from functools import lru_cache

from strategy_tracker.vocabulary.patterns import Pattern

from .errors import Unreadable
from .folded_text import folded_or_refused, refuse_spreadsheet_text
from .quantities import read_quantity
from .quantity import Comparator

_PLAIN = Pattern(r"([+-]?[0-9]{1,15}(?:\.[0-9]{1,30})?) ?%?")
_REMARK = Pattern(r"\s*#[^#0-9]*\Z")
"""10 #估的: what YAML would take for a remark, had it stood alone."""


@lru_cache(maxsize=8192)
def read_stated_percent(text: str) -> Decimal:
    """Return a percentage that may lie above 100, such as an attainment; 0.6 stays 0.6 %.

    Unreadable "percent-unreadable" where it is no single number, or one with another unit.
    """
    refuse_spreadsheet_text(text)
    folded = _REMARK.sub("", folded_or_refused(text, "percent-unreadable"))
    if plain := _PLAIN.fullmatch(folded):
        return Decimal(plain[1])
    try:
        quantity = read_quantity(folded)
    except Unreadable as problem:
        raise Unreadable("percent-unreadable", text=text) from problem
    if quantity.unit != "%" or quantity.comparator is not Comparator.EQUAL:
        raise Unreadable("percent-unreadable", text=text)
    return quantity.number


def read_percent(text: str) -> Decimal:
    """Return a progress in percent; Unreadable "percent-out-of-range" outside 0..100."""
    percent = read_stated_percent(text)
    if not 0 <= percent <= 100:
        raise Unreadable("percent-out-of-range", text=text)
    return percent
