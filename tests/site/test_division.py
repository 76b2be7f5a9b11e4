"""How a long list falls into parts: nothing lost, nothing twice, and no part too long."""

from __future__ import annotations

from collections.abc import Callable

from hypothesis import given
from hypothesis import strategies as st

from strategy_tracker.site.pages.division import GroupName, Part, divide, rows_of_text

Pair = tuple[int, int]
PAIRS = st.lists(st.tuples(st.integers(0, 40), st.integers(0, 3)), max_size=60)


def by(place: int) -> Callable[[Pair], GroupName]:
    return lambda pair: GroupName((pair[place],), f"g{pair[place]}", str(pair[place]))


def shape(parts: list[Part[Pair]]) -> dict[str, int]:
    return {part.name: len(part.items) for part in parts}


@given(PAIRS, st.integers(1, 20))
def test_every_item_stands_in_one_part_and_no_part_is_too_long(items: list[Pair], most: int) -> None:
    numbered = [(first, number) for number, (first, _) in enumerate(items)]
    parts = divide(numbered, [by(0)], most)
    assert sorted(item for part in parts for item in part.items) == sorted(numbered)
    assert all(0 < len(part.items) <= most for part in parts)
    assert all(list(part.items) == sorted(part.items, key=lambda item: item[1]) for part in parts)
    assert len({part.name for part in parts}) == len(parts)


def test_a_group_that_fits_is_one_part_and_one_that_does_not_is_divided_again() -> None:
    items = [(0, number % 2) for number in range(6)] + [(1, 0)] * 3
    assert shape(divide(items, [by(0), by(1)], 4)) == {"g0-g0": 3, "g0-g1": 3, "g1": 3}


def test_what_no_key_divides_is_counted() -> None:
    items = [(0, number) for number in range(5)] + [(1, 9)]
    assert shape(divide(items, [by(0)], 2)) == {"g0": 2, "g0-2": 2, "g0-3": 1, "g1": 1}
    assert shape(divide(items, [], 4)) == {"1": 4, "2": 2}


def test_what_counts_as_several_rows_takes_their_room() -> None:
    items = [(0, 2), (0, 2), (0, 9), (0, 1), (0, 1)]
    parts = divide(items, [], 4, lambda pair: pair[1])
    assert [list(part.items) for part in parts] == [items[:2], items[2:3], items[3:]]
    assert rows_of_text("", "短") == 1
    assert rows_of_text("長" * 200, "長") == 2


def test_groups_come_by_rank_and_many_small_ones_are_not_made() -> None:
    few = [(number % 3, 0) for number in (2, 1, 0)] * 2
    assert list(shape(divide(few, [by(0)], 5))) == ["g0", "g1", "g2"]
    many = [(number, 0) for number in range(30)]
    assert shape(divide(many, [by(0)], 15)) == {"1": 15, "2": 15}
