"""All KPIs, process and result apart."""

from __future__ import annotations

from dataclasses import dataclass

from strategy_tracker.language import message
from strategy_tracker.model import value_of
from strategy_tracker.site.site import Site
from strategy_tracker.site.site_page import SitePage
from strategy_tracker.tracking import (
    TrackedKpi,
)
from strategy_tracker.values import KpiType


@dataclass(frozen=True, slots=True)
class KpiGroup:
    """KPIs of one type."""

    id: str
    title: str
    kpis: list[TrackedKpi]


def kpis_page(site: Site) -> SitePage:
    """Return all KPIs, process and result apart."""
    kpis = list(site.tracked.kpis)
    titles = (
        ("result", KpiType.RESULT, message("Result KPIs")),
        ("process", KpiType.PROCESS, message("Process KPIs")),
        ("other", None, message("KPIs without a type")),
    )
    groups = []
    for name, kind, title in titles:
        found = [kpi for kpi in kpis if (value_of(kpi.record.type)) is kind]
        if found:
            groups.append(KpiGroup(name, site.words(title), found))
    values = {"groups": groups, "count": len(kpis)}
    return site.page("kpis/index.md", site.words(message("KPIs")), "kpis.html", values)
