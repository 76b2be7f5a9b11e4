"""Ids for charts and their parts."""

from strategy_tracker.site.addresses import anchor


def chart_id(kind: str, name: str) -> str:
    """Return an id for a chart or a part of it: an anchor without dots."""
    return anchor(kind, name.replace("/", "-")).replace(".", "_")
