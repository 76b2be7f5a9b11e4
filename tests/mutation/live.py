"""The functions of the package as they are held in memory, and a wrong one put in a right one's place."""

from __future__ import annotations

import functools
import gc
import inspect
import os
import types
from collections.abc import Iterator
from pathlib import Path

from changes import Change

PACKAGE = Path(__file__).resolve().parents[2] / "plugins/strategy_tracker"


class Live:
    """The functions of the package as they are held in memory, and all caches of results."""

    def __init__(self) -> None:
        gc.unfreeze()  # what importing has set aside is not in the list otherwise
        gc.collect()
        everything = gc.get_objects()
        package = str(PACKAGE) + os.sep
        functions = [one for one in everything if isinstance(one, types.FunctionType)]
        self.functions = [one for one in functions if one.__code__.co_filename.startswith(package)]
        self.caches = [one for one in everything if isinstance(one, functools._lru_cache_wrapper)]
        gc.freeze()

    def clear_caches(self) -> None:
        for cache in self.caches:
            cache.cache_clear()

    def put_in_place(self, change: Change) -> bool:
        """Give the function that a change is in, wherever it is held, its changed code, if any is."""
        path = PACKAGE / change.file
        text = path.read_text(encoding="utf-8")
        right, wrong = (
            compile(source, str(path), "exec", dont_inherit=True) for source in (text, change.made_in(text))
        )
        pairs = [
            (old, new) for old, new in zip(outermost(right), outermost(wrong), strict=True) if old != new
        ]
        if len(pairs) != 1:
            return False
        found = False
        for old, new in inside(*pairs[0]):
            for function in self.functions:
                if _place_of(function.__code__) == _place_of(old):
                    function.__code__ = new
                    found = True
        self.clear_caches()
        return found


def _place_of(code: types.CodeType) -> tuple[object, ...]:
    """Return what tells the code of a function: equality does not, once one is specialised."""
    return code.co_filename, code.co_firstlineno, code.co_qualname, tuple(code.co_positions())


def outermost(code: types.CodeType) -> Iterator[types.CodeType]:
    """Yield the code of a module's functions in their order, those of classes among them."""
    for constant in code.co_consts:
        if isinstance(constant, types.CodeType):
            is_function = constant.co_flags & inspect.CO_OPTIMIZED
            yield from [constant] if is_function else outermost(constant)


def inside(old: types.CodeType, new: types.CodeType) -> Iterator[tuple[types.CodeType, types.CodeType]]:
    """Yield a function's right and wrong code, and that of the functions in it, which may be held too."""
    yield old, new
    others = {
        (one.co_qualname, one.co_firstlineno): one for one in new.co_consts if isinstance(one, types.CodeType)
    }
    for one in old.co_consts:
        if isinstance(one, types.CodeType) and (other := others.get((one.co_qualname, one.co_firstlineno))):
            yield from inside(one, other)
