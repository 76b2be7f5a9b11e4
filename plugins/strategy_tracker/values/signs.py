"""Tells a minus from a dash before a number."""

import re

from strategy_tracker.vocabulary.patterns import Pattern

from .errors import Unreadable

_SIGN = Pattern(
    r"(?P<mark>[+\-–])(?P<space> ?)\Z|(?P<word>(?:負|负|(?<![a-z])(?:minus|negative) ))\Z", re.IGNORECASE
)
_MAY_TAKE_ONE = Pattern(r"(?:[\s(:,;≥≤<>=~≈↑↓至到為为是比長长率幅值於于過过約约近少多逾足滿满]|\A)\Z")
"""Before a minus stands a space, a bracket, or a word that compares: 不低於-5%, 同比-15%."""


def sign_before(
    folded: str, previous: int | None, begin: int, *, running_text: bool
) -> tuple[str, int] | None:
    """Return the sign before the number at `begin` ("+", "-" or "") and where it begins.

    None where the sign is part of a name (T+1). `previous` is where the last number ended: right after one a
    dash joins (10人-15人). A dash that may be either, as in 銷售-500萬元, raises Unreadable
    "quantity-unreadable" alone in a field, and is none in running text.
    """
    match = _SIGN.search(folded, max(begin - 9, previous or 0), begin)
    if match is None:
        return "", begin
    if match["word"]:
        return "-", match.start()
    left = folded[previous or 0 : match.start()]
    if previous is not None and not left.strip():
        return "", begin
    if left and left[-1].isascii() and left[-1].isalnum():
        return None
    if match["space"] or (left and not _MAY_TAKE_ONE.search(left)):
        if running_text:
            return "", begin
        raise Unreadable("quantity-unreadable", text=folded)
    return "+" if match["mark"] == "+" else "-", match.start()
