"""By when open tasks are done, by the strategy's own speed and the finished tasks on record."""

from datetime import date, timedelta
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from records import strategy_of, tracked

from strategy_tracker.model import Strategy
from strategy_tracker.tracking import Level, TrackedStrategy
from strategy_tracker.tracking.duration_ratios import Days, DurationRecord
from strategy_tracker.tracking.outlook import chance_text, product

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
