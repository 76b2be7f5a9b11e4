"""Text as it stands in a chart: cleaned, escaped, measured, wrapped and cut."""

import re
from functools import cache, lru_cache

from wcwidth import wcwidth

from strategy_tracker.language.line_breaks import OPENING, unbroken
from strategy_tracker.site.html import html_of

FULL_WIDTH = 120
"""Width of a Chinese character at the charts' 12 px, in tenths of a pixel."""

ELLIPSIS = "…"
ELLIPSIS_WIDTH = 120

_NOT_IN_XML = re.compile("[^\x20-\x7e\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]+")
_THIN = frozenset("iljft.,:;|!'()[]/ ")
_BROAD = frozenset("mwMW%@&")
_CLOSING = frozenset("、，。；：）」』】》〉,;:)]} 　")
_JOINER = "\u200d"
_LATIN_END = 0x24F


def clean(text: str) -> str:
    """Return the text on one line, without the control characters that XML and HTML do not allow."""
    if text.isprintable():
        return text
    return _NOT_IN_XML.sub("", " ".join(text.split()))


@lru_cache(maxsize=8192)
def escaped(text: str) -> str:
    """Return the text cleaned and safe between tags and in a quoted attribute."""
    return html_of(clean(text))


@cache
def _character_width(character: str) -> int:
    cells = wcwidth(character)
    if cells <= 0:
        return 0
    if cells > 1 or ord(character) > _LATIN_END:
        # Signs such as ≥ and “ have one cell on a terminal and a full one in a Chinese typeface.
        return FULL_WIDTH
    if character in _THIN:
        return 40
    if character in _BROAD:
        return 108
    return 82 if character.isupper() else 67


@lru_cache(maxsize=8192)
def text_width(text: str) -> int:
    """Return the estimated width at 12 px, in tenths of a pixel; never less than most typefaces take."""
    return sum(map(_character_width, text))


def _cut(text: str, limit: int) -> int:
    """Return how many characters fit, without parting a character from its accents or a joined emoji."""
    used = 0
    count = 0
    for character in text:
        used += _character_width(character)
        if used > limit:
            break
        count += 1
    while 0 < count < len(text) and (
        _character_width(text[count]) == 0 or text[count - 1] == _JOINER or text[count] == _JOINER
    ):
        count -= 1
    return count


@lru_cache(maxsize=8192)
def fit(text: str, limit: int) -> str:
    """Return the text, or as much of it as fits the limit (tenths of a pixel) with an ellipsis."""
    text = clean(text)
    if text_width(text) <= limit:
        return text
    return text[: _cut(text, limit - ELLIPSIS_WIDTH)].rstrip() + ELLIPSIS


def _first_line(text: str, limit: int) -> int:
    """Return the length of the best beginning that fits and ends where a line may break.

    That is the longest, unless the rest fits a line as well when it breaks at a space or punctuation mark.
    """
    used = 0
    length = 0
    good = 0
    whole = text_width(text)
    for piece in unbroken(text):
        width = text_width(piece)
        if used + width > limit and not piece.isspace():
            break
        if piece[0] in OPENING and whole - used <= limit:
            good = length
        used += width
        length += len(piece)
        if piece[-1] in _CLOSING and whole - used <= limit:
            good = length
    return good or length or max(1, _cut(text, limit))


_MOST_LINES = 2


def wrap(text: str, limit: int) -> tuple[list[str], bool]:
    """Return the lines that fit the limit (tenths of a pixel), two at most, and whether text was cut."""
    rest = clean(text).strip()
    if text_width(rest) <= limit:
        return [rest], False
    lines: list[str] = []
    while len(lines) < _MOST_LINES - 1 and text_width(rest) > limit:
        length = _first_line(rest, limit)
        lines.append(rest[:length].rstrip())
        rest = rest[length:].lstrip()
    last = fit(rest, limit)
    lines.append(last)
    return lines, last != rest
