"""How strategies stood on earlier days: made of less than the whole record, and as the whole tells it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st
from records import strategy_of, update_of

from strategy_tracker.model import Portfolio, Snapshot, Strategy
from strategy_tracker.tracking import TrackingSettings, track
from strategy_tracker.tracking.changes import committed_changes
from strategy_tracker.tracking.known_earlier import as_known_on
from strategy_tracker.tracking.standing import Standing, known_on, standing_on

FIRST = date(2026, 7, 1)
HEAD = "title: 夏季推廣\ndepartment: 市場部\nowner: 王小明\ncadence: 雙周\nperiod: 2026-07-01 to 2026-08-31\n"
TASKS = ("{{id: T001, planned: {0}, progress: {1}}}", "{{id: T002, planned: {0}, status: {2}}}")
KPI = "{{id: K001, name: 訂單, target: 100單, current: {0}單, updated: {1}}}"
SETTINGS = TrackingSettings(forecast_cases=1)

days = st.integers(0, 9).map(lambda number: FIRST + timedelta(days=7 * number))
plans = st.sampled_from(["2026-07-01 to 2026-07-20", "2026-07-10 to 2026-08-20", "by 2026-08-05", "待定"])
statuses = st.sampled_from(["已完成", "進行中", "已取消", "說不清"])


@st.composite
def texts(draw: st.DrawFn) -> str:
    chosen = [
        one.format(draw(plans), draw(st.integers(0, 100)), draw(statuses))
        for one in TASKS
        if draw(st.booleans())
    ]
    kpi = KPI.format(draw(st.integers(0, 150)), draw(days))
    return f"{HEAD}tasks: [{', '.join(chosen)}]\nkpis: [{kpi}]\n"


@st.composite
def histories(draw: st.DrawFn) -> tuple[Strategy, tuple[Snapshot, ...]]:
    """A strategy with some versions, and with meetings before and after these."""
    held = sorted(draw(st.lists(days, max_size=4)))
    versions = tuple(
        Snapshot(day, "王小明", str(number), replace(strategy_of(draw(texts())), updates=()))
        for number, day in enumerate(held)
    )
    met = draw(st.lists(days, max_size=3, unique=True))
    said = "tasks: {{T001: {{progress: {0}}}}}\nkpis: {{K001: {{value: {0}單}}}}"
    updates = tuple(update_of(day.isoformat(), said.format(draw(st.integers(0, 100)))) for day in met)
    return replace(strategy_of(draw(texts())), updates=updates), versions


@given(histories(), days)
def test_a_standing_is_what_all_that_was_known_on_the_day_comes_to(
    history: tuple[Strategy, tuple[Snapshot, ...]], day: date
) -> None:
    strategy, versions = history
    compared = tuple(committed_changes(versions, date.max))
    known = known_on(strategy, versions, compared, day)
    whole = as_known_on(strategy, versions, day)
    if whole is None:
        assert known is None
        return
    until = [one for one in versions if one.day <= day]
    (tracked,) = track(Portfolio((whole,), (), {}), day, SETTINGS, {"plan": until}).strategies
    assert known is not None
    wanted = Standing(tracked.sums, len(tracked.kpis), tracked.kpis_good)
    assert standing_on(known, day, SETTINGS) == wanted
    # What is left out of the record counts in nothing else that a report tells.
    given = {"plan": known.snapshots}, {"plan": known.committed}
    (again,) = track(
        Portfolio((known.strategy,), (), {}), day, SETTINGS, given[0], committed=given[1]
    ).strategies
    told = ("department", "tasks", "kpis", "sums", "health", "outlook", "running", "changes")
    assert [getattr(again, name) for name in told] == [getattr(tracked, name) for name in told]
