"""Tasks that wait for others, sums of several tasks, update records, and what they make of a strategy."""

from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest
from records import strategy_of, tracked, tracked_one

from strategy_tracker.language import Language
from strategy_tracker.model import Portfolio, Snapshot, Strategy
from strategy_tracker.tracking import AlertKind, Level, Origin, TrackedStrategy, roll_up, track
from strategy_tracker.values import Status

PERIOD = "period: 2026-07-01 to 2026-09-30\nowner: 趙*\n"


def blocked(first: str, second: str, as_of: date) -> TrackedStrategy:
    tasks = f"tasks:\n  - {{id: T001, owner: 王*, {first}}}\n  - {{id: T002, depends_on: [T001], {second}}}\n"
    return tracked_one(PERIOD + tasks, as_of)


@pytest.mark.parametrize(
    ("as_of", "since"),
    [
        (date(2026, 7, 10), None),
        (date(2026, 7, 11), date(2026, 7, 11)),
        (date(2026, 7, 25), date(2026, 7, 11)),
    ],
)
def test_blocked_by_what_is_past_its_own_end(as_of: date, since: date | None) -> None:
    strategy = blocked(
        "planned: 2026-07-01 to 2026-07-10, progress: 90", "planned: 2026-07-20 to 2026-07-30", as_of
    )
    alerts = [one for alert in strategy.alerts for one in alert.reasons if one.kind is AlertKind.BLOCKED]
    assert [alert.since for alert in alerts] == ([since] if since else [])
    assert strategy.tasks[1].blocked_by == (("T001",) if since else ())
    assert [alert.owner for alert in alerts] == ["王*"] * len(alerts)


@pytest.mark.parametrize(("as_of", "names"), [(date(2026, 7, 4), ()), (date(2026, 7, 5), ("T001",))])
def test_blocked_from_the_own_start_by_what_is_unfinished(as_of: date, names: tuple[str, ...]) -> None:
    strategy = blocked(
        "planned: 2026-07-01 to 2026-07-10, progress: 90", "planned: 2026-07-05 to 2026-07-30", as_of
    )
    assert strategy.tasks[1].blocked_by == names


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("planned: 2026-07-01 to 2026-07-10, status: 已完成", "planned: 2026-07-05 to 2026-07-30"),
        ("planned: 2026-07-01 to 2026-07-10, status: 已取消", "planned: 2026-07-05 to 2026-07-30"),
        (
            "planned: 2026-07-01 to 2026-07-10, progress: 5",
            "planned: 2026-07-05 to 2026-07-30, status: 已完成",
        ),
        ("planned: 2026-07-01 to 2026-07-28, progress: 5", "planned: by 2026-07-30"),
        ("planned: 2026-07-01 to 2026-07-28, progress: 5", "planned: 2026-07-25 to 2026-07-30"),
    ],
)
def test_not_blocked(first: str, second: str) -> None:
    assert blocked(first, second, date(2026, 7, 20)).tasks[1].blocked_by == ()


TASKS = """tasks:
  - {id: T001, planned: 2026-07-01 to 2026-07-10, progress: 100, status: 已完成,
     actual: 2026-07-01 to 2026-07-10}
  - {id: T002, planned: 2026-07-01 to 2026-07-10, progress: 100, status: 已完成,
     actual: 2026-07-01 to 2026-07-12, weight: 2}
  - {id: T003, planned: 2026-07-01 to 2026-07-20, progress: 25, weight: 3}
  - {id: T004, planned: 2026-07-01 to 2026-07-20, status: 進行中, weight: 4}
  - {id: T005, planned: 2026-07-01 to 2026-07-05, progress: 10, status: 已取消, weight: 9}
"""


