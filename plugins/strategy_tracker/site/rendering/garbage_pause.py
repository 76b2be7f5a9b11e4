"""Python's garbage collector kept out of a build's way.

A portfolio is some millions of objects that live until the build ends. The collector looks at all of them
again and again while they are made, and finds nothing: that is a fifth of a large build's time.
"""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def collector_paused() -> Iterator[None]:
    """Pause the collector while a portfolio is made; what then exists is left out of later collections.

    What an earlier pause set aside is looked at again first, so that a server's builds do not add up.
    """
    was_enabled = gc.isenabled()
    if gc.get_freeze_count():
        gc.unfreeze()
        gc.collect()
    gc.disable()
    try:
        yield
        gc.freeze()
    finally:
        if was_enabled:
            gc.enable()
