"""Python's collector rests while a portfolio is made, and goes on as before."""

import gc
import sys
import weakref
from collections.abc import Iterator

import pytest

from strategy_tracker.source import garbage_pause
from strategy_tracker.source.garbage_pause import collect_what_was_set_aside, collector_paused


@pytest.fixture(autouse=True)
def as_before() -> Iterator[None]:
    gc.unfreeze()
    was = gc.isenabled()
    yield
    gc.unfreeze()
    (gc.enable if was else gc.disable)()


def test_a_pause_ends_and_leaves_what_it_made_out_of_later_collections() -> None:
    gc.enable()
    with collector_paused():
        assert not gc.isenabled()
        with collector_paused():
            assert not gc.isenabled()
        assert not gc.isenabled()
        assert gc.get_freeze_count() == 0
    assert gc.isenabled()
    assert gc.get_freeze_count() > 0
    gc.unfreeze()
    with collector_paused():
        pass
    assert gc.get_freeze_count() > 0


def test_a_collector_that_was_off_stays_off_also_behind_a_failure() -> None:
    gc.disable()
    with pytest.raises(ValueError, match="stop"), collector_paused():
        raise ValueError("stop")
    assert not gc.isenabled()
    assert gc.get_freeze_count() == 0
    gc.enable()
    with pytest.raises(ValueError, match="stop"), collector_paused():
        raise ValueError("stop")
    assert gc.isenabled()
    with collector_paused():
        pass
    assert gc.get_freeze_count() > 0


class Knot:
    """What is let go of by the collector alone."""

    def __init__(self) -> None:
        self.own = self


def test_what_was_set_aside_is_looked_at_again_once_it_has_grown_by_a_quarter(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def collections_for(made: int) -> int:
        """Return how often all is looked at before a build when so much was made since."""
        before: int = gc.get_stats()[2]["collections"]
        with collector_paused():
            kept.extend([] for _ in range(made))
        collect_what_was_set_aside()
        after: int = gc.get_stats()[2]["collections"]
        return after - before

    monkeypatch.setattr(garbage_pause, "_any_left_out", False)
    monkeypatch.setattr(garbage_pause, "_left", 0)
    collect_what_was_set_aside()  # before the first build
    kept: list[list[int]] = []
    with collector_paused():
        left = weakref.ref(Knot())
        kept.extend([] for _ in range(sys.getallocatedblocks() // 2))
    gc.collect()
    assert collections_for(0) == 0
    first = sys.getallocatedblocks()
    assert collections_for(first // 5) == 0
    assert left() is not None
    assert collections_for(first // 5) == 1
    assert left() is None
    assert gc.get_freeze_count() > len(kept)
    assert collections_for(sys.getallocatedblocks() // 5) == 0


def test_where_blocks_are_unknown_objects_are_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "getallocatedblocks", lambda: 0)
    monkeypatch.setattr(garbage_pause, "_left", 0)
    with collector_paused():
        left = weakref.ref(Knot())
    collect_what_was_set_aside()
    with collector_paused():
        more: list[list[int]] = [[] for _ in range(gc.get_freeze_count() // 3)]
    collect_what_was_set_aside()
    assert left() is None
    assert more
