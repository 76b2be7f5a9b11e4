"""Work by week: what is left of a task lies evenly on the days left for it."""

from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any
from unittest.mock import Mock

import pytest

from strategy_tracker.tracking.workload import work_by_week

MONDAYS = [date(2025, 8, 18), date(2025, 8, 25), date(2025, 9, 1)]
AS_OF = date(2025, 8, 20)


def task(**facts: Any) -> Mock:
    known = {"open": True, "weight": Decimal(1), "progress": Fraction(0), "planned_start": None}
    return Mock(**{**known, **facts})


@pytest.mark.parametrize(
    ("facts", "work"),
    [
        ({"planned_end": date(2025, 8, 29)}, [Fraction(1, 2), Fraction(1, 2), 0]),  # five of ten days each
        (
            {"planned_start": date(2025, 8, 31), "planned_end": date(2025, 9, 1)},
            [0, Fraction(1, 2), Fraction(1, 2)],
        ),
        ({"planned_end": date(2025, 8, 1), "progress": Fraction(3, 4)}, [Fraction(1, 4), 0, 0]),
        ({"planned_end": AS_OF, "weight": Decimal(3)}, [3, 0, 0]),
        ({"planned_end": AS_OF, "open": False}, [0, 0, 0]),
        ({"planned_end": None}, [0, 0, 0]),
        ({"planned_end": AS_OF, "progress": None}, [0, 0, 0]),
    ],
)
def test_work_lies_where_it_is_to_be_done(facts: dict[str, Any], work: list[Fraction]) -> None:
    assert work_by_week([task(**facts)], MONDAYS, AS_OF) == work
