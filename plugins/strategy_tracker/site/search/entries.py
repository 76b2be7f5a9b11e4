"""What the search finds of the tracking pages: compact entries, with Chinese words marked apart.

Material's search reads a page's HTML and segments all of it; for tables that is most of a build's time, and
every task would be found on four pages. So each page says itself what is to be found on it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from markupsafe import escape

from strategy_tracker.model import Written
from strategy_tracker.site.addresses import anchors
from strategy_tracker.site.search.words import CHINESE, words_of
from strategy_tracker.source.bodies import convertible
from strategy_tracker.tracking import TrackedStrategy

_MARKUP = re.compile(r"[#*`|>\[\]()_~-]{1,}|https?://\S+")
# Material's separator for languages that write without spaces.
_BETWEEN_WORDS = "\u200b"


@dataclass(frozen=True, slots=True)
class SearchEntry:
    """One thing to be found: the anchor on its page ('' for the page), title and text, neither escaped."""

    anchor: str
    title: str
    text: str


@lru_cache(maxsize=65536)
def marked(text: str) -> str:
    """Return a text as HTML for the index, with zero-width spaces around each Chinese word."""
    return str(escape(CHINESE.sub(_marked_run, text))).strip(_BETWEEN_WORDS)


def _marked_run(match: re.Match[str]) -> str:
    return _marked_words(match.group())


@lru_cache(maxsize=16384)
def _marked_words(run: str) -> str:
    """Return a run of Chinese characters word by word; names and common phrases stand in many texts."""
    words = _BETWEEN_WORDS.join(words_of(run))
    return f"{_BETWEEN_WORDS}{words}{_BETWEEN_WORDS}"


def _text(*parts: Written[object] | None) -> str:
    """Return what was typed in fields, those without a value left out."""
    return " ".join(part.text for part in parts if part is not None and part.value is not None)


def _texts(parts: Iterable[Written[object]]) -> str:
    return " ".join(part.text for part in parts)


def _who(people: Iterable[Written[str] | None]) -> str:
    """Return people's names, and the spellings in which they were typed."""
    spellings = (dict.fromkeys((one.value, one.text)) for one in people if one is not None and one.value)
    return " ".join(name for names in spellings for name in names if name)


def strategy_entries(strategy: TrackedStrategy) -> Iterator[SearchEntry]:
    """Yield what is to be found of a strategy: itself, its tasks, its KPIs, its retrospective, its notes."""
    record = strategy.record
    goals = " ".join(_text(goal.statement) for goal in record.goals)
    about = f"{_text(record.department)} {_who([record.owner])} {_text(record.period)}"
    head = f"{about} {goals} {_texts(record.tags)}"
    yield SearchEntry("", strategy.name, head)
    task_anchors = anchors("task", (task.id for task in strategy.tasks))
    for task, place in zip(strategy.tasks, task_anchors, strict=True):
        one = task.record
        who = f"{_who([one.owner, *one.collaborators])} {_texts(one.deliverables)}"
        words = _text(one.problem, one.solution, one.note)
        yield SearchEntry(place, f"{task.id} {task.description}", f"{who} {words}")
    kpi_anchors = anchors("kpi", (kpi.id for kpi in strategy.kpis))
    for kpi, place in zip(strategy.kpis, kpi_anchors, strict=True):
        own = kpi.record
        words = _text(own.definition, own.target, own.current, own.source, own.cause, own.action)
        yield SearchEntry(place, f"{kpi.id} {kpi.name}", words)
    if record.retrospective is not None:
        entries = record.retrospective.entries
        words = " ".join(f"{_text(entry.text)} {_who([entry.owner])}" for entry in entries)
        yield SearchEntry("retrospective", strategy.name, words)
    if record.body.strip():
        yield SearchEntry("notes", strategy.name, _words_of_body(record.body))


def _words_of_body(text: str) -> str:
    """Return a body without its signs; what a converter may not be given, as it was typed."""
    words = convertible(text)
    return " ".join(_MARKUP.sub(" ", text if words is None else words).split())
