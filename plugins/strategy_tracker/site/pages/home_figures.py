"""The six figures of the overview: each against what it should be, last week, and the weeks before."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from fractions import Fraction

from strategy_tracker.language import Message, message
from strategy_tracker.language.formats import format_number, format_percent, in_percent, rounded
from strategy_tracker.site.charts import sparkline
from strategy_tracker.site.site import Site
from strategy_tracker.tracking import RollUp, TrackedStrategy, together
from strategy_tracker.tracking.rollups import ON_TIME_GOOD
from strategy_tracker.tracking.standing import Standing

WEEKS = 6
"""How many weeks a figure's line shows, this one among them."""

Value = Fraction | int | None


@dataclass(frozen=True, slots=True)
class _Day:
    """What is counted on a day: tasks and KPIs of the strategies that run now, due tasks of all."""

    running: RollUp
    everything: RollUp
    kpis_good: int
    kpis: int


@dataclass(frozen=True, slots=True)
class HomeFigure:
    """A figure with what it should be, a link to what it counts, and how it moved since last week.

    `better` is whether it moved to the good side; None where it stayed, or nobody can say.
    """

    name: str
    value: str
    against: str
    level: str
    address: str
    change: str = ""
    better: bool | None = None
    line: str = ""


@dataclass(frozen=True, slots=True)
class _Measure:
    """How a figure is taken from a standing, how a difference is said, and which side is the good one.

    A share of work can be compared between two days only where both leave out as many tasks as unknown.
    """

    of: Callable[[_Day], Value]
    difference: Callable[[Fraction], Message | str]
    more_is_better: bool = True
    target: Fraction | None = None
    of_work: bool = False


def _points(difference: Fraction) -> Message:
    return message("{points} points", points=in_percent(difference, 1).normalize())


def _hundredths(difference: Fraction) -> str:
    return f"{rounded(difference, 2):f}"


def _count(difference: Fraction) -> str:
    return str(int(difference))


_PROGRESS = _Measure(lambda one: one.running.progress, _points, of_work=True)
_SPI = _Measure(lambda one: one.running.spi, _hundredths, target=Fraction(1), of_work=True)
_ON_TIME = _Measure(lambda one: one.running.on_time_rate, _points, target=ON_TIME_GOOD)
_OVERDUE = _Measure(lambda one: one.everything.overdue, _count, more_is_better=False, target=Fraction(0))
_DUE_SOON = _Measure(lambda one: one.everything.due_soon, _count, more_is_better=False)
_KPIS = _Measure(lambda one: one.kpis_good, _count)


def home_figures(site: Site, running: Sequence[TrackedStrategy]) -> list[HomeFigure]:
    """Return the figures as of the site's day."""
    slugs = frozenset(strategy.slug for strategy in running)
    now = _day({one.slug: _as_it_stands(one) for one in site.tracked.strategies}, slugs)
    weeks = [*_weeks_before(site, slugs), now]
    return [
        _with_weeks(site, figure, measure, weeks)
        for measure, figure in (
            (_PROGRESS, _progress(site, now.running)),
            (_SPI, _spi(site, now.running)),
            (_ON_TIME, _on_time(site, now.running)),
            (_OVERDUE, _overdue(site, now.everything)),
            (_DUE_SOON, _due_soon(site, now.everything)),
            (_KPIS, _kpis(site, now)),
        )
    ]


def _as_it_stands(strategy: TrackedStrategy) -> Standing:
    return Standing(strategy.sums, len(strategy.kpis), strategy.kpis_good)


def _day(standings: Mapping[str, Standing], slugs: frozenset[str]) -> _Day:
    running = [standing for slug, standing in standings.items() if slug in slugs]
    return _Day(
        running=together(standing.sums for standing in running),
        everything=together(standing.sums for standing in standings.values()),
        kpis_good=sum(standing.kpis_good for standing in running),
        kpis=sum(standing.kpis for standing in running),
    )


