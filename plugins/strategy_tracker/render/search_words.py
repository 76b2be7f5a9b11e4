"""What lets another generator's search meet in both Chinese scripts: words that a page does not show.

Such a search reads the pages themselves, section by section, and takes no entries from us. So each section
has its words as the other script writes them, hidden from readers, screen readers and paper.
"""

from __future__ import annotations

import re

from markupsafe import escape

from strategy_tracker.site.search.both_scripts import words_in_other_script

_HEADING = re.compile(r"<h([1-6])\b.*?</h\1>", re.DOTALL)
_NO_TEXT = re.compile(r"<(script|style|template)\b.*?</\1>|<[^>]*>", re.DOTALL)


def with_search_words(html: str) -> str:
    """Return a page's HTML with each section's words after its heading, where the other script differs."""
    headings = list(_HEADING.finditer(html))
    ends = [*(one.start() for one in headings[1:]), len(html)]
    before = html[: headings[0].start()] if headings else html
    parts = [hidden_words(_text(before)), before]
    for heading, end in zip(headings, ends, strict=False):
        section = html[heading.end() : end]
        parts += [heading[0], hidden_words(_text(heading[0] + section)), section]
    return "".join(parts)


def hidden_words(text: str) -> str:
    """Return the words of a text as the other script writes them, hidden; '' where it writes all the same."""
    words = words_in_other_script(text)
    return f"<span hidden>{escape(words)}</span>" if words else ""


def _text(html: str) -> str:
    return _NO_TEXT.sub(" ", html)
