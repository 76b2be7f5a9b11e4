"""Strategies made from short texts, read as files are."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from strategy_tracker.model import Portfolio, Strategy, Update
from strategy_tracker.source.reader import Reader
from strategy_tracker.source.reading import read_strategy, read_text
from strategy_tracker.tracking import TrackedPortfolio, TrackedStrategy, TrackingSettings, track


def strategy_of(text: str, slug: str = "plan", updates: Mapping[str, str] | None = None) -> Strategy:
    """The strategy of a front matter, with update records by date; what cannot be read fails the test."""
    path = f"{slug}.md"
    file = read_text(f"---\n{text.strip()}\n---\n".encode(), path)
    strategy = read_strategy(file, slug, path)
    assert strategy.readable
    return replace(strategy, updates=tuple(update_of(day, record) for day, record in (updates or {}).items()))


def update_of(day: str, text: str) -> Update:
    path = f"updates/{day}.md"
    file = read_text(f"---\ndate: {day}\n{text.strip()}\n---\n".encode(), path, "update")
    assert file.parts is not None
    assert file.parts.tree is not None
    fields = Reader(path, file.source.lines, file.problems).fields(file.parts.tree, "update", "")
    return Update(place=file.parts.tree.place, **{key: one for key, one in fields.items() if one is not None})


def tracked(*strategies: Strategy, as_of: date, **settings: object) -> TrackedPortfolio:
    chosen = TrackingSettings.model_validate(settings)
    return track(Portfolio(strategies, (), {}), as_of, chosen)


def tracked_one(
    text: str, as_of: date, updates: Mapping[str, str] | None = None, **settings: object
) -> TrackedStrategy:
    (found,) = tracked(strategy_of(text, updates=updates), as_of=as_of, **settings).strategies
    return found
