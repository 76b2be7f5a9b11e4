"""By when open tasks are done, by the strategy's own speed and the finished tasks on record."""

from datetime import date, timedelta
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from records import strategy_of, tracked

from strategy_tracker.language import Language
from strategy_tracker.model import Strategy
from strategy_tracker.tracking import Level, TrackedStrategy, TrackedTask
from strategy_tracker.tracking.duration_ratios import (
    Days,
    DurationRecord,
    begun_on,
    days_of,
    is_case,
    planned_days,
    waited,
)
from strategy_tracker.tracking.outlook import chance_text, finish_of, outlook_words, product

BEGIN = date(2026, 1, 1)
AS_OF = date(2026, 8, 1)
PERIOD = "period: 2026-07-01 to 2026-09-30\n"


def finished(days: list[int], department: str = "市場部", slug: str = "past", wait: int = 0) -> Strategy:
    """Tasks planned for ten days each, that took so many days and began some days late."""
    begun = BEGIN + timedelta(days=wait)
    tasks = [
        f"  - {{id: T{number}, planned: {BEGIN} to {BEGIN + timedelta(days=9)},"
        f" actual: {begun} to {begun + timedelta(days=taken - 1)}, status: done, progress: 100}}"
        for number, taken in enumerate(days)
    ]
    return strategy_of(f"department: {department}\ntasks:\n" + "\n".join(tasks), slug)


def waiting(*tasks: str, department: str = "市場部", updates: dict[str, str] | None = None) -> Strategy:
    text = f"{PERIOD}department: {department}\ntasks: [{', '.join(tasks)}]"
    return strategy_of(text, "now", updates)


def outlook_of(now: Strategy, *past: Strategy, as_of: date = AS_OF) -> TrackedStrategy:
    found = tracked(*past, now, as_of=as_of).strategy("now")
    assert found is not None
    return found


AHEAD = "{id: T001, planned: 2026-08-11 to 2026-08-30, progress: 0, status: 未開始}"
# 20 of 40 days are over, and half of it is done.
GOING = "{{id: {}, planned: 2026-07-12 to 2026-08-20, progress: {}, status: 進行中}}"


def test_a_task_ahead_takes_what_tasks_on_record_took() -> None:
    # Half of them took their ten days, and half of them twenty: 15 on average, ⅔ and 4/3 of that.
    strategy = outlook_of(waiting(AHEAD), finished([10] * 10 + [20] * 10))
    finish = strategy.finish(strategy.tasks[0])
    assert finish is not None
    assert (finish.half, finish.most) == (date(2026, 8, 30), date(2026, 9, 19))
    assert finish.chance == 1
    assert strategy.outlook is not None
    assert (strategy.outlook.cases, strategy.outlook.ratio) == (20, Fraction(3, 2))


def test_it_begins_as_late_as_tasks_usually_do_and_not_before_today() -> None:
    past = finished([10] * 20, wait=3)
    strategy = outlook_of(waiting(AHEAD), past)
    assert strategy.finish(strategy.tasks[0]).half == date(2026, 9, 2)  # type: ignore[union-attr]
    strategy = outlook_of(waiting(AHEAD), past, as_of=date(2026, 9, 21))
    finish = strategy.finish(strategy.tasks[0])
    assert finish is not None
    assert (finish.half, finish.chance) == (date(2026, 10, 10), 0)


def test_a_task_that_has_begun_goes_on_as_fast_as_all_of_it_ends() -> None:
    strategy = outlook_of(waiting(GOING.format("T001", 50)), finished([10] * 20))
    finish = strategy.finish(strategy.tasks[0])
    assert finish is not None
    assert (finish.half, finish.most, finish.chance) == (date(2026, 8, 20), date(2026, 8, 20), 1)
    slow = outlook_of(waiting(GOING.format("T001", 25)), finished([10] * 20))
    # 20 days are over, and three quarters of 40 are left: 50 in all, of which three quarters are to come.
    assert slow.finish(slow.tasks[0]).half == date(2026, 9, 7)  # type: ignore[union-attr]