def _weeks_before(site: Site, slugs: frozenset[str]) -> list[_Day | None]:
    """Return how things stood at the end of the weeks before, oldest first; None where nobody can say.

    Of the strategies that do not run, those count that may have had a task due in these weeks.
    """
    as_of = site.tracked.as_of
    oldest = as_of - timedelta(weeks=WEEKS)
    wanted = slugs | {
        strategy.slug
        for strategy in site.tracked.strategies
        if strategy.sums.open or (strategy.end is not None and strategy.end >= oldest)
    }
    found: list[_Day | None] = []
    for weeks in range(WEEKS - 1, 0, -1):
        day = as_of - timedelta(weeks=weeks)
        is_known = site.past.on_record(wanted, day)
        found.append(_day(site.past.standings(wanted, day), slugs) if is_known else None)
    return found


def _with_weeks(
    site: Site, figure: HomeFigure, measure: _Measure, weeks: Sequence[_Day | None]
) -> HomeFigure:
    """Return a figure with its line and its change since last week, as far as they can be said."""
    unknown = [one.running.unplanned if one is not None and measure.of_work else None for one in weeks]
    values = [
        measure.of(one) if one is not None and left_out == unknown[-1] else None
        for one, left_out in zip(weeks, unknown, strict=True)
    ]
    line = ""
    if sum(value is not None for value in values) > 1:
        told = message("{name}: the last {count} weeks", name=figure.name, count=len(values))
        identifier = f"line-{_MEASURES.index(measure)}"
        line = sparkline(
            values, measure.target, identifier=identifier, title=figure.name, description=site.words(told)
        )
    before, after = values[-2:]
    if before is None or after is None:
        return replace(figure, line=line)
    by = Fraction(after) - Fraction(before)
    said = measure.difference(abs(by))
    if not by:
        return replace(figure, line=line, change=site.words(message("as last week")))
    change = message("{sign}{change} on last week", sign="+" if by > 0 else "−", change=said)
    better = (by > 0) is measure.more_is_better
    return replace(figure, line=line, change=site.words(change), better=better)


_MEASURES = (_PROGRESS, _SPI, _ON_TIME, _OVERDUE, _DUE_SOON, _KPIS)


def _progress(site: Site, sums: RollUp) -> HomeFigure:
    return HomeFigure(
        site.words(message("Progress of running strategies")),
        format_percent(sums.progress, site.language),
        site.environment.cells.expected_words(sums),
        site.environment.bars.speed(sums),
        "strategies/#running",
    )


def _spi(site: Site, sums: RollUp) -> HomeFigure:
    return HomeFigure(
        site.words(message("SPI (earned ÷ planned)")),
        "—" if sums.spi is None else f"{rounded(sums.spi, 2):f}",
        site.words(message("should be ≥ 1")),
        site.environment.bars.speed(sums),
        "strategies/#running",
    )


def _on_time(site: Site, sums: RollUp) -> HomeFigure:
    rate = sums.on_time_rate
    return HomeFigure(
        site.words(message("On-time rate of running strategies")),
        format_percent(rate, site.language),
        site.environment.cells.on_time_words(sums),
        "unknown" if rate is None else "good" if rate >= ON_TIME_GOOD else "bad",
        "tasks/?cycle=running",
    )


def _overdue(site: Site, sums: RollUp) -> HomeFigure:
    return HomeFigure(
        site.words(message("Overdue tasks")),
        format_number(sums.overdue, site.language),
        site.words(message("should be 0")),
        "bad" if sums.overdue else "good",
        "tasks/?is=overdue",
    )


def _due_soon(site: Site, sums: RollUp) -> HomeFigure:
    return HomeFigure(
        site.words(message("Due in {days} days", days=site.tracked.settings.due_soon_days)),
        format_number(sums.due_soon, site.language),
        site.words(message("of {count} open tasks", count=sums.open)),
        "watch" if sums.due_soon else "good",
        "tasks/?is=due_soon",
    )


def _kpis(site: Site, now: _Day) -> HomeFigure:
    return HomeFigure(
        site.words(message("KPIs on track")),
        f"{now.kpis_good} / {now.kpis}",
        site.words(message("of running strategies")),
        "unknown" if not now.kpis else "good" if now.kpis_good == now.kpis else "watch",
        "kpis/",
    )
