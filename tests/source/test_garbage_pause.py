"""Python's collector rests while a portfolio is made, and goes on as before."""

import gc
from collections.abc import Iterator

import pytest

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


def test_what_was_set_aside_is_looked_at_again() -> None:
    with collector_paused():
        pass
    collect_what_was_set_aside()
    assert gc.get_freeze_count() == 0
    gc.freeze()
    before = gc.get_stats()[2]["collections"]
    collect_what_was_set_aside()
    assert gc.get_stats()[2]["collections"] == before + 1
    collect_what_was_set_aside()
    assert gc.get_stats()[2]["collections"] == before + 1
