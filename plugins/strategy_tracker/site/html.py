"""Text as HTML."""

from __future__ import annotations

import re
from typing import cast

from markupsafe import Markup, escape

_search_special = re.compile("[&<>\"']").search


def html_of(value: object) -> str:
    """Return what `escape` makes of a value, as a plain string where nothing in it had to be escaped.

    A site prints millions of values, most of them HTML of our own or a text without a special character:
    what is returned stays the same however often it is escaped.
    """
    kind = type(value)
    if kind is Markup:
        return cast("Markup", value)
    if kind is str and _search_special(text := cast("str", value)) is None:
        return text
    return escape(value)