def test_a_strategy_s_own_speed_counts_as_far_as_strategies_differ_on_record() -> None:
    now = waiting(
        "{id: T001, planned: 2026-07-01 to 2026-07-10, actual: 2026-07-13 to 2026-07-31, status: 已完成}",
        AHEAD,
    )
    alike = [finished([9, 11] * 5, slug=f"past{number}") for number in range(4)]
    outlook = outlook_of(now, *alike).outlook
    assert outlook is not None
    assert outlook.ratio == 1
    unlike = [
        finished([9 + 10 * (number % 2), 11 + 10 * (number % 2)] * 5, slug=f"p{number}")
        for number in range(4)
    ]
    outlook = outlook_of(now, *unlike).outlook
    assert outlook is not None
    assert Fraction(17, 10) < outlook.ratio < Fraction(19, 10)


def test_the_chance_of_a_strategy_is_the_exact_product() -> None:
    late = "{{id: {}, planned: 2026-09-01 to 2026-09-{}, progress: 0, status: 未開始}}"
    tasks = (late.format("T001", 20), late.format("T002", 28))
    outlook = outlook_of(waiting(*tasks), finished([*range(1, 21)])).outlook
    assert outlook is not None
    # 10.5 days on average: 28.5 of 30 are enough for T001's 20 days in 15 cases, for T002's 28 in 10.
    assert outlook.chance == Fraction(15, 20) * Fraction(10, 20)
    assert outlook.slowest is not None
    assert outlook.slowest.id == "T002"


@pytest.mark.parametrize(
    ("own", "others", "expected"),
    [(20, 0, ("市場部", 20)), (19, 1, ("", 20)), (19, 0, None), (0, 20, ("", 20)), (20, 5, ("市場部", 20))],
)
def test_a_department_s_record_comes_before_the_portfolio_s(
    own: int, others: int, expected: tuple[str, int] | None
) -> None:
    past = finished([11] * own), finished([19] * others, "電商部", "other")
    outlook = outlook_of(waiting(AHEAD), *past).outlook
    assert (None if outlook is None else (outlook.department, outlook.cases)) == expected


@pytest.mark.parametrize(
    "task",
    [
        "{id: T003, progress: 10}",
        "{id: T003, progress: 10, planned: {start: 2026-07-20}}",
        "{id: T003, planned: 2026-07-20 to 2026-08-20, status: 進行中}",
    ],
)
def test_no_chance_is_told_where_plan_or_progress_of_a_task_is_not_known(task: str) -> None:
    strategy = outlook_of(waiting(AHEAD, task), finished([10] * 20))
    outlook = strategy.outlook
    assert outlook is not None
    assert (outlook.untold, outlook.chance, outlook.slowest) == (("T003",), None, None)
    assert outlook.most == date(2026, 8, 30)
    assert strategy.finish(strategy.tasks[1]) is None


def test_a_task_is_a_case_once_it_could_have_taken_twice_its_days() -> None:
    def cases(as_of: date) -> int:
        found = outlook_of(waiting(AHEAD), finished([10] * 19 + [12]), as_of=as_of).outlook
        return found.cases if found is not None else 0

    assert (cases(date(2026, 1, 20)), cases(date(2026, 1, 21))) == (0, 20)


def test_nothing_is_said_of_a_strategy_that_is_done() -> None:
    assert outlook_of(finished([10], slug="now"), finished([11] * 30)).outlook is None


UNLIKELY = "{id: T009, planned: 2026-08-20 to 2026-09-30, progress: 0, status: 未開始, updated: 2026-07-31}"


