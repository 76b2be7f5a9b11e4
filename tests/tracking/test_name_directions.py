"""Which names of KPIs say that less is better."""

from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from strategy_tracker.tracking.name_directions import says_less_is_better

NAMES: dict[str, list[str]] = yaml.safe_load(
    Path(__file__).with_name("name_directions.yaml").read_text("utf-8")
)


@pytest.mark.parametrize("way", NAMES)
def test_a_name_is_judged_by_its_head(way: str) -> None:
    assert [name for name in NAMES[way] if says_less_is_better(name) is not (way == "less")] == []


@pytest.mark.parametrize(
    ("name", "less"),
    [
        ("獲客成本 / 人", True),
        ("Complaints/month", True),
        ("Orders / complaint", False),
        ("投訴（含退款）", True),
        ("滿意度(投訴)", False),
        ("客訴" + "量" * 198, True),
        ("客訴" + "量" * 198 + "佳", True),
        ("客訴" + "量" * 197 + "佳", False),
        ("銷" + "數量" * 99, False),
        ("", False),
    ],
)
def test_what_it_is_counted_by_is_no_part_of_a_name(name: str, less: bool) -> None:
    assert says_less_is_better(name) is less


@given(st.text(max_size=300))
def test_any_name_is_judged(name: str) -> None:
    assert says_less_is_better(name) in (True, False)


@pytest.mark.parametrize("way", NAMES)
def test_what_counts_the_remedy_is_better_more(way: str) -> None:
    remedies = [f"{name} reduction" if name.isascii() else f"{name}下降幅度" for name in NAMES[way]]
    assert [name for name in remedies if says_less_is_better(name)] == []
