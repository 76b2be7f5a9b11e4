"""Work shared among several processes, each a fork of this one, so that it has all that is to be looked at.

What they make is what this process would have made: it depends on their number in nothing. So results that a
store keeps are made apart only to be put into it; the build then finds them as it finds those of an earlier
run, and there is no second way to any of them.
"""

from __future__ import annotations

import os
import sys
import threading
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    from strategy_tracker.cache.store import Store

Part = TypeVar("Part")
Made = TypeVar("Made")

WORTH_IT = 300
"""How many parts there are at least: of fewer the processes cost about what they save."""
_CHUNK = 32
_SAMPLE = 8

_work: Callable[[int], Any] | None = None


def usable_cores() -> int:
    """Return how many processors this process may use."""
    return len(os.sched_getaffinity(0)) if sys.platform == "linux" else os.cpu_count() or 1


def fill(store: Store, make: Callable[[Store, Sequence[Part]], object], parts: Sequence[Part]) -> None:
    """Let several processes put what `make` makes of all parts into a store, where that is worth it.

    `make` is given the store that it is to use. Where nothing has to be made of a few of the parts all is
    kept already, and no process is started.
    """
    if not store.keeps or _processes(store.workers, parts) < 2:
        return
    waiting = store.waiting
    make(store, parts[:: max(1, len(parts) // _SAMPLE)])
    if store.waiting == waiting:
        return

    def put(chunk: Sequence[Part]) -> dict[bytes, tuple[bytes, bytes]]:
        with store.reopened() as own:
            make(own, chunk)
            return own.handed_over()

    for results in made_apart(put, parts, store.workers):
        store.take(results)


def made_apart(make: Callable[[Sequence[Part]], Made], parts: Sequence[Part], workers: int) -> list[Made]:
    """Return what `make` makes of the parts, some at a time, in their order; [] where this process is to.

    Only a process without other threads is forked: a lock that one of them holds would be held for ever.
    Where a fork is ended from outside, for want of memory perhaps, this process is to make all.
    """
    processes = _processes(workers, parts)
    if processes < 2:
        return []
    from concurrent.futures import ProcessPoolExecutor  # most runs need neither
    from concurrent.futures.process import BrokenProcessPool
    from multiprocessing import get_context

    global _work
    starts = range(0, len(parts), _CHUNK)
    _work = lambda start: make(parts[start : start + _CHUNK])  # noqa: E731 - what a fork finds here
    try:
        with ProcessPoolExecutor(processes, get_context("fork")) as pool:
            return list(pool.map(_one, starts))
    except BrokenProcessPool:
        return []
    finally:
        _work = None


def _processes(workers: int, parts: Sequence[object]) -> int:
    alone = sys.platform == "linux" and threading.active_count() == 1
    return min(workers, len(parts) // (WORTH_IT // 2)) if alone else 1


def _one(start: int) -> Any:
    assert _work is not None  # noqa: S101 - set before the fork
    return _work(start)