def test_sums_leave_out_what_is_cancelled_and_the_unknown_on_both_sides() -> None:
    sums = tracked_one(PERIOD + TASKS, date(2026, 7, 11)).sums
    assert (sums.tasks, sums.done, sums.open, sums.late_done) == (4, 2, 2, 1)
    assert sums.progress == sums.earned_share == Fraction(100 + 200 + 75, 100 * 6)
    assert sums.planned_value == 1 + 2 + Fraction(3, 2)
    assert sums.earned_value == Fraction(375, 100)
    assert sums.spi == Fraction(375, 450)
    assert sums.schedule_variance == Fraction(-75, 100)
    assert sums.unplanned == 1
    assert sums.on_time_rate == Fraction(1, 2)
    assert sums.completion_rate == Fraction(1, 2)


def test_sums_of_nothing() -> None:
    sums = roll_up(())
    assert (sums.progress, sums.expected, sums.spi, sums.on_time_rate, sums.completion_rate) == (None,) * 5


def test_progress_that_nobody_knows_is_none() -> None:
    sums = tracked_one(
        PERIOD + "tasks: [{id: T001, status: 進行中, planned: 2026-07-01 to 2026-07-10}]", date(2026, 7, 5)
    ).sums
    assert (sums.progress, sums.expected) == (None, None)


@pytest.mark.parametrize(
    ("measure", "text"), [("on_time_rate", "50%"), ("completion_rate", "50%"), ("progress", "62.5%")]
)
def test_measured_kpis(measure: str, text: str) -> None:
    kpi = f"kpis: [{{id: K001, name: 率, target: 80%, measure: {measure}, current: 99%}}]"
    (found,) = tracked_one(PERIOD + TASKS + kpi, date(2026, 7, 11)).kpis
    assert (found.measured, found.current_text, found.current_on) == (True, text, date(2026, 7, 11))
    assert found.ratio is not None


RECORDED = PERIOD + "tasks: [{id: T001, planned: 2026-07-01 to 2026-07-30, progress: 0%s}]"


@pytest.mark.parametrize(
    ("as_of", "progress"),
    [(date(2026, 7, 5), 0), (date(2026, 7, 6), 10), (date(2026, 7, 12), 10), (date(2026, 7, 13), 40)],
)
def test_records_apply_in_date_order_up_to_the_day(as_of: date, progress: int) -> None:
    updates = {
        "2026-07-13": "tasks: {T001: {progress: 40}}",
        "2026-07-06": "tasks: {T001: {progress: 10, status: 進行中}}",
    }
    (task,) = tracked_one(RECORDED % "", as_of, updates).tasks
    assert task.progress == Fraction(progress, 100)
    assert [change.day for change in task.history.changes] == sorted(
        change.day for change in task.history.changes
    )
    assert all(change.origin is Origin.UPDATE for change in task.history.changes)


@pytest.mark.parametrize(
    ("own", "progress"),
    [
        ("", 10),
        (", updated: 2026-07-05", 10),
        (", updated: 2026-07-06", 10),
        (", updated: 2026-07-07", 0),
        (", actual: {start: 2026-07-07}", 0),
        (", updated: 2026-07-09", 10),  # of tomorrow: not known yet
    ],
)
def test_a_record_older_than_the_task_s_own_date_is_history(own: str, progress: int) -> None:
    updates = {"2026-07-06": "tasks: {T001: {progress: 10}}"}
    (task,) = tracked_one(RECORDED % own, date(2026, 7, 8), updates).tasks
    assert task.progress == Fraction(progress, 100)
    assert len(task.history.changes) == 1


def test_a_record_sets_only_the_fields_it_names() -> None:
    updates = {"2026-07-06": "tasks: {T001: {problem: 設備故障}}"}
    (task,) = tracked_one(RECORDED % "", date(2026, 7, 8), updates).tasks
    assert (task.progress, task.record.problem.text) == (0, "設備故障")  # type: ignore[union-attr]


