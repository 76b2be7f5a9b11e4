"""The overview: ten seconds to see what slipped, why, and whose move it is, on one screen."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import timedelta
from functools import partial

from markupsafe import Markup

from strategy_tracker.exchange.addresses import strategy_path
from strategy_tracker.language import message
from strategy_tracker.rules import Severity
from strategy_tracker.site.addresses import anchor, relative_url
from strategy_tracker.site.pages.first_strategy import days_after, first_strategy
from strategy_tracker.site.pages.home_figures import home_figures
from strategy_tracker.site.parts.folded_changes import folded
from strategy_tracker.site.parts.next_moves import Move, moves
from strategy_tracker.site.site import Site
from strategy_tracker.site.site_page import SitePage
from strategy_tracker.tracking import Alert, Level, TrackedPortfolio, TrackedStrategy
from strategy_tracker.tracking.decisions import open_decisions

# What fits one screen of 1440×900; of the rest it is said how much there is, and where.
ACTIONS = 7
STRATEGIES = 8
CHANGES = 7
WEEK = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class LevelCount:
    """How many of the running strategies stand so."""

    level: Level
    count: int


@dataclass(frozen=True, slots=True)
class Moves:
    """What one person has to do next, gravest first."""

    owner: str
    moves: list[Move]


@dataclass(frozen=True, slots=True)
class WeekLine:
    """What changed this week in one task or KPI: where it stands, what it is called, what became of it."""

    slug: str
    target: str
    id: str
    title: str
    words: str


def home_page(site: Site) -> SitePage:
    """Return the overview."""
    tracked = site.tracked
    running = sorted((one for one in tracked.strategies if one.running), key=_worst_first)
    shown = running[:STRATEGIES]
    coming = [one for one in tracked.strategies if one.start is not None and one.start > tracked.as_of]
    ended = (one for one in tracked.strategies if one.end is not None and one.end < tracked.as_of)
    week = _changed(site, tracked)
    decisions = [one for strategy in running for one in open_decisions(strategy.record, tracked.as_of)]
    decisions.sort(key=lambda one: -one.day.toordinal())
    values = {
        "levels": _levels(running),
        "running": running,
        "coming": sorted(coming, key=lambda one: (one.start, one.slug)),
        "unfinished": [one for one in ended if any(task.open for task in one.tasks)],
        "figures": home_figures(site, running),
        "strategies": shown,
        "moves": _moves(site, tracked.alerts[:ACTIONS]),
        "shared_ids": _shared_ids(tracked.alerts[:ACTIONS]),
        "alerts_count": len(tracked.alerts),
        "actions": ACTIONS,
        "timeline": partial(_timeline, site, shown),
        "decisions": decisions[:CHANGES],
        "week": week[: max(CHANGES - len(decisions), 0)],
        "week_more": max(len(decisions) + len(week) - CHANGES, 0),
        "broken": site.findings.at_least(Severity.ERROR),
        "as_it_was": site.workspace.last_good,
        "first": first_strategy(site),
        "after": days_after(tracked.as_of),
    }
    return site.page("index.md", site.words(message("Overview")), "home.html", values)


def _worst_first(strategy: TrackedStrategy) -> tuple[int, int, str]:
    return -strategy.health.level, -len(strategy.health.parts), strategy.slug


def _levels(strategies: Iterable[TrackedStrategy]) -> list[LevelCount]:
    """Return how many stand how, worst first, without those levels that nobody has."""
    counts = Counter(strategy.health.level for strategy in strategies)
    return [LevelCount(level, counts[level]) for level in sorted(counts, reverse=True)]


def _moves(site: Site, alerts: Sequence[Alert]) -> list[Moves]:
    """Return warnings by whose move it is; who has the gravest comes first."""
    slugs = {alert.slug for alert in alerts}
    tasks = {task.record.place: task for task in site.tracked.tasks if task.slug in slugs}
    found: dict[str, list[Move]] = {}
    for move in moves(alerts, tasks, site.environment.cells, site.language):
        found.setdefault(move.alert.owner, []).append(move)
    return [Moves(owner, own) for owner, own in found.items()]


def _shared_ids(alerts: Iterable[Alert]) -> frozenset[str]:
    """Return the ids that records of several strategies have, which say themselves of whom they are."""
    counts = Counter(subject for subject, _ in {(alert.subject, alert.slug) for alert in alerts})
    return frozenset(subject for subject, count in counts.items() if subject and count > 1)


def _timeline(site: Site, strategies: Sequence[TrackedStrategy], current: str) -> Markup:
    """Return the timeline as the page with the address `current` shows it."""
    return site.figures.timeline(
        strategies, lambda strategy: relative_url(current, strategy_path(strategy.slug))
    )


def _changed(site: Site, tracked: TrackedPortfolio) -> list[WeekLine]:
    """Return what changed since the day a week ago, a line for each task and KPI, latest first."""
    since = tracked.as_of - WEEK
    found = []
    for strategy in tracked.strategies:
        titles = {("task", task.id): task.description for task in strategy.tasks}
        titles |= {("kpi", kpi.id): kpi.name for kpi in strategy.kpis}
        changes = (one for one in strategy.changes if one.day > since and one.record != "step")
        for line in folded(changes, site.language):
            title = titles.get((line.record, line.id), "")
            # What is no longer there, or never was, is in the log alone.
            place = anchor(line.record, line.id) if (line.record, line.id) in titles else "log"
            target = f"{strategy_path(strategy.slug)}#{place}"
            found.append((line.day, WeekLine(strategy.slug, target, line.id, title, line.words)))
    found.sort(key=lambda one: -one[0].toordinal())
    return [line for _, line in found]
