"""Rows that stand on several pages, such as those of tasks and alerts: made once, used on all of them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Generic, Protocol, TypeVar

from markupsafe import Markup

BELOW_ONE_FOLDER = "tasks/"
"""A page one folder below the site's root, as seen from which rows are made."""

# An angle bracket is escaped in all that authors write, and so is a quotation mark: what is looked for here
# is found in our own markup only.
_LINK = 'href="../'


class OfStrategy(Protocol):
    """What belongs to a strategy, and is known by its identity."""

    @property
    def slug(self) -> str:
        """The strategy."""


Item = TypeVar("Item", bound=OfStrategy)


def fitted(row: str, current: str) -> Markup:
    """Return a row made for a page one folder below the site's root as it stands on the page `current`."""
    return Markup(leading_to(row, "../" * current.count("/")))  # noqa: S704 - what makes rows escapes authors' texts


def leading_to(html: str, root: str) -> str:
    """Return HTML made for a page one folder down with links that find the pages' own root at `root`."""
    return html.replace(_LINK, f'href="{root}')


Maker = Callable[[Sequence[Item]], Sequence[str]]
"""Makes the rows of all items of one strategy."""


def as_held(rows: Iterable[str]) -> tuple[bytes, ...]:
    """Return rows in UTF-8: they are many, and one Chinese character makes a text twice as large."""
    return tuple(row.encode("utf-8", "surrogatepass") for row in rows)


class Rows(Generic[Item]):
    """Makes the rows of a strategy's items when the first of them is asked for, as seen one folder down.

    A row is handed out by itself: the page of all tasks is so long that each copy of it would be felt.
    """

    def __init__(
        self, by_slug: Mapping[str, Sequence[Item]], make: Callable[[Sequence[Item]], Sequence[bytes]]
    ) -> None:
        """`make` returns a row for each of some items of one strategy, as rows are held."""
        self._by_slug = by_slug
        self._make = make
        self._rows: dict[int, bytes] = {}

    def made(self, items: Iterable[Item]) -> Iterator[str]:
        """Yield the rows of some items, as seen one folder down."""
        held = (self._rows.get(id(item)) or self._of(item) for item in items)
        return (row.decode("utf-8", "surrogatepass") for row in held)

    def of(self, items: Iterable[Item], current: str) -> Iterator[Markup]:
        """Yield the rows of some items for the page `current`."""
        return (fitted(row, current) for row in self.made(items))

    def _of(self, wanted: Item) -> bytes:
        items = self._by_slug[wanted.slug]
        self._rows |= {id(item): row for item, row in zip(items, self._make(items), strict=True)}
        return self._rows[id(wanted)]
