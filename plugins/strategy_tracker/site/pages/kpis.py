"""All KPIs, process and result apart."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from strategy_tracker.language import message
from strategy_tracker.model import value_of
from strategy_tracker.site.pages.division import rows_of_text
from strategy_tracker.site.pages.list_pages import (
    ListPage,
    ListPages,
    Shows,
    by_cycle,
    by_department,
    list_pages,
    told_apart,
)
from strategy_tracker.site.site import Site
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


_GROUPS = (
    ("result", KpiType.RESULT, message("Result KPIs")),
    ("process", KpiType.PROCESS, message("Process KPIs")),
    ("other", None, message("KPIs without a type")),
)


def kpis_pages(site: Site) -> ListPages:
    """Return all KPIs, process and result apart; where they are many, by cycle and department."""
    kpis = [kpi for group in _groups(site, site.tracked.kpis) for kpi in group.kpis]
    total = len(kpis)

    def values(shown: Sequence[TrackedKpi]) -> dict[str, object]:
        return {"groups": _groups(site, shown), "count": total}

    page = ListPage(
        source="kpis/index.md",
        folder="kpis/",
        title=site.words(message("KPIs")),
        template="kpis.html",
        keys=[
            by_cycle(site, lambda kpi: site.cycles[kpi.slug]),
            by_department(site, lambda kpi: site.departments[kpi.slug]),
        ],
        values=values,
        length=lambda kpi: rows_of_text(kpi.name, kpi.source, kpi.unread),
        rows=lambda found: site.tables.kpis(found, "").rows,
        inputs=lambda shown: Shows((kpi.slug for kpi in shown), (told_apart(shown), total)),
    )
    return list_pages(site, page, kpis)


def _groups(site: Site, kpis: Iterable[TrackedKpi]) -> list[KpiGroup]:
    kpis, groups = list(kpis), []
    for name, kind, title in _GROUPS:
        found = [kpi for kpi in kpis if value_of(kpi.record.type) is kind]
        if found:
            groups.append(KpiGroup(name, site.words(title), found))
    return groups
