"""The pages of one strategy: the form with what follows from it, and its retrospective."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from functools import partial

from strategy_tracker.exchange.addresses import strategy_path
from strategy_tracker.language import Message, message
from strategy_tracker.model import Update
from strategy_tracker.rules import Finding, Severity
from strategy_tracker.site.addresses import anchors
from strategy_tracker.site.parts.figures import has_curve, has_gantt
from strategy_tracker.site.parts.goal_tree import goal_tree
from strategy_tracker.site.search.entries import strategy_entries
from strategy_tracker.site.site import Site
from strategy_tracker.site.site_page import SitePage, page_url
from strategy_tracker.site.update.present import present_of_strategy
from strategy_tracker.tracking import Change, TrackedStrategy


@dataclass(slots=True)
class LogDay:
    """What was recorded on one day."""

    day: date
    changes: list[Change] = field(default_factory=list)
    updates: list[Update] = field(default_factory=list)


def _log(strategy: TrackedStrategy, as_of: date) -> list[LogDay]:
    """Return the log by day, newest first: changes, and the notes of the meetings."""
    days: dict[date, LogDay] = {}
    for change in strategy.changes:
        days.setdefault(change.day, LogDay(change.day)).changes.append(change)
    for update in strategy.record.updates:
        day = update.date.value if update.date else None
        if day is not None and day <= as_of:
            days.setdefault(day, LogDay(day)).updates.append(update)
    return [days[day] for day in sorted(days, reverse=True)]


def _files(strategy: TrackedStrategy) -> list[str]:
    record = strategy.record
    files = [record.file, *(update.place.file for update in record.updates)]
    if record.retrospective is not None:
        files.append(record.retrospective.place.file)
    return list(dict.fromkeys(files))


def errors_of(site: Site, files: Iterable[str]) -> list[Finding]:
    """Return the errors found in files."""
    found = [finding for file in files for finding in site.findings_by_file.get(file, [])]
    return [finding for finding in found if finding.severity is Severity.ERROR]


def source_of(site: Site, strategy: TrackedStrategy) -> str:
    """Return where a strategy's page goes among the site's files: where its own file is.

    So the links that its author wrote lead from where they were written. Only where the file's name gives
    another address than the strategy's does it go to a file of that address.
    """
    below = strategy.record.file.removeprefix(f"{site.workspace.settings.strategies_dir}/")
    path = strategy_path(strategy.slug)
    own = f"strategies/{below}"
    return own if page_url(own) == path else f"{path.rstrip('/')}.md"


def strategy_page(site: Site, strategy: TrackedStrategy) -> SitePage:
    """Return the page of a strategy."""
    figures = site.figures
    headings: list[tuple[str, Message]] = [
        ("basic", message("1. Basic information")),
        ("tasks", message("2. Key tasks")),
        ("kpis", message("3. KPIs")),
        ("retrospective", message("4. Retrospective")),
    ]
    tree = goal_tree(strategy)
    log = _log(strategy, site.workspace.as_of)
    schedule, curve = has_gantt(strategy), has_curve(strategy)
    optional = (
        (tree, "goal-tree", message("Goals, initiatives, tasks")),
        (schedule, "gantt", message("Schedule")),
        (curve, "curve", message("Planned and earned")),
        (strategy.kpis, "analysis", message("KPI analysis: target, actual, variance, cause")),
        (strategy.alerts, "alerts", message("Alerts")),
        (log or site.workspace.history.words, "log", message("Log")),
        (strategy.record.body.strip(), "notes", message("Notes")),
    )
    headings += [(name, text) for present, name, text in optional if present]
    values = {
        "strategy": strategy,
        "errors": errors_of(site, _files(strategy)),
        "task_anchors": anchors("task", (task.id for task in strategy.tasks)),
        "kpi_anchors": anchors("kpi", (kpi.id for kpi in strategy.kpis)),
        "analysis_anchors": anchors("analysis", (kpi.id for kpi in strategy.kpis)),
        "tree": tree,
        # Drawn when the page is made: a thousand drawings need not wait in memory.
        "gantt": partial(figures.gantt, strategy) if schedule else None,
        "curve": partial(figures.curve, strategy) if curve else None,
        "trend": lambda kpi: figures.trend(kpi, strategy.start, strategy.end),
        "log": log,
        "present": partial(present_of_strategy, strategy, site.workspace.settings, site.workspace.language),
    }
    return site.page(
        source_of(site, strategy),
        strategy.name,
        "strategy.html",
        values,
        in_nav=False,
        edit=strategy.record.place,
        headings=tuple(headings),
        entries=lambda: strategy_entries(strategy),
    )
