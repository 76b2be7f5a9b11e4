"""The ways to be faster that cost plainness: what each is worth, and what it leans on in a library.

`tests/benchmark/tricks.py` measures them, `tests/site/test_tricks.py` fails when a library changes under one.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Trick:
    """One way to be faster.

    where     the module in which it stands, alone
    worth     what it saves, as measured
    leans_on  the names of a library, not meant for others, without which it does nothing (`module:name`)
    """

    name: str
    where: str
    worth: str
    leans_on: tuple[str, ...] = ()


TRICKS = (
    Trick(
        "garbage pause",
        "strategy_tracker.source.garbage_pause",
        "26 % of a first build of 1,000 strategies without a cache: 20.9 s CPU instead of 28.2 s",
    ),
    Trick(
        "finished pages",
        "strategy_tracker.mkdocs_plugin.kept_pages",
        "14 % of a build of 1,000 strategies after an edit: 11.4 s CPU instead of 13.3 s, where our part of "
        "each page is kept and goes through the theme",
        ("mkdocs.commands.build:_build_page",),
    ),
    Trick(
        "standing pages",
        "strategy_tracker.mkdocs_plugin.standing_pages",
        "38 % of what an edit costs a server of 1,000 strategies: 3.1 s CPU instead of 5.0 s",
        ("mkdocs.commands.build:_build_page", "mkdocs.utils:clean_directory"),
    ),
)
