"""Work in copies of a process, some at once, each with its answer."""

from __future__ import annotations

import os
import pickle
import signal
import sys
import tempfile
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any


@dataclass(frozen=True)
class BadEnd:
    """What stands for the answer of a process that gave none: the signal or exception that it ended by."""

    by: str


def in_a_copy(work: Callable[[], Any], answers: Path) -> int:
    """Run `work` in a copy of this process, its answer pickled into a file; return the copy's number."""
    if number := os.fork():
        return number
    status = 1
    silent = os.open(os.devnull, os.O_WRONLY)
    for output in (1, 2):
        os.dup2(silent, output)
    try:
        answers.write_bytes(pickle.dumps(work()))
        status = 0
    except BaseException as error:
        answers.write_bytes(pickle.dumps(BadEnd(type(error).__name__)))
        status = 0
    finally:
        os._exit(status)


def all_in_copies(works: Iterable[tuple[Any, Callable[[], Any]]], at_once: int) -> Iterator[tuple[Any, Any]]:
    """Yield each work's name with its answer, a `BadEnd` where its process gave none."""
    running: dict[int, tuple[Any, Path]] = {}
    waiting = iter(works)
    with tempfile.TemporaryDirectory() as folder:
        os.environ["PYTEST_DEBUG_TEMPROOT"] = folder
        for count in range(sys.maxsize):
            following = next(waiting, None) if len(running) < at_once else None
            if following:
                answers = Path(folder, str(count))
                running[in_a_copy(following[1], answers)] = (following[0], answers)
                continue
            if not running:
                return
            number, status = os.wait()
            name, answers = running.pop(number)
            code = os.waitstatus_to_exitcode(status)
            if code:
                yield name, BadEnd(signal.Signals(-code).name if code < 0 else f"exit status {code}")
            else:
                yield name, pickle.loads(answers.read_bytes())  # noqa: S301 - ours
