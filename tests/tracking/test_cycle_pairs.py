"""Which strategies are cycles of one series."""

import pytest

from strategy_tracker.tracking.cycle_pairs import series


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
