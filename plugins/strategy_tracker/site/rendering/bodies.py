"""Cleaning the HTML that comes from the authors' own Markdown.

A body stands in the middle of a page whose scripts and styles look for elements by id and class. So the ids
of a body have a prefix, its classes are those that Markdown's extensions give, and nothing in it is loaded
from elsewhere.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from html import escape, unescape
from urllib.parse import quote, unquote, urljoin

import nh3
from pygments.token import STANDARD_TYPES

PREFIX = "text-"
"""What stands before every id that an author gave."""

# What Markdown and its usual extensions produce; everything else, scripts and styles first, is taken out.
# Parts of a page (header, nav, article …) are left to the page.
_TAGS = frozenset({
    "a", "abbr", "b", "bdi", "bdo", "blockquote", "br", "caption", "cite", "code", "col", "colgroup",
    "dd", "del", "details", "dfn", "div", "dl", "dt", "em", "figcaption", "figure", "h1", "h2", "h3",
    "h4", "h5", "h6", "hr", "i", "img", "input", "ins", "kbd", "label", "li", "mark", "ol", "p", "pre",
    "q", "rp", "rt", "ruby", "s", "samp", "small", "span", "strong", "sub", "summary", "sup", "table",
    "tbody", "td", "tfoot", "th", "thead", "time", "tr", "u", "ul", "var", "wbr",
})  # fmt: skip
_ATTRIBUTES: dict[str, set[str]] = {
    "*": {"id", "class", "title", "lang", "dir"},
    "a": {"href", "hreflang"},
    "img": {"src", "alt", "width", "height", "loading"},
    "td": {"colspan", "rowspan", "style"},
    "th": {"colspan", "rowspan", "scope", "style"},
    "ol": {"start"},
    "details": {"open"},
    "input": {"checked"},
    "label": {"for"},
}
_CLASSES = frozenset({
    "admonition", "admonition-title", "inline", "end", "note", "abstract", "info", "tip", "success",
    "question", "warning", "failure", "danger", "bug", "example", "quote", "important", "caution",
    "attention", "hint", "error", "summary", "tldr", "done", "check", "faq", "help", "fail", "footnote",
    "footnote-ref", "footnote-backref", "headerlink", "toc", "toctitle", "task-list", "task-list-item",
    "task-list-control", "task-list-indicator", "highlight", "highlighttable", "codehilite", "filename",
    "linenos", "linenodiv", "hll", "normal", "special", "critic", "keys", "twemoji", "emojione",
}) | frozenset(STANDARD_TYPES.values()) - {""}  # fmt: skip


_TAG = re.compile(r'<[a-zA-Z](?:[^"<>]|"[^"]*")*>')
_IMAGE = re.compile(r'<img(?:[^"<>]|"[^"]*")*>')
_VALUE = re.compile(r'\s([a-z]+)="([^"]*)"')
# Browsers read a backslash as a slash, skip control characters and spaces before an address, and take tabs
# and line breaks out of it (the URL Standard's basic URL parser).
_ELSEWHERE = re.compile(r"[\x00-\x20]*(?:[a-z][a-z0-9+.-]*:|[\\/]\s*[\\/])", re.IGNORECASE)
_SKIPPED_IN_ADDRESS = re.compile(r"[\t\n\r]")
_ID = re.compile(r'\sid="(?P<id>[^"]*)"')
_ID_OF_PAGE = re.compile(r' id="([^"]*)"')
_REFERENCE = re.compile(r'(?P<before>\s(?:id|for)="|\shref="#)(?P<id>[^"]*)"')
_LINK_TO_ID = re.compile(r'(?P<before>\shref=")(?P<path>[^":#?]*)#(?P<id>[^"]*)"')
_HEADING = re.compile(r"(</?h)([1-6])(?=[\s>])")
_FIRST_HEADING = re.compile(r"\s*<h1[^>]*>(?P<title>.*?)</h1>", re.DOTALL)


_DEEPER = 2


def nested(html: str, title: str) -> str:
    """Return cleaned HTML for a place below headings of its page.

    Its headings become two levels smaller, and a first one that only repeats the page's title goes.
    """
    first = _FIRST_HEADING.match(html)
    if first is not None and unescape(nh3.clean(first["title"], tags=set())).strip(" ¶\n") == title:
        html = html[first.end() :]
    return _HEADING.sub(lambda match: f"{match[1]}{min(int(match[2]) + _DEEPER, 6)}", html)


def ids_of_page(html: str) -> set[str]:
    """Return the ids of the elements in HTML that the templates wrote.

    There a quote is an attribute's, since those of texts are escaped; so the tags need not be told apart.
    """
    return {unescape(name) for name in _ID_OF_PAGE.findall(html)}


def ids_of(html: str) -> set[str]:
    """Return the ids of the elements in HTML that `clean_html` wrote."""
    return {unescape(name["id"]) for tag in _TAG.finditer(html) for name in _ID.finditer(tag[0])}


def with_own_ids(html: str, taken: set[str]) -> tuple[str, Mapping[str, str]]:
    """Return cleaned HTML whose ids have the prefix and are none of those taken; and each id by what it was.

    The ids are taken then. Where one is taken already it is numbered, as Markdown numbers equal headings. The
    links within the HTML go along.
    """
    renamed: dict[str, str] = {}
    for name in sorted(ids_of(html)):
        candidate, number = f"{PREFIX}{name}", 1
        while candidate in taken:
            candidate, number = f"{PREFIX}{name}_{number}", number + 1
        taken.add(candidate)
        renamed[name] = candidate

    def changed(reference: re.Match[str]) -> str:
        name = unescape(reference["id"])
        new = renamed.get(name) or renamed.get(unquote(name))
        return f'{reference["before"]}{escape(new)}"' if new else reference[0]

    return _TAG.sub(lambda tag: _REFERENCE.sub(changed, tag[0]), html) if renamed else html, renamed


def following_links(html: str, address: str, ids: Mapping[str, Mapping[str, str]]) -> str:
    """Return a page's HTML whose links to ids in authors' texts lead to what became of them.

    `address` is the page's own below the site's root, `ids` the new ids by old one by the page's address.
    """

    def changed(link: re.Match[str]) -> str:
        path, name = unquote(unescape(link["path"])), unquote(unescape(link["id"]))
        target = urljoin(f"/{address}", path or f"/{address}").removeprefix("/")
        new = ids.get(target, {}).get(name)
        return link[0] if new is None else f'{link["before"]}{link["path"]}#{escape(quote(new, safe=":"))}"'

    return _TAG.sub(lambda tag: _LINK_TO_ID.sub(changed, tag[0]), html)


def clean_html(html: str) -> str:
    """Return HTML with only harmless elements and attributes; links only http, https, mailto and relative.

    An image from elsewhere becomes a link to it: a page must not ask another host for anything by itself.
    """
    return _IMAGE.sub(_local_or_linked, _CLEANER.clean(html))


def as_typed(text: str) -> str:
    """Return a body that cannot be converted as HTML that shows it letter by letter."""
    return f'<pre class="st-typed">{escape(text)}</pre>'


def _only_known_classes(tag: str, attribute: str, value: str) -> str | None:
    """Return an attribute's value, a class only where it is one of those that Markdown's extensions give."""
    if attribute != "class":
        return value
    return " ".join(name for name in value.split() if name in _CLASSES) or None


_CLEANER = nh3.Cleaner(
    tags=set(_TAGS),
    attributes=_ATTRIBUTES,
    attribute_filter=_only_known_classes,
    set_tag_attribute_values={"input": {"type": "checkbox", "disabled": ""}},
    url_schemes={"http", "https", "mailto"},
    link_rel="noopener noreferrer",
    filter_style_properties={"text-align"},
    strip_comments=True,
)


def _local_or_linked(image: re.Match[str]) -> str:
    found = {name: unescape(value) for name, value in _VALUE.findall(image[0])}
    source = found.get("src", "")
    if not source or not _ELSEWHERE.match(_SKIPPED_IN_ADDRESS.sub("", source)):
        return image[0]
    shown = found.get("alt") or source
    return f'<a href="{escape(source)}" rel="noopener noreferrer">{escape(shown)}</a>'
