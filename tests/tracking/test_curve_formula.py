"""The S-curve is summed in whole numbers; it must be the plain formula all the same."""

from datetime import date
from fractions import Fraction
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from strategy_tracker.settings.tracking import WorkCalendar
from strategy_tracker.source.loading import load_portfolio
from strategy_tracker.tracking import TrackingSettings, track
from strategy_tracker.tracking.days import DayCount
from strategy_tracker.tracking.lag import expected_progress
from strategy_tracker.tracking.rollups import known_days, progress_by_day

PORTFOLIO = load_portfolio(Path(__file__).parents[2] / "strategies")


@settings(max_examples=30)  # each example tracks the whole portfolio
@given(st.dates(date(2024, 6, 1), date(2026, 3, 1)), st.sampled_from(WorkCalendar))
def test_values_are_weighted_sums_of_exact_shares(as_of: date, calendar: WorkCalendar) -> None:
    chosen = TrackingSettings(calendar=calendar)
    days = DayCount(calendar)
    for strategy in track(PORTFOLIO, as_of, chosen).strategies:
        tasks = [task for task in strategy.tasks if task.counts]
        whole = sum(Fraction(task.weight) for task in tasks)
        known = [day for task in tasks for day in known_days(task, as_of)]
        for point in strategy.curve:
            shares = [
                expected_progress(task.planned_start, task.planned_end, point.day, days) for task in tasks
            ]
            planned = sum(
                Fraction(task.weight) * (share or 0) for task, share in zip(tasks, shares, strict=True)
            )
            assert point.planned == planned / whole
            if min([as_of, *known]) <= point.day <= as_of:
                earned = sum(
                    Fraction(task.weight) * progress_by_day(task, [point.day], as_of)[0] for task in tasks
                )
                assert point.earned == earned / whole
            else:
                assert point.earned is None
