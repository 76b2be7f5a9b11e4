"""Cleaning the HTML that comes from the authors' own Markdown."""

from __future__ import annotations

import re
from html import unescape

import nh3

# What Markdown and its usual extensions produce; everything else, scripts and styles first, is taken out.
_TAGS = nh3.ALLOWED_TAGS | {
    "section", "article", "figure", "figcaption", "details", "summary", "mark", "ins", "del", "sup", "sub",
    "input", "label",
}  # fmt: skip
_ATTRIBUTES: dict[str, set[str]] = {
    "*": {"id", "class", "title", "lang", "dir"},
    "a": {"href", "hreflang"},
    "img": {"src", "alt", "width", "height", "loading"},
    "td": {"colspan", "rowspan", "style"},
    "th": {"colspan", "rowspan", "scope", "style"},
    "ol": {"start"},
    "details": {"open"},
    "input": {"type", "checked", "disabled"},
    "label": {"for"},
}


_HEADING = re.compile(r"(</?h)([1-6])(?=[\s>])")
_FIRST_HEADING = re.compile(r"\s*<h1[^>]*>(?P<title>.*?)</h1>", re.DOTALL)


def nested(html: str, title: str, deeper: int = 2) -> str:
    """Return cleaned HTML for a place below headings of its page.

    Its headings become `deeper` levels smaller, and a first one that only repeats the page's title goes.
    """
    first = _FIRST_HEADING.match(html)
    if first is not None and unescape(nh3.clean(first["title"], tags=set())).strip(" ¶\n") == title:
        html = html[first.end() :]
    return _HEADING.sub(lambda match: f"{match[1]}{min(int(match[2]) + deeper, 6)}", html)


def clean_html(html: str) -> str:
    """Return HTML with only harmless elements and attributes; links only http, https, mailto and relative."""
    return nh3.clean(
        html,
        tags=set(_TAGS),
        attributes=_ATTRIBUTES,
        url_schemes={"http", "https", "mailto"},
        link_rel="noopener noreferrer",
        filter_style_properties={"text-align"},
        strip_comments=True,
    )
