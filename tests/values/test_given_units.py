"""Numbers whose unit stands in a field of its own."""

from __future__ import annotations

import re
from decimal import Decimal
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from strategy_tracker.values import Unreadable, read_quantity
from strategy_tracker.values.given_units import in_unit, read_unit, text_in_unit
from strategy_tracker.values.unit_words import LISTED, either

CASES = yaml.safe_load((Path(__file__).parent / "given_units.yaml").read_text(encoding="utf-8"))


@pytest.mark.parametrize(("typed", "unit", "together"), CASES)
def test_a_number_and_its_unit_say_what_they_say_together(typed: object, unit: str, together: str) -> None:
    assert in_unit(read_quantity(str(typed)), read_unit(unit)) == read_quantity(together)


@given(st.integers(0, 10**6), st.sampled_from(("萬元", "元", "人次", "%", "小時", "億")))
def test_the_text_with_the_unit_is_read_as_the_number_with_it(number: int, unit: str) -> None:
    quantity = in_unit(read_quantity(str(number)), read_unit(unit))
    assert read_quantity(text_in_unit(str(number), read_quantity(str(number)), unit)) == quantity
    assert quantity.number == Decimal(number) * quantity.scale


@pytest.mark.parametrize(
    ("typed", "unit", "together"),
    [
        ("500萬", "萬元", "500萬元"),
        ("≥500", "萬元", "≥500萬元"),
        ("48以內", "小時", "48以內 (小時)"),
        ("第500元", "元/月", "第500元/月"),
    ],
)
def test_the_text_of_both_is_as_one_would_type_it(typed: str, unit: str, together: str) -> None:
    assert text_in_unit(typed, read_quantity(typed), unit) == together


@pytest.mark.parametrize(("typed", "unit"), [("500萬元", "人次"), ("35%", "元"), ("3億", "萬元")])
def test_another_unit_disagrees(typed: str, unit: str) -> None:
    with pytest.raises(Unreadable) as caught:
        in_unit(read_quantity(typed), read_unit(unit))
    assert caught.value.rule == "unit-disagrees"


@pytest.mark.parametrize("unit", ["30萬元", "，", "≥", "12"])
def test_no_unit(unit: str) -> None:
    with pytest.raises(Unreadable) as caught:
        read_unit(unit)
    assert caught.value.rule == "unit-unreadable"


@pytest.mark.parametrize("text", ["pts%", "pts", "度c", "度", "km²", "km", "%"])
def test_of_units_that_begin_alike_the_longer_is_read(text: str) -> None:
    match = re.compile(LISTED, re.IGNORECASE).match(text)
    assert match is not None
    assert match[0] == text


def test_a_latin_unit_is_a_whole_word_and_a_pattern_of_none_matches_no_empty_text() -> None:
    assert re.match(LISTED, "kmh") is None
    assert re.match(either(["km", "萬"]), "kmh") is None
    assert re.match(either(["萬"]), "") is None
