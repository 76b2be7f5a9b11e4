"""A page's HTML as one line of Markdown that every converter leaves as it is.

What a generator does to Markdown begins at the start of a line (fences, snippets) or at a brace (macros,
includes). So a page is one line that begins with an element, and no text or attribute in it has a brace.
"""

from __future__ import annotations

import re

_TAG = re.compile(r'<(?P<name>/?[a-zA-Z][\w-]*)(?:[^"<>]|"[^"]*")*>')
_QUOTED = re.compile(r'("[^"]*")')
_BEGINS_A_MACRO = re.compile(r"\{(?=[{%#])")


def html_in_markdown(html: str) -> str:
    """Return HTML whose attributes are in double quotes as one line of Markdown, without its end."""
    parts: list[str] = []
    position, within = 0, ""
    for tag in _TAG.finditer(html):
        parts += [_text(html[position : tag.start()], within), _tag(tag[0])]
        position = tag.end()
        name = tag["name"].lower()
        if name in ("pre", "style"):
            within = name
        elif name == f"/{within}":
            within = ""
    parts.append(_text(html[position:], within))
    return "".join(parts).strip()


def _text(text: str, within: str) -> str:
    if within == "style":  # where characters have no names; a brace before another stands in quotes only
        return _BEGINS_A_MACRO.sub(r"\\7b ", text).replace("\n", " ")
    line = "&#10;" if within == "pre" else " "
    return text.replace("{", "&#123;").replace("\r", "").replace("\n", line)


def _tag(tag: str) -> str:
    outside_in = _QUOTED.split(tag)
    outside_in[::2] = [part.replace("\n", " ") for part in outside_in[::2]]
    outside_in[1::2] = [part.replace("{", "&#123;").replace("\n", "&#10;") for part in outside_in[1::2]]
    return "".join(outside_in)
