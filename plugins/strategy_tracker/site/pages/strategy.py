"""The pages of one strategy: the form with what follows from it, and its retrospective."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from functools import partial

from strategy_tracker.exchange.addresses import strategy_source
from strategy_tracker.language import message
from strategy_tracker.rules import Finding, Severity
from strategy_tracker.site.addresses import anchors
from strategy_tracker.site.pages.log import latest, log_pages, log_rows
from strategy_tracker.site.parts.figures import has_curve, has_gantt
from strategy_tracker.site.parts.goal_tree import goal_tree
from strategy_tracker.site.parts.log import LogWeek, log_weeks
from strategy_tracker.site.parts.next_moves import moves
from strategy_tracker.site.search.entries import strategy_entries
from strategy_tracker.site.site import Site
from strategy_tracker.site.site_page import SitePage
from strategy_tracker.site.update.present import present_of_strategy
from strategy_tracker.tables.form_rows import ROWS
from strategy_tracker.tracking import TrackedKpi, TrackedStrategy
from strategy_tracker.tracking.decisions import open_decisions


def _reading_fields(kpi: TrackedKpi) -> list[str]:
    """Return the fields that are written in any reading of a KPI."""
    return [key for key in ROWS["reading"] if any(getattr(reading, key) for reading in kpi.record.readings)]


def as_it_was(site: Site, files: Iterable[str]) -> date | None:
    """Return the day of the last good version that is shown of a record's files; None where none is."""
    days = site.workspace.last_good
    return min((days[file] for file in files if file in days), default=None)


def errors_of(site: Site, files: Iterable[str]) -> list[Finding]:
    """Return the errors found in files."""
    found = [finding for file in files for finding in site.findings_by_file.get(file, [])]
    return [finding for finding in found if finding.severity is Severity.ERROR]


def strategy_pages(site: Site, strategy: TrackedStrategy) -> list[SitePage]:
    """Return the page of a strategy, and where its log is long, those of all of it."""
    log = log_weeks(strategy, site.workspace.as_of, site.language)
    most = site.workspace.settings.page_rows
    if sum(map(log_rows, log)) <= most:
        return [_page(site, strategy, log, 0)]
    lines = sum(week.count for week in log)
    return [_page(site, strategy, latest(log, most), lines), *log_pages(site, strategy, log)]


def _page(site: Site, strategy: TrackedStrategy, log: list[LogWeek], log_lines: int) -> SitePage:
    """Return the page of a strategy with its log; where that is not all of it, with how long all of it is."""
    figures = site.figures
    tree = goal_tree(strategy)
    schedule, curve = has_gantt(strategy), has_curve(strategy)
    sections = (
        (True, "basic", message("1. Basic information")),
        (True, "tasks", message("2. Key tasks")),
        (True, "kpis", message("3. KPIs")),
        (True, "retrospective", message("4. Retrospective")),
        (schedule, "gantt", message("Schedule")),
        (curve, "curve", message("Planned and earned")),
        (strategy.kpis, "analysis", message("KPI analysis: target, actual, variance, cause")),
        (tree, "goal-tree", message("Goals, initiatives, tasks")),
        (strategy.record.body.strip(), "notes", message("Notes")),
        (log or site.workspace.history.words, "log", message("Log")),
    )
    files = dict.fromkeys(part.place.file for part in strategy.record.parts)
    errors = errors_of(site, files)
    was = as_it_was(site, files)

    def values() -> dict[str, object]:
        tasks = {task.record.place: task for task in strategy.tasks}
        return {
            "strategy": strategy,
            "errors": errors,
            "as_it_was": was,
            "task_anchors": anchors("task", (task.id for task in strategy.tasks)),
            "kpi_anchors": anchors("kpi", (kpi.id for kpi in strategy.kpis)),
            "analysis_anchors": anchors("analysis", (kpi.id for kpi in strategy.kpis)),
            "tree": tree,
            "gantt": partial(figures.gantt, strategy) if schedule else None,
            "curve": partial(figures.curve, strategy) if curve else None,
            "trend": lambda kpi: figures.kpis.trend(kpi, strategy.start, strategy.end),
            "moves": moves(strategy.alerts, tasks, site.environment.cells, site.language),
            "decisions": open_decisions(strategy.record, site.workspace.as_of),
            "spark": figures.kpis.spark,
            "reading_fields": _reading_fields,
            "log": log,
            "log_lines": log_lines,
            "present": partial(
                present_of_strategy, strategy, site.workspace.settings, site.workspace.language
            ),
        }

    return site.page(
        strategy_source(strategy.record),
        strategy.name,
        "strategy.html",
        values,
        in_nav=False,
        edit=strategy.record.place,
        headings=tuple((name, text) for present, name, text in sections if present),
        entries=lambda: strategy_entries(strategy),
        inputs=partial(site.inputs.of, [strategy.slug], errors, was),
    )
