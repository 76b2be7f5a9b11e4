"""What a page follows from, as one digest: as long as it is the same, so is the page's HTML."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from functools import cache, cached_property
from importlib.resources import files
from importlib.resources.abc import Traversable

from strategy_tracker.cache import Memory, program
from strategy_tracker.cache.digests import Digester, digest_of_files
from strategy_tracker.tracking import TrackedPortfolio
from strategy_tracker.tracking.digests import StrategyDigests

_OTHER_FILES = ("site/templates", "language/locale")


class Inputs:
    """The digests of what the pages of one site show.

    `common` is what every page may show: the settings, the addresses, the names of all strategies and people.
    A change to it makes all pages anew, which is rare, and right without anybody's having to know which page
    shows what of it.
    """

    def __init__(
        self, tracked: TrackedPortfolio, others: Collection[str], memory: Memory, *common: object
    ) -> None:
        """`others` are files of which another version is shown than the one that is there."""
        self._strategies = StrategyDigests(tracked, others, memory)
        self._values = Digester()
        self._given = common
        self._people = tracked.source.people
        self._as_of = tracked.as_of
        self._of_strategies: dict[str, bytes] = {}

    @cached_property
    def _common(self) -> bytes:
        return self._values.of(program(), _other_files(), self._as_of, self._people, *self._given)

    def of(self, slugs: Iterable[str], *values: object) -> bytes:
        """Return the digest of what a page shows: strategies with all that is theirs, and other values."""
        return self._values.of(self._common, b"|".join(self._strategies.of(slugs)), values)

    def of_strategy(self, slug: str) -> bytes:
        """Return the digest of what is shown of a strategy alone; several things are made of each."""
        if slug not in self._of_strategies:
            self._of_strategies[slug] = self.of([slug])
        return self._of_strategies[slug]


@cache
def _other_files() -> bytes:
    """Return a digest of what makes pages beside modules: templates and translations."""
    package = files("strategy_tracker")
    return digest_of_files(found for folder in _OTHER_FILES for found in _contents(package / folder, ""))


def _contents(folder: Traversable, path: str) -> Iterable[tuple[str, bytes]]:
    for entry in sorted(folder.iterdir(), key=lambda one: one.name):
        name = f"{path}/{entry.name}"
        if entry.is_dir():
            yield from _contents(entry, name)
        else:
            yield name, entry.read_bytes()
