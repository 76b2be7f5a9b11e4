"""Text as HTML, and which of it may become a link."""

from __future__ import annotations

import re

from markupsafe import Markup, escape

_ADDRESS = re.compile(r"(?:https?://|mailto:)[^\s<>\"'`\\　-〿＀-￯]+", re.IGNORECASE)
_search_special = re.compile("[&<>\"']").search


def html_of(value: object) -> str:
    """Return what `escape` makes of a value, as a plain string where nothing in it had to be escaped.

    A site prints millions of values, most of them HTML of our own or a text without a special character:
    what is returned stays the same however often it is escaped.
    """
    kind = type(value)
    if kind is Markup or (kind is str and _search_special(value) is None):  # type: ignore[call-overload]
        return value  # type: ignore[return-value] # a cast would cost as much as the rest
    return escape(value)


def span(kind: str, text: str) -> Markup:
    """Return a text in an element of the class `kind`, which is one of our own."""
    return Markup(f'<span class="{kind}">{html_of(text)}</span>')  # noqa: S704 - the text is escaped


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
