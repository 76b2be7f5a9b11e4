"""The weekly and the monthly report, and the archive of each."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from strategy_tracker.language import Message, message
from strategy_tracker.site.parts.report import report_on
from strategy_tracker.site.site import Site
from strategy_tracker.site.site_page import SitePage
from strategy_tracker.tracking import TrackedPortfolio
from strategy_tracker.workspace import tracked_on

MOST_PER_SECTION = 8
MOST_WEEKS, MOST_MONTHS = 26, 24
"""How far the archive goes at most: each of its reports is tracked anew."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """A week or month that is over: its name in addresses, and its days."""

    name: str
    start: date
    end: date


@dataclass(frozen=True, slots=True)
class _Kind:
    """A kind of report: where it lies, what it is called, and how many days it looks ahead."""

    folder: str
    title: Message
    ahead: int


_WEEKLY = _Kind("weekly", message("Weekly report"), 7)
_MONTHLY = _Kind("monthly", message("Monthly report"), 31)


def report_pages(site: Site) -> list[SitePage]:
    """Return the weekly and the monthly report up to `as_of`, and those on weeks and months that are over."""
    as_of = site.tracked.as_of
    since = _recorded_since(site)
    weeks = list(weeks_before(as_of, since, MOST_WEEKS)) if since else []
    months = list(months_before(as_of, since, MOST_MONTHS)) if since else []
    return [
        *_reports(site, _WEEKLY, as_of - timedelta(days=6), weeks),
        *_reports(site, _MONTHLY, as_of.replace(day=1), months),
    ]


def weeks_before(as_of: date, since: date, most: int) -> Iterator[Stretch]:
    """Yield the calendar weeks, Monday to Sunday, that are over on a day, latest first, back to `since`."""
    end = as_of - timedelta(days=as_of.isoweekday() % 7)
    end -= timedelta(days=7 if end == as_of else 0)
    while end >= since and most > 0:
        year, week, _ = end.isocalendar()
        yield Stretch(f"{year}-W{week:02}", end - timedelta(days=6), end)
        end, most = end - timedelta(days=7), most - 1


def months_before(as_of: date, since: date, most: int) -> Iterator[Stretch]:
    """Yield the months that are over on a day, latest first, back to `since`."""
    end = as_of.replace(day=1) - timedelta(days=1)
    while end >= since and most > 0:
        yield Stretch(f"{end:%Y-%m}", end.replace(day=1), end)
        end, most = end.replace(day=1) - timedelta(days=1), most - 1


def _recorded_since(site: Site) -> date | None:
    """Return the first day of which anything is on record, None where nothing is."""
    days = [strategy.changes[0].day for strategy in site.tracked.strategies if strategy.changes]
    return min(days, default=None)


def _reports(site: Site, kind: _Kind, start: date, stretches: list[Stretch]) -> Iterator[SitePage]:
    """Yield the present report of a kind, and those before it that can be made."""
    past = [(one, then) for one in stretches if (then := _as_of(site, one)) is not None]
    archive = [one for one, _ in past]
    yield _page(site, kind, site.tracked, start, archive, None)
    for one, then in past:
        yield _page(site, kind, then, one.start, archive, one)


def _as_of(site: Site, stretch: Stretch) -> TrackedPortfolio | None:
    """Return the strategies that ran at the end of a stretch as they stood then; None where none did."""
    known = site.workspace.unrecorded
    slugs = {
        strategy.slug
        for strategy in site.tracked.strategies
        if strategy.slug not in known
        and (strategy.start is None or strategy.start <= stretch.end)
        and (strategy.end is None or strategy.end >= stretch.start)
    }
    then = tracked_on(site.workspace, slugs, stretch.end) if slugs else None
    return then if then is not None and then.strategies else None


def _page(
    site: Site,
    kind: _Kind,
    tracked: TrackedPortfolio,
    start: date,
    archive: list[Stretch],
    stretch: Stretch | None,
) -> SitePage:
    title = site.words(kind.title)
    name = f"{kind.folder}/{stretch.name}" if stretch else kind.folder
    values = {
        "title": f"{title} {stretch.name}" if stretch else title,
        "kind": kind.folder,
        "report": report_on(tracked, start, ahead=kind.ahead),
        "archive": archive,
        "name": stretch.name if stretch else "",
        "most": MOST_PER_SECTION,
        "most_listed": site.workspace.settings.page_rows,
    }
    return site.page(
        f"reports/{name}.md", str(values["title"]), "report.html", values, in_nav=stretch is None
    )
