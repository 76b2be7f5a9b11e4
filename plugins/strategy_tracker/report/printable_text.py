"""Text made safe to print: what would move, hide or reorder characters is shown as its code.

A file could otherwise clear the terminal, hide a value or fake a line of the report.
"""

from __future__ import annotations

import unicodedata

TAB_STOP = 4
# Controls, invisible formats (the bidi marks and joiners among them), surrogates, and the two separators
# that some terminals break lines at.
_HIDDEN = frozenset({"Cc", "Cf", "Cs", "Zl", "Zp"})


def visible_character(character: str) -> str:
    """Return a character, or its code (`<U+202E>`) where it would not show as itself."""
    if character.isascii() and character.isprintable():
        return character
    hidden = unicodedata.category(character) in _HIDDEN or (ord(character) & 0xFFFE) == 0xFFFE
    return f"<U+{ord(character):04X}>" if hidden else character


def visible(text: str) -> str:
    """Return a text on one line, with every control and invisible format character as its code."""
    if text.isprintable():  # of all that is hidden or parts lines nothing counts as printable
        return text
    on_one_line = " ".join(text.splitlines()) if "\n" in text or "\r" in text else text
    return "".join(map(visible_character, on_one_line.replace("\t", " ")))


def visible_lines(text: str) -> list[str]:
    """Return the lines of a text that may have several, each of them visible."""
    return [visible(line) for line in text.split("\n")]