def test_done_by_a_record_without_an_actual_end_was_finished_on_its_day() -> None:
    updates = {
        "2026-07-06": "tasks: {T001: {progress: 100, status: 已完成}}",
        "2026-07-13": "tasks: {T001: {progress: 100, status: 已完成}}",
    }
    (task,) = tracked_one(RECORDED % "", date(2026, 7, 20), updates).tasks
    assert (task.actual_end, task.late_days, task.on_time) == (date(2026, 7, 6), -24, True)


def test_what_is_not_done_is_not_on_time_whatever_end_is_written() -> None:
    updates = {"2026-07-06": "tasks: {T001: {progress: 50, status: 進行中, actual: 2026-07-01至2026-07-05}}"}
    (task,) = tracked_one(RECORDED % "", date(2026, 7, 20), updates).tasks
    assert (task.actual_end, task.on_time) == (date(2026, 7, 5), False)


@pytest.mark.parametrize(
    ("tasks", "as_of", "level", "reason"),
    [
        ("[]", date(2026, 7, 20), Level.UNKNOWN, None),
        ("[{id: T001, planned: 2026-07-01 to 2026-07-20}]", date(2026, 6, 20), Level.UNKNOWN, None),
        ("[{id: T001, status: 已取消}]", date(2026, 7, 20), Level.UNKNOWN, None),
        (
            "[{id: T001, planned: 2026-07-01 to 2026-07-20, progress: 30}]",
            date(2026, 7, 11),
            Level.BAD,
            "100% of the work is overdue or lagging (alarming from 30%); SPI 0.60, below 0.8;"
            " T001: Expected 50%, actual 30%, 20 points behind",
        ),
        (
            "[{id: T001, planned: 2026-07-01 to 2026-07-20, progress: 50, updated: 2026-07-11}, {id: T002}]",
            date(2026, 7, 11),
            Level.GOOD,
            "1 task on plan; 1 task not judged",
        ),
        (
            "[{id: T001, planned: 2026-07-01 to 2026-07-10, progress: 90}]",
            date(2026, 7, 15),
            Level.BAD,
            "100% of the work is overdue or lagging (alarming from 30%); T001: Overdue by 5 days",
        ),
    ],
)
def test_health_of_one_task_with_its_reason(
    tasks: str, as_of: date, level: Level, reason: str | None
) -> None:
    health = tracked_one(f"{PERIOD}tasks: {tasks}", as_of).health
    assert health.level is level
    if reason is not None:
        assert health.reason.localize(Language.ENGLISH) == reason


def test_strategies_do_not_touch_each_other() -> None:
    one, other = strategy_of(PERIOD + TASKS, "one"), strategy_of(PERIOD + TASKS.replace("25", "75"), "other")
    as_of = date(2026, 7, 11)
    both = tracked(one, other, as_of=as_of).strategies
    turned = tracked(other, one, as_of=as_of).strategies
    assert both == tuple(reversed(turned))
    assert both[0] == tracked(one, as_of=as_of).strategies[0]


def test_a_task_is_due_soon_since_the_first_day_of_the_warning() -> None:
    text = """
tasks:
  - {id: T001, planned: 2026-06-01 to 2026-06-14, progress: 90, status: in_progress, updated: 2026-06-11}
"""
    for day, since in ((11, date(2026, 6, 11)), (14, date(2026, 6, 11)), (10, None)):
        found = tracked_one(text, as_of=date(2026, 6, day)).alerts
        assert [one.since for one in found if one.kind is AlertKind.DUE_SOON] == ([since] if since else [])


def test_a_task_is_stale_since_the_day_after_those_that_its_cadence_allows() -> None:
    text = """
cadence: weekly
tasks:
  - {id: T001, planned: 2026-06-01 to 2026-09-30, progress: 90, status: in_progress, updated: 2026-06-10}
"""
    for day, since in ((17, None), (18, date(2026, 6, 18)), (25, date(2026, 6, 18))):
        found = tracked_one(text, as_of=date(2026, 6, day)).alerts
        assert [one.since for one in found if one.kind is AlertKind.STALE] == ([since] if since else [])


