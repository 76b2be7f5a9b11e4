"""Text as HTML."""

from __future__ import annotations

import re

from markupsafe import Markup, escape

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
