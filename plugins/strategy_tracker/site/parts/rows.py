"""Rows that stand on several pages, such as those of tasks and alerts: made once, used on all of them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Generic, Protocol, TypeVar

from markupsafe import Markup

# An angle bracket is escaped in all that authors write, and so is a quotation mark: what is looked for here
# is found in our own markup only.
END_OF_ROW = Markup("<!---->")
_BELOW_ONE_FOLDER = "tasks/"
_LINK = 'href="../'


class OfStrategy(Protocol):
    """What belongs to a strategy, and is known by its identity."""

    @property
    def slug(self) -> str:
        """The strategy."""


Item = TypeVar("Item", bound=OfStrategy)


class Rows(Generic[Item]):
    """Makes the rows of a strategy's items when the first of them is asked for, as seen one folder down.

    A row is handed out by itself: the page of all tasks is so long that each copy of it would be felt.
    """

    def __init__(
        self, by_slug: Mapping[str, Sequence[Item]], render: Callable[[Sequence[Item], str], str]
    ) -> None:
        """`render` returns the rows of items for a page with that address, an `END_OF_ROW` behind each."""
        self._by_slug = by_slug
        self._render = render
        self._rows: dict[int, str] = {}

    def of(self, items: Iterable[Item], current: str) -> Iterator[Markup]:
        """Yield the rows of some items for the page `current`."""
        link = 'href="' + "../" * current.count("/")
        for item in items:
            row = self._rows.get(id(item)) or self._made(item)
            yield Markup(row.replace(_LINK, link))  # noqa: S704 - autoescape is on where rows are rendered

    def _made(self, wanted: Item) -> str:
        items = self._by_slug[wanted.slug]
        *rows, _ = self._render(items, _BELOW_ONE_FOLDER).split(END_OF_ROW)
        self._rows |= {id(item): row for item, row in zip(items, rows, strict=True)}
        return self._rows[id(wanted)]
