"""Which strategies are cycles of one series."""

from datetime import date

import pytest
from records import strategy_of, tracked

from strategy_tracker.model import Strategy
from strategy_tracker.tracking.cycle_pairs import cycle_pairs, series


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("2024年雙11大促策略", "2025年雙11大促策略"),
        ("2024年Q4雙11大促策略", "2025年雙11大促策略"),
        ("2024-q4-double-eleven", "2025-q4-double-eleven"),
        ("2024年下半年會員策略", "2025年上半年會員策略"),
        ("Market entry 2024", "Market entry 2025"),
    ],
)
def test_names_that_differ_in_year_and_quarter_are_one_series(one: str, other: str) -> None:
    assert series(one) == series(other) != ""


@pytest.mark.parametrize(
    ("one", "other"), [("2025年雙11大促", "2025年雙12大促"), ("2025年618大促", "2025年818大促")]
)
def test_other_numbers_are_part_of_the_name(one: str, other: str) -> None:
    assert series(one) != series(other)


def cycle(slug: str, year: int, text: str = "") -> Strategy:
    return strategy_of(f"period: {year}-01-01 to {year}-12-31\n{text}", slug)


def pairs(*strategies: Strategy) -> list[tuple[str, str]]:
    found = tracked(*strategies, as_of=date(2026, 1, 1)).strategies
    return [(pair.before.slug, pair.now.slug) for pair in cycle_pairs(found)]


def test_each_cycle_stands_beside_the_last_of_its_series_the_latest_first() -> None:
    plans = [cycle(f"{year}-plan", year) for year in (2023, 2025, 2024)]
    assert pairs(*plans) == [("2024-plan", "2025-plan"), ("2023-plan", "2024-plan")]


def test_titles_tell_a_series_as_files_do() -> None:
    one, two = cycle("old", 2023, "title: 2023年會員策略"), cycle("new", 2024, "title: 2024年 會員策略")
    assert pairs(one, two) == [("old", "new")]
    assert pairs(one, cycle("other", 2024, "title: 2024年門店策略")) == []


def test_of_two_that_begin_on_one_day_the_later_name_is_the_last() -> None:
    one, two = cycle("2023-plan", 2023), cycle("2023-q1-plan", 2023)
    assert pairs(two, one, cycle("2024-plan", 2024)) == [("2023-q1-plan", "2024-plan")]


def test_one_that_is_named_stands_beside_it_too_but_none_beside_itself() -> None:
    one, two = cycle("2023-plan", 2023), cycle("launch", 2024, "previous: 2023-plan")
    three = cycle("2024-plan", 2024, "previous: launch")
    assert pairs(one, two, three) == [
        ("2023-plan", "2024-plan"),
        ("launch", "2024-plan"),
        ("2023-plan", "launch"),
    ]
    assert pairs(cycle("self", 2024, "previous: self"), cycle("far", 2024, "previous: nowhere")) == []


def test_one_without_a_start_is_compared_by_what_its_file_says_alone_and_comes_last() -> None:
    one, two = cycle("2023-plan", 2023), cycle("2024-plan", 2024)
    bare = strategy_of("previous: 2023-plan", "2025-plan")
    assert pairs(bare, one, two) == [("2023-plan", "2024-plan"), ("2023-plan", "2025-plan")]


def test_what_both_cycles_measure_stands_in_the_order_of_the_later_one() -> None:
    before = cycle(
        "2023-plan",
        2023,
        "kpis: [{id: K1, name: 銷售額, target: 1}, {id: K2, name: NPS}, {id: K3, name: nps}, {id: K4}]",
    )
    now = cycle(
        "2024-plan",
        2024,
        "kpis: [{id: K1, name: 'Nps'}, {id: K2, name: 新客}, {id: K3, name: 銷售 額}, {id: K4}]",
    )
    (pair,) = cycle_pairs(tracked(before, now, as_of=date(2026, 1, 1)).strategies)
    assert [(kpi.name, kpi.before.id, kpi.now.id) for kpi in pair.kpis] == [
        ("Nps", "K2", "K1"),
        ("銷售 額", "K1", "K3"),
    ]