def test_a_task_that_waits_says_so_in_its_health_before_that_it_is_due_soon() -> None:
    strategy = blocked(
        "planned: 2026-07-01 to 2026-07-10, progress: 90",
        "planned: 2026-07-10 to 2026-07-14, progress: 60",
        date(2026, 7, 12),
    )
    health = strategy.tasks[1].health
    assert health.level is Level.BAD
    assert "T001" in health.reason.localize(Language.ENGLISH)
    (alert,) = [one for one in strategy.alerts if one.subject == "T002"]
    kinds = [reason.kind for reason in alert.reasons]
    assert kinds == [AlertKind.BLOCKED, AlertKind.DUE_SOON]


def test_what_lags_and_waits_is_first_said_to_lag() -> None:
    task = blocked(
        "planned: 2026-07-01 to 2026-07-10, progress: 90",
        "planned: 2026-07-01 to 2026-07-30, progress: 10",
        date(2026, 7, 12),
    ).tasks[1]
    assert task.warnings[:2] == (AlertKind.LAGGING, AlertKind.BLOCKED)
    assert "points behind" in task.health.reason.localize(Language.ENGLISH)


@pytest.mark.parametrize(("second", "finished"), [("100", 3), ("80", 10)])
def test_a_task_finished_when_it_was_first_done_for_good(second: str, finished: int) -> None:
    updates = {
        "2026-08-03": "tasks: {T001: {progress: 100}}",
        "2026-08-05": f"tasks: {{T001: {{progress: {second}}}}}",
        "2026-08-10": "tasks: {T001: {progress: 100, status: 已完成}}",
    }
    text = PERIOD + "tasks: [{id: T001, planned: 2026-07-01 to 2026-08-31, progress: 50, status: 進行中}]"
    assert tracked_one(text, date(2026, 8, 12), updates).tasks[0].actual_end == date(2026, 8, finished)


@pytest.mark.parametrize(("more", "is_due"), [("", True), ("retrospective: {held: 2026-10-10}", False)])
def test_a_retrospective_is_due_when_the_days_after_the_period_are_over(more: str, is_due: bool) -> None:
    for day, is_over in ((date(2026, 10, 14), False), (date(2026, 10, 15), True)):
        found = [one for alert in tracked_one(PERIOD + more, day).alerts for one in alert.reasons]
        due = [one for one in found if one.kind is AlertKind.RETROSPECTIVE_DUE]
        assert [(one.since, one.days, one.owner) for one in due] == [
            (date(2026, 10, 1), 14, "趙*"),
        ] * (is_due and is_over)


def test_next_steps_without_a_day_are_left_open_from_the_end_of_the_period() -> None:
    text = PERIOD + "retrospective: {next_steps: [改進話術]}"
    for day, since in ((date(2026, 9, 29), []), (date(2026, 9, 30), [date(2026, 9, 30)])):
        found = [one for alert in tracked_one(text, day).alerts for one in alert.reasons]
        assert [one.since for one in found if one.kind is AlertKind.NEXT_STEP_OPEN] == since


def test_a_strategy_runs_from_its_first_to_its_last_day() -> None:
    days = (date(2026, 6, 30), date(2026, 7, 1), date(2026, 9, 30), date(2026, 10, 1))
    assert [tracked_one(PERIOD, day).running for day in days] == [False, True, True, False]


def test_next_is_due_what_is_still_open_and_not_overdue() -> None:
    tasks = """
tasks:
  - {id: T001, planned: 2026-07-01 to 2026-07-09, progress: 90}
  - {id: T002, planned: 2026-07-01 to 2026-07-12, progress: 100, status: 已完成}
  - {id: T003, planned: 2026-07-01 to 2026-07-20, progress: 50}
  - {id: T004, planned: 2026-07-01 to 2026-07-15, progress: 50}
"""
    due = tracked_one(PERIOD + tasks, date(2026, 7, 10)).next_due
    assert due is not None
    assert due.id == "T004"


