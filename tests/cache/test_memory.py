"""A server remembers what it made of the very same things, until a build does not ask for it."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from strategy_tracker.cache import NO_MEMORY, Memory


class Thing:
    """A value that is equal to others of its size, and yet another object."""

    def __init__(self, size: int) -> None:
        self.size = size

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Thing) and other.size == self.size

    def __hash__(self) -> int:
        return self.size


class Maker:
    """Notes what it is asked to make."""

    def __init__(self) -> None:
        self.calls: list[tuple[object, ...]] = []

    def make(self, *given: object) -> object:
        self.calls.append(given)
        return object()


ONE = Thing(1)


def test_the_same_objects_give_what_was_made_of_them() -> None:
    memory, maker = Memory(), Maker()
    make = maker.make
    assert memory.of(make, ONE, (ONE, "甲"), 3) is memory.of(make, ONE, (ONE, "甲"), 3)
    assert len(maker.calls) == 1


def test_what_is_only_equal_is_another_thing() -> None:
    memory, maker = Memory(), Maker()
    make = maker.make
    for inputs in ((ONE,), (Thing(1),), ((ONE,),), (id(ONE),), ((id(ONE),),), (ONE, None), (1,), (True,)):
        memory.of(make, *inputs)
    assert len(maker.calls) == 8


def test_two_functions_of_one_thing_are_two_results() -> None:
    memory, one, other = Memory(), Maker(), Maker()
    assert memory.of(one.make, ONE) is not memory.of(other.make, ONE)


def test_plain_values_tell_what_depends_on_nothing_else() -> None:
    memory, maker = Memory(), Maker()
    assert memory.by(maker.make, "a", 1) is memory.by(maker.make, "a", 1)
    assert memory.by(maker.make, "a", 2) is not memory.by(maker.make, "a", 1)
    assert memory.same(Thing(7)) is memory.same(Thing(7))


def test_a_build_that_does_not_ask_forgets() -> None:
    memory, maker = Memory(), Maker()
    made = memory.of(maker.make, ONE)
    memory.next_build()
    assert memory.of(maker.make, ONE) is made
    memory.next_build()
    memory.next_build()
    assert memory.of(maker.make, ONE) is not made


def test_an_object_that_is_gone_lends_its_identity_to_nobody() -> None:
    memory, sizes = Memory(), list[int]()

    def make(thing: Thing) -> None:
        sizes.append(thing.size)

    for size in range(50):  # each would get the place of the one before
        memory.of(make, Thing(size))
    assert sizes == list(range(50))


def test_who_builds_once_remembers_nothing() -> None:
    maker = Maker()
    assert NO_MEMORY.of(maker.make, ONE) is not NO_MEMORY.of(maker.make, ONE)
    assert NO_MEMORY.by(maker.make, 1) is not NO_MEMORY.by(maker.make, 1)


THINGS = [Thing(number // 2) for number in range(6)]
asked = st.tuples(st.sampled_from(THINGS), st.booleans(), st.dates(), st.sampled_from(["", "甲"]))


@settings(deadline=None)
@given(st.lists(st.lists(asked, max_size=6), max_size=6))
def test_each_result_is_that_of_its_own_arguments(builds: list[list[tuple[object, ...]]]) -> None:
    memory, maker = Memory(), Maker()

    def given_back(*given: object) -> tuple[object, ...]:
        maker.make(*given)
        return given

    for build in builds:
        memory.next_build()
        before = len(maker.calls)
        for inputs in build:
            assert all(
                one is other
                for one, other in zip(memory.of(given_back, *inputs), inputs, strict=True)
                if isinstance(other, Thing)
            )
        assert len(maker.calls) - before <= len({(id(one[0]), *one[1:]) for one in build})
