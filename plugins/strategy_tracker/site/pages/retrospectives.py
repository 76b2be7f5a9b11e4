"""Open next steps, all retrospectives and those that are missing."""

from __future__ import annotations

from datetime import date

from strategy_tracker.language import message
from strategy_tracker.site.site import Site
from strategy_tracker.site.site_page import SitePage


def retrospectives_page(site: Site) -> SitePage:
    """Return open next steps first, then all retrospectives, then those that are missing."""
    tracked = site.tracked
    held = [strategy for strategy in tracked.strategies if strategy.record.retrospective is not None]
    missing = [
        strategy
        for strategy in tracked.strategies
        if strategy.record.retrospective is None and strategy.end is not None and strategy.end < tracked.as_of
    ]
    steps = [step for strategy in tracked.strategies for step in strategy.steps if step.open]
    values = {
        "open_steps": sorted(steps, key=lambda step: (step.due or date.max, step.since or date.max)),
        "held": sorted(held, key=lambda one: -(one.end or date.min).toordinal()),
        "missing": missing,
    }
    title = site.words(message("Retrospectives"))
    return site.page("retrospectives/index.md", title, "retrospectives.html", values)
