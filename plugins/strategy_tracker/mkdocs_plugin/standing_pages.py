"""Pages of a server's last build that go back to their places as they are, without being written again.

MkDocs empties the site's folder before each build and prints every page into it. With a thousand pages that
is half of what an edit costs, and nearly all of it the operating system's, which makes folders and files. So
what the last build left is set aside in a hidden folder, which MkDocs does not empty, and a finished page
that is what it was is moved from there. A site that is built to be published is always written anew: nobody
knows who has changed its files since.
"""

from __future__ import annotations

import os
import shutil
from pathlib import Path

_ASIDE = ".strategy-tracker-before"


class StandingPages:
    """The finished pages of a server's last build, by their places below the site's folder."""

    def __init__(self) -> None:
        self._site: Path | None = None
        self._aside = Path()
        self._before: dict[str, bytes] = {}
        self._now: dict[str, bytes] = {}

    def set_aside(self, site: Path) -> None:
        """Take what the last build has left in a site's folder out of MkDocs' way."""
        self._before, self._now = (self._now if site == self._site else {}), {}
        self._site, self._aside = site, site / _ASIDE
        shutil.rmtree(self._aside, ignore_errors=True)
        if not self._before:
            return
        try:
            left = [path for path in site.iterdir() if not path.name.startswith(".")]
            self._aside.mkdir()
            for path in left:
                path.rename(self._aside / path.name)
        except OSError:
            self._before = {}  # all is written anew, as by the first build

    def printed_elsewhere(self, place: str, key: bytes) -> str | None:
        """Return where MkDocs may print what stands for a page that is there already; None if it is not.

        `key` tells all that the page is made of.
        """
        return str(self._aside / "printed") if self._before.get(place) == key else None

    def put_back(self, place: str) -> bool:
        """Move a page that is there already to its place; tell whether that could be done."""
        page, target = self._aside / place, self._aside.parent / place
        try:
            if len(os.listdir(page.parent)) == 1 and not target.parent.exists():  # noqa: PTH208 - for each page
                target.parent.parent.mkdir(parents=True, exist_ok=True)
                page.parent.rename(target.parent)
            else:
                target.parent.mkdir(parents=True, exist_ok=True)
                page.replace(target)
        except OSError:
            return False
        return True

    def note(self, place: str, key: bytes) -> None:
        """Note what the page at a place is made of."""
        self._now[place] = key

    def end(self) -> None:
        """Let go of what no page of this build wanted."""
        if self._site is not None:
            shutil.rmtree(self._aside, ignore_errors=True)
            self._before = {}

    def forget(self) -> None:
        """Forget all pages of a build that was stopped."""
        self.end()
        self._now = {}
