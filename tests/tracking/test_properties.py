"""What holds for every plan, every target and every log."""

from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from records import strategy_of, tracked

from strategy_tracker.settings.tracking import LagBasis, TrackingSettings, WorkCalendar
from strategy_tracker.tracking import AlertKind, TrackedTask
from strategy_tracker.tracking.attainment import attain
from strategy_tracker.tracking.days import DayCount
from strategy_tracker.tracking.forecast import forecast_finish
from strategy_tracker.tracking.lag import expected_progress, is_lagging, lag_of, lagging_from
from strategy_tracker.tracking.rollups import progress_by_day
from strategy_tracker.values import Comparator, Direction, Quantity

days = st.dates(date(2023, 1, 1), date(2025, 12, 31))
lengths = st.integers(0, 400)
calendars = st.sampled_from(WorkCalendar).map(DayCount)
percents = st.integers(0, 1000).map(lambda tenths: Fraction(tenths, 1000))
numbers = st.decimals(-10_000, 10_000, places=2)
targets = numbers.filter(lambda number: number != 0)
directions = st.sampled_from(Direction)


@given(days, lengths, st.integers(-50, 450), calendars)
def test_expected_progress_never_falls_and_is_whole_the_day_after(
    start: date, length: int, offset: int, count: DayCount
) -> None:
    end, day = start + timedelta(days=length), start + timedelta(days=offset)
    expected = expected_progress(start, end, day, count)
    later = expected_progress(start, end, day + timedelta(days=1), count)
    assert expected is not None
    assert later is not None
    assert 0 <= expected <= later <= 1
    assert expected_progress(start, end, start, count) == 0
    assert expected_progress(start, end, end + timedelta(days=1), count) == 1
    if count.calendar is WorkCalendar.ALL_DAYS:
        assert expected_progress(start, end, end, count) == Fraction(length, length + 1)


@given(days, days, days, calendars)
def test_days_add_up(one: date, other: date, third: date, count: DayCount) -> None:
    first, middle, last = sorted((one, other, third))
    apart = count.between(first, middle) + count.between(middle + timedelta(days=1), last)
    assert apart == count.between(first, last)
    assert count.signed(first, last) == -count.signed(last, first)


undecreed = st.dates(date(1985, 1, 1), date(1988, 11, 1)) | st.dates(date(2101, 1, 1), date(2105, 12, 31))


@given(undecreed, lengths, calendars.filter(lambda count: count.calendar is not WorkCalendar.ALL_DAYS))
def test_where_nobody_has_decreed_holidays_monday_to_friday_count(
    start: date, length: int, count: DayCount
) -> None:
    counted = [start + timedelta(days=offset) for offset in range(length + 1)]
    assert count.between(start, counted[-1]) == sum(day.weekday() < 5 for day in counted)


@given(days, st.integers(1, 300), calendars)
def test_the_nth_day_is_the_first_by_which_so_many_have_passed(
    start: date, number: int, count: DayCount
) -> None:
    day = count.nth(start, number)
    assert day is not None
    assert count.between(start, day) == number
    assert count.between(start, day - timedelta(days=1)) == number - 1


@given(days, st.integers(1, 300), st.data())
def test_a_task_on_plan_is_forecast_for_its_planned_end(
    start: date, length: int, data: st.DataObject
) -> None:
    count = DayCount()
    end = start + timedelta(days=length)
    day = data.draw(st.dates(start + timedelta(days=1), end))
    assert forecast_finish(start, expected_progress(start, end, day, count), day, count) == end


@given(percents, percents, st.integers(0, 100).map(Decimal), st.sampled_from(LagBasis))
def test_more_progress_never_makes_a_task_lag(
    expected: Fraction, progress: Fraction, threshold: Decimal, basis: LagBasis
) -> None:
    chosen = TrackingSettings(lag_threshold=threshold, lag_basis=basis)
    lag, better = (lag_of(expected, one, basis) for one in (progress, progress + Fraction(1, 10)))
    assert lag is not None
    assert better is not None
    assert better <= lag
    assert is_lagging(lag, chosen) or not is_lagging(better, chosen)
    if progress >= expected:
        assert not is_lagging(lag, chosen)


@given(targets, directions, st.booleans(), numbers)
def test_the_target_itself_is_all_of_it(
    target: Decimal, direction: Direction, with_baseline: bool, start: Decimal
) -> None:
    quantity = Quantity(target, unit="元")
    baseline = Quantity(start, unit="元") if with_baseline else None
    reached = attain(quantity, quantity, baseline=baseline, direction=direction)
    assert (reached.ratio, reached.variance, reached.favourable) == (1, 0, True)


@given(targets, directions, numbers, numbers, st.none() | numbers)
def test_attainment_grows_with_what_is_better(
    target: Decimal, direction: Direction, one: Decimal, other: Decimal, start: Decimal | None
) -> None:
    goal = Quantity(target, unit="元")
    baseline = Quantity(start, unit="元") if start is not None else None
    worse, better = sorted((one, other), reverse=direction is Direction.LOWER)
    ratios = [
        attain(goal, Quantity(number, unit="元"), baseline=baseline, direction=direction).ratio
        for number in (worse, better)
    ]
    assert ratios[0] is not None
    assert ratios[1] is not None
    assert ratios[0] <= ratios[1]


