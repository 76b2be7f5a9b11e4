"""Links to people and records: they fit the page on which they stand."""

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
from strategy_tracker.site.update.marks import UpdateMarks
from strategy_tracker.tracking import Alert, NextStep, TrackedTask


def _link(address: str, text: str, kind: str = "") -> Markup:
    named = f' class="{kind}"' if kind else ""
    return Markup(f'<a{named} href="{html_of(address)}">{html_of(text)}</a>')  # noqa: S704 - both are escaped


@lru_cache(maxsize=4096)
def _person(name: str, address: str) -> Markup:
    return _link(address, name, "st-person")


class RecordLinks:
    """Links as seen from one page; `people` are the addresses of the people's pages, `names` the titles."""

    def __init__(
        self, current: str, people: Mapping[str, str], names: Mapping[str, str], marks: UpdateMarks
    ) -> None:
        self.current = current
        self.people = people
        self.names = names
        self.marks = marks

    def person(self, name: str) -> str:
        """Return a name as a link to the person's page."""
        if not name:
            return NOTHING
        page = self.people.get(name)
        return html_of(name) if page is None else _person(name, relative_url(self.current, page))

    def strategy(self, slug: str) -> Markup:
        """Return a strategy's name as a link to its page."""
        return _link(relative_url(self.current, strategy_path(slug)), self.names[slug])

    def task(self, identifier: str, slug: str) -> Markup:
        """Return a task's id as a link to its row on the page of its strategy, with the mark to update it."""
        return self._record("task", identifier, slug)

    def task_address(self, task: TrackedTask) -> str:
        """Return the address of a task's row on the page of its strategy."""
        target = f"{strategy_path(task.slug)}#{anchor('task', task.id)}"
        return relative_url(self.current, target)

    def kpi(self, identifier: str, slug: str) -> Markup:
        """Return a KPI's id as a link to its row on the page of its strategy, with the mark to update it."""
        return self._record("kpi", identifier, slug)

    def _record(self, kind: str, identifier: str, slug: str) -> Markup:
        target = f"{strategy_path(slug)}#{anchor(kind, identifier)}"
        link = _link(relative_url(self.current, target), identifier or "—", "st-id")
        return link + self.update(identifier, slug)

    def update(self, identifier: str, slug: str) -> Markup:
        """Return the mark that brings a task or KPI up to date."""
        return self.marks.record(self.current, identifier, slug)

    def update_step(self, step: NextStep) -> Markup:
        """Return the mark that closes a next step."""
        return self.marks.step(self.current, step)

    def retrospective(self, text: str, slug: str) -> Markup:
        """Return a text as a link to a strategy's retrospective."""
        return _link(relative_url(self.current, f"{strategy_path(slug)}retrospective/"), text)

    def alert(self, alert: Alert) -> str:
        """Return the address of what an alert is about: a row of its strategy's page, or that page."""
        target = strategy_path(alert.slug)
        if alert.subject:
            target += "#" + anchor("kpi" if alert.kind.startswith("kpi") else "task", alert.subject)
        return relative_url(self.current, target)


def _seen_from(context: Context) -> RecordLinks:
    return RecordLinks(context["current"], context["people"], context["names"], context["update_marks"])


@pass_context
def _person_filter(context: Context, name: str) -> str:
    return _seen_from(context).person(name)


@pass_context
def _strategy_filter(context: Context, slug: str) -> str:
    return _seen_from(context).strategy(slug)


@pass_context
def _task_filter(context: Context, identifier: str, slug: str) -> str:
    return _seen_from(context).task(identifier, slug)


@pass_context
def _task_url_filter(context: Context, task: TrackedTask) -> str:
    return _seen_from(context).task_address(task)


@pass_context
def _kpi_filter(context: Context, identifier: str, slug: str) -> str:
    return _seen_from(context).kpi(identifier, slug)


@pass_context
def _alert_filter(context: Context, alert: Alert) -> str:
    return _seen_from(context).alert(alert)


@pass_context
def _update_filter(context: Context, identifier: str, slug: str) -> str:
    return _seen_from(context).update(identifier, slug)


@pass_context
def _step_filter(context: Context, step: NextStep) -> str:
    return _seen_from(context).update_step(step)


FILTERS: Mapping[str, Callable[..., str]] = {
    "person": _person_filter,
    "strategy_link": _strategy_filter,
    "task_link": _task_filter,
    "task_url": _task_url_filter,
    "kpi_link": _kpi_filter,
    "alert_url": _alert_filter,
    "update_mark": _update_filter,
    "step_mark": _step_filter,
    "anchor": lambda name, kind: anchor(kind, name),
}
"""The links as filters of the templates."""
