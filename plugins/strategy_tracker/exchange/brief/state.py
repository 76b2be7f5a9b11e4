"""The deck's page of state and its chart: which strategies are off track, why, and how all stand to plan."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from fractions import Fraction

from strategy_tracker.exchange.brief.scope import Scope, one_line, source_of
from strategy_tracker.exchange.brief.slides import Bars, Figure, Lines, Sentence, Series, Slide, State
from strategy_tracker.language import Message, message
from strategy_tracker.language.formats import format_day, format_number, format_percent, in_percent, rounded
from strategy_tracker.tracking import Level, RollUp, TrackedStrategy, roll_up
from strategy_tracker.tracking.rollups import ON_TIME_GOOD, speed_level
from strategy_tracker.values import Status

BARS_PER_SLIDE = 9
_NAMES_IN_TITLE = 3


def state_slide(scope: Scope) -> Slide:
    """Return the page of state: figures, and a sentence with numbers for each strategy that is not good."""
    sums = roll_up(scope.tasks)
    bad = [one for one in scope.strategies if one.health.level is Level.BAD]
    watched = [one for one in scope.strategies if one.health.level is Level.WATCH]
    sentences = [_sentence(scope, one) for one in (*bad, *watched)]
    sentences += [Sentence(scope.words(text), level) for text, level in _others(scope)]
    notes = [
        message("Strategies counted: {names}", names=[one.name for one in scope.strategies] or "—"),
        message(
            "Progress, expected progress and SPI: Σ weight × progress ÷ Σ weight, Σ weight × expected ÷ Σ "
            "weight, EV ÷ PV, over {count} tasks whose dates and progress are known; {left} tasks left out",
            count=sums.tasks - sums.unplanned,
            left=sums.unplanned,
        ),
        message(
            "On-time rate: {on_time} tasks done by their planned end ÷ {due} tasks that were due",
            on_time=sums.on_time,
            due=sums.was_due,
        ),
    ]
    return Slide(
        title=scope.words(_title(scope, bad, watched)),
        body=State(tuple(_figures(scope, sums)), tuple(sentences)),
        notes=(
            *map(scope.words, notes),
            *(f"{_sentence(scope, one).whole} — {source_of(one.record.place)}" for one in (*bad, *watched)),
            *(sentence.whole for sentence in sentences[len(bad) + len(watched) :]),
        ),
        address=scope.page("strategies/index.md"),
    )


def _title(scope: Scope, bad: list[TrackedStrategy], watched: list[TrackedStrategy]) -> Message:
    count = len(scope.strategies)
    if not count:
        return message("No strategy ran in this period")
    if bad:
        names = [one_line(one.name) for one in bad[:_NAMES_IN_TITLE]]
        if len(bad) > _NAMES_IN_TITLE:
            return message("{count} strategies off track, among them {names}", count=len(bad), names=names)
        return message("{count} strategies off track: {names}", count=len(bad), names=names)
    if watched:
        return message("No strategy is off track; to be watched: {count}", count=len(watched))
    good = sum(one.health.level is Level.GOOD for one in scope.strategies)
    if good == count:
        return message("All on track: {count} strategies", count=count)
    return message(
        "{good} of {count} strategies on track, the others cannot be judged", good=good, count=count
    )


def _sentence(scope: Scope, strategy: TrackedStrategy) -> Sentence:
    health = strategy.health
    text = message(
        "{name} ({owner}): {reason}",
        name=one_line(strategy.name),
        owner=strategy.owner or message("No owner"),
        reason=health.reason,
    )
    return Sentence(scope.words(text), health.level, scope.words(health.level.term))


def _others(scope: Scope) -> Iterator[tuple[Message, Level]]:
    """Yield what is to be said of the strategies that are not bad, and of the period's work."""
    counts = Counter(one.health.level for one in scope.strategies if one.record.readable)
    if counts[Level.GOOD]:
        yield message("{count} strategies on track", count=counts[Level.GOOD]), Level.GOOD
    if counts[Level.UNKNOWN]:
        yield message("{count} strategies not judged yet", count=counts[Level.UNKNOWN]), Level.UNKNOWN
    unread = sum(not one.record.readable for one in scope.strategies)
    if unread:
        text = message("{count} files unreadable: in none of these numbers", count=unread)
        yield text, Level.BAD
    period = scope.period
    done = sum(
        task.status is Status.DONE
        and task.actual_end is not None
        and period.start <= task.actual_end <= min(period.end, scope.as_of)
        for task in scope.tasks
    )
    yield message("{count} tasks done in the period", count=done), Level.UNKNOWN