@pytest.mark.parametrize(("progress", "level"), [(50, Level.GOOD), (45, Level.BAD)])
def test_a_small_chance_is_evidence_once_the_strategy_itself_is_behind(progress: int, level: Level) -> None:
    going = GOING.format("T001", f"{progress}, updated: 2026-07-31")
    strategy = outlook_of(waiting(going, UNLIKELY), finished([10] * 9 + [11] * 11))
    assert strategy.health.level is level
    if level is Level.BAD:
        reason = str(strategy.health.evidence[0])
        assert "T009" in reason
        assert "45" in reason


def test_with_a_good_chance_late_work_is_only_to_be_watched() -> None:
    late = "{id: T001, planned: 2026-07-01 to 2026-07-20, progress: 70, status: 進行中, updated: 2026-07-31}"
    assert outlook_of(waiting(late)).health.level is Level.BAD
    strategy = outlook_of(waiting(late), finished([10, 11] * 10))
    assert strategy.health.level is Level.WATCH
    assert not strategy.health.evidence


TASKS = st.lists(st.tuples(st.integers(1, 300), st.integers(1, 90)), min_size=1, max_size=8)


@given(st.lists(TASKS, min_size=1, max_size=6), st.integers(0, 500), st.integers(1, 500))
@settings(max_examples=60)
def test_a_record_holds_in_the_shares_that_it_says(
    groups: list[list[tuple[int, int]]], taken: int, planned: int
) -> None:
    days = [[Days(Fraction(one), Fraction(plan)) for one, plan in group] for group in groups]
    record = DurationRecord(days)
    assert len(record) == sum(map(len, groups))
    own = Days(Fraction(taken), Fraction(planned))
    low, high = sorted((record.usual, own.taken / own.planned))
    assert low <= record.of(own) <= high
    left = planned * record.of(own)
    for share in (Fraction(1, 2), Fraction(85, 100)):
        enough = record.enough(left, share)
        assert record.held(left, enough) >= share
        assert record.held(left, enough - 1) < share


def test_more_days_of_its_own_count_more() -> None:
    days = [[Days(Fraction(one), Fraction(10)) for one in group] for group in ((10, 12), (20, 24), (14, 9))]
    record = DurationRecord(days)
    assert record.own_weight is not None
    few, many = (record.of(Days(Fraction(30 * times), Fraction(10 * times))) for times in (1, 9))
    assert record.usual < few < many < 3


def test_the_weight_of_own_days_is_the_estimate_of_credibility_theory() -> None:
    # Ratios 0.6 and 1.8 of one strategy, 1.6 and 3.2 of the other, ten planned days each. Within them
    # s² = 10 · (2 · 0.6² + 2 · 0.8²) ÷ 2 = 10; between them a = (40 · 0.6² − (2 − 1) · s²) ÷ 20 = 0.22.
    groups = [[Days(Fraction(taken), Fraction(10)) for taken in group] for group in ((6, 18), (16, 32))]
    assert DurationRecord(groups).own_weight == round(10 / 0.22)


@pytest.mark.parametrize(
    ("chance", "text"),
    [(Fraction(0), "0"), (Fraction(1, 200), "<1"), (Fraction(499, 1000), "49"), (Fraction(1), "100")],
)
def test_a_chance_is_not_rounded_up(chance: Fraction, text: str) -> None:
    assert chance_text(chance) == text


@given(st.lists(st.fractions(0, 1, max_denominator=50), max_size=20))
def test_product(chances: list[Fraction]) -> None:
    expected = Fraction(1)
    for chance in chances:
        expected *= chance
    assert product(chances) == expected


def test_work_that_takes_no_days_is_done_in_all_cases_on_a_day_to_come() -> None:
    record = DurationRecord([[Days(Fraction(10), Fraction(10)), Days(Fraction(30), Fraction(10))]])
    assert [record.held(Fraction(0), within) for within in (0, 1)] == [0, 1]


def words(now: Strategy, *past: Strategy, as_of: date = AS_OF) -> str:
    outlook = outlook_of(now, *past, as_of=as_of).outlook
    assert outlook is not None
    return outlook_words(outlook).localize(Language.ENGLISH)


