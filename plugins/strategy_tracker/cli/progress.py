"""A progress bar for runs that take long; short ones stay silent."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from strategy_tracker.language import Language, message

PATIENCE_SECONDS = 1


@contextmanager
def late_progress(
    language: Language, *, wanted: bool, clock: Callable[[], float] = time.monotonic
) -> Iterator[Callable[[int, int], None] | None]:
    """Give a function to call with the number done and the total; None where no bar is to be seen.

    The bar stands on standard error, appears after a second, and is gone at the end.
    """
    if not wanted or not sys.stderr.isatty():
        yield None
        return
    # Only a terminal sees a bar: whoever pipes does not wait for rich.
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
    bar = Progress(*columns, console=Console(stderr=True), transient=True)
    task = bar.add_task(message("Reading strategies").localize(language), total=None)
    began = clock()

    def progress(done: int, total: int) -> None:
        if clock() - began >= PATIENCE_SECONDS:
            bar.start()
        bar.update(task, completed=done, total=total)

    try:
        yield progress
    finally:
        if bar.live.is_started:
            bar.stop()