@given(targets, directions, numbers)
def test_met_is_favourable(target: Decimal, direction: Direction, number: Decimal) -> None:
    found = attain(Quantity(target, unit="元"), Quantity(number, unit="元"), direction=direction)
    assert found.ratio is not None
    assert (found.ratio >= 1) is found.favourable


@given(targets, numbers, directions, st.sampled_from([Decimal(1), Decimal(1000), Decimal(10_000)]))
def test_the_scale_typed_makes_no_difference(
    target: Decimal, number: Decimal, direction: Direction, scale: Decimal
) -> None:
    def ratio(one: Decimal, other: Decimal) -> Fraction | None:
        return attain(
            Quantity(target, unit="元", scale=one),
            Quantity(number, unit="元", scale=other),
            direction=direction,
        ).ratio

    assert ratio(scale, Decimal(1)) == ratio(Decimal(1), scale) == ratio(Decimal(1), Decimal(1))


@given(targets, numbers, directions)
def test_other_units_of_time_make_no_difference(
    target: Decimal, number: Decimal, direction: Direction
) -> None:
    hours = attain(
        Quantity(target * 24, unit="小時"), Quantity(number * 24, unit="小時"), direction=direction
    )
    mixed = attain(Quantity(target, unit="天"), Quantity(number * 24, unit="小時"), direction=direction)
    assert hours.ratio == mixed.ratio


@given(numbers, numbers, numbers)
def test_a_range_is_met_inside_only(one: Decimal, other: Decimal, number: Decimal) -> None:
    low, high = sorted((one, other))
    goal = Quantity(low, high=high, unit="%", comparator=Comparator.RANGE)
    found = attain(goal, Quantity(number, unit="%"))
    assert found.ratio is not None
    assert 0 <= found.ratio <= 1
    assert (found.variance == 0) is (low <= number <= high)
    assert found.favourable is (low <= number <= high)


TASK = """
period: 2026-07-01 to 2026-09-30
cadence: none
tasks:
  - {{id: T001, planned: 2026-07-01 to {end}, status: 進行中}}
"""
logs = st.dictionaries(
    st.dates(date(2026, 7, 1), date(2026, 9, 20)), st.integers(0, 100), min_size=1, max_size=6
)


@given(logs, st.dates(date(2026, 7, 5), date(2026, 9, 28)), st.dates(date(2026, 9, 20), date(2026, 10, 20)))
def test_lagging_since_is_the_first_day_of_an_unbroken_lag(
    log: dict[date, int], end: date, as_of: date
) -> None:
    updates = {
        str(day): f"tasks: {{T001: {{progress: {progress}}}}}" for day, progress in sorted(log.items())
    }
    strategy = strategy_of(TASK.format(end=end), updates=updates)
    (found,) = tracked(strategy, as_of=as_of).strategies
    (task,) = found.tasks
    chosen, first = TrackingSettings(), min(log)

    def lagging(day: date) -> bool:
        expected = expected_progress(task.planned_start, task.planned_end, day, DayCount())
        # Before the first entry nobody wrote how far it was; it cannot have been further.
        progress = progress_by_day(task, [max(day, first)], as_of)[0]
        return is_lagging(lag_of(expected, progress, chosen.lag_basis), chosen)

    alerts = [one for alert in found.alerts for one in alert.reasons if one.kind is AlertKind.LAGGING]
    assert bool(alerts) is task.lagging is lagging(as_of)
    if alerts:
        since = alerts[0].since
        assert since is not None
        day = since
        while day <= as_of:
            assert lagging(day)
            day += timedelta(days=1)
        assert not lagging(since - timedelta(days=1))


@given(
    st.dates(date(2025, 9, 1), date(2025, 10, 20)),
    st.integers(-1, 40),
    st.fractions(0, 1, max_denominator=40),
    st.sampled_from(WorkCalendar),
    st.sampled_from(LagBasis),
    st.integers(0, 100),
)
def test_lagging_begins_on_the_first_day_that_lags(
    start: date, length: int, progress: Fraction, calendar: WorkCalendar, basis: LagBasis, threshold: int
) -> None:
    end, days = start + timedelta(days=length), DayCount(calendar)
    chosen = TrackingSettings(lag_threshold=Decimal(threshold), lag_basis=basis, calendar=calendar)

    def lagging(day: date) -> bool:
        return is_lagging(lag_of(expected_progress(start, end, day, days), progress, basis), chosen)

    tried = (start + timedelta(days=offset) for offset in range(-2, length + 20))
    assert lagging_from(start, end, progress, days, chosen) == next(filter(lagging, tried), None)


weights = st.lists(st.tuples(st.integers(0, 100), st.integers(1, 9)), min_size=1, max_size=6)


def portfolio_text(tasks: list[tuple[int, int]]) -> str:
    lines = [
        f"  - {{id: T{number}, planned: 2026-07-01 to 2026-07-20, progress: {progress}, weight: {weight}}}"
        for number, (progress, weight) in enumerate(tasks)
    ]
    return "\n".join(["period: 2026-07-01 to 2026-09-30", "tasks:", *lines])