def test_an_outlook_in_words() -> None:
    past = finished([10] * 10 + [20] * 10)
    late = "{id: T001, planned: 2026-09-01 to 2026-09-20, progress: 0, status: 未開始}"
    assert words(waiting(late), past) == (
        "50% chance to end within the period; last tasks done by 20 Sep 2026 in half, by 10 Oct 2026 in 85%"
        " of cases (work takes 1.50 times its planned days; by 20 finished tasks of 市場部)"
    )
    assert words(waiting(late, "{id: T003}", "{id: T004}"), finished([11] * 20, "")) == (
        "no chance is told, as planned days or progress of T003, T004 are not known; last tasks done by"
        " 22 Sep 2026 in half, by 22 Sep 2026 in 85% of cases (work takes 1.10 times its planned days; by 20"
        " finished tasks of all departments)"
    )
    endless = strategy_of(f"department: 市場部\ntasks: [{late}]", "now")
    assert words(endless, past).startswith("no chance is told, as the period has no end; last tasks done by")
    assert words(waiting("{id: T003}"), past) == (
        "no chance is told, as planned days or progress of T003 are not known (work takes 1.50 times its"
        " planned days; by 20 finished tasks of 市場部)"
    )


def test_the_latest_of_all_open_tasks_is_the_strategys() -> None:
    tasks = (
        "{id: T001, planned: 2026-08-11 to 2026-08-30, progress: 0, status: 未開始}",
        "{id: T002, planned: 2026-08-11 to 2026-09-09, progress: 0, status: 未開始}",
        "{id: T003, planned: 2026-08-11 to 2026-08-20, progress: 0, status: 未開始}",
        "{id: T004, planned: 2026-08-11 to 2026-12-20, status: 已取消}",
    )
    outlook = outlook_of(waiting(*tasks), finished([10] * 20)).outlook
    assert outlook is not None
    assert (outlook.half, outlook.most, outlook.chance) == (date(2026, 9, 9), date(2026, 9, 9), 1)
    assert len(outlook.finishes) == 3


def test_nothing_is_said_of_a_strategy_without_a_department_but_by_all() -> None:
    past = finished([10] * 20, "")
    outlook = outlook_of(waiting(AHEAD, department="電商部"), past).outlook
    assert outlook is not None
    assert (outlook.department, outlook.cases) == ("", 20)


@pytest.mark.parametrize(
    ("task", "begun"),
    [
        ("planned: 2026-07-12 to 2026-08-20, progress: 0, status: 未開始", False),
        ("planned: 2026-07-12 to 2026-08-20, progress: 25, status: 未開始", True),
        ("planned: 2026-07-12 to 2026-08-20, progress: 0, status: 未開始, actual: {start: 2026-07-20}", True),
        ("planned: 2026-07-12 to 2026-08-20, progress: 0, status: 進行中", True),
        ("planned: 2026-08-12 to 2026-08-20, progress: 0, status: 進行中", False),
        ("planned: 2026-08-01 to 2026-08-20, progress: 0, status: 進行中", True),
    ],
)
def test_a_task_has_begun_where_anything_says_so_by_then(task: str, begun: bool) -> None:
    (found,) = waiting_tasks(f"{{id: T001, {task}}}")
    assert (begun_on(found, AS_OF) is not None) is begun


def waiting_tasks(*tasks: str, as_of: date = AS_OF) -> tuple[TrackedTask, ...]:
    return tracked(waiting(*tasks), as_of=as_of).strategies[0].tasks


