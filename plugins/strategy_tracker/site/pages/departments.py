"""The page of what other sites published: a line a site, and all their strategies, gravest first."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from strategy_tracker.exchange.merging import MergedStrategy, MergedSums, Origin
from strategy_tracker.language import message
from strategy_tracker.language.formats import NONE, format_date, format_number
from strategy_tracker.site.pages.division import GroupName
from strategy_tracker.site.pages.list_pages import ListPage, ListPages, list_pages
from strategy_tracker.site.site import Site
from strategy_tracker.tables.words import days
from strategy_tracker.tracking import Level
from strategy_tracker.vocabulary.fields import field_of

SOURCE = "departments/index.md"
Merged = tuple[Origin, MergedStrategy]
"""A strategy of another site, and that site."""
_GRAVEST_FIRST = ("bad", "watch", "good", "unknown")


@dataclass(frozen=True, slots=True)
class OriginRow:
    """A site in words; `address` is '' where nobody says where it is."""

    name: str
    address: str
    as_of: str
    strategies: str
    bad: str
    progress: str
    spi: str
    done: str
    overdue: str
    on_time: str


@dataclass(frozen=True, slots=True)
class StrategyRow:
    """A strategy of another site in words."""

    title: str
    address: str
    origin: str
    department: str
    owner: str
    period: str
    level: str
    level_words: str
    reason: str
    progress: str
    overdue: str


@dataclass(frozen=True, slots=True)
class Group:
    """Strategies below one heading."""

    id: str
    title: str
    rows: tuple[StrategyRow, ...]


def departments_pages(site: Site) -> ListPages:
    """Return the page of the sites that are merged; where they have many strategies, a part for each site."""
    headings = {"running": message("Running"), "others": message("Other cycles")}
    found = [(origin, strategy) for origin in site.origins for strategy in origin.portfolio.strategies]
    pairs = sorted(found, key=_gravity)
    names = {
        origin.name: GroupName((rank,), f"site-{rank + 1}", origin.name)
        for rank, origin in enumerate(site.origins)
    }
    title = site.words(message("Departments"))
    common: dict[str, object] = {
        "title": title,
        "origins": [_origin(site, origin) for origin in site.origins],
        "bad": Level.BAD.term,
        "columns": [
            field_of("strategy", "title").localize(site.language),
            site.words(message("Site")),
            field_of("strategy", "department").localize(site.language),
            field_of("strategy", "owner").localize(site.language),
            field_of("strategy", "period").localize(site.language),
            site.words(message("Health")),
            site.words(message("Progress")),
            site.words(message("Overdue")),
        ],
    }

    def groups(shown: Sequence[Merged]) -> list[Group]:
        parts = {
            "running": [pair for pair in shown if pair[1].running],
            "others": [pair for pair in shown if not pair[1].running],
        }
        return [
            Group(name, site.words(headings[name]), tuple(_row(site, *pair) for pair in own))
            for name, own in parts.items()
            if own
        ]

    page = ListPage(
        source=SOURCE,
        folder="departments/",
        title=title,
        template="departments.html",
        keys=[lambda pair: names[pair[0].name]],
        values=lambda shown: {**common, "groups": groups(shown)},
        headings=lambda shown: tuple((group.id, headings[group.id]) for group in groups(shown)),
    )
    return list_pages(site, page, pairs)


def _origin(site: Site, origin: Origin) -> OriginRow:
    portfolio = origin.portfolio
    counts = portfolio.sums.counts
    bad = sum(one.running and one.health.level == "bad" for one in portfolio.strategies)
    return OriginRow(
        name=origin.name,
        address=origin.address,
        as_of=format_date(portfolio.as_of, site.language),
        strategies=format_number(sum(one.running for one in portfolio.strategies), site.language),
        bad=format_number(bad, site.language),
        progress=_percent(site, portfolio.sums.progress),
        spi=NONE if portfolio.sums.spi is None else format_number(portfolio.sums.spi, site.language, 2),
        done=f"{counts.done} / {counts.tasks}",
        overdue=format_number(counts.overdue, site.language),
        on_time=_on_time(site, portfolio.sums),
    )


def _gravity(pair: Merged) -> tuple[int, int, str, str]:
    origin, one = pair
    return _GRAVEST_FIRST.index(one.health.level), -one.sums.counts.overdue, origin.name, one.slug


def _row(site: Site, origin: Origin, one: MergedStrategy) -> StrategyRow:
    return StrategyRow(
        title=one.title,
        address=origin.address_of(one),
        origin=origin.name,
        department=one.department,
        owner=one.owner,
        period=days(one.period.start, one.period.end, site.language),
        level=one.health.level,
        level_words=Level[one.health.level.upper()].term.localize(site.language),
        reason=one.health.reason,
        progress=_percent(site, one.sums.progress),
        overdue=format_number(one.sums.counts.overdue, site.language),
    )


def _percent(site: Site, number: Decimal | None) -> str:
    return NONE if number is None else f"{format_number(number, site.language)}%"


def _on_time(site: Site, sums: MergedSums) -> str:
    return f"{_percent(site, sums.on_time_rate)} ({sums.counts.on_time} / {sums.counts.was_due})"
