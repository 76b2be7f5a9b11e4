"""Numbers that lack only the unit of what they are held against."""

from strategy_tracker.values import read_quantity
from strategy_tracker.values.quantity import lacks_unit


def test_only_a_number_without_a_unit_beside_one_with_a_unit_lacks_it() -> None:
    for one, other, lacks in (
        ("420", "500萬元", True),
        ("420萬", "500萬元", True),
        ("420萬", "500萬/月", False),  # which has none of its own either
        ("420元", "5場", False),
        ("0", "500元", False),
        ("420", "500", False),
    ):
        assert lacks_unit(read_quantity(one), read_quantity(other)) is lacks, (one, other)
