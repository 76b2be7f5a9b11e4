"""A site's own navigation, as its configuration has it, and the strategies' pages in it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any


def with_section(nav: Any, prefix: str, title: str, sources: Sequence[str]) -> Any:
    """Return a site's own nav with a section of pages at its end, unless it names some of them already.

    A site without a nav of its own (None) stays so: MkDocs makes one of all pages.
    """
    named = any(path in sources or (prefix and path.startswith(prefix)) for path in _paths(nav))
    if nav is None or named or not sources:
        return nav
    return [*nav, {title: list(sources)}]


def _paths(nav: Any) -> list[str]:
    if isinstance(nav, str):
        return [nav]
    inside = nav.values() if isinstance(nav, dict) else nav if isinstance(nav, list) else ()
    return [path for item in inside for path in _paths(item)]
