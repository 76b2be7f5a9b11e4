"""Results that several processes make for a store: the same ones, and only where there are many to make."""

import os
import sys
import threading
from collections.abc import Sequence
from pathlib import Path

import pytest

from strategy_tracker.cache import FOLDER, NOTHING_KEPT, Store, forks, open_store
from strategy_tracker.cache.store import FILE

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="no process is forked there")
PARTS = range(forks.WORTH_IT)


@pytest.fixture(autouse=True)
def alone(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let this process have one thread, whatever runs the tests; none of the others holds what is used."""
    monkeypatch.setattr(threading, "active_count", lambda: 1)


def square(store: Store, numbers: Sequence[int]) -> None:
    for number in numbers:
        key = store.key("square", str(number))
        if store.get(key) is None:
            store.put(key, (number, number**2))


def squares(store: Store) -> list[object]:
    return [store.get(store.key("square", str(number))) for number in PARTS]


def test_what_several_processes_make_is_there_before_and_after_it_is_written(tmp_path: Path) -> None:
    wanted: list[object] = [(number, number**2) for number in PARTS]
    with open_store(tmp_path, workers=2) as store:
        forks.fill(store, square, PARTS)
        assert squares(store) == wanted
    with open_store(tmp_path) as store:
        assert squares(store) == wanted


def test_what_was_made_apart_is_in_the_order_of_its_parts_and_made_by_others() -> None:
    found = forks.made_apart(lambda some: [(os.getpid(), one) for one in some], PARTS, 2)
    pairs = [pair for some in found for pair in some]
    assert [one for _, one in pairs] == list(PARTS)
    assert os.getpid() not in {process for process, _ in pairs}


@pytest.mark.parametrize(
    ("workers", "parts"),
    [(1, PARTS), (2, PARTS[:-1])],
    ids=["only one process may", "too few parts"],
)
def test_nothing_is_made_apart_where_it_is_not_worth_it(workers: int, parts: Sequence[int]) -> None:
    assert forks.made_apart(list, parts, workers) == []


def test_a_process_with_other_threads_is_not_forked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(threading, "active_count", lambda: 2)
    assert forks.made_apart(list, PARTS, 2) == []


def test_no_process_is_started_where_all_is_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with open_store(tmp_path, workers=2) as store:
        forks.fill(store, square, PARTS)
    monkeypatch.setattr(forks, "made_apart", lambda *_: pytest.fail("a process was started"))
    with open_store(tmp_path, workers=2) as store:
        forks.fill(store, square, PARTS)
        assert store.waiting == 0
    forks.fill(NOTHING_KEPT, square, PARTS)


def test_more_than_a_store_holds_back_is_written_by_the_way(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("strategy_tracker.cache.store._BUFFER", 2000)
    with open_store(tmp_path, workers=2) as store:
        forks.fill(store, square, PARTS)
        assert store.waiting <= 2000
        assert None not in squares(store)
    assert (tmp_path / FOLDER / FILE).stat().st_size > 2000


def test_a_process_that_is_ended_leaves_the_work_to_this_one(tmp_path: Path) -> None:
    assert forks.made_apart(lambda some: os._exit(9) if PARTS[-1] in some else some, PARTS, 2) == []


def test_what_goes_wrong_in_a_process_goes_wrong_here(tmp_path: Path) -> None:
    def fail(_: Store, numbers: Sequence[int]) -> None:
        if PARTS[-1] in numbers:
            raise ZeroDivisionError
        square(store, numbers)

    with open_store(tmp_path, workers=2) as store, pytest.raises(ZeroDivisionError):
        forks.fill(store, fail, PARTS)
