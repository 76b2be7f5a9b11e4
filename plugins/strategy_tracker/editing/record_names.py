"""The names of update records' files: none ever meets another's, and none does harm wherever it is put.

A name is the day, the time where it is known, what or who the record is of, and a short hash of its text:
`2025-08-18-1405-T003-9f86d081.md`. So two people who update one task on one day leave two files, and of
these the later one is read later and holds. Whatever else writes records keeps to this rule.
"""

from __future__ import annotations

import unicodedata
from datetime import date, time

LONGEST_NAME = 40
"""How many characters of an id or of a person's name a file's name has."""

_OFFSET, _PRIME = 0x811C9DC5, 0x01000193  # FNV-1a, 32 bits: http://www.isthe.com/chongo/tech/comp/fnv/


def record_name(day: date, at: time | None, subject: str, text: str) -> str:
    """Return the name of a new record's file; `subject` is an id or a person, `text` what it will hold."""
    parts = [day.isoformat(), at.strftime("%H%M") if at else "", harmless(subject), short_hash(text)]
    return "-".join(part for part in parts if part) + ".md"


def harmless(subject: str) -> str:
    """Return an id or a person's name as part of a file's name: letters and digits of any script, - and _."""
    text = unicodedata.normalize("NFKC", subject)
    kept = "".join(
        character if character == "-" or unicodedata.category(character)[0] in "LN" else " "
        for character in text
    )
    return "_".join(kept.split())[:LONGEST_NAME].strip("-_")


def short_hash(text: str) -> str:
    """Return eight hexadecimal digits of a text's UTF-8: FNV-1a, which needs no HTTPS in a page."""
    value = _OFFSET
    for byte in text.encode("utf-8"):
        value = (value ^ byte) * _PRIME & 0xFFFFFFFF
    return f"{value:08x}"
