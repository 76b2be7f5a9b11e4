"""How much room a text takes, so that none leaves its box whichever program shows it.

Ideographs are as wide as the font is high. For other letters the width of wide ones is taken, and a line is
kept one letter short for signs that may not begin a line: an estimate on the safe side, for the fonts of the
machine that shows the deck are not known here.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from wcwidth import wcwidth

from strategy_tracker.language.line_breaks import unbroken

LATIN_WIDTH = 0.6
"""The width of a letter that is no ideograph, in heights of the font."""
LINE_HEIGHT = 1.3
"""The distance of lines, in heights of the font."""
ELLIPSIS = "…"


def width_of(text: str) -> float:
    """Return the width of a text in heights of its font."""
    return sum(1.0 if wcwidth(letter) != 1 or letter in "…—“”‘’·→−" else LATIN_WIDTH for letter in text)


def lines_of(text: str, room: float) -> list[str]:
    """Return the lines that a text takes in a box `room` heights of its font wide."""
    most = max(room - 1, 1.0)
    lines: list[str] = []
    for paragraph in text.split("\n"):
        line = ""
        for piece in unbroken(paragraph):
            if line and width_of(line) + width_of(piece) > most and not piece.isspace():
                lines.append(line.rstrip())
                line = ""
            for letter in piece if width_of(piece) > most else (piece,):
                if line and width_of(line) + width_of(letter) > most and not letter.isspace():
                    lines.append(line)
                    line = ""
                line += letter
        lines.append(line.rstrip())
    return lines


def cut(text: str, room: float, most_lines: int) -> str:
    """Return a text that takes no more than some lines, ending in … where something was left out."""
    if len(lines_of(text, room)) <= most_lines:
        return text
    low, high = 0, len(text)
    while low < high:
        middle = (low + high + 1) // 2
        fits = len(lines_of(f"{text[:middle].rstrip()}{ELLIPSIS}", room)) <= most_lines
        low, high = (middle, high) if fits else (low, middle - 1)
    return f"{text[:low].rstrip()}{ELLIPSIS}"


def pages_of(heights: Sequence[float], room: float) -> list[range]:
    """Return which rows stand together, in their order; a row that is too high has a page of its own."""
    begins, used = [0], 0.0
    for number, height in enumerate(heights):
        if used and used + height > room:
            begins.append(number)
            used = 0.0
        used += height
    return [range(first, last) for first, last in pairwise([*begins, len(heights)])] if heights else []