def _figures(scope: Scope, sums: RollUp) -> Iterator[Figure]:
    """Yield the five figures, each with what it should be."""
    language = scope.language
    expected = message("expected {value}", value=format_percent(sums.expected, language))
    if sums.unplanned and sums.expected is not None:
        expected = message(
            "expected {value}; {count} tasks left out",
            value=format_percent(sums.expected, language),
            count=sums.unplanned,
        )
    spi, rate = sums.spi, sums.on_time_rate
    pace = speed_level(spi, scope.tracked.settings)
    kpis = [kpi for one in scope.strategies for kpi in one.kpis]
    good = sum(one.kpis_good for one in scope.strategies)
    yield Figure(
        scope.words(message("Progress")),
        format_percent(sums.earned_share, language),
        scope.words(expected),
        pace,
    )
    yield Figure(
        "SPI",
        "—" if spi is None else f"{rounded(spi, 2):f}",
        scope.words(message("should be 1 or more")),
        pace,
    )
    yield Figure(
        scope.words(message("On-time rate")),
        format_percent(rate, language),
        scope.words(message("{on_time} of {due} due tasks", on_time=sums.on_time, due=sums.was_due)),
        _level(rate, ON_TIME_GOOD, ON_TIME_GOOD),
    )
    yield Figure(
        scope.words(message("Overdue tasks")),
        format_number(sums.overdue, language),
        scope.words(message("of {count} open tasks", count=sums.open)),
        Level.BAD if sums.overdue else Level.GOOD if sums.open else Level.UNKNOWN,
    )
    yield Figure(
        scope.words(message("KPIs on track")),
        f"{good}/{len(kpis)}",
        scope.words(message("should be all")),
        Level.UNKNOWN if not kpis else Level.GOOD if good == len(kpis) else Level.WATCH,
    )


def _level(value: Fraction | None, good: Fraction, watch: Fraction) -> Level:
    if value is None:
        return Level.UNKNOWN
    return Level.GOOD if value >= good else Level.WATCH if value >= watch else Level.BAD


def plan_slides(scope: Scope) -> Iterator[Slide]:
    """Yield the chart of all strategies against plan, and of a single one its S-curve."""
    if scope.only is not None:
        yield from (slide for one in scope.strategies for slide in _curve(scope, one))
        return
    known = [one for one in scope.strategies if one.sums.expected is not None]
    behind = sum(one.sums.spi is not None and one.sums.spi < 1 for one in known)
    title = message("{behind} of {count} strategies behind their plan", behind=behind, count=len(known))
    rest = len(scope.strategies) - len(known)
    for first in range(0, len(known), BARS_PER_SLIDE):
        shown = known[first : first + BARS_PER_SLIDE]
        notes = [message("Progress of work with dates against what was planned by {date}", date=scope.as_of)]
        if rest:
            notes.append(message("{count} strategies without work that has dates and progress", count=rest))
        yield Slide(
            title=scope.words(title),
            body=Bars(
                names=tuple(f"{scope.words(one.health.level.term)} · {one_line(one.name)}" for one in shown),
                series=(
                    Series(
                        scope.words(message("Expected progress")),
                        tuple(
                            None if one.sums.expected is None else in_percent(one.sums.expected)
                            for one in shown
                        ),
                    ),
                    Series(
                        scope.words(message("Actual progress")),
                        tuple(
                            None if one.sums.earned_share is None else in_percent(one.sums.earned_share)
                            for one in shown
                        ),
                    ),
                ),
                levels=tuple(one.health.level for one in shown),
            ),
            notes=(*map(scope.words, notes), *(_sums(scope, one) for one in shown)),
            address=scope.page("strategies/index.md"),
        )


def _sums(scope: Scope, strategy: TrackedStrategy) -> str:
    sums = strategy.sums
    text = message(
        "{name}: PV {planned}, EV {earned}, SPI {spi}",
        name=one_line(strategy.name),
        planned=rounded(sums.planned_value, 2),
        earned=rounded(sums.earned_value, 2),
        spi="—" if sums.spi is None else f"{rounded(sums.spi, 2):f}",
    )
    return f"{scope.words(text)} — {source_of(strategy.record.place)}"


def _curve(scope: Scope, strategy: TrackedStrategy) -> Iterator[Slide]:
    if not strategy.curve:
        return
    sums = strategy.sums
    title = message(
        "{name}: {earned} of the work is done, {planned} was planned by {date}",
        name=one_line(strategy.name),
        earned=format_percent(sums.earned_share, scope.language),
        planned=format_percent(sums.expected, scope.language),
        date=scope.as_of,
    )
    planned = tuple(in_percent(point.planned, 1) for point in strategy.curve)
    earned = tuple(None if point.earned is None else in_percent(point.earned, 1) for point in strategy.curve)
    notes = message("S-curve: planned value from the plan, earned value from the record of updates")
    yield Slide(
        title=scope.words(title),
        body=Lines(
            tuple(format_day(point.day, scope.language) for point in strategy.curve),
            (
                Series(scope.words(message("Planned")), planned),
                Series(scope.words(message("Earned")), earned),
            ),
        ),
        notes=(scope.words(notes), _sums(scope, strategy)),
        address=scope.strategy_page(strategy.slug),
    )
