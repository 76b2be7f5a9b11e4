"""The retrospective of a strategy: computed facts beside the written words."""

from __future__ import annotations

from fractions import Fraction
from functools import partial

from strategy_tracker.exchange.addresses import strategy_path
from strategy_tracker.language import Message, message
from strategy_tracker.model import Entry, text_of
from strategy_tracker.site.pages.strategy import as_it_was, errors_of
from strategy_tracker.site.site import Site
from strategy_tracker.site.site_page import SitePage
from strategy_tracker.tracking import (
    Band,
    TrackedKpi,
    TrackedStrategy,
)
from strategy_tracker.tracking.contradictions import contradictions


def retrospective_page(site: Site, strategy: TrackedStrategy) -> SitePage:
    """Return the page that sets computed facts beside the written words."""
    late = [task for task in strategy.tasks if task.late_days is not None and task.late_days > 0]
    early = [task for task in strategy.tasks if not task.open and (task.late_days or 0) < 0]
    slipped = [task for task in strategy.tasks if task.slips]
    # Sorted by how far they are off, so that the biggest comes first.
    exceeded = sorted((kpi for kpi in strategy.kpis if kpi.reached), key=_ratio, reverse=True)
    missed = sorted((kpi for kpi in strategy.kpis if kpi.band in (Band.WATCH, Band.MISSED)), key=_ratio)

    def contradicted(entry: Entry) -> list[Message]:
        text = text_of(entry.text)
        return list(contradictions(text, strategy))

    retrospective = strategy.record.retrospective
    errors = errors_of(site, [retrospective.place.file]) if retrospective else []
    was = as_it_was(site, [retrospective.place.file]) if retrospective else None
    values = {
        "strategy": strategy,
        "errors": errors,
        "as_it_was": was,
        "open_first": sorted(strategy.steps, key=lambda step: not step.open),
        "task_facts": (
            (site.words(message("Early")), early),
            (site.words(message("Late")), sorted(late, key=lambda task: -(task.late_days or 0))),
            (site.words(message("Moved")), slipped),
        ),
        "kpi_facts": ((site.words(message("Reached")), exceeded), (site.words(message("Missed")), missed)),
        "contradictions": contradicted,
    }
    title = site.words(message("{name}: retrospective", name=strategy.name))
    return site.page(
        f"{strategy_path(strategy.slug)}retrospective.md",
        title,
        "retrospective.html",
        values,
        in_nav=False,
        edit=retrospective.place if retrospective else None,
        headings=(
            ("steps", message("Next steps and improvements")),
            ("facts", message("What the records say")),
            ("words", message("What was written")),
        ),
        inputs=partial(site.inputs.of, [strategy.slug], errors, was),
    )


def _ratio(kpi: TrackedKpi) -> Fraction:
    return kpi.ratio or Fraction(0)
