"""Long lists in parts, of which each fits a page: by what a reader would choose, else by their order."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from strategy_tracker.exchange.batches import batches

Item = TypeVar("Item")

_MOST_GROUPS = 12
"""How many groups may be made of a list that needs few pages."""
_SIGNS_PER_ROW = 200
_GROUPS_PER_PAGE = 4
"""How many groups may be made for each page that is needed: more would be pages of a few rows."""


@dataclass(frozen=True, slots=True)
class GroupName:
    """What a group of items is called: in addresses, and for readers; groups are sorted by their rank."""

    rank: tuple[Any, ...]
    name: str
    title: str


Key = Callable[[Item], GroupName]


@dataclass(frozen=True, slots=True)
class Part(Generic[Item]):
    """What stands on one page: a group, or one of several pages of it.

    groups          the group, below the one above it where the list is divided twice; none where it is not
    number, pages   which of the group's pages it is, and how many there are
    """

    groups: tuple[GroupName, ...]
    number: int
    pages: int
    items: Sequence[Item]

    @property
    def name(self) -> str:
        """What the part is called in addresses, the same as long as its group is there."""
        parts = [group.name for group in self.groups]
        if self.number > 1 or not parts:
            parts.append(str(self.number))
        return "-".join(parts)


def rows_of_text(*texts: str) -> int:
    """Return how many rows some texts count as: one that is long counts as several ordinary ones."""
    return max(1, -(-sum(map(len, texts)) // _SIGNS_PER_ROW))


def one_row(item: object) -> int:
    """Return 1: the item counts as one row."""
    return 1


def divide(
    items: Iterable[Item], keys: Sequence[Key[Item]], most: int, rows: Callable[[Item], int] = one_row
) -> list[Part[Item]]:
    """Return the parts of a list, none with more than `most` rows; the items of each stay in their order.

    The list is grouped by the first key, and a group that is still too long by the next one. What is too long
    in the end, or would fall into a great many groups, is divided in its order into pages that are counted.
    `rows` tells how many rows an item counts as; one that counts as more than `most` is a part by itself.
    """
    return list(_divided(list(items), (), keys, most, rows))


def _divided(
    items: list[Item],
    above: tuple[GroupName, ...],
    keys: Sequence[Key[Item]],
    most: int,
    rows: Callable[[Item], int],
) -> Iterator[Part[Item]]:
    pages = list(batches(items, most, rows))
    if len(pages) > 1:
        for place, key in enumerate(keys):
            groups = _grouped(items, key)
            if 1 < len(groups) <= max(_MOST_GROUPS, _GROUPS_PER_PAGE * len(pages)):
                for group, own in groups:
                    yield from _divided(own, (*above, group), keys[place + 1 :], most, rows)
                return
    for number, page in enumerate(pages, 1):
        yield Part(above, number, len(pages), page)


def _grouped(items: Iterable[Item], key: Key[Item]) -> list[tuple[GroupName, list[Item]]]:
    found: dict[GroupName, list[Item]] = {}
    for item in items:
        found.setdefault(key(item), []).append(item)
    return sorted(found.items(), key=lambda pair: pair[0].rank)
