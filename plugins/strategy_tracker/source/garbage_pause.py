"""Python's garbage collector kept out of a build's way.

A portfolio is some millions of objects that live until the build ends. The collector looks at all of them
again and again while they are made, and finds nothing: that is a fifth of a large build's time.
"""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager

_pauses = 0


@contextmanager
def collector_paused() -> Iterator[None]:
    """Pause the collector while a portfolio is made; what then exists is left out of later collections.

    What an earlier pause set aside is looked at again first, so that a server's builds do not add up. A pause
    within a pause is no other.
    """
    global _pauses
    was_enabled = gc.isenabled()
    if not _pauses and gc.get_freeze_count():
        gc.unfreeze()
        gc.collect()
    gc.disable()
    _pauses += 1
    try:
        yield
        if _pauses == 1:
            gc.freeze()
    finally:
        _pauses -= 1
        if was_enabled:
            gc.enable()
