"""Text made fit for files: nothing a format forbids, nothing a spreadsheet would run."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

CELL_LIMIT = 32_767
"""The most that Excel keeps in a cell, in UTF-16 code units; what is longer it spills or refuses."""

_LINE_ENDS = re.compile("\r\n?|[\x0b\x0c\x85\u2028\u2029]")
_FORBIDDEN = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
_EXCEL_ESCAPE = re.compile("_(?=x[0-9A-Fa-f]{4}_)")
_FORMULA_SIGNS = frozenset("=+-@")
_QUOTES = frozenset("'\"`‘’“”「」『』＇＂")


def clean(text: str) -> str:
    """Return a text that XML, XLSX and iCalendar can all hold.

    Line ends of every kind become LF; control characters and lone surrogates become U+FFFD, so that their
    loss can be seen.
    """
    if text.isprintable():  # neither a line end nor anything forbidden is printable
        return text
    return _FORBIDDEN.sub("\ufffd", _LINE_ENDS.sub("\n", text))


def shortened(text: str, limit: int = CELL_LIMIT) -> str:
    """Return at most `limit` UTF-16 code units of a text, ending in … where something was left out."""
    if len(text) * 2 <= limit:
        return text
    units = text.encode("utf-16-le", "surrogatepass")
    if len(units) <= limit * 2:
        return text
    return units[: (limit - 1) * 2].decode("utf-16-le", "ignore") + "…"


def looks_like_formula(text: str) -> bool:
    """Tell whether a spreadsheet may take a text for a formula.

    It may where the first character after spaces, quotes and invisible characters is = + - @, in either
    width, or where a tab or a line end stands among those.
    """
    for character in text:
        if character in "\t\r\n":
            return True
        if character in _QUOTES or character.isspace() or unicodedata.category(character) in ("Cc", "Cf"):
            continue
        return unicodedata.normalize("NFKC", character)[0] in _FORMULA_SIGNS
    return False


@lru_cache(maxsize=4096)
def csv_text(text: str) -> str:
    """Return a cell's text for CSV, with an apostrophe before what looks like a formula.

    Excel's limit holds here too: it puts the rest of a longer cell into the next row, where it may begin
    with a sign.
    """
    cleaned = clean(text)
    return shortened(f"'{cleaned}" if looks_like_formula(cleaned) else cleaned)


def workbook_text(text: str) -> str:
    """Return a cell's text for XLSX; what looks like the format's own escape (`_x0041_`) stays as typed."""
    cut = shortened(clean(text))
    return shortened(_EXCEL_ESCAPE.sub("_x005F_", cut)) if "_x" in cut else cut
