"""Every alert."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from strategy_tracker.language import message
from strategy_tracker.site.pages.division import GroupName, rows_of_text
from strategy_tracker.site.pages.list_pages import ListPage, ListPages, Shows, list_pages
from strategy_tracker.site.site import Site
from strategy_tracker.tracking import (
    Alert,
    AlertKind,
)


@dataclass(frozen=True, slots=True)
class AlertGroup:
    """Alerts of one kind."""

    kind: AlertKind
    alerts: list[Alert]


def alerts_pages(site: Site) -> ListPages:
    """Return every alert by kind; where they are many, a page for each kind, gravest and oldest first."""
    names = {
        kind: GroupName((rank,), kind.value, kind.term.localize(site.language))
        for rank, kind in enumerate(AlertKind)
    }
    numbers = {
        id(alert): number
        for strategy in site.tracked.strategies
        for number, alert in enumerate(strategy.alerts)
    }
    alerts = sorted(site.tracked.alerts, key=lambda alert: names[alert.kind].rank)
    page = ListPage(
        source="alerts/index.md",
        folder="alerts/",
        title=site.words(message("Alerts")),
        template="alerts.html",
        keys=[lambda alert: names[alert.kind]],
        values=lambda shown: {"groups": _groups(shown)},
        rows=site.rows_of_alerts,
        inputs=lambda shown: Shows(
            (alert.slug for alert in shown), ([(alert.slug, numbers[id(alert)]) for alert in shown],)
        ),
        length=lambda alert: rows_of_text(alert.title, alert.cause, alert.solution),
    )
    return list_pages(site, page, alerts)


def _groups(alerts: Sequence[Alert]) -> list[AlertGroup]:
    groups: dict[AlertKind, list[Alert]] = {}
    for alert in alerts:
        groups.setdefault(alert.kind, []).append(alert)
    return [AlertGroup(kind, found) for kind, found in groups.items()]
