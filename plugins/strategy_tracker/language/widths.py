"""How wide a text is on a terminal: a Chinese character takes two columns, a combining mark none."""

from collections.abc import Callable
from functools import cache


def width(text: str) -> int:
    """Return how many columns a text without control characters takes."""
    return len(text) if text.isascii() and text.isprintable() else max(0, _measure()(text))


@cache
def _measure() -> Callable[[str], int]:
    from wcwidth import wcswidth  # its tables are a tenth of a check that has nothing new to say

    return wcswidth
