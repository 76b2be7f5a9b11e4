"""By when open tasks are done, by how late the finished ones were."""

from datetime import date, timedelta
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from records import strategy_of, tracked

from strategy_tracker.model import Strategy
from strategy_tracker.tracking import TrackedStrategy
from strategy_tracker.tracking.outlook import product

DUE = date(2026, 6, 30)
PERIOD = "period: 2026-07-01 to 2026-09-30\n"


def finished(lateness: list[int], department: str = "市場部", slug: str = "past") -> Strategy:
    ends = [DUE + timedelta(days=late) for late in lateness]
    tasks = [
        f"  - {{id: T{number}, planned: 2026-06-01 to {DUE}, actual: 2026-06-01 to {end},"
        " status: done, progress: 100}"
        for number, end in enumerate(ends)
    ]
    return strategy_of(f"department: {department}\ntasks:\n" + "\n".join(tasks), slug)


def waiting(*tasks: str, department: str = "市場部", updates: dict[str, str] | None = None) -> Strategy:
    text = f"{PERIOD}department: {department}\ntasks: [{', '.join(tasks)}]"
    return strategy_of(text, "now", updates)


def outlook_of(now: Strategy, *past: Strategy, as_of: date = date(2026, 8, 1)) -> TrackedStrategy:
    found = tracked(*past, now, as_of=as_of).strategy("now")
    assert found is not None
    return found


def task(end: str, name: str = "T001") -> str:
    return f"{{id: {name}, planned: 2026-07-01 to {end}, progress: 50}}"


def test_a_task_not_yet_due_is_compared_with_all_that_were_not_earlier() -> None:
    strategy = outlook_of(waiting(task("2026-09-20")), finished(list(range(20))))
    finish = strategy.finish(strategy.tasks[0])
    assert finish is not None
    assert (finish.half, finish.most, finish.cases) == (date(2026, 9, 29), date(2026, 10, 6), 20)
    assert finish.chance == Fraction(11, 20)


def test_an_overdue_task_is_compared_with_those_that_were_as_late() -> None:
    strategy = outlook_of(waiting(task("2026-07-20")), finished(list(range(20))))
    finish = strategy.finish(strategy.tasks[0])
    assert finish is not None
    # 12 days late: those of 12 to 19 days.
    assert (finish.half, finish.most, finish.cases) == (date(2026, 8, 4), date(2026, 8, 7), 8)
    assert finish.chance == 1


def test_the_chance_of_a_strategy_is_the_exact_product() -> None:
    tasks = (task("2026-09-20"), task("2026-09-28", "T002"))
    outlook = outlook_of(waiting(*tasks), finished(list(range(20)))).outlook
    assert outlook is not None
    assert outlook.chance == Fraction(11, 20) * Fraction(3, 20)
    assert (outlook.department, outlook.cases) == ("市場部", 20)


@pytest.mark.parametrize(
    ("own", "others", "expected"),
    [(20, 0, ("市場部", 20)), (19, 1, ("", 20)), (19, 0, None), (0, 20, ("", 20)), (20, 5, ("市場部", 20))],
)
def test_a_department_s_record_comes_before_the_portfolio_s(
    own: int, others: int, expected: tuple[str, int] | None
) -> None:
    past = finished([1] * own), finished([9] * others, "電商部", "other")
    outlook = outlook_of(waiting(task("2026-09-20")), *past).outlook
    assert (None if outlook is None else (outlook.department, outlook.cases)) == expected


def test_what_is_later_than_everything_on_record_has_no_chance_to_be_told() -> None:
    tasks = (task("2026-07-05"), task("2026-09-20", "T002"), "{id: T003, progress: 10}")
    strategy = outlook_of(waiting(*tasks), finished([2] * 20))
    outlook = strategy.outlook
    assert outlook is not None
    assert (outlook.beyond, outlook.undated, outlook.chance) == (("T001",), ("T003",), None)
    assert outlook.most == date(2026, 9, 22)
    assert strategy.finish(strategy.tasks[0]) is None


def test_a_finish_of_a_later_day_is_not_known_yet() -> None:
    past = finished([0] * 19 + [60])
    assert outlook_of(waiting(task("2026-09-20")), past, as_of=date(2026, 8, 28)).outlook is None
    assert outlook_of(waiting(task("2026-09-20")), past, as_of=date(2026, 8, 29)).outlook is not None


def test_nothing_is_said_of_a_strategy_that_is_done() -> None:
    assert outlook_of(finished([0], slug="now"), finished([1] * 30)).outlook is None


@given(st.lists(st.integers(-29, 200), min_size=20, max_size=40), st.integers(-30, 80))
@settings(max_examples=40)
def test_a_range_holds_in_the_shares_that_it_says(lateness: list[int], late: int) -> None:
    as_of = date(2026, 12, 31)
    end = as_of - timedelta(days=late)
    text = f"{{id: T001, planned: 2026-07-01 to {end}, progress: 50}}"
    strategy = outlook_of(waiting(text), finished(lateness), as_of=as_of)
    known = [day for day in lateness if DUE + timedelta(days=day) <= as_of]
    as_late = [day for day in known if day >= late]
    found = strategy.finish(strategy.tasks[0])
    if len(known) < 20 or not as_late:
        assert found is None
        return
    assert found is not None
    assert as_of <= found.half <= found.most
    for day, share in ((found.half, Fraction(1, 2)), (found.most, Fraction(85, 100))):
        held = sum(end + timedelta(days=one) <= day for one in as_late)
        before = sum(end + timedelta(days=one) < day for one in as_late)
        assert Fraction(before, len(as_late)) < share <= Fraction(held, len(as_late))


@given(st.lists(st.fractions(0, 1, max_denominator=50), max_size=20))
def test_product(chances: list[Fraction]) -> None:
    expected = Fraction(1)
    for chance in chances:
        expected *= chance
    assert product(chances) == expected
