"""Open next steps, all retrospectives and those that are missing."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from strategy_tracker.language import message
from strategy_tracker.site.pages.division import GroupName
from strategy_tracker.site.pages.list_pages import ListPage, ListPages, list_pages
from strategy_tracker.site.site import Site
from strategy_tracker.tracking import NextStep, TrackedStrategy

Line = tuple[str, NextStep | TrackedStrategy]
"""What stands on the page, with the section that it stands in."""

_SECTIONS = {
    "open": message("Open next steps"),
    "all": message("All retrospectives"),
    "missing": message("Period over, no retrospective"),
}


def retrospectives_pages(site: Site) -> ListPages:
    """Return open next steps first, then all retrospectives, then those that are missing."""
    lines = _lines(site)
    open_count = sum(section == "open" for section, _ in lines)
    names = {
        section: GroupName((rank,), section, site.words(title))
        for rank, (section, title) in enumerate(_SECTIONS.items())
    }

    def values(shown: Sequence[Line]) -> dict[str, object]:
        found = {section: [item for name, item in shown if name == section] for section in _SECTIONS}
        kept = len(shown) < len(lines)
        sections = {section for section in _SECTIONS if found[section]} if kept else set(_SECTIONS)
        return {
            "sections": sections,
            "open_count": open_count,
            "open_steps": found["open"],
            "held": found["all"],
            "missing": found["missing"],
        }

    page = ListPage(
        source="retrospectives/index.md",
        folder="retrospectives/",
        title=site.words(message("Retrospectives")),
        template="retrospectives.html",
        keys=[lambda line: names[line[0]]],
        values=values,
    )
    return list_pages(site, page, lines)


def _lines(site: Site) -> list[Line]:
    tracked = site.tracked
    held = [strategy for strategy in tracked.strategies if strategy.record.retrospective is not None]
    missing = [
        strategy
        for strategy in tracked.strategies
        if strategy.record.retrospective is None and strategy.end is not None and strategy.end < tracked.as_of
    ]
    steps = [step for strategy in tracked.strategies for step in strategy.steps if step.open]
    steps.sort(key=lambda step: (step.due or date.max, step.since or date.max))
    held.sort(key=lambda one: -(one.end or date.min).toordinal())
    return [
        *(("open", step) for step in steps),
        *(("all", strategy) for strategy in held),
        *(("missing", strategy) for strategy in missing),
    ]
