"""Cleaning the HTML that comes from the authors' own Markdown."""

from __future__ import annotations

import re
from html import escape, unescape
from urllib.parse import unquote

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


_TAG = re.compile(r'<[a-zA-Z](?:[^"<>]|"[^"]*")*>')
_ID = re.compile(r'\sid="(?P<id>[^"]*)"')
_ID_OF_PAGE = re.compile(r' id="([^"]*)"')
_REFERENCE = re.compile(r'(?P<before>\s(?:id|for)="|\shref="#)(?P<id>[^"]*)"')
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


def ids_of_page(html: str) -> set[str]:
    """Return the ids of the elements in HTML that the templates wrote.

    There a quote is an attribute's, since those of texts are escaped; so the tags need not be told apart.
    """
    return {unescape(name) for name in _ID_OF_PAGE.findall(html)}


def ids_of(html: str) -> set[str]:
    """Return the ids of the elements in HTML that `clean_html` wrote."""
    return {unescape(name["id"]) for tag in _TAG.finditer(html) for name in _ID.finditer(tag[0])}


def with_own_ids(html: str, taken: set[str]) -> str:
    """Return cleaned HTML whose ids are none of those taken, and take its ids.

    An id that has to change is numbered, as Markdown numbers equal headings, and the links to it within the
    HTML go along.
    """
    renamed: dict[str, str] = {}
    for name in sorted(ids_of(html)):
        candidate, number = name, 1
        while candidate in taken:
            candidate, number = f"{name}_{number}", number + 1
        taken.add(candidate)
        if candidate != name:
            renamed[name] = candidate

    def changed(reference: re.Match[str]) -> str:
        name = unescape(reference["id"])
        new = renamed.get(name) or renamed.get(unquote(name))
        return f'{reference["before"]}{escape(new)}"' if new else reference[0]

    return _TAG.sub(lambda tag: _REFERENCE.sub(changed, tag[0]), html) if renamed else html


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
