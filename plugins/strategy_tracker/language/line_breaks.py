"""Where a line may break: not inside a word, before a closing mark or after an opening one, else anywhere."""

import re

from strategy_tracker.language.widths import width

OPENING = frozenset("（「『【《〈([{")
_NEVER_FIRST = frozenset("、，。．：；！？）」』】》〉…—・％°,.:;!?)]}%")
_NEVER_LAST = OPENING | frozenset("≥≤＞＜≈＋$¥￥")
_PIECE = re.compile(r"[\x21-\x7e\xc0-\u024f]+|\s+|.", re.DOTALL)


def unbroken(text: str) -> list[str]:
    """Return the parts between which a line may break: words, single Chinese characters, and white space."""
    pieces: list[str] = []
    for piece in _PIECE.findall(text):
        if pieces and (piece[0] in _NEVER_FIRST or pieces[-1][-1] in _NEVER_LAST):
            pieces[-1] += piece
        else:
            pieces.append(piece)
    return pieces


def lines_of(text: str, columns: int) -> list[str]:
    """Return the lines of a paragraph that are no wider than so many columns of a terminal.

    White space where a line breaks is left out; a part that is wider than a line alone stays whole.
    """
    lines, line = [], ""
    for piece in unbroken(" ".join(text.split())):
        if line and width(line + piece) > columns:
            lines.append(line.rstrip())
            line = ""
        line += piece if line else piece.lstrip()
    return [*lines, line.rstrip()] if line.strip() else lines
