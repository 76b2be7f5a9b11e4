"""Links to people and records, as filters of the templates: they fit the page on which they stand."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import lru_cache

from jinja2 import pass_context
from jinja2.runtime import Context
from markupsafe import Markup

from strategy_tracker.exchange.addresses import strategy_path
from strategy_tracker.site.addresses import anchor, relative_url
from strategy_tracker.site.html import html_of
from strategy_tracker.site.parts.cells import NOTHING
from strategy_tracker.tracking import Alert


def _link(address: str, text: str, kind: str = "") -> Markup:
    named = f' class="{kind}"' if kind else ""
    return Markup(f'<a{named} href="{html_of(address)}">{html_of(text)}</a>')  # noqa: S704 - both are escaped


@lru_cache(maxsize=4096)
def _person(name: str, address: str) -> Markup:
    return _link(address, name, "st-person")


@pass_context
def person(context: Context, name: str) -> str:
    """Return a name as a link to the person's page."""
    if not name:
        return NOTHING
    page = context["people"].get(name)
    return html_of(name) if page is None else _person(name, relative_url(context["current"], page))


@pass_context
def strategy_link(context: Context, slug: str) -> Markup:
    """Return a strategy's name as a link to its page."""
    return _link(relative_url(context["current"], strategy_path(slug)), context["names"][slug])


@pass_context
def task_link(context: Context, identifier: str, slug: str) -> Markup:
    """Return a task's id as a link to its row on the page of its strategy."""
    target = f"{strategy_path(slug)}#{anchor('task', identifier)}"
    return _link(relative_url(context["current"], target), identifier or "—", "st-id")


@pass_context
def kpi_link(context: Context, identifier: str, slug: str) -> Markup:
    """Return a KPI's id as a link to its row on the page of its strategy."""
    target = f"{strategy_path(slug)}#{anchor('kpi', identifier)}"
    return _link(relative_url(context["current"], target), identifier or "—", "st-id")


@pass_context
def alert_url(context: Context, alert: Alert) -> str:
    """Return the address of what an alert is about: a row of its strategy's page, or that page."""
    target = strategy_path(alert.slug)
    if alert.subject:
        target += "#" + anchor("kpi" if alert.kind.startswith("kpi") else "task", alert.subject)
    return relative_url(context["current"], target)


FILTERS: Mapping[str, Callable[..., str]] = {
    "person": person,
    "strategy_link": strategy_link,
    "task_link": task_link,
    "kpi_link": kpi_link,
    "alert_url": alert_url,
    "anchor": lambda name, kind: anchor(kind, name),
}