@pytest.mark.parametrize(
    ("task", "planned", "taken", "waits", "is_a_case"),
    [
        # of a task in progress: the days since it began, and what was planned for what is done of it
        ("planned: 2026-07-12 to 2026-08-20, progress: 25", 40, (20, 10), None, False),
        (
            "planned: 2026-07-12 to 2026-08-20, progress: 25, actual: {start: 2026-07-22}",
            40,
            (10, 10),
            10,
            False,
        ),
        ("planned: 2026-07-12 to 2026-08-20, status: 進行中", 40, None, None, False),
        ("planned: 2026-07-12 to 2026-08-20, progress: 0, status: 未開始", 40, None, None, False),
        ("planned: 2026-07-12 to 2026-08-20, progress: 25, status: 已取消", 40, None, None, False),
        # of a finished one all of them, both ends counted
        (
            "planned: 2026-07-01 to 2026-07-10, status: 已完成, actual: 2026-07-03 to 2026-07-14",
            10,
            (12, 10),
            2,
            True,
        ),
        (
            "planned: 2026-07-01 to 2026-07-10, status: 已完成, actual: {end: 2026-07-14}",
            10,
            (14, 10),
            None,
            True,
        ),
        (
            "planned: 2026-07-01 to 2026-07-10, status: 已完成, actual: {start: 2026-07-14}",
            10,
            None,
            13,
            False,
        ),
        ("planned: 2026-07-01 to 2026-07-10, status: 已完成", 10, None, None, False),
        (
            "planned: 2026-07-15 to 2026-07-24, status: 已完成, actual: {end: 2026-07-14}",
            10,
            None,
            None,
            False,
        ),
        (
            "planned: 2026-07-25 to 2026-07-30, status: 已完成, actual: 2026-07-25 to 2026-08-02",
            6,
            None,
            0,
            False,
        ),
        (
            "planned: 2026-07-25 to 2026-07-30, status: 已完成, actual: 2026-07-25 to 2026-08-01",
            6,
            (8, 6),
            0,
            False,
        ),
        (
            "planned: 2026-07-14 to 2026-07-14, status: 已完成, actual: 2026-07-14 to 2026-07-14",
            1,
            (1, 1),
            0,
            True,
        ),
        ("status: 已完成, actual: 2026-07-01 to 2026-07-10", None, None, None, False),
        ("planned: {start: 2026-07-01}, progress: 10", None, None, None, False),
    ],
)
def test_the_days_that_a_task_took_and_was_planned_for(
    task: str, planned: int | None, taken: tuple[int, int] | None, waits: int | None, is_a_case: bool
) -> None:
    (found,) = waiting_tasks(f"{{id: T001, {task}}}")
    days = days_of(found, AS_OF)
    assert planned_days(found) == planned
    assert (None if days is None else (days.taken, days.planned)) == taken
    assert waited(found) == waits
    assert is_case(found, AS_OF) is is_a_case


def test_a_task_is_measured_by_the_plan_that_it_had_first_unless_it_was_moved_as_a_whole() -> None:
    def days(planned: str) -> int | None:
        updates = {"2026-07-05": f"tasks: {{T001: {{planned: {planned}}}}}"}
        now = waiting("{id: T001, planned: 2026-07-10 to 2026-07-19, progress: 10}", updates=updates)
        return planned_days(tracked(now, as_of=AS_OF).strategies[0].tasks[0])

    assert days("2026-07-10 to 2026-07-30") == 10
    assert days("2026-07-19 to 2026-07-30") == 1
    assert days("2026-07-20 to 2026-07-30") == 11


def test_what_is_done_twice_over_leaves_nothing() -> None:
    (task,) = waiting_tasks(GOING.format("T001", 100))
    record = DurationRecord([[Days(Fraction(10), Fraction(10))] * 2])
    found = finish_of(task, record, Fraction(1), AS_OF, date(2026, 9, 30))
    assert found is not None
    assert (found.half, found.most, found.chance) == (AS_OF, AS_OF, 1)