STEPS = (
    PERIOD
    + """
tasks: [{id: T001, description: 擴充素材庫}]
retrospective: {held: 2026-08-01, next_steps: [擴充素材庫, 改進話術], improvements: [提早備貨]}
"""
)


def test_update_records_close_next_steps_by_their_words() -> None:
    updates = {
        "2026-08-03": "next_steps: [{text: 擴充 素材庫, carried_to: T001}, {text: 提早備貨, done: yes}]",
        "2026-08-10": "next_steps: [{text: 提早備貨, done: no}, {text: 改進話術, done: yes}]",
    }
    then = tracked_one(STEPS, date(2026, 8, 3), updates)
    now = tracked_one(STEPS, date(2026, 8, 10), updates)
    assert [(step.text, step.open) for step in then.steps] == [
        ("提早備貨", False), ("擴充素材庫", False), ("改進話術", True),
    ]  # fmt: skip
    assert [step.open for step in now.steps] == [True, False, False]
    assert now.steps[1].carried_to == (("plan", "T001"),)
    logged = [(change.day.day, change.id, change.field.key) for change in now.changes]
    assert logged == [
        (3, "擴充 素材庫", "carried_to"), (3, "提早備貨", "done"),
        (10, "提早備貨", "done"), (10, "改進話術", "done"),
    ]  # fmt: skip


def test_a_recorded_value_is_of_the_day_that_it_names_and_counts_though_it_is_the_same() -> None:
    text = PERIOD + "kpis: [{id: K001, name: 銷售額, target: 500萬元, source: 財務系統}]"
    updates = {
        "2026-08-03": "kpis: {K001: {value: 100萬元, date: 2026-07-31, source: 電商後台}}",
        "2026-08-31": "kpis: {K001: {value: 100萬元}}",
    }
    (kpi,) = tracked_one(text, date(2026, 9, 1), updates).kpis
    assert [(point.day.isoformat(), point.source) for point in kpi.points] == [
        ("2026-07-31", "電商後台"), ("2026-08-31", "財務系統"),
    ]  # fmt: skip
    assert (kpi.current_on, kpi.stale_days) == (date(2026, 8, 31), None)


def test_of_two_records_of_one_day_the_later_holds_and_the_log_has_both() -> None:
    text = PERIOD + "tasks: [{id: T001, description: 甲}]"
    record = strategy_of(text, updates={"2026-08-03": "author: 王\ntasks: {T001: {progress: 40}}"})
    other = strategy_of(text, updates={"2026-08-03": "author: 張\ntasks: {T001: {progress: 60}}"})
    both = replace(record, updates=record.updates + other.updates)
    (strategy,) = tracked(both, as_of=date(2026, 8, 4)).strategies
    assert strategy.tasks[0].record.progress is not None
    assert strategy.tasks[0].record.progress.text == "60"
    assert [(change.author, change.after and change.after.text) for change in strategy.changes] == [
        ("王", "40"), ("張", "60"),
    ]  # fmt: skip


QUARTER = "period: 2026-07-01 to 2026-09-30\n"


