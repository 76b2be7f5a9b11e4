"""The ways to be faster that cost plainness: what each is worth, and what it leans on in a library.

`tests/benchmark/tricks.py` measures them, `tests/site/test_tricks.py` fails when a library changes under one.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Trick:
    """One way to be faster.

    where     the module in which it stands, alone
    leans_on  the names of a library, not meant for others, without which it does nothing (`module:name`)
    """

    name: str
    where: str
    leans_on: tuple[str, ...] = ()


TRICKS = (
    Trick("garbage pause", "strategy_tracker.source.garbage_pause"),
    Trick("shared rows", "strategy_tracker.site.parts.rows"),
    Trick("hiding from the search", "strategy_tracker.mkdocs_plugin.plugin"),
    Trick(
        "finished pages",
        "strategy_tracker.mkdocs_plugin.kept_pages",
        ("mkdocs.commands.build:_build_page",),
    ),
)
