"""Links in what authors wrote, from the sources that they name to where these are in the finished site."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from html import escape, unescape
from urllib.parse import quote, unquote

from strategy_tracker.exchange.addresses import page_url
from strategy_tracker.site.addresses import relative_url

_TAG = re.compile(r'<[a-zA-Z](?:[^"<>]|"[^"]*")*>')
_REFERENCE = re.compile(r'(?P<before>\s(?:href|src)=")(?P<path>[^":#?]+)(?P<rest>[^":]*)(?=")')
_IN_MARKDOWN = re.compile(
    r"""(?P<before>\]\(\s*<?|\b(?:href|src)=["']|^ {0,3}\[[^\]]+\]:\s*<?)"""
    r"""(?P<path>[^\s:#?<>()"']+\.md)(?P<anchor>#[^\s<>()"']+)?"""
)
_FENCE = re.compile(r" {0,3}(?P<marks>`{3,}|~{3,})")


@dataclass(frozen=True, slots=True)
class Links:
    """Where the sources of a site are: pages by their path, other files, and ids that became others.

    `moved` holds the new path of a page by the one that authors know; `ids` the new id by the old one, by
    the page's path as authors know it.
    """

    pages: Collection[str]
    files: Collection[str]
    moved: Mapping[str, str] = field(default_factory=dict)
    ids: dict[str, Mapping[str, str]] = field(default_factory=dict)

    def in_html(self, html: str, source: str, missing: list[str]) -> str:
        """Return an author's clean HTML, its links fit for its page; `missing` gets those to nothing."""

        def changed(link: re.Match[str]) -> str:
            path, rest = unquote(unescape(link["path"])), link["rest"]
            target = _target(source, path)
            if target is None or path.startswith("/"):
                return link[0]
            if target in self.pages:
                address = relative_url(page_url(source), page_url(target))
            elif target in self.files:
                address = relative_url(page_url(source), target)
            else:
                missing.append(path)
                return link[0]
            return f"{link['before']}{escape(address)}{rest}"

        return _TAG.sub(lambda tag: _REFERENCE.sub(changed, tag[0]), html)

    def in_markdown(self, text: str, source: str) -> str:
        """Return a hand-written page whose links to pages that have moved, and to ids in them, follow."""

        def changed(link: re.Match[str]) -> str:
            target = _target(source, unquote(link["path"]))
            if target is None or target not in self.moved:
                return link[0]
            path = posixpath.relpath(self.moved[target], posixpath.dirname(source) or ".")
            anchor = unquote((link["anchor"] or "")[1:])
            new = self.ids.get(target, {}).get(anchor, anchor)
            return f"{link['before']}{quote(path)}{'#' + quote(new, safe=':') if new else ''}"

        return "".join(
            line if fenced else _IN_MARKDOWN.sub(changed, line) for line, fenced in _lines_of(text)
        )


def _target(source: str, path: str) -> str | None:
    """Return the source that a link in another leads to; None where it leads out of the site."""
    target = posixpath.normpath(posixpath.join(posixpath.dirname(source), path))
    return None if target.startswith("..") else target


def _lines_of(text: str) -> Iterator[tuple[str, bool]]:
    """Yield the lines, each with whether it is between fences, where links are examples."""
    opened = ""
    for line in text.splitlines(keepends=True):
        fence = _FENCE.match(line)
        if fence is not None and not opened:
            opened = fence["marks"]
            yield line, True
            continue
        yield line, bool(opened)
        if fence is not None and fence["marks"].startswith(opened) and not line[fence.end() :].strip():
            opened = ""