@pytest.mark.parametrize(
    ("kpis", "as_of", "level", "reason"),
    [
        (
            "[{name: New sign-ups, baseline: 1000, target: 1200, current: 1010},"
            " {name: Conversion, target: 3%, current: 0.2%}, {name: NPS, target: 40}]",
            date(2026, 8, 15),
            Level.GOOD,
            "1 task on plan; no KPI is judged before 30 Sep 2026; 2 KPIs below target; 1 KPI without a value",
        ),
        (
            "[{name: Sales, target: 10, current: 12}, {name: Conversion, target: 3%, current: 0.2%}]",
            date(2026, 8, 15),
            Level.GOOD,
            "1 task on plan; 1 KPI on plan; the others are judged on 30 Sep 2026; 1 KPI below target",
        ),
        (
            "[{name: Churn, target: 5%, current: 8%}]",
            date(2026, 8, 15),
            Level.UNKNOWN,
            "1 task on plan; 1 KPI not scored",
        ),
        (
            "[{name: Page load, target: 3 s, current: 4 s or so 5}]",
            date(2026, 8, 15),
            Level.UNKNOWN,
            "1 task on plan; 1 KPI not scored",
        ),
        (
            "[{name: NPS, target: 40}]",
            date(2026, 10, 15),
            Level.UNKNOWN,
            "1 task on plan; 1 KPI without a value",
        ),
        (
            "[{name: New sign-ups, baseline: 1000, target: 1200, current: 1010}]",
            date(2026, 10, 15),
            Level.BAD,
            "New sign-ups reached only 5% of the way from 1000 to its target",
        ),
        (
            "[{name: Sales, target: 10, current: 12}]",
            date(2026, 8, 15),
            Level.GOOD,
            "All tasks and KPIs are on plan",
        ),
        ("[]", date(2026, 8, 15), Level.GOOD, "All tasks are on plan"),
    ],
)
def test_health_claims_nothing_of_what_is_not_judged(
    kpis: str, as_of: date, level: Level, reason: str
) -> None:
    task = (
        "tasks: [{id: T9, planned: 2026-07-01 to 2026-07-10, actual: 2026-07-01 to 2026-07-09, progress: 100,"
        " status: done}]\n"
    )
    health = tracked_one(f"{QUARTER}{task}kpis: {kpis}", as_of).health
    assert (health.level, health.reason.localize(Language.ENGLISH)) == (level, reason)


@pytest.mark.parametrize(
    ("as_of", "level", "reason"),
    [
        (date(2026, 6, 20), Level.UNKNOWN, "Begins on 1 Jul 2026"),
        (
            date(2026, 6, 21),
            Level.BAD,
            "100% of the work is overdue or lagging (alarming from 30%); T001: Overdue by 1 day",
        ),
    ],
)
def test_a_task_overdue_before_the_strategy_begins_is_bad(as_of: date, level: Level, reason: str) -> None:
    health = tracked_one(f"{QUARTER}tasks: [{{id: T001, planned: by 2026-06-20, progress: 0}}]", as_of).health
    assert (health.level, health.reason.localize(Language.ENGLISH)) == (level, reason)


def test_a_lag_before_the_strategy_begins_is_not_judged_yet() -> None:
    task = "{id: T001, planned: 2026-06-01 to 2026-06-28, progress: 0}"
    health = tracked_one(f"{QUARTER}tasks: [{task}]", date(2026, 6, 25)).health
    assert health.level is Level.UNKNOWN


def test_a_finish_that_nobody_knows_is_neither_on_time_nor_late() -> None:
    done = "planned: 2026-07-01 to 2026-07-20, progress: 100, status: done"
    known = f"{{id: T3, {done}, actual: 2026-07-01 to 2026-07-20}}"
    unknown = f"{{id: T1, {done}}}, {{id: T2, {done}}}"
    sums = tracked_one(f"{QUARTER}tasks: [{unknown}]", date(2026, 8, 15)).sums
    assert (sums.on_time_rate, sums.was_due, sums.finish_unknown, sums.late_done) == (None, 0, 2, 0)
    sums = tracked_one(f"{QUARTER}tasks: [{unknown}, {known}]", date(2026, 8, 15)).sums
    assert (sums.on_time_rate, sums.was_due, sums.finish_unknown) == (1, 1, 2)


def test_a_status_that_cannot_be_read_is_neither_done_nor_not_started() -> None:
    (task,) = tracked_one(
        f"{QUARTER}tasks: [{{id: T1, planned: 2026-07-01 to 2026-08-31, progress: 100, status: 差不多了}}]",
        date(2026, 8, 15),
    ).tasks
    assert (task.status, task.open, task.not_started_late) == (Status.IN_PROGRESS, True, False)