def test_without_an_end_there_is_no_chance_and_on_the_last_day_there_still_is_one() -> None:
    (task,) = waiting_tasks(GOING.format("T001", 50))
    record = DurationRecord([[Days(Fraction(1), Fraction(10))] * 2])
    assert finish_of(task, record, Fraction(1, 100), AS_OF, None).chance is None  # type: ignore[union-attr]
    assert finish_of(task, record, Fraction(1, 100), AS_OF, AS_OF).chance == 0  # type: ignore[union-attr]
    (late,) = waiting_tasks("{id: T001, planned: 2026-08-01 to 2026-08-01, progress: 0, status: 未開始}")
    ends = [finish_of(late, record, Fraction(1), AS_OF, AS_OF - timedelta(days=ago)) for ago in (0, 1)]
    assert [one.chance for one in ends if one is not None] == [1, 0]


def test_the_calendar_ends_with_its_last_day() -> None:
    (task,) = waiting_tasks("{id: T001, planned: 2026-08-01 to 2026-08-31, progress: 0, status: 未開始}")
    record = DurationRecord([[Days(Fraction(10**7), Fraction(1))] * 2], [10**7])
    found = finish_of(task, record, Fraction(1), AS_OF, None)
    assert found is not None
    assert (found.half, found.most) == (date.max, date.max)


def test_a_wait_is_the_average_of_those_that_are_known() -> None:
    days = [[Days(Fraction(10), Fraction(10))]]
    assert [DurationRecord(days, waits).wait for waits in ((), (3,), (1, 4, 5), (-4, 1))] == [0, 3, 3, -2]


def test_one_strategy_or_one_task_in_each_says_nothing_of_how_strategies_differ() -> None:
    def own(*groups: tuple[int, ...]) -> int | None:
        return DurationRecord(
            [[Days(Fraction(one), Fraction(10)) for one in group] for group in groups]
        ).own_weight

    assert own((10, 20)) is None
    assert own((10,), (20,)) is None
    assert own((10, 20), (10, 20)) is None
    assert own((10, 10), (), (20, 20)) == 1
    record = DurationRecord([[Days(Fraction(10), Fraction(10))], [Days(Fraction(20), Fraction(10))]])
    assert record.of(Days(Fraction(1), Fraction(1))) == record.of(None) == Fraction(3, 2)


@pytest.mark.parametrize(("day", "level"), [(29, Level.WATCH), (30, Level.WATCH), (1, Level.BAD)])
def test_a_chance_decides_until_the_last_day_of_the_period(day: int, level: Level) -> None:
    as_of = date(2026, 10 if day == 1 else 9, day)
    late = f"{{id: T001, planned: 2026-09-01 to {as_of - timedelta(days=1)}, progress: 99, updated: {as_of}}}"
    strategy = outlook_of(waiting(late), finished([10] * 20), as_of=as_of)
    assert strategy.health.level is level


def test_the_task_that_is_least_likely_done_may_have_no_id() -> None:
    unnamed = "{planned: 2026-08-20 to 2026-09-30, progress: 0, status: 未開始, updated: 2026-07-31}"
    going = GOING.format("T001", "45, updated: 2026-07-31")
    (said,) = outlook_of(waiting(going, unnamed), finished([10] * 9 + [11] * 11)).health.evidence
    assert said.localize(Language.ENGLISH) == (
        "45% chance to end within the period (alarming below 50%), least likely — (45%)"
    )


def test_days_of_several_tasks_are_added_up() -> None:
    one, other = Days(Fraction(1), Fraction(2)), Days(Fraction(3), Fraction(5))
    assert one.with_days(other) == Days(Fraction(4), Fraction(7))


@pytest.mark.parametrize(("planned", "level"), [("25", Level.BAD), ("25.1", Level.GOOD)])
def test_a_small_chance_is_evidence_once_so_much_of_the_work_was_planned(planned: str, level: Level) -> None:
    going = GOING.format("T001", "45, updated: 2026-07-31")
    past = finished([10] * 9 + [11] * 11)
    found = tracked(past, waiting(going, UNLIKELY), as_of=AS_OF, health_planned=planned).strategy("now")
    assert found is not None
    assert found.health.level is level
