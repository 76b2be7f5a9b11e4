"""Markdown as plain text, for where nothing renders it."""

from __future__ import annotations

import re
from collections.abc import Iterator

_LINK = re.compile(r"\[([^\]]+)\]\([^)]*\)")
_FENCE = re.compile(r"`{3,}|~{3,}")


def plain_text(markdown: str) -> str:
    """Return Markdown without its signs: headings bare, code indented, links as their words."""
    return "".join(f"{line}\n" for line in _plain_lines(markdown))


def _plain_lines(markdown: str) -> Iterator[str]:
    fence = ""
    for line in markdown.splitlines():
        opened = _FENCE.match(line)
        if fence and line.strip() == fence:
            fence = ""
        elif fence:
            yield f"    {line}".rstrip()
        elif opened:
            fence = opened.group()
        else:
            yield _without_signs(line)


def _without_signs(line: str) -> str:
    """Return a line without heading, emphasis, code and link signs; what stands in code stays as it is."""
    bare = re.sub(r"^#+ ", "", line)
    parts = re.split(r"`([^`]*)`", bare)
    return "".join(
        part if number % 2 else _LINK.sub(r"\1", part).replace("**", "") for number, part in enumerate(parts)
    )