def test_a_progress_that_cannot_be_read_is_not_known() -> None:
    (task,) = tracked_one(
        f"{QUARTER}tasks: [{{id: T1, planned: 2026-07-01 to 2026-08-31, progress: 過半, status: 未開始}}]",
        date(2026, 8, 15),
    ).tasks
    assert task.progress is None


def test_one_name_with_and_without_quotes_or_space_is_one_owner() -> None:
    tasks = (
        "tasks:\n  - {id: T001, owner: 李四}\n  - {id: T002, owner: 李 四}\n  - {id: T003, owner: “李四”}\n"
    )
    people = tracked(strategy_of("owner: 「李四」\n" + tasks), as_of=date(2026, 7, 10)).by_owner()
    assert {name: [task.id for task in own] for name, own in people.items()} == {
        "李四": ["T001", "T002", "T003"]
    }


def test_a_committed_value_found_the_same_on_a_later_day_is_a_reading_of_that_day() -> None:
    def version(value: str, updated: str) -> Strategy:
        kpi = f"{{id: K001, name: NPS, target: 40, current: {value}, updated: {updated}}}"
        return strategy_of(f"{QUARTER}kpis: [{kpi}]")

    told = [("12", 1), ("12", 15), ("12", 25), ("13", 30)]  # the third is of a day that had not come
    versions = [version(value, f"2026-08-{day:02}") for value, day in told]
    days = (date(2026, 8, 2), date(2026, 8, 16), date(2026, 8, 17), date(2026, 8, 31))
    snapshots = [Snapshot(day, "王*", "c", one) for day, one in zip(days, versions, strict=True)]
    portfolio = Portfolio((versions[-1],), (), {})
    (found,) = track(portfolio, date(2026, 9, 1), snapshots={"plan": snapshots}).strategies
    assert [(point.day.day, point.text) for point in found.kpis[0].points] == [
        (1, "12"),
        (15, "12"),
        (30, "13"),
    ]
    assert [
        (change.before and change.before.text, change.after and change.after.text) for change in found.changes
    ] == [("12", "13")]


def test_a_commit_says_how_a_task_stands_by_the_fields_that_meetings_set_alone() -> None:
    def version(progress: int, description: str) -> Strategy:
        return strategy_of(f"{PERIOD}tasks: [{{id: T001, description: {description}, progress: {progress}}}]")

    versions = [version(10, "甲"), version(20, "甲"), version(20, "乙")]
    snapshots = [
        Snapshot(date(2026, 8, day), "王*", "c", one) for day, one in zip((2, 6, 9), versions, strict=True)
    ]
    portfolio = Portfolio((versions[-1],), (), {})
    (found,) = track(portfolio, date(2026, 8, 12), snapshots={"plan": snapshots}).strategies
    assert found.tasks[0].last_update == date(2026, 8, 6)


@pytest.mark.parametrize(("meeting", "points"), [(3, [(3, 20)]), (8, [(8, 20)]), (9, [(8, 10), (9, 20)])])
def test_a_progress_is_known_from_the_first_commit_unless_a_meeting_had_said_one(
    meeting: int, points: list[tuple[int, int]]
) -> None:
    first = strategy_of(f"{PERIOD}tasks: [{{id: T001, progress: 10}}]")
    record = strategy_of(
        f"{PERIOD}tasks: [{{id: T001, progress: 10}}]",
        updates={f"2026-08-0{meeting}": "tasks: {T001: {progress: 20}}"},
    )
    snapshots = {"plan": [Snapshot(date(2026, 8, 8), "王*", "c", first)]}
    (found,) = track(Portfolio((record,), (), {}), date(2026, 8, 12), snapshots=snapshots).strategies
    known = found.tasks[0].history.progress_points
    assert [(day.day, progress * 100) for day, progress in known] == points
