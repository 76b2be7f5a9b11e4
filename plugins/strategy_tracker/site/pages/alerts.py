"""Every alert."""

from __future__ import annotations

from dataclasses import dataclass

from strategy_tracker.language import message
from strategy_tracker.site.site import Site
from strategy_tracker.site.site_page import SitePage
from strategy_tracker.tracking import (
    Alert,
    AlertKind,
)


@dataclass(frozen=True, slots=True)
class AlertGroup:
    """Alerts of one kind."""

    kind: AlertKind
    alerts: list[Alert]


def alerts_page(site: Site) -> SitePage:
    """Return every alert by kind."""
    groups = []
    for kind in AlertKind:
        found = [alert for alert in site.tracked.alerts if alert.kind is kind]
        if found:
            groups.append(AlertGroup(kind, found))
    title = site.words(message("Alerts"))
    return site.page("alerts/index.md", title, "alerts.html", {"groups": groups})
