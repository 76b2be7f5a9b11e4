"""The judgements on text, each made once: the same owners and tasks come back in every build and language."""

from __future__ import annotations

from functools import lru_cache

from strategy_tracker.rules.text.goals import is_measurable, is_timebound
from strategy_tracker.rules.text.owners import OwnerJudgement, classify_owner
from strategy_tracker.rules.text.tasks import is_vague, vague_verbs

_REMEMBERED = 65_536


@lru_cache(maxsize=_REMEMBERED)
def owner_of(text: str) -> OwnerJudgement:
    """Return whom an owner field names."""
    return classify_owner(text)


@lru_cache(maxsize=_REMEMBERED)
def vague_part(text: str) -> str | None:
    """Return the part that leaves a task vague ('' where none can be named), or None for a concrete one."""
    judgement = is_vague(text)
    return judgement.evidence if judgement.verdict else None


@lru_cache(maxsize=_REMEMBERED)
def measurable(text: str) -> bool:
    """Tell whether a goal names a quantity."""
    return is_measurable(text).verdict


@lru_cache(maxsize=_REMEMBERED)
def timebound(text: str) -> bool:
    """Tell whether a goal names a time."""
    return is_timebound(text).verdict


@lru_cache(maxsize=_REMEMBERED)
def vague_verbs_of(text: str) -> tuple[str, ...]:
    """Return the verbs of a goal that has neither a number nor a concrete object."""
    return vague_verbs(text)
