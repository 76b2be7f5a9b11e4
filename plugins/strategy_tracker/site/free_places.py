"""Where pages and files can go among those that the site has: nothing of the site's own is overwritten."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from strategy_tracker.language import Message, message
from strategy_tracker.report import visible

# Where the overview goes when the site has a first page of its own.
_ELSEWHERE = {"index.md": "overview/index.md"}


@dataclass(slots=True)
class FreePlaces:
    """Finds free places below a site's prefix; of two for one address the site's own is kept, which is told.

    own      the site's own sources by what they become, as file systems without upper and lower case see it
    becomes  what a source becomes: a page `tasks.md` and one `tasks/index.md` are one file of the site
    clashes  what could not be where it was meant to
    """

    own: Mapping[str, str]
    becomes: Callable[[str], str]
    prefix: str
    clashes: list[Message] = field(default_factory=list)

    def free(self, source: str) -> str | None:
        """Return the path, below the prefix, where a file can be added; None where the site has its own."""
        kept = self._kept(source)
        if kept is None:
            return source
        elsewhere = _ELSEWHERE.get(source)
        if elsewhere is not None and self._kept(elsewhere) is None:
            self.clashes.append(message(
                "{own} is kept, so the overview is at {address}; with `prefix: marketing/` all pages of the "
                "strategies get a folder of their own.",
                own=visible(kept), address=self.prefix + elsewhere,
            ))  # fmt: skip
            return elsewhere
        self.clashes.append(message(
            "{own} is kept, so the page or file of the strategies at the same address ({address}) is left "
            "out; rename one, or set `prefix: marketing/`.",
            own=visible(kept), address=self.prefix + source,
        ))  # fmt: skip
        return None

    def _kept(self, source: str) -> str | None:
        return self.own.get(self.becomes(self.prefix + source).casefold())
