"""What in a page of HTML a Content-Security-Policy decides on: scripts, handlers, and what is loaded."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html.parser import HTMLParser

# https://html.spec.whatwg.org/multipage/scripting.html: other types are data, which nothing runs.
_SCRIPT_TYPES = frozenset({"", "module", "importmap", "speculationrules"})
_SCRIPT_TYPE = re.compile(r"(text|application)/(x-)?(java|ecma|live|j)script\d?(\.\d)?")
# https://www.w3.org/TR/CSP3/#directives-fetch: what each element's attribute loads, by its directive.
_LOADING = {
    ("script", "src"): "script-src",
    ("img", "src"): "img-src",
    ("img", "srcset"): "img-src",
    ("input", "src"): "img-src",
    ("image", "href"): "img-src",
    ("image", "xlink:href"): "img-src",
    ("video", "poster"): "img-src",
    ("source", "srcset"): "img-src",
    ("source", "src"): "media-src",
    ("audio", "src"): "media-src",
    ("video", "src"): "media-src",
    ("track", "src"): "media-src",
    ("iframe", "src"): "frame-src",
    ("object", "data"): "object-src",
    ("embed", "src"): "object-src",
    ("form", "action"): "form-action",
    ("base", "href"): "base-uri",
}
_LINK_LOADING = {
    "stylesheet": "style-src",
    "icon": "img-src",
    "apple-touch-icon": "img-src",
    "manifest": "manifest-src",
    "modulepreload": "script-src",
}
_ADDRESSES = frozenset({"href", "src", "action", "formaction", "data", "xlink:href"})
# What browsers leave out of an address before they read it.
_LEFT_OUT = dict.fromkeys([*range(0x21), 0x7F])


@dataclass(frozen=True, slots=True)
class Loaded:
    """An address that an element loads or leads to, with the directive that decides on it."""

    line: int
    directive: str
    address: str


@dataclass(slots=True)
class PageParts:
    """What a page holds; each with its line, counted from 1.

    `language` is the tag that it says it is in. `scripts` are the texts of scripts that stand in the page
    itself, `handlers` the attributes with code (`onclick`) and the addresses that are code (`javascript:`),
    each with its element.
    """

    language: str = ""
    scripts: list[tuple[int, str]] = field(default_factory=list)
    handlers: list[tuple[int, str, str]] = field(default_factory=list)
    loaded: list[Loaded] = field(default_factory=list)


def parts_of(html: str) -> PageParts:
    """Return what a policy decides on in a page, in the order of the page.

    Lines end as browsers read them (a line feed), since a script's hash is of what they read.
    """
    reader = _Reader()
    reader.feed(html.replace("\r\n", "\n").replace("\r", "\n"))
    reader.close()
    return reader.parts


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts = PageParts()
        self._script: tuple[int, list[str]] | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        line = self.getpos()[0]
        attributes: dict[str, str] = {}
        for name, value in attrs:  # of an attribute written twice the first one counts
            attributes.setdefault(name, value or "")
        if tag == "html":
            self.parts.language = attributes.get("lang", "")
        for name, value in attributes.items():
            if name.startswith("on"):
                self.parts.handlers.append((line, tag, name))
            elif name in _ADDRESSES and value.translate(_LEFT_OUT).lower().startswith("javascript:"):
                self.parts.handlers.append((line, tag, f"{name}=javascript:"))
            elif (directive := _directive(tag, name, attributes)) is not None:
                texts = _of_set(value) if name == "srcset" else [value]
                self.parts.loaded += [Loaded(line, directive, text.strip()) for text in texts]
        if tag == "script" and "src" not in attributes and _runs(attributes.get("type", "")):
            self._script = (line, [])

    def handle_data(self, data: str) -> None:
        if self._script is not None:
            self._script[1].append(data)

    def handle_endtag(self, tag: str) -> None:
        if tag == "script" and self._script is not None:
            line, texts = self._script
            self.parts.scripts.append((line, "".join(texts)))
            self._script = None


def _runs(kind: str) -> bool:
    kind = kind.strip().lower()
    return kind in _SCRIPT_TYPES or _SCRIPT_TYPE.fullmatch(kind) is not None


def _directive(tag: str, name: str, attributes: dict[str, str]) -> str | None:
    if tag == "link" and name == "href":
        words = attributes.get("rel", "").lower().split()
        return next((_LINK_LOADING[word] for word in words if word in _LINK_LOADING), None)
    return _LOADING.get((tag, name))


def _of_set(value: str) -> list[str]:
    """Return the addresses of a `srcset`: each may be followed by its width or density."""
    return [words[0] for part in re.split(r",\s+", value) if (words := part.split())]