@given(weights, st.dates(date(2026, 6, 20), date(2026, 8, 10)))
def test_sums_are_weighted_and_lie_between_their_parts(tasks: list[tuple[int, int]], as_of: date) -> None:
    (strategy,) = tracked(strategy_of(portfolio_text(tasks)), as_of=as_of).strategies
    whole = sum(weight for _, weight in tasks)
    assert strategy.sums.progress == Fraction(sum(p * w for p, w in tasks), 100 * whole)
    shares = [one.expected for one in strategy.tasks if one.expected is not None]
    assert strategy.sums.planned_value == sum(
        (share * weight for share, (_, weight) in zip(shares, tasks, strict=True)), Fraction(0)
    )
    assert strategy.sums.schedule_variance == strategy.sums.earned_value - strategy.sums.planned_value
    if strategy.sums.planned_value:
        assert strategy.sums.spi == strategy.sums.earned_value / strategy.sums.planned_value


@given(weights, st.dates(date(2026, 6, 20), date(2026, 10, 10)))
def test_the_curve_ends_at_the_sums(tasks: list[tuple[int, int]], as_of: date) -> None:
    (strategy,) = tracked(strategy_of(portfolio_text(tasks)), as_of=as_of).strategies
    planned = [point.planned for point in strategy.curve]
    assert planned == sorted(planned)
    assert planned[-1] == 1
    today = [point for point in strategy.curve if point.day == as_of]
    assume(today)
    assert (today[0].planned, today[0].earned) == (strategy.sums.expected, strategy.sums.progress)
    assert all(point.earned is None for point in strategy.curve if point.day > as_of)


@pytest.mark.parametrize("calendar", WorkCalendar)
def test_days_far_from_any_decree(calendar: WorkCalendar) -> None:
    count = DayCount(calendar)
    week = 7 if calendar is WorkCalendar.ALL_DAYS else 5
    assert count.between(date(1900, 1, 1), date(1900, 1, 7)) == week
    assert count.between(date(9999, 12, 20), date(9999, 12, 26)) == week
    assert count.between(date.min, date.max) > 2_500_000
    assert count.nth(date.max, 2) is None
    assert count.nth(date(2024, 1, 1), 0) is None


def test_a_tracked_task_says_what_it_is() -> None:
    (strategy,) = tracked(strategy_of(portfolio_text([(50, 1)])), as_of=date(2026, 7, 11)).strategies
    (task,) = strategy.tasks
    assert isinstance(task, TrackedTask)
    assert task.lag == 0


@given(
    weights,
    st.dates(date(2026, 6, 20), date(2026, 8, 10)),
    st.integers(1, 9),
    st.sampled_from(("planned: 長期, progress: 100", "planned: 2026-07-01 to 2026-07-20, status: 進行中")),
)
def test_a_task_of_which_one_side_is_unknown_changes_no_ratio_of_plan_and_work(
    tasks: list[tuple[int, int]], as_of: date, weight: int, unknown: str
) -> None:
    text = portfolio_text(tasks)
    more = f"{text}\n  - {{id: U1, {unknown}, weight: {weight}}}"
    one, other = (tracked(strategy_of(each), as_of=as_of).strategies[0] for each in (text, more))
    assert (one.sums.spi, one.sums.expected) == (other.sums.spi, other.sums.expected)
    assert one.sums.earned_share == other.sums.earned_share
    assert one.sums.schedule_variance == other.sums.schedule_variance
    assert other.sums.unplanned == 1
    assert [(point.day, point.planned, point.earned) for point in one.curve] == [
        (point.day, point.planned, point.earned) for point in other.curve
    ]


@given(targets, numbers, numbers, st.sampled_from((Comparator.INCREASE_BY, Comparator.DECREASE_BY)))
def test_a_change_counts_by_its_amount_in_the_direction_of_the_target(
    target: Decimal, one: Decimal, other: Decimal, comparator: Comparator
) -> None:
    goal = Quantity(abs(target), unit="%", comparator=comparator)
    smaller, larger = sorted((abs(one), abs(other)))
    along = [attain(goal, Quantity(number, unit="%", comparator=comparator)) for number in (smaller, larger)]
    assert along[0].ratio == Fraction(smaller) / Fraction(abs(target))
    assert along[0].ratio <= (along[1].ratio or 0)
    other_way = Comparator.DECREASE_BY if comparator is Comparator.INCREASE_BY else Comparator.INCREASE_BY
    against = attain(goal, Quantity(larger, unit="%", comparator=other_way))
    assert along[1].ratio is not None
    assert against.ratio == -along[1].ratio


@given(targets, numbers, st.none() | numbers)
def test_a_name_alone_never_makes_a_bare_target_green(
    target: Decimal, number: Decimal, start: Decimal | None
) -> None:
    baseline = Quantity(start, unit="%") if start is not None else None
    found = attain(
        Quantity(target, unit="%"), Quantity(number, unit="%"), baseline=baseline, less_by_name=True
    )
    if found.ratio is not None:
        assert start is not None
        assert target < start
