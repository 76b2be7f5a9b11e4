"""Which texts of a record may become links."""

from __future__ import annotations

import re

from markupsafe import Markup, escape

from strategy_tracker.site.html import html_of

_ADDRESS = re.compile(r"(?:https?://|mailto:)[^\s<>\"'`\\　-〿＀-￯]+", re.IGNORECASE)


def safe_link(text: str) -> str:
    """Return a text with its http, https and mailto addresses as links, all else escaped."""
    if ":" not in text:
        return html_of(text)
    parts: list[Markup] = []
    end = 0
    for match in _ADDRESS.finditer(text):
        address = match.group().rstrip(".,;:!?)）。，；：！？")
        parts.append(escape(text[end : match.start()]))
        parts.append(Markup('<a href="{0}" rel="noopener noreferrer">{0}</a>').format(address))
        end = match.start() + len(address)
    parts.append(escape(text[end:]))
    return Markup("").join(parts)
