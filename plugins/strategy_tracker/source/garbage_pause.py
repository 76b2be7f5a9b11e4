"""Python's garbage collector kept out of a build's way.

A portfolio is some millions of objects that live until the build ends. The collector looks at all of them
again and again while they are made, and finds nothing: that is more than a fifth of a large build's time.
"""

from __future__ import annotations

import gc
import sys
from collections.abc import Iterator
from contextlib import contextmanager

_GROWN = 5 / 4

_pauses = 0
_any_left_out = False
_left = 0
"""How many blocks of memory were in use when what was left out had last been looked at."""


@contextmanager
def collector_paused() -> Iterator[None]:
    """Pause the collector while a portfolio is made; what then exists is left out of later collections.

    A pause within a pause is no other.
    """
    global _any_left_out, _pauses
    was_enabled = gc.isenabled()
    gc.disable()
    _pauses += 1
    try:
        yield
        if _pauses == 1:
            gc.freeze()
            _any_left_out = True
    finally:
        _pauses -= 1
        if was_enabled:
            gc.enable()


def collect_what_was_set_aside() -> None:
    """Look at what earlier pauses left out, before a build of a server, so that they do not add up.

    To look costs as much as much of a build does. So it is done when there is a quarter more than there was
    after the first build or the last time, as Python's own collector does it.
    """
    global _left
    if not _any_left_out:
        return
    count = _blocks()
    if _left == 0:
        _left = count
    elif count > _left * _GROWN:
        gc.unfreeze()
        gc.collect()
        gc.freeze()
        _left = _blocks()


def _blocks() -> int:
    """Return how many blocks of memory are in use.

    That goes up and down with what is left out, and is known without walking through all of it. Where another
    allocator than Python's own was chosen, nothing is known of blocks: then the objects are counted.
    """
    return sys.getallocatedblocks() or gc.get_freeze_count()
