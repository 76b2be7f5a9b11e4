"""Reads quantities as people write them."""

from decimal import Decimal

from .quantity import Quantity


def read_quantity(text: str) -> Quantity:
    """Return the one quantity of the text; Unreadable "quantity-unreadable" or "quantity-several"."""
    raise NotImplementedError


def find_quantities(text: str) -> list[tuple[int, int, Quantity]]:
    """Return the quantities in running text with where each begins and ends, in order."""
    raise NotImplementedError


def read_percent(text: str) -> Decimal:
    """Return a progress in percent; Unreadable "percent-out-of-range" outside 0..100."""
    raise NotImplementedError


def read_stated_percent(text: str) -> Decimal:
    """Return a percentage that may lie above 100, such as an attainment."""
    raise NotImplementedError
