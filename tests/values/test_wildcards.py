"""`*` in a pattern stands for any characters."""

from __future__ import annotations

import re

from hypothesis import example, given
from hypothesis import strategies as st

from strategy_tracker.values.folded_text import matches_wildcards

_LETTERS = st.text(alphabet="ab*", max_size=8)


@example("*a*", "b")
@example("ab*ba", "aba")
@given(_LETTERS, st.text(alphabet="ab\n", max_size=10))
def test_a_pattern_means_what_a_regular_expression_would(pattern: str, text: str) -> None:
    meant = re.fullmatch(".*".join(map(re.escape, pattern.split("*"))), text, re.DOTALL)
    assert matches_wildcards(pattern, text) is (meant is not None)


def test_a_long_pattern_takes_no_longer_than_its_text() -> None:
    assert not matches_wildcards("*a" * 5_000 + "*b", "a" * 50_000)
