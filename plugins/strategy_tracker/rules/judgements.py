"""The judgements on text, each made once: the same owners and tasks come back in every build and language.

A judgement follows from the text alone, so that it also holds in the next run of the same program.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import lru_cache, wraps
from typing import Any, TypeVar

from strategy_tracker.cache import Store
from strategy_tracker.rules.text.goals import is_measurable, is_timebound
from strategy_tracker.rules.text.owners import OwnerJudgement, classify_owner
from strategy_tracker.rules.text.tasks import is_vague, vague_verbs

_REMEMBERED = 65_536
_MOST_KEPT = 4 * _REMEMBERED

Judgement = TypeVar("Judgement")
_Found = dict[tuple[str, str], Any]
_known: _Found = {}
_new: _Found | None = None
"""What earlier runs found, and what this one finds beside; None where nothing is kept."""


def _made_once(judge: Callable[[str], Judgement]) -> Callable[[str], Judgement]:
    """Return a judgement that is made once in a run, and found where an earlier run has kept it."""

    @lru_cache(maxsize=_REMEMBERED)
    @wraps(judge)
    def judgement(text: str) -> Judgement:
        key = (judge.__name__, text)
        if key in _known:
            known: Judgement = _known[key]
            return known
        made = judge(text)
        if _new is not None:
            _new[key] = made
        return made

    return judgement


@contextmanager
def judgements_kept(store: Store) -> Iterator[None]:
    """Find the judgements that earlier runs have kept in a store, and keep those that are made."""
    global _known, _new
    key = store.key("judgements")
    found = store.get(key)
    _known, _new = (found if isinstance(found, dict) else {}), {}
    try:
        yield
        if _new:
            store.put(key, _new if len(_known) + len(_new) > _MOST_KEPT else _known | _new)
    finally:
        _known, _new = {}, None


@_made_once
def owner_of(text: str) -> OwnerJudgement:
    """Return whom an owner field names."""
    return classify_owner(text)


@_made_once
def vague_part(text: str) -> str | None:
    """Return the part that leaves a task vague, None for a concrete one."""
    return is_vague(text).evidence or None


@_made_once
def measurable(text: str) -> bool:
    """Tell whether a goal names a quantity."""
    return is_measurable(text).verdict


@_made_once
def timebound(text: str) -> bool:
    """Tell whether a goal names a time."""
    return is_timebound(text).verdict


@_made_once
def vague_verbs_of(text: str) -> tuple[str, ...]:
    """Return the verbs of a goal that has neither a number nor a concrete object."""
    return vague_verbs(text)
