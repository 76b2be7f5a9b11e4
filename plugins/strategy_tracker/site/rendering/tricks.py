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
        "22 % of a build of 1,000 strategies: 8.4 of 37.6 s CPU, by the collector's own callbacks",
    ),
    Trick(
        "finished pages",
        "strategy_tracker.mkdocs_plugin.kept_pages",
        "making our pages and the theme's templates around them, a quarter of a first build by its profile, "
        "in a build after an edit",
        ("mkdocs.commands.build:_build_page",),
    ),
)
