"""Reads periods as people write them."""

from .period import Period, PeriodReading


def read_period(text: str, within: Period | None = None) -> PeriodReading:
    """Return the period; a missing year comes from `within` and is said to be assumed."""
    raise NotImplementedError
