"""A sequence cut into batches of a bounded size."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

Item = TypeVar("Item")


def batches(items: Iterable[Item], most: int, size: Callable[[Item], int]) -> Iterator[list[Item]]:
    """Yield the items in order, as many together as have a size of `most` or less; a larger one is alone."""
    batch: list[Item] = []
    room = most
    for item in items:
        room -= size(item)
        if batch and room < 0:
            yield batch
            batch, room = [], most - size(item)
        batch.append(item)
    if batch:
        yield batch
