"""Cleaning the HTML that comes from the authors' own Markdown."""

from __future__ import annotations

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
