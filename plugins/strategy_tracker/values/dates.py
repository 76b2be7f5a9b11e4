"""Reads dates as people write them."""

from .period import DateReading, Period


def read_date(text: str, within: Period | None = None) -> DateReading:
    """Return the date; a missing year comes from `within` and is said to be assumed."""
    raise NotImplementedError
