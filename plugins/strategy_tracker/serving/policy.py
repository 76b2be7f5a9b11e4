"""The smallest Content-Security-Policy (https://www.w3.org/TR/CSP3/) under which a built site works."""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from fnmatch import fnmatchcase
from pathlib import Path
from urllib.parse import urlsplit

from strategy_tracker.language import Language, Message, message
from strategy_tracker.serving.page_parts import Loaded, PageParts, parts_of

_BASE: Mapping[str, tuple[str, ...]] = {
    "default-src": ("'none'",),
    "script-src": ("'self'",),
    # The bars, the charts and the tables' heads on a phone are drawn by numbers and words in `style`.
    # Texts of records have no `style`, and no style can load anything from elsewhere: see the next two.
    "style-src": ("'self'", "'unsafe-inline'"),
    "img-src": ("'self'", "data:"),
    "font-src": ("'self'",),
    "media-src": ("'self'",),
    "connect-src": ("'self'",),
    "worker-src": ("'self'",),
    "manifest-src": ("'self'",),
    "form-action": ("'self'",),
    "base-uri": ("'none'",),
    "frame-ancestors": ("'none'",),
}
# The theme's template alone: a page without anybody's text.
_TEMPLATE_PAGE = "404.html"
# Paths differ from page to page, as in `__md_scope=new URL("../..",location)`.
_PATH = re.compile(r'"[\w./-]*"')
_EXCERPT = 60


@dataclass(frozen=True, slots=True)
class Script:
    """A script that the policy allows, with the pages that it stands in, sorted."""

    text: str
    pages: tuple[str, ...]

    @property
    def source(self) -> str:
        """The script as a policy names it: by its SHA-256."""
        digest = hashlib.sha256(self.text.encode("utf-8", "surrogatepass")).digest()
        return f"'sha256-{base64.b64encode(digest).decode()}'"


@dataclass(frozen=True, slots=True)
class Obstacle:
    """What the policy does not allow, with its first place and how many more there are."""

    page: str
    line: int
    reason: Message
    more: int = 0


@dataclass(frozen=True, slots=True)
class Policy:
    """A site's policy: the scripts it allows, and what it keeps from working.

    `pages` counts the pages; `language` is the first tag (`zh-Hant`) that one of them says it is in.
    """

    directives: Mapping[str, tuple[str, ...]]
    scripts: tuple[Script, ...]
    obstacles: tuple[Obstacle, ...]
    pages: int
    language: str | None

    @property
    def value(self) -> str:
        """The value of the header Content-Security-Policy."""
        return "; ".join(f"{name} {' '.join(sources)}" for name, sources in self.directives.items())


def policy_of(folder: Path, trusted: Sequence[str] = (), allowed: Sequence[tuple[str, str]] = ()) -> Policy:
    """Return the policy for a built site.

    A script is allowed where the theme's template has it as well, but for the paths in it, or where its
    page matches one of `trusted` (`blog/*`). So nothing is allowed by having got into a page's text.
    `allowed` has further sources: (directive, source).
    """
    pages = {path.relative_to(folder).as_posix(): path for path in folder.rglob("*.html")}
    parts = {
        name: parts_of(pages[name].read_bytes().decode("utf-8-sig", "replace")) for name in sorted(pages)
    }
    template = parts.get(_TEMPLATE_PAGE, PageParts())
    known = {_PATH.sub('""', text) for _, text in template.scripts}
    directives = _with_sources(_BASE, allowed)
    found: dict[str, list[str]] = {}
    obstacles: list[Obstacle] = []
    for name, part in parts.items():
        page_is_trusted = any(fnmatchcase(name, pattern) for pattern in trusted)
        for line, text in part.scripts:
            if page_is_trusted or _PATH.sub('""', text) in known:
                found.setdefault(text, []).append(name)
            else:
                obstacles.append(Obstacle(name, line, _unknown(text)))
        obstacles += [Obstacle(name, line, _code(tag, code)) for line, tag, code in part.handlers]
        obstacles += [
            Obstacle(name, one.line, _foreign(one))
            for one in part.loaded
            if not _fits(one, directives.get(one.directive, directives["default-src"]))
        ]
    scripts = tuple(Script(text, tuple(dict.fromkeys(where))) for text, where in found.items())
    hashes = [("script-src", source) for source in sorted(script.source for script in scripts)]
    return Policy(
        _with_sources(directives, hashes),
        scripts,
        tuple(_each_once(obstacles)),
        len(parts),
        next((part.language for part in parts.values() if part.language), None),
    )


def _with_sources(
    directives: Mapping[str, tuple[str, ...]], more: Iterable[tuple[str, str]]
) -> dict[str, tuple[str, ...]]:
    result = dict(directives)
    for name, source in more:
        present = tuple(one for one in result.get(name, ()) if one != "'none'")
        result[name] = present if source in present else (*present, source)
    return result


def _fits(one: Loaded, sources: Sequence[str]) -> bool:
    """Tell whether one of the sources allows an address: the site's own, a scheme, or an origin."""
    address = urlsplit(one.address.replace("\\", "/"))
    if not address.scheme and not address.netloc:
        return "'self'" in sources
    if f"{address.scheme}:" in sources:
        return True
    hosts = {address.netloc, f"{address.scheme or 'https'}://{address.netloc}"}
    return bool(address.netloc) and any(source.rstrip("/") in hosts for source in sources)


def _each_once(obstacles: Iterable[Obstacle]) -> list[Obstacle]:
    """Return each reason once, at its first place."""
    by_reason: dict[str, list[Obstacle]] = {}
    for one in obstacles:
        by_reason.setdefault(one.reason.localize(Language.ENGLISH), []).append(one)
    return [replace(ones[0], more=len(ones) - 1) for ones in by_reason.values()]


def _unknown(text: str) -> Message:
    words = " ".join(text.split())
    return message(
        "A script that the theme's template does not have: {script} If it is yours, put it into a file "
        "and name that under extra_javascript, or allow the page's scripts with --trust.",
        script=words if len(words) <= _EXCERPT else words[:_EXCERPT] + "…",
    )


def _code(tag: str, code: str) -> Message:
    return message(
        "{code} of <{tag}> is code in an attribute, which no hash allows. Let a file under extra_javascript "
        "listen instead.",
        code=code,
        tag=tag,
    )


def _foreign(one: Loaded) -> Message:
    address = urlsplit(one.address.replace("\\", "/"))
    origin = f"{address.scheme or 'https'}://{address.netloc}" if address.netloc else f"{address.scheme}:"
    return message(
        "{address} is not on this site. Put it there, or allow it with --allow {directive}={origin}",
        address=one.address if len(one.address) <= _EXCERPT else one.address[:_EXCERPT] + "…",
        directive=one.directive,
        origin=origin,
    )
