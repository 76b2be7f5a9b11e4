"""How text from files is put into a report: nothing of it becomes markup, and nobody is called by it."""

from __future__ import annotations

import re
from typing import Protocol

from strategy_tracker.report.printable_text import visible

LONGEST = 600
"""So many characters of one value are shown; the JSON has all of it."""

_MARKUP = re.compile(r"[\\`*_\[\]<>|~&$#]")
# What services turn into a mention, a reference, a link or a picture, though it is no Markdown.
_REFERENCE = re.compile(
    r"(?<=[@#!~&$^])(?=\w)|(?<!\d%)(?<=%)(?=\w)|(?<=:)(?=//)|(?<=www)(?=\.)|(?<=GH)(?=-\d)|(?<=:)(?=[a-z0-9_+-]+:)",
    re.IGNORECASE,
)
_TICKS = re.compile("`+")


class Writer(Protocol):
    """Makes texts fit for a report."""

    def typed(self, text: str) -> str:
        """Return what somebody typed as a value."""

    def words(self, text: str) -> str:
        """Return a sentence of ours with words from files in it."""


class PlainWriter:
    """For a terminal: text on one line, without what would move or hide characters."""

    def typed(self, text: str) -> str:
        """Return a value as it is."""
        return visible(_shortened(text))

    def words(self, text: str) -> str:
        """Return a sentence as it is."""
        return visible(text)


class MarkdownWriter:
    """For a comment in a merge request: values as code, all else with its signs escaped."""

    def typed(self, text: str) -> str:
        """Return a value as code, in which services look for nothing."""
        shown = visible(_shortened(text))
        fence = "`" * (max((len(ticks) for ticks in _TICKS.findall(shown)), default=0) + 1)
        needs_room = shown.startswith(("`", " ")) or shown.endswith(("`", " "))
        return f"{fence} {shown} {fence}" if needs_room else f"{fence}{shown}{fence}"

    def words(self, text: str) -> str:
        """Return a sentence that is shown as it is: no markup, no mention, no reference."""
        parts = _REFERENCE.split(visible(text))
        return "<!-- -->".join(_MARKUP.sub(r"\\\g<0>", part) for part in parts)


def _shortened(text: str) -> str:
    """Return a text on one line, its breaks shown, no longer than is read in a list."""
    line = " ⏎ ".join(text.split("\n"))
    return line if len(line) <= LONGEST else f"{line[: LONGEST - 1]}…"
