"""How iCalendar (RFC 5545) writes a property: escaped text, lines of at most 75 octets."""

from __future__ import annotations

# A continuation begins with a space, which counts.
_LONGEST = 74
_ESCAPES = str.maketrans({"\\": "\\\\", ";": "\\;", ",": "\\,", "\n": "\\n"})


def line(name: str, value: str) -> bytes:
    """Return a property whose value is no text, such as a date or an address, with its line end."""
    return _folded(f"{name}:{value}".encode()) + b"\r\n"


def text_line(name: str, text: str) -> bytes:
    """Return a property with a text, in which only LF ends a line."""
    return line(name, text.translate(_ESCAPES))


def _folded(content: bytes) -> bytes:
    """Return a line cut into pieces, never within a character or between a backslash and its character."""
    if len(content) <= _LONGEST:
        return content
    pieces = []
    start = 0
    while len(content) - start > _LONGEST:
        end = start + _LONGEST
        while content[end] & 0xC0 == 0x80:
            end -= 1
        if content[end - 1 : end] == b"\\":
            end -= 1
        pieces.append(content[start:end])
        start = end
    return b"\r\n ".join([*pieces, content[start:]])
