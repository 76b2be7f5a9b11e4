"""The weekly and the monthly report, and the archive of each."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from strategy_tracker.language import Message, message
from strategy_tracker.site.parts.report import HeldReport, Report, report_on
from strategy_tracker.site.site import Site
from strategy_tracker.site.site_page import SitePage

MOST_PER_SECTION = 8
MOST_WEEKS, MOST_MONTHS = 26, 24
"""How far the archive goes at most: for each of its reports the strategies are tracked once."""


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
    past = [
        (one, slugs) for one in stretches if site.past.on_record(slugs := _of_interest(site, one), one.end)
    ]
    archive = [one for one, _ in past]
    now = report_on(site.tracked, start, ahead=kind.ahead, most=site.workspace.settings.page_rows)
    yield _page(site, kind, lambda: now, archive)
    for one, slugs in past:
        digest = site.past.digest(slugs, one.end)
        then = _report_on(site, kind, one, slugs, digest)
        yield _page(site, kind, then.opened, archive, one, digest)


def _of_interest(site: Site, stretch: Stretch) -> frozenset[str]:
    """Return the strategies whose period has days in a stretch, without those whose record is incomplete."""
    unknown = site.workspace.unrecorded
    return frozenset(
        strategy.slug
        for strategy in site.tracked.strategies
        if strategy.slug not in unknown
        and (strategy.start is None or strategy.start <= stretch.end)
        and (strategy.end is None or strategy.end >= stretch.start)
    )


def _report_on(
    site: Site, kind: _Kind, stretch: Stretch, slugs: frozenset[str], digest: bytes | None
) -> HeldReport:
    """Return the report on a stretch, kept or made now; `digest` is that of the strategies as they stood."""
    most = site.workspace.settings.page_rows
    named = (stretch.start.isoformat(), str(kind.ahead), str(most))
    key = None if digest is None else site.store.key("report", digest, *named)
    found = None if key is None else site.store.get(key)
    if isinstance(found, HeldReport):
        return found
    then = site.past.tracked(slugs, stretch.end)
    made = HeldReport.of(report_on(then, stretch.start, ahead=kind.ahead, most=most))
    if key is not None:
        site.store.put(key, made)
    return made


def _page(
    site: Site,
    kind: _Kind,
    report: Callable[[], Report],
    archive: list[Stretch],
    stretch: Stretch | None = None,
    digest: bytes | None = None,
) -> SitePage:
    """Return a report's page; with the `digest` of what it tells it is found where that is the same."""
    title = site.words(kind.title)
    name = f"{kind.folder}/{stretch.name}" if stretch else kind.folder
    values = {
        "title": f"{title} {stretch.name}" if stretch else title,
        "kind": kind.folder,
        "report_then": report,
        "archive": archive,
        "name": stretch.name if stretch else "",
        "most": MOST_PER_SECTION,
    }
    beside = [one.name for one in archive], sorted(site.update_marks.computed)
    return site.page(
        f"reports/{name}.md",
        str(values["title"]),
        "report.html",
        values,
        in_nav=stretch is None,
        inputs=None if digest is None else lambda: site.inputs.of((), digest, beside),
    )
