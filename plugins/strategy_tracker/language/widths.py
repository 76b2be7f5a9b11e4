"""How wide a text is on a terminal: a Chinese character takes two columns, a combining mark none."""


def width(text: str) -> int:
    """Return how many columns a text without control characters takes."""
    from wcwidth import wcswidth  # its tables are a tenth of a check that has nothing new to say

    return max(0, wcswidth(text))
