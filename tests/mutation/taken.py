"""Which functions of the package a test calls, and which lines of those on trial it takes."""

from __future__ import annotations

import os
import sys
import time
import types
from collections.abc import Callable
from typing import Any

import pytest
from _pytest.runner import runtestprotocol
from changes import line_marks
from live import PACKAGE, Live

Function = tuple[str, str]
"""A function by its file and its qualified name, without those inside it."""
Trace = Callable[[types.FrameType, str, Any], Any]
Taken = dict[Function, set[int]]
"""Each function that a test called, with the lines of it that were taken where its layer is on trial."""


def marked(taken: Taken) -> Taken:
    """Return each function with marks of its lines that are the same wherever it moves to in its file.

    They are others once it is changed, so that what was kept of it before counts no longer.
    """
    marks = {}
    for (file, name), lines in taken.items():
        known = line_marks(PACKAGE / file) if lines else {}
        marks[file, name] = {known[name, line] for line in lines if (name, line) in known}
    return marks


class Tracer:
    """Notes the functions of the package that are called, and the lines that are taken of layers on trial."""

    def __init__(self, layers: list[str]) -> None:
        self.layers = tuple(f"{layer}/" for layer in layers)
        self.taken: Taken = {}
        self._of_code: dict[int, Trace | None] = {}

    def called(self, frame: types.FrameType, _event: str, _: Any) -> Trace | None:
        """Return what traces the lines of a function that is called, if anything does."""
        code = frame.f_code
        if id(code) not in self._of_code:
            self._of_code[id(code)] = self._tracer_of(code)
        return self._of_code[id(code)]

    def _tracer_of(self, code: types.CodeType) -> Trace | None:
        package = str(PACKAGE) + os.sep
        if not code.co_filename.startswith(package):
            return None
        file = code.co_filename.removeprefix(package)
        lines = self.taken.setdefault((file, code.co_qualname.split(".<locals>")[0]), set())
        if not file.startswith(self.layers):
            return None

        def line(frame: types.FrameType, _event: str, _: Any) -> Trace:
            lines.add(frame.f_lineno)
            return line

        return line


def calls_of(items: list[pytest.Item], live: Live, layers: list[str]) -> dict[str, tuple[float, Taken]]:
    """Run tests and return, of each that passed, its CPU seconds and what it took of the package."""
    found = {}
    for item, following in zip(items, [*items[1:], None], strict=True):
        tracer = Tracer(layers)
        live.clear_caches()
        begun = time.process_time()
        sys.settrace(tracer.called)
        reports = runtestprotocol(item, nextitem=following, log=False)
        sys.settrace(None)
        if all(report.passed for report in reports):
            found[item.nodeid] = (time.process_time() - begun, marked(tracer.taken))
    return found
