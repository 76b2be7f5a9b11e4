"""The navigation of the project that is written: always said, since generators order pages by name."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from strategy_tracker.site.own_nav import with_section


def own_nav(nav: Any, prefix: str, title: str, pages: Mapping[str, str], hand_written: Sequence[str]) -> Any:
    """Return a site's own navigation with a section of our pages, unless it names some of them.

    A site without one gets our pages in their order, in a section where they are below a prefix, and then the
    hand-written ones by folder. `pages` holds their titles by source.
    """
    if nav is not None:
        return with_section(nav, prefix, title, list(pages))
    ours: list[Any] = [{title: source} for source, title in pages.items()]
    own = _by_folder(hand_written)
    first = [one for one in own if one in ("index.md", "README.md")]
    rest = [one for one in own if one not in first]
    return [*first, *([{title: ours}] if prefix and ours else ours), *rest]


def _by_folder(paths: Sequence[str]) -> list[Any]:
    """Return pages as a tree: those of a folder are a section with its name, after the pages beside it."""
    folders: dict[str, list[str]] = {}
    here = [path for path in paths if "/" not in path]
    for path in paths:
        folder, slash, below = path.partition("/")
        if slash:
            folders.setdefault(folder, []).append(below)
    return [*here, *({name: _below(name, _by_folder(inside))} for name, inside in folders.items())]


def _below(folder: str, items: list[Any]) -> list[Any]:
    return [
        f"{folder}/{item}" if isinstance(item, str) else {n: _below(folder, i) for n, i in item.items()}
        for item in items
    ]
