"""The page of what other sites published: a line a site, and all their strategies, gravest first."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from strategy_tracker.exchange.merging import MergedStrategy, MergedSums, Origin
from strategy_tracker.language import message
from strategy_tracker.site.pages.division import GroupName
from strategy_tracker.site.pages.list_pages import ListPage, ListPages, list_pages
from strategy_tracker.site.site import Site
from strategy_tracker.tables.sums import OtherSite, OtherStrategy, PublishedSums
from strategy_tracker.tracking import Level

SOURCE = "departments/index.md"
Merged = tuple[Origin, MergedStrategy]
"""A strategy of another site, and that site."""


@dataclass(frozen=True, slots=True)
class Group:
    """Strategies below one heading."""

    id: str
    title: str
    strategies: tuple[OtherStrategy, ...]


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
    common: dict[str, object] = {"title": title, "origins": [_site(origin) for origin in site.origins]}

    def groups(shown: Sequence[Merged]) -> list[Group]:
        parts = {
            "running": [pair for pair in shown if pair[1].running],
            "others": [pair for pair in shown if not pair[1].running],
        }
        return [
            Group(name, site.words(headings[name]), tuple(_strategy(*pair) for pair in own))
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
        rows=lambda shown: site.tables.other_strategies((_strategy(*pair) for pair in shown), "").rows,
        headings=lambda shown: tuple((group.id, headings[group.id]) for group in groups(shown)),
    )
    return list_pages(site, page, pairs)


def _site(origin: Origin) -> OtherSite:
    running = [one for one in origin.portfolio.strategies if one.running]
    return OtherSite(
        name=origin.name,
        address=origin.address,
        as_of=origin.portfolio.as_of,
        running=len(running),
        off_track=sum(one.health.level == "bad" for one in running),
        sums=_sums(origin.portfolio.sums),
    )


def _gravity(pair: Merged) -> tuple[int, int, str, str]:
    origin, one = pair
    return -_level(one), -one.sums.counts.overdue, origin.name, one.slug


def _strategy(origin: Origin, one: MergedStrategy) -> OtherStrategy:
    return OtherStrategy(
        title=one.title,
        address=origin.address_of(one),
        site=origin.name,
        department=one.department,
        owner=one.owner,
        start=one.period.start,
        end=one.period.end,
        level=_level(one),
        reason=one.health.reason,
        sums=_sums(one.sums),
    )


def _level(one: MergedStrategy) -> Level:
    return Level[one.health.level.upper()]


def _sums(published: MergedSums) -> PublishedSums:
    counts = published.counts
    return PublishedSums(
        progress=_ratio(published.progress),
        spi=None if published.spi is None else Fraction(published.spi),
        on_time_rate=_ratio(published.on_time_rate),
        tasks=counts.tasks,
        done=counts.done,
        overdue=counts.overdue,
        was_due=counts.was_due,
        on_time=counts.on_time,
    )


def _ratio(percent: Decimal | None) -> Fraction | None:
    return None if percent is None else Fraction(percent) / 100
